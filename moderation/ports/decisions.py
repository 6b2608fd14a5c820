"""Decisions as storage keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from moderation.domain.comment import Comment, Status
    from moderation.domain.decision import Decision, NewDecision, Verdict


class ReadDecisions(Protocol):
    """Finding decisions."""

    def get(self, decision_id: int) -> Decision | None:
        """Return one decision."""

    def of(self, comment_id: int) -> list[Decision]:
        """Return every decision about a comment, oldest first, undone ones too."""

    def of_many(self, comment_ids: Collection[int]) -> dict[int, list[Decision]]:
        """Return every decision, oldest first, by comment; only those that have any."""

    def standing(self, comment_ids: Collection[int]) -> dict[int, Decision]:
        """Return the newest decision that is not undone, by comment."""


class Decisions(ReadDecisions, Protocol):
    """Finding and keeping decisions."""

    def add(  # noqa: PLR0913 - the record of a judgement has these parts
        self,
        comment: Comment,
        verdict: Verdict,
        *,
        after: Status,
        at: int,
        moderator_id: int | None = None,
        note: str = "",
    ) -> Decision:
        """Store what was decided about `comment` as it was: its version and status."""

    def add_many(self, news: Sequence[NewDecision]) -> None:
        """Store many decisions, in the order given, as `add` stores one."""

    def undo(self, decision_id: int, *, at: int) -> bool:
        """Mark a decision as taken back; False if it already was."""

    def explain(self, decision_id: int, verdict: Verdict, *, note: str) -> None:
        """Replace the reasons and the note of a decision."""
