"""Runs of letters and words as numbers, many at once.

A text is a polynomial over its code points; the number of any stretch of it is a
difference of two prefix sums, brought back to where a text begins. So no step here goes
from gram to gram, only from one length of grams to the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.uint64]
Places: TypeAlias = NDArray[np.int64]

LONGEST = 4096  # letters of a text that are looked at
_SPACE = 32
_LENGTHS = np.arange(2, 6)  # how many letters a gram has
_PAIR = np.uint64(7)  # so that a pair of words is another thing than one long word
_BASE = 0x9E3779B97F4A7C15
_MIX = np.uint64(0xD6E8FEB86659FD93)
_HALF = np.uint64(32)


def _powers(base: int) -> Numbers:
    factors = np.full(LONGEST + 3, base, np.uint64)
    factors[0] = 1
    return np.cumprod(factors, dtype=np.uint64)


_UP = _powers(_BASE)
_DOWN = _powers(pow(_BASE, -1, 1 << 64))
_UPWARDS = np.arange(len(_UP))


@dataclass(frozen=True, slots=True)
class Grams:
    """The numbers of grams, and of each the first word and the last that it touches."""

    numbers: Numbers
    first: Places
    last: Places


def letter_grams(line: str) -> Grams:
    """Return the runs of two to five letters of a line that begins and ends with space.

    None goes over a space; one may begin or end with it, and so tells where words do.
    Words are what stands between spaces here.
    """
    codes = _code_points(line)
    spaces = (codes == _SPACE).nonzero()[0]
    passed = (codes[:-1] == _SPACE).cumsum()
    room = spaces[passed] - _UPWARDS[: len(passed)] + 1
    starts, which = (room[:, None] >= _LENGTHS).nonzero()
    lengths = _LENGTHS[which]
    numbers = _between(_prefix_sums(codes), starts, starts + lengths)
    numbers += lengths.astype(np.uint64)
    return Grams(numbers, passed[starts] - 1, passed[starts] - 1)


def word_grams(line: str) -> Grams:
    """Return the words and pairs of words of a line that begins and ends with space."""
    codes = _code_points(line)
    spaces = (codes == _SPACE).nonzero()[0]
    count = len(spaces) - 1
    starts, ends = spaces[:-1] + 1, spaces[1:]
    numbers = _between(
        _prefix_sums(codes),
        np.concatenate((starts, starts[:-1])),
        np.concatenate((ends, ends[1:])),
    )
    numbers[count:] += _PAIR
    first = np.concatenate((_UPWARDS[:count], _UPWARDS[: count - 1]))
    last = np.concatenate((_UPWARDS[:count], _UPWARDS[1:count]))
    return Grams(numbers, first, last)


def scattered(numbers: Numbers) -> Numbers:
    """Return other numbers in which every bit depends on every bit."""
    mixed = (numbers ^ (numbers >> _HALF)) * _MIX
    return mixed ^ (mixed >> _HALF)


def _code_points(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _prefix_sums(codes: NDArray[np.uint32]) -> Numbers:
    letters = scattered(codes.astype(np.uint64) + np.uint64(1))
    sums = np.zeros(len(codes) + 1, np.uint64)
    (letters * _UP[: len(codes)]).cumsum(out=sums[1:])
    return sums


def _between(sums: Numbers, starts: Places, ends: Places) -> Numbers:
    numbers: Numbers = (sums[ends] - sums[starts]) * _DOWN[starts]
    return numbers
