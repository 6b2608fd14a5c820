"""Trials and what people decided, as storage keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from moderation.domain.past import Past
    from moderation.domain.trial import Draft, Findings, Trial


class ReadTrials(Protocol):
    """Finding trials, and what they are made on."""

    def get(self, trial_id: int, *, alive: int) -> Trial | None:
        """Return one trial; one that was touched last before `alive` has failed."""

    def decided(self, most: int) -> int:
        """Return how many comments people decided, no more than `most`.

        A comment that people decided twice may count twice.
        """

    def past(self, *, before: int | None, limit: int) -> list[Past]:
        """Return comments that people approved or rejected, spam too.

        Those whose decision stands, the newest decision first, below that of the id
        `before`.
        """


class Trials(ReadTrials, Protocol):
    """Finding and keeping trials."""

    def add(
        self, moderator_id: int, draft: Draft, *, most: int, of: int, at: int
    ) -> int:
        """Store a trial that begins and return its id.

        Those of this moderator that still run have failed, and only the newest few
        are kept.
        """

    def go_on(self, trial_id: int, *, done: int, at: int) -> bool:
        """Store how far a trial is; False if nobody waits for it any more."""

    def finish(self, trial_id: int, findings: Findings, *, done: int, at: int) -> bool:
        """Store what a trial found; False if nobody waits for it any more."""

    def fail(self, trial_id: int) -> None:
        """Store that a trial found nothing and never will."""
