"""From margins to probabilities: Platt's line, which goes on learning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from moderation.domain.scores.learner import sigmoid

_ROUNDS = 20
_FORGETTING = 0.999  # a step counts half after some 700 more


@dataclass(frozen=True, slots=True)
class Calibration:
    """A line through the logits, and how firmly it is known.

    The last three are its information: of the slope, of both, of the offset.
    """

    slope: float = 1.0
    offset: float = 0.0
    of_slope: float = 2.0
    of_both: float = 0.0
    of_offset: float = 2.0

    def probability(self, margin: float) -> float:
        """Return how probable the label is at a margin."""
        return sigmoid(self.slope * margin + self.offset)

    def learned(self, margin: float, label: bool) -> Calibration:  # noqa: FBT001
        """Return the line after one more example, whose margin knew nothing of it."""
        chance = self.probability(margin)
        firmness = max(chance * (1 - chance), 1e-4)
        of_slope = self.of_slope * _FORGETTING + firmness * margin * margin
        of_both = self.of_both * _FORGETTING + firmness * margin
        of_offset = self.of_offset * _FORGETTING + firmness
        whole = of_slope * of_offset - of_both * of_both
        miss = label - chance
        return Calibration(
            max(self.slope + miss * (of_offset * margin - of_both) / whole, 0.05),
            self.offset + miss * (of_slope - of_both * margin) / whole,
            of_slope,
            of_both,
            of_offset,
        )


def calibrated(pairs: Iterable[tuple[float, bool]]) -> Calibration:
    """Return the line that fits margins of examples that were not learned from."""
    kept = list(pairs)
    line = Calibration()
    for _ in range(_ROUNDS):
        line = _refitted(line, kept)
    return line


def _refitted(line: Calibration, pairs: list[tuple[float, bool]]) -> Calibration:
    """Return the line after one step of Newton's, held near slope 1 and offset 0."""
    start = Calibration()
    of_slope, of_both, of_offset = start.of_slope, start.of_both, start.of_offset
    towards_slope = start.of_slope * (start.slope - line.slope)
    towards_offset = start.of_offset * (start.offset - line.offset)
    for margin, label in pairs:
        chance = line.probability(margin)
        firmness, miss = chance * (1 - chance), label - chance
        of_slope += firmness * margin * margin
        of_both += firmness * margin
        of_offset += firmness
        towards_slope += miss * margin
        towards_offset += miss
    whole = of_slope * of_offset - of_both * of_both
    return Calibration(
        max(
            line.slope + (of_offset * towards_slope - of_both * towards_offset) / whole,
            0.05,
        ),
        line.offset + (of_slope * towards_offset - of_both * towards_slope) / whole,
        of_slope,
        of_both,
        of_offset,
    )
