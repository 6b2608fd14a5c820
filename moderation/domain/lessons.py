"""What the decisions of people teach the scores."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from moderation.domain.audit import AuditAct
from moderation.domain.decision import Outcome, ReasonCode
from moderation.domain.scores import Task

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Taught:
    """One entry of the audit log that teaches, or takes back what another has taught.

    `act` is DECIDE, EXPLAIN, UNDO or EDIT. `decision` is the one that it is about, with
    its `outcome`. For an edit that is the oldest one by a person about the words that
    were replaced, 0 where there was none. `body` is None for a comment that is gone.
    """

    entry: int
    act: AuditAct
    decision: int
    comment_id: int
    outcome: Outcome = Outcome.HOLD
    reason: ReasonCode | None = None
    body: str | None = None
    website: str | None = None


_INSULTING = frozenset({ReasonCode.INSULT, ReasonCode.HATE})
# Bad for reasons that its words alone do not show, but no advertising.
_NO_SPAM = frozenset({
    ReasonCode.OFF_TOPIC,
    ReasonCode.FALSEHOOD,
    ReasonCode.PRIVATE_DATA,
    ReasonCode.OTHER,
})  # fmt: skip


def labels(outcome: Outcome, reason: ReasonCode | None) -> dict[Task, bool]:
    """Return what a decision says to each score; nothing to those it does not name.

    ========  =========================  =====  =====
    outcome   reason                     spam   abuse
    ========  =========================  =====  =====
    approve                              no     no
    spam                                 yes
    reject    advertising                yes
    reject    insult, hate               no     yes
    reject    none                              yes
    reject    another                    no
    hold
    ========  =========================  =====  =====

    Spam may insult or not, so it says nothing about abuse. Moderators who give no
    reason for a rejection mostly mean how it is said; that need not exclude spam.
    """
    if outcome is Outcome.APPROVE:
        return {Task.SPAM: False, Task.TOXIC: False}
    if outcome is Outcome.SPAM:
        return {Task.SPAM: True}
    return _labels_of_rejection(reason) if outcome is Outcome.REJECT else {}


def text_for(task: Task, body: str, website: str | None) -> str:
    """Return what a score reads of a comment, when it learns and when it is asked.

    The body comes first, so that its places stay the same. Websites are what spam is
    for. Nobody is judged by their name.
    """
    return f"{body}\n{website}" if website and task is Task.SPAM else body


class Hindsight:
    """What became of decisions by the last of some entries."""

    def __init__(self, entries: Iterable[Taught] = ()) -> None:
        """Begin with some entries, in their order."""
        self._undone: set[int] = set()
        self._explained: dict[int, ReasonCode | None] = {}
        self._edited: dict[int, int] = {}
        self.learn_of(entries)

    def learn_of(self, entries: Iterable[Taught]) -> None:
        """Take in more entries, in their order."""
        for one in entries:
            if one.act is AuditAct.UNDO:
                self._undone.add(one.decision)
            elif one.act is AuditAct.EXPLAIN:
                self._explained[one.decision] = one.reason
            elif one.act is AuditAct.EDIT:
                self._edited[one.comment_id] = one.entry

    def standing(self, entries: Iterable[Taught]) -> list[Taught]:
        """Return the decisions among `entries` that stand, with their last reasons.

        One stands that was not undone, and whose comment still has the words that it
        was about.
        """
        return [
            self._explained_last(one)
            for one in entries
            if one.act is AuditAct.DECIDE
            and one.decision not in self._undone
            and self._edited.get(one.comment_id, 0) < one.entry
        ]

    def _explained_last(self, one: Taught) -> Taught:
        reason = self._explained.get(one.decision, one.reason)
        return one if reason is one.reason else replace(one, reason=reason)


def _labels_of_rejection(reason: ReasonCode | None) -> dict[Task, bool]:
    if reason is None:
        return {Task.TOXIC: True}
    if reason is ReasonCode.ADVERTISING:
        return {Task.SPAM: True}
    if reason in _INSULTING:
        return {Task.SPAM: False, Task.TOXIC: True}
    return {Task.SPAM: False} if reason in _NO_SPAM else {}
