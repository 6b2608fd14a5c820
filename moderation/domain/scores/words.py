"""Which words of a text weigh how much."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from moderation.domain.scores.features import (
    Buckets,
    Values,
    features,
    folded_words,
    letter_buckets,
    line_of,
    word_buckets,
    word_counts,
    words_only,
)
from moderation.domain.scores.grams import Grams, letter_grams, word_grams
from moderation.domain.scores.marks import KINDS

Floats: TypeAlias = NDArray[np.float64]

_SPACED = re.compile(r"\S+")


@dataclass(frozen=True)
class Weighed:
    """A word from `start` to before `end`, in characters of the text, and its weight.

    The weight is in logits: above 0 it speaks for the label, below 0 against it.
    """

    start: int
    end: int
    weight: float


def weighed(text: str, weights: Values, slope: float) -> tuple[Weighed, ...]:
    """Return the words that weigh something, heaviest first, whichever way they pull.

    A word has the weight of all grams in it, and of the pairs that it is part of;
    `slope` makes logits of that.
    """
    spans = [found.span() for found in _SPACED.finditer(text)]
    folded = [folded_words(text[start:end]) for start, end in spans]
    words = [word for of_one in folded for word in of_one]
    if not words:
        return ()
    of_span = np.repeat(np.arange(len(spans)), [len(of_one) for of_one in folded])
    per_word = _weight_of_each(text, words, weights)
    totals = np.bincount(of_span, per_word * slope, len(spans))
    found = [
        Weighed(start, end, float(total))
        for (start, end), total in zip(spans, totals, strict=True)
        if total
    ]
    return tuple(sorted(found, key=lambda word: (-abs(word.weight), word.start)))


def _weight_of_each(text: str, words: list[str], weights: Values) -> Floats:
    line = line_of(words)
    totals = np.zeros(len(words))
    grams = letter_grams(line)
    _add(totals, grams, _shares(text, letter_buckets(grams), weights))
    # What stands between spaces may be several words, or none: «l'eau», «!!!».
    of_word = np.repeat(np.arange(len(words)), word_counts(words))
    if len(of_word):
        grams = word_grams(words_only(line))
        shares = _shares(text, word_buckets(grams), weights)
        of_words = Grams(grams.numbers, of_word[grams.first], of_word[grams.last])
        _add(totals, of_words, shares)
    return totals


def _add(totals: Floats, grams: Grams, shares: Floats) -> None:
    np.add.at(totals, grams.first, shares)
    parted = grams.first != grams.last
    np.add.at(totals, grams.last[parted], shares[parted])


def _shares(text: str, buckets: Buckets, weights: Values) -> Floats:
    """Return what each gram adds to the logit; equal ones share what they add."""
    found = features(text)
    known, values = found.buckets[:-KINDS], found.values[:-KINDS]
    at = known.searchsorted(buckets)
    shares: Floats = weights[buckets] * values[at] / np.bincount(at)[at]
    return shares
