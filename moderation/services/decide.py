"""A moderator decides: about one comment, or about many in one unit of work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.audit import AuditAct, NewEntry
from moderation.domain.comment import DECIDABLE
from moderation.domain.decision import STATUS_AFTER, Verdict
from moderation.domain.errors import ModerationError, NotFoundError, StaleError
from moderation.domain.moderator import Act

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderation.domain.comment import Comment
    from moderation.domain.decision import Decision
    from moderation.domain.moderator import Moderator
    from moderation.ports import Clock, Reading, Store, Writing


@dataclass(frozen=True)
class Judged:
    """A comment as the moderator saw it; without a version, as it is now."""

    comment_id: int
    version: int | None


@dataclass(frozen=True)
class Result:
    """What came of one judgement: the decision, or the error that kept it out."""

    comment_id: int
    decision: Decision | None = None
    error: ModerationError | None = None


@dataclass(frozen=True)
class Decide:
    """Store a moderator's decisions, each with its audit entry, in one unit.

    A judgement of a version that is no longer the comment's own is not stored; the
    others are.
    """

    store: Store
    clock: Clock

    def __call__(
        self,
        moderator: Moderator,
        judged: Sequence[Judged],
        verdict: Verdict,
        note: str = "",
    ) -> list[Result]:
        """Return a result for each of `judged`, in their order.

        A result's error is a NotFoundError or a StaleError. Raises ForbiddenError for
        who may not decide.
        """
        moderator.must(Act.DECIDE)
        with self.store.writing() as writing:
            # Once it is our turn: who asks for changes since a moment must not have
            # asked between the moment we name and the change.
            now = self.clock.now()
            return [
                _result(writing, moderator, one, verdict, note=note, now=now)
                for one in judged
            ]


def _result(  # noqa: PLR0913 - the parts of a decision
    writing: Writing,
    moderator: Moderator,
    judged: Judged,
    verdict: Verdict,
    *,
    note: str,
    now: int,
) -> Result:
    try:
        comment = _as_judged(writing, judged)
    except ModerationError as error:
        return Result(judged.comment_id, error=error)
    after = STATUS_AFTER[verdict.outcome]
    decision = writing.decisions.add(
        comment, verdict, after=after, at=now, moderator_id=moderator.id, note=note
    )
    writing.comments.move(comment, after, now=now)
    reports = writing.reports.close(comment.id, at=now)
    detail = {**verdict.summary(), "decision": str(decision.id)}
    if reports:
        detail["reports"] = reports
    writing.audit.append(
        NewEntry(now, moderator.name, AuditAct.DECIDE, comment.id, detail)
    )
    return Result(comment.id, decision)


def _as_judged(unit: Reading, judged: Judged) -> Comment:
    comment = unit.comments.get(judged.comment_id)
    if comment is None:
        raise NotFoundError("comment")
    other_version = judged.version not in {None, comment.version}
    if other_version or comment.status not in DECIDABLE:
        raise stale(unit, comment)
    return comment


def stale(unit: Reading, comment: Comment) -> StaleError:
    """Return the error that says what happened to `comment` instead."""
    decision = unit.decisions.standing([comment.id]).get(comment.id)
    return StaleError(
        status=comment.status,
        version=comment.version,
        outcome=decision.outcome if decision else None,
        moderator=decision.moderator if decision else None,
        at=decision.at if decision else None,
    )
