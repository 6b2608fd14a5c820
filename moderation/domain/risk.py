"""What a score says at a threshold, and which words it says it by."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from moderation.domain.scores import Assessment


def reaches(score: Assessment, threshold: float) -> bool:
    """Tell whether a score is sure to be at `threshold` or above; 0 is none."""
    return bool(threshold) and score.is_confident and score.probability >= threshold


def stays_below(score: Assessment, threshold: float) -> bool:
    """Tell whether a score is sure to be at `threshold` or below; 0 is none."""
    return bool(threshold) and score.is_confident and score.probability <= threshold


def at_least(score: Assessment) -> int:
    """Return how many whole percents a score has."""
    return math.floor(score.probability * 100)


def at_most(score: Assessment) -> int:
    """Return how many whole percents a score does not exceed."""
    return math.ceil(score.probability * 100)


def risk(*scores: Assessment) -> int:
    """Return the highest of `scores` that are sure, in whole percents; 0 if none is."""
    return max((at_least(score) for score in scores if score.is_confident), default=0)


def speaking_for(score: Assessment) -> tuple[tuple[int, int], ...]:
    """Return where the words stand that raised a score, in their order."""
    return tuple(
        sorted((word.start, word.end) for word in score.heaviest if word.weight > 0)
    )
