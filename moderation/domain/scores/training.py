"""A model made of many labelled texts at once."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from moderation.domain.scores.calibration import calibrated
from moderation.domain.scores.features import features_of, folded_words
from moderation.domain.scores.fitting import Fit, Table, Told, nothing_told
from moderation.domain.scores.model import Model
from moderation.domain.scores.task import Task

_STEPS = 120_000  # in all; few examples are gone over more often
_FEWEST, _MOST = 2, 6  # times
_FOLDS = 5
_MANY = 10_000  # of so many examples one fold is held out for the calibration, not each
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


def trained(
    examples: Sequence[Example], task: Task, told: Told = nothing_told
) -> Model:
    """Return a model of all examples, the same for the same in the same order.

    Its probabilities are those of the nearest source; they are calibrated on examples
    that were held out, near-identical texts together. There are labels of both kinds.
    """
    table, folds = _table(examples, told)
    everything = np.ones(len(examples), bool)
    times = min(max(_STEPS // len(examples), _FEWEST), _MOST)
    fit = Fit(table, everything, task, told)
    fit.go_over(everything, times)
    pairs = [
        pair
        for fold in range(_FOLDS if len(examples) < _MANY else 1)
        for pair in _held_out(table, folds == fold, task, times)
    ]
    model = fit.model
    model.calibration = calibrated(pairs)
    model.learned = len(examples)
    model.positive = sum(example.label for example in examples)
    return model


def grouped(text: str) -> int:
    """Return a number that near-identical texts share: their letters alone."""
    return _group(folded_words(text))


def _group(words: list[str]) -> int:
    letters = "".join(filter(str.isalpha, "".join(words)))
    return zlib.crc32(letters.encode("utf-8", "surrogatepass"))


def _held_out(
    table: Table, is_held_out: NDArray[np.bool_], task: Task, times: int
) -> list[tuple[float, bool]]:
    """Return margins of some examples, by a model of the others, and their labels."""
    if is_held_out.all() or not is_held_out.any():
        return []
    fit = Fit(table, ~is_held_out, task)
    fit.go_over(~is_held_out, times)
    return fit.margins(is_held_out)


def _table(examples: Sequence[Example], told: Told) -> tuple[Table, NDArray[np.int64]]:
    """Return the examples as the learner sees them, and the fold of each."""
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
    table = Table(
        rows,
        np.array([1.0 if example.label else -1.0 for example in examples]),
        pulls,
        [numbers.get(example.source, 0) for example in examples],
    )
    return table, np.array(groups) % _FOLDS
