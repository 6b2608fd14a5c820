"""Weights found by going over the same examples again and again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from moderation.domain.scores.features import BUCKETS, Features, Values
from moderation.domain.scores.learner import force, rates
from moderation.domain.scores.model import Model
from moderation.domain.scores.task import Task

Told: TypeAlias = Callable[[str, int, int], None]
Chosen: TypeAlias = NDArray[np.bool_]

_BOUND = 1.0  # how hard the nearest examples may pull; by measurement
_SEED = 4
_SOURCE_RATE = 9.0  # a source finds its own base rate quickly


@dataclass(frozen=True)
class Table:
    """Examples as the learner sees them."""

    rows: list[Features]
    signs: NDArray[np.float64]  # 1 with the label, -1 without
    pulls: NDArray[np.float64]  # how hard each may pull, 1 for the nearest
    sources: list[int]  # 0 is all the nearest, who share the model's own intercept


def nothing_told(what: str, done: int, of: int) -> None:
    """Show nobody how far it is."""


class Fit:
    """A model on its way, with the force that each example pulls with so far."""

    def __init__(
        self, table: Table, known: Chosen, task: Task, told: Told = nothing_told
    ) -> None:
        """Begin with nothing; how rare a feature is comes from the `known` examples."""
        self.table, self.told = table, told
        self.model = Model.cold(task)
        self.model.seen, self.model.mass = _seen(table, known)
        self._rates = rates(self.model.seen, self.model.mass)
        self._forces = [0.0] * len(table.rows)
        self._offsets = [0.0] * (max(table.sources) + 1)
        self._chance = np.random.default_rng(_SEED)

    def go_over(self, chosen: Chosen, times: int) -> None:
        """Let each chosen example pull until it is content, in an order of chance."""
        places = np.flatnonzero(chosen)
        for time in range(times):
            for done, at in enumerate(self._chance.permutation(places).tolist()):
                self.told("Learning:", time * len(places) + done, times * len(places))
                self._pull(at)

    def margins(self, chosen: Chosen) -> list[tuple[float, bool]]:
        """Return margin and label of the chosen examples of the nearest source."""
        is_near = np.array(self.table.sources) == 0
        return [
            (self.model.margin(self.table.rows[at]), bool(self.table.signs[at] > 0))
            for at in np.flatnonzero(chosen & is_near).tolist()
        ]

    def _pull(self, at: int) -> None:
        model, row, source = self.model, self.table.rows[at], self.table.sources[at]
        sign, before = float(self.table.signs[at]), self._forces[at]
        pull = self._rates[row.buckets] * row.values
        size = float(pull @ row.values) + 1 + (_SOURCE_RATE if source else 0)
        margin = model.margin(row) + self._offsets[source]
        bound = _BOUND * float(self.table.pulls[at])
        self._forces[at] = force(sign * margin, size, bound, before)
        step = sign * (self._forces[at] - before)
        model.weights[row.buckets] += np.float32(step) * pull
        model.intercept += step
        if source:
            self._offsets[source] += step * _SOURCE_RATE


def _seen(table: Table, known: Chosen) -> tuple[Values, float]:
    seen = np.zeros(BUCKETS, np.float32)
    for at in np.flatnonzero(known).tolist():
        seen[table.rows[at].buckets] += table.pulls[at]
    return seen, float(table.pulls[known].sum())
