"""A moderator looks at how much the scores have learned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.moderator import Act

if TYPE_CHECKING:
    from moderation.domain.moderator import Moderator
    from moderation.domain.standing import ScoresStanding
    from moderation.ports import Store
    from moderation.services.learned_scores import LearnedScores


@dataclass(frozen=True)
class ReadScoresStanding:
    """Tell how much the scores of this process have learned."""

    store: Store
    scores: LearnedScores

    def __call__(self, moderator: Moderator) -> ScoresStanding:
        """Return it as of now; raises ForbiddenError for who may not look."""
        moderator.must(Act.LOOK)
        with self.store.reading() as reading:
            return self.scores.standing(reading)
