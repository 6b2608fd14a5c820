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
_LETTERS = range(2, 6)  # how many letters a gram has
_WORDS = (1, 2)
_BASE = 0x9E3779B97F4A7C15
_MIX = np.uint64(0xD6E8FEB86659FD93)
_HALF = np.uint64(32)


def _powers(base: int) -> Numbers:
    factors = np.full(LONGEST + 3, base, np.uint64)
    factors[0] = 1
    return np.cumprod(factors, dtype=np.uint64)


_UP = _powers(_BASE)
_DOWN = _powers(pow(_BASE, -1, 1 << 64))


@dataclass(frozen=True, slots=True)
class Grams:
    """The numbers of grams, and of each the word that it begins with.

    In `letter_grams` a word is what stands between spaces.
    """

    numbers: Numbers
    words: Places


def letter_grams(line: str) -> list[Grams]:
    """Return the runs of two to five letters of a line that begins and ends with space.

    None goes over a space; one may begin or end with it, and so tells where words do.
    """
    codes = _code_points(line)
    sums = _prefix_sums(codes)
    spaces = np.zeros(len(codes) + 1, np.int64)
    np.cumsum(codes == _SPACE, out=spaces[1:])
    found = []
    for length in _LETTERS:
        inner = spaces[length - 1 : -1] - spaces[1 : len(spaces) - length + 1]
        starts = np.flatnonzero(inner == 0)
        numbers = _between(sums, starts, starts + length, length)
        found.append(Grams(numbers, spaces[starts + 1] - 1))
    return found


def word_grams(line: str) -> list[Grams]:
    """Return the words and pairs of words of a line that begins and ends with space."""
    codes = _code_points(line)
    sums = _prefix_sums(codes)
    spaces = np.flatnonzero(codes == _SPACE)
    found = []
    for length in _WORDS:
        starts = spaces[:-length] + 1
        numbers = _between(sums, starts, spaces[length:], max(_LETTERS) + length)
        found.append(Grams(numbers, np.arange(len(starts))))
    return found


def scattered(numbers: Numbers) -> Numbers:
    """Return other numbers in which every bit depends on every bit."""
    mixed = (numbers ^ (numbers >> _HALF)) * _MIX
    return mixed ^ (mixed >> _HALF)


def _code_points(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _prefix_sums(codes: NDArray[np.uint32]) -> Numbers:
    letters = scattered(codes.astype(np.uint64) + np.uint64(1))
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(letters * _UP[: len(codes)], out=sums[1:])
    return sums


def _between(sums: Numbers, starts: Places, ends: Places, salt: int) -> Numbers:
    return (sums[ends] - sums[starts]) * _DOWN[starts] + np.uint64(salt)
