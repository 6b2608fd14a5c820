"""What a score sees of a text: numbers of its parts, each with a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import regex
from numpy.typing import NDArray

from moderation.domain.folding import fold, skeleton
from moderation.domain.scores.grams import (
    LONGEST,
    Grams,
    letter_grams,
    scattered,
    word_grams,
)
from moderation.domain.scores.marks import KINDS, LEVELS, marks

Values: TypeAlias = NDArray[np.float32]
Buckets: TypeAlias = NDArray[np.int64]

# One table has a part for each kind of feature.
_LETTERS = 3 << 16
_WORDS = (1 << 16) - KINDS * LEVELS
_FIRST_MARK = _LETTERS + _WORDS
BUCKETS = _FIRST_MARK + KINDS * LEVELS
_EACH_MARK = _FIRST_MARK + LEVELS * np.arange(KINDS)
# How much they weigh beside each other before anything is learned.
_WEIGHT_OF_LETTERS, _WEIGHT_OF_WORDS, _WEIGHT_OF_MARKS = 1.0, 0.6, 0.7
_MARK = np.full(KINDS, _WEIGHT_OF_MARKS / KINDS**0.5, np.float32)
_HALF = np.uint64(32)
_WORD = regex.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Features:
    """The buckets that a text falls into, and its value in each; none comes twice.

    The last are its marks, the script of the text first.
    """

    buckets: Buckets
    values: Values


def features(text: str) -> Features:
    """Return what is seen of `text`, folded, look-alike letters unified."""
    return features_of(text, folded_words(text))


def features_of(text: str, words: list[str]) -> Features:
    """Return the features of a text whose folded words are known."""
    line = line_of(words)
    of_letters = letter_buckets(letter_grams(line))
    of_words = word_buckets(word_grams(words_only(line)))
    buckets, values = _counted(np.concatenate((of_letters, of_words)))
    return Features(
        np.concatenate((buckets, _EACH_MARK + marks(text, line))),
        np.concatenate((values, _MARK)),
    )


def folded_words(text: str) -> list[str]:
    """Return the words of `text` as they are compared."""
    return skeleton(fold(text)).split()


def line_of(words: list[str]) -> str:
    """Return words as the one line that grams are taken of."""
    return f" {' '.join(words)[:LONGEST]} "


def words_only(line: str) -> str:
    """Return the line without what stands between words."""
    return line_of(_WORD.findall(line))


def word_counts(words: list[str]) -> list[int]:
    """Return into how many words each falls when what is no letter is left out."""
    return [len(_WORD.findall(word)) for word in words]


def letter_buckets(grams: Grams) -> Buckets:
    """Return the bucket of each run of letters."""
    return _buckets(grams, _LETTERS)


def word_buckets(grams: Grams) -> Buckets:
    """Return the bucket of each word and pair."""
    return _buckets(grams, _WORDS) + _LETTERS


def _buckets(grams: Grams, size: int) -> Buckets:
    numbers = scattered(grams.numbers) >> _HALF
    return ((numbers * np.uint64(size)) >> _HALF).astype(np.int64)


def _counted(buckets: Buckets) -> tuple[Buckets, Values]:
    """Return each bucket once, its value the larger the more often it came.

    Those of letters have one length together, as a vector, and those of words. There
    is one of each at least, for the spaces.
    """
    buckets.sort()
    is_first = np.empty(len(buckets), bool)
    is_first[0] = True
    np.not_equal(buckets[1:], buckets[:-1], out=is_first[1:])
    firsts = is_first.nonzero()[0]
    counts = np.empty(len(firsts))
    np.subtract(firsts[1:], firsts[:-1], out=counts[:-1])
    counts[-1] = len(buckets) - firsts[-1]
    buckets, values = buckets[firsts], 1 + np.log(counts)
    middle = buckets.searchsorted(_LETTERS)
    letters, words = values[:middle], values[middle:]
    letters *= _WEIGHT_OF_LETTERS / (letters @ letters) ** 0.5
    words *= _WEIGHT_OF_WORDS / (words @ words) ** 0.5
    return buckets, values.astype(np.float32)
