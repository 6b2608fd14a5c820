"""A score of one kind: learned from labelled texts, one by one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

from moderation.domain.scores.calibration import Calibration
from moderation.domain.scores.features import (
    BUCKETS,
    Buckets,
    Features,
    Values,
    features,
)
from moderation.domain.scores.learner import force, rates
from moderation.domain.scores.marks import KINDS
from moderation.domain.scores.packing import packed, unpacked
from moderation.domain.scores.task import Task
from moderation.domain.scores.words import Weighed, weighed

Places: TypeAlias = NDArray[np.int32]

_BOUND = 1.0  # how hard one example may pull; by measurement
_HEAVIEST = 8  # words that an assessment names
# Below these a model has no opinion.
_ENOUGH = 50
_ENOUGH_OF_EACH = 10
_ENOUGH_OF_SCRIPT = 20
_KNOWN_SHARE = 0.25
_UNDECIDED = 0.1  # around an even chance


@dataclass(frozen=True)
class Assessment:
    """What a model makes of a text. One that is not confident is no opinion."""

    probability: float
    is_confident: bool
    heaviest: tuple[Weighed, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """What a model was where it has learned something since."""

    learned: int
    positive: int
    mass: float
    intercept: float
    calibration: Calibration
    buckets: Places
    weights: Values
    seen: Values


@dataclass(slots=True, eq=False)
class Model:
    """A calibrated score that learns. Not for several threads at once.

    `weights` has a logit for each bucket of features, `seen` how many examples had it,
    out of `mass`; examples from afar count less than one there.
    """

    task: Task
    learned: int = 0
    positive: int = 0
    mass: float = 0.0
    intercept: float = 0.0
    calibration: Calibration = field(default_factory=Calibration)
    weights: Values = field(default_factory=lambda: np.zeros(BUCKETS, np.float32))
    seen: Values = field(default_factory=lambda: np.zeros(BUCKETS, np.float32))

    @property
    def is_ready(self) -> bool:
        """Whether it has seen enough of both kinds to have any opinion."""
        fewer = min(self.positive, self.learned - self.positive)
        return self.learned >= _ENOUGH and fewer >= _ENOUGH_OF_EACH

    @classmethod
    def cold(cls, task: Task) -> Self:
        """Return a model that has learned nothing."""
        return cls(task)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Return the model that `to_bytes` wrote; raises ScoresFileError for others."""
        kept = unpacked(data)
        return cls(
            kept.task,
            kept.learned,
            kept.positive,
            kept.mass,
            kept.intercept,
            kept.calibration,
            kept.weights,
            kept.seen,
        )

    def to_bytes(self) -> bytes:
        """Return all that is needed to go on: at most 1 MB, the same for the same."""
        return packed(self)

    def score(self, text: str) -> float:
        """Return how probable the label is, from 0 to 1."""
        return self._probability(features(text))

    def learn(self, text: str, label: bool) -> Step:  # noqa: FBT001
        """Take one step towards what a person said of `text`; `unlearn` goes back."""
        return self.learn_seen(features(text), label)

    def learn_seen(self, found: Features, label: bool) -> Step:  # noqa: FBT001
        """Learn as `learn` does what was seen of a text: most of the time is seeing."""
        step_back = self._step_back(found.buckets)
        margin = self.margin(found)
        self.calibration = self.calibration.learned(margin, label)
        self.learned += 1
        self.positive += label
        self.mass += 1
        self.seen[found.buckets] += 1
        pull = rates(self.seen[found.buckets], self.mass) * found.values
        sign = 1 if label else -1
        size = float(pull @ found.values) + 1
        step = sign * force(sign * margin, size, _BOUND)
        self.weights[found.buckets] += np.float32(step) * pull
        self.intercept += step
        return step_back

    def unlearn(self, step: Step) -> None:
        """Go back to before the newest step that was not gone back yet."""
        self.learned, self.positive = step.learned, step.positive
        self.mass, self.intercept = step.mass, step.intercept
        self.calibration = step.calibration
        self.weights[step.buckets] = step.weights
        self.seen[step.buckets] = step.seen

    def explain(self, text: str) -> tuple[Weighed, ...]:
        """Return the words of `text` that weigh something, heaviest first."""
        return weighed(text, self.weights, self.calibration.slope)

    def assess(self, text: str) -> Assessment:
        """Return score, heaviest words, and whether enough is known to say so."""
        return self.assess_seen(features(text), text, explained=0.0)

    def assess_seen(
        self, found: Features, text: str, *, explained: float
    ) -> Assessment:
        """Assess as `assess` does what was seen of `text`.

        Words take most of the time; they are named from the score `explained` on.
        """
        probability = self._probability(found)
        return Assessment(
            probability,
            self._knows(found) and abs(probability - 0.5) >= _UNDECIDED,
            self.explain(text)[:_HEAVIEST] if probability >= explained else (),
        )

    def margin(self, found: Features) -> float:
        """Return the logit before it is calibrated."""
        return float(self.weights[found.buckets] @ found.values) + self.intercept

    def _step_back(self, buckets: Buckets) -> Step:
        return Step(
            self.learned,
            self.positive,
            self.mass,
            self.intercept,
            self.calibration,
            buckets.astype(np.int32),
            self.weights[buckets],
            self.seen[buckets],
        )

    def _probability(self, found: Features) -> float:
        return self.calibration.probability(self.margin(found))

    def _knows(self, found: Features) -> bool:
        if not self.is_ready:
            return False
        seen = self.seen[found.buckets]
        of_words, of_script = seen[:-KINDS], seen[-KINDS]
        known = np.count_nonzero(of_words) >= _KNOWN_SHARE * len(of_words)
        return bool(known and of_script >= _ENOUGH_OF_SCRIPT)
