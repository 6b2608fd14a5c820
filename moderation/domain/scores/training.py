"""A model made of many labelled texts at once."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from moderation.domain.scores.calibration import Calibration, calibrated
from moderation.domain.scores.features import (
    BUCKETS,
    Features,
    Values,
    features_of,
    folded_words,
)
from moderation.domain.scores.learner import force, rates
from moderation.domain.scores.model import Model
from moderation.domain.scores.task import Task

Told: TypeAlias = Callable[[str, int, int], None]
Floats: TypeAlias = NDArray[np.float64]

_BOUND = 1.0  # how hard the nearest examples may pull; by measurement
_SEED = 4
_STEPS = 300_000  # in all; few examples are gone through more often
_FEWEST, _MOST = 2, 6  # times
_FOLDS = 5
_MANY = 50_000  # of so many examples one fold is held out for the calibration, not each
_SOURCE_RATE = 9.0  # a source finds its own base rate quickly
# How much an example pulls, beside one of comments under articles or videos, if it is a
# post found by keyword or lexicon, an e-mail, or a message on a telephone.
_FROM_AFAR = {
    "authored": 0.05,
    "davidson": 0.05,
    "mlma": 0.05,
    "sms_spam": 0.01,
    "spamassassin": 0.005,
}


@dataclass(frozen=True)
class Example:
    """A text that a person decided about, and where it is from."""

    text: str
    label: bool
    source: str = ""


@dataclass(frozen=True)
class _Table:
    """Examples as the learner sees them."""

    rows: list[Features]
    signs: Floats
    pulls: Floats  # how hard each may pull, 1 for the nearest
    sources: list[int]  # 0 is all the nearest, who share the model's own intercept
    folds: NDArray[np.int64]


def nothing_told(what: str, done: int, of: int) -> None:
    """Show nobody how far it is."""


def trained(
    examples: Sequence[Example], task: Task, told: Told = nothing_told
) -> Model:
    """Return a model of all examples, the same for the same in the same order.

    Its probabilities are those of the nearest source; they are calibrated on examples
    that were held out, near-identical texts together. There are labels of both kinds.
    """
    table = _table(examples, told)
    model = _fitted(table, np.ones(len(examples), bool), task, told)
    model.calibration = _calibration(table, task, told)
    model.learned = len(examples)
    model.positive = sum(example.label for example in examples)
    return model


def grouped(text: str) -> int:
    """Return a number that near-identical texts share: their letters alone."""
    return _group(folded_words(text))


def _group(words: list[str]) -> int:
    letters = "".join(filter(str.isalpha, "".join(words)))
    return zlib.crc32(letters.encode("utf-8", "surrogatepass"))


def _table(examples: Sequence[Example], told: Told) -> _Table:
    pulls = np.array([_FROM_AFAR.get(example.source, 1.0) for example in examples])
    pulls /= pulls.max()
    afar = {
        example.source
        for example, pull in zip(examples, pulls, strict=True)
        if pull < 1
    }
    numbers = {source: at for at, source in enumerate(sorted(afar), start=1)}
    rows, groups = [], []
    for done, example in enumerate(examples):
        told("Reading examples:", done, len(examples))
        words = folded_words(example.text)
        rows.append(features_of(example.text, words))
        groups.append(_group(words))
    return _Table(
        rows,
        np.array([1.0 if example.label else -1.0 for example in examples]),
        pulls,
        [numbers.get(example.source, 0) for example in examples],
        np.array(groups) % _FOLDS,
    )


def _fitted(table: _Table, chosen: NDArray[np.bool_], task: Task, told: Told) -> Model:
    """Return an uncalibrated model of the chosen rows: dual coordinate ascent."""
    model = Model.cold(task)
    model.seen, model.mass = _seen(table, chosen)
    speeds = rates(model.seen, model.mass)
    offsets = [0.0] * (max(table.sources) + 1)
    forces = [0.0] * len(table.rows)
    places = np.flatnonzero(chosen)
    times = min(max(_STEPS // len(places), _FEWEST), _MOST)
    chance = np.random.default_rng(_SEED)
    for time in range(times):
        for done, at in enumerate(chance.permutation(places).tolist()):
            told("Learning:", time * len(places) + done, times * len(places))
            row, source, sign = (
                table.rows[at],
                table.sources[at],
                float(table.signs[at]),
            )
            pull = speeds[row.buckets] * row.values
            size = float(pull @ row.values) + 1 + (_SOURCE_RATE if source else 0)
            margin = float(model.weights[row.buckets] @ row.values)
            margin += model.intercept + offsets[source]
            bound = _BOUND * float(table.pulls[at])
            after = force(sign * margin, size, bound, forces[at])
            step = sign * (after - forces[at])
            forces[at] = after
            model.weights[row.buckets] += np.float32(step) * pull
            model.intercept += step
            if source:
                offsets[source] += step * _SOURCE_RATE
    return model


def _seen(table: _Table, chosen: NDArray[np.bool_]) -> tuple[Values, float]:
    seen = np.zeros(BUCKETS, np.float32)
    for at in np.flatnonzero(chosen).tolist():
        seen[table.rows[at].buckets] += table.pulls[at]
    return seen, float(table.pulls[chosen].sum())


def _calibration(table: _Table, task: Task, told: Told) -> Calibration:
    """Return the line that fits rows of the nearest source held out of the learning."""
    is_near = np.array(table.sources) == 0
    pairs = []
    for fold in range(_FOLDS if len(table.rows) < _MANY else 1):
        is_held_out = table.folds == fold
        if is_held_out.all() or not is_held_out.any():
            continue
        model = _fitted(table, ~is_held_out, task, told)
        for at in np.flatnonzero(is_held_out & is_near).tolist():
            margin = model.margin(table.rows[at])
            pairs.append((margin, bool(table.signs[at] > 0)))
    return calibrated(pairs)
