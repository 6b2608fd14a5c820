"""A moderator takes decisions back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.audit import AuditAct, NewEntry
from moderation.domain.comment import DECIDABLE
from moderation.domain.errors import ModerationError, NotFoundError
from moderation.domain.moderator import Act
from moderation.services.decide import Result, stale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderation.domain.decision import Decision
    from moderation.domain.moderator import Moderator
    from moderation.ports import Clock, Store, Writing


@dataclass(frozen=True)
class Undo:
    """Put comments back to where they were before a moderator's decision.

    That is their status, and the reports that the decision closed.

    Only the decision that stands can be undone; what was decided or withdrawn since
    stays, and the result says what happened instead.
    """

    store: Store
    clock: Clock

    def __call__(
        self, moderator: Moderator, decision_ids: Sequence[int]
    ) -> list[Result]:
        """Return a result for each of `decision_ids`, in their order, in one unit.

        A result's error is a NotFoundError or a StaleError.
        """
        moderator.must(Act.DECIDE)
        with self.store.writing() as writing:
            now = self.clock.now()
            return [_result(writing, moderator, one, now) for one in decision_ids]


def _result(
    writing: Writing, moderator: Moderator, decision_id: int, now: int
) -> Result:
    decision = writing.decisions.get(decision_id)
    if decision is None or decision.moderator is None:
        return Result(0, error=NotFoundError("decision"))
    try:
        _take_back(writing, decision, now)
    except ModerationError as error:
        return Result(decision.comment_id, error=error)
    detail = {"decision": str(decision.id), "status": decision.before.value}
    writing.audit.append(
        NewEntry(now, moderator.name, AuditAct.UNDO, decision.comment_id, detail)
    )
    return Result(decision.comment_id, decision)


def _take_back(writing: Writing, decision: Decision, now: int) -> None:
    comment = writing.comments.by_ids([decision.comment_id])[decision.comment_id]
    standing = writing.decisions.standing([comment.id]).get(comment.id)
    stands = standing is not None and standing.id == decision.id
    if not stands or comment.status not in DECIDABLE:
        raise stale(writing, comment)
    writing.comments.move(comment, decision.before, now=now)
    writing.decisions.undo(decision.id, at=now)
    # Those that this decision closed: both were written at one moment.
    writing.reports.reopen(comment.id, closed_at=decision.at)
