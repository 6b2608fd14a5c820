"""What the scores learn from and how they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from moderation.domain.curve import Decided
    from moderation.domain.learner import Snapshot
    from moderation.domain.lessons import Taught


class ReadScores(Protocol):
    """Finding what was taught."""

    def newest(self) -> int:
        """Return the newest entry of the audit log that teaches; 0 for none."""

    def taught(self, *, after: int, limit: int) -> list[Taught]:
        """Return the entries above `after` that teach or take back, in their order.

        Each comment has its words as they are now.
        """

    def decided(self, *, limit: int) -> list[Decided]:
        """Return what people decided last, with the scores from before, newest first.

        These are comments that stand approved, rejected or as spam by a person, and
        that the pipeline had held or approved with the scores among its facts.
        """

    def kept(self) -> Snapshot | None:
        """Return the models as they were kept; None if none were."""


class Scores(ReadScores, Protocol):
    """Finding what was taught, and keeping models."""

    def keep(self, snapshot: Snapshot, *, at: int) -> None:
        """Keep models in place of those that are kept, unless those know more.

        Those that began with something else give way in any case.
        """
