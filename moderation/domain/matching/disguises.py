"""Spellings that a reader sees through: drawn out, with look-alikes or digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from moderation.domain.folding import skeleton

# In front of words in look-alike letters that only compare with others of their kind.
ALIKE = "≈"

_LONG = re.compile(r"([^\W\d_])\1\1+")
_LONG_OR_TWO_ALEFS = re.compile(r"([^\W\d_])\1\1+|(ا)ا")
_DIGIT_AMONG_LATIN = re.compile(r"[a-z][0-9]|[0-9][a-z]")
_ONE_IS_I = str.maketrans("0134578", "oieastb")
_ONE_IS_L = str.maketrans("0134578", "oleastb")
_GREEK_CAPITALS = str.maketrans("ηνυμ", "hnym")
_SIGN_AMONG_LATIN = re.compile(
    r"(?<![^\W_])(?<![!@$])[!@$]*+[a-z]++(?:[!@$]++[a-z]++)*+(?![^\W_])"
)
_SIGNS = str.maketrans("!@$", "ias")
_NEIGHBOUR = re.compile("[\u0370-\u058f\u1f00-\u1fff]")
_LATIN = re.compile("[a-z\u00e0-\u024f]")
# Every mixture of single and double letters is tried for so many drawn-out ones.
_MIXED = 3


@dataclass(frozen=True, slots=True)
class Guise:
    """A word as it may be meant. `places` leads each letter to the one written.

    It has one more for the end, and is None where the letters stand for one another.
    `mark` is ALIKE for what only compares with the look-alike letters of a list.
    """

    text: str
    places: tuple[int, ...] | None = None
    mark: str = ""

    def written(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the written word the letters from `start` to `end` are."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end]


def settled(word: str) -> str:
    """Return a word of a list with its drawn-out letters as few as text may have."""
    return _LONG.sub(r"\1\1\1", word.replace("اا", "ا") if "اا" in word else word)


def guises(word: str, *, lenient: bool) -> Iterator[Guise]:
    """Yield what folded `word` may be meant as, itself first.

    With `lenient`, a word that is wholly of Cyrillic or Greek letters may be a Latin
    one in disguise.
    """
    for plain in _shortened(word):
        yield plain
        for alike, mark in _unmasked(plain.text, lenient=lenient):
            yield Guise(alike, plain.places, mark)


def is_of_neighbours(word: str) -> bool:
    """Tell whether `word` is of Cyrillic, Greek or Armenian letters and no Latin."""
    return _NEIGHBOUR.search(word) is not None and _LATIN.search(word) is None


def is_foreign(word: str) -> bool:
    """Tell whether it is, and could be nothing else."""
    return is_of_neighbours(word) and not skeleton(word).isascii()


def has_neighbours(text: str) -> bool:
    """Tell whether there are letters of Cyrillic, Greek or Armenian in `text`."""
    return not text.isascii() and _NEIGHBOUR.search(text) is not None


def with_letters_for_signs(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield what Latin words with signs for letters (`sh!p`) may be, and from where."""
    if not any(sign in text for sign in "!@$"):
        return
    for found in _SIGN_AMONG_LATIN.finditer(text):
        if not found[0].isalpha():
            yield found[0].translate(_SIGNS), found.start(), found.end()


def _shortened(word: str) -> Iterator[Guise]:
    yield Guise(word)
    runs = [found.span() for found in _LONG_OR_TWO_ALEFS.finditer(word)]
    if not runs:
        return
    if len(runs) <= _MIXED:
        ways = [*product(*(_lengths(word, *run) for run in runs))]
    else:
        ways = [(many,) * len(runs) for many in (1, 2, 0)]
    for kept in (*ways, (3,) * len(runs)):
        places: list[int] = []
        at = 0
        for (start, end), many in zip(runs, kept, strict=True):
            places.extend((*range(at, start), *(start, end - 2, end - 1)[:many]))
            at = end
        places.extend(range(at, len(word) + 1))
        if len(places) > 1:
            text = "".join(word[place] for place in places[:-1])
            yield Guise(text, tuple(places))


def _lengths(word: str, start: int, end: int) -> tuple[int, ...]:
    if end - start == len("اا"):
        return (1,)
    # A short vowel is drawn out as a long one: «كلااااب» is «كلب».
    return (1, 2, 0) if word[start] in "اوي" else (1, 2)


def _unmasked(word: str, *, lenient: bool) -> Iterator[tuple[str, str]]:
    letters = {word} if word.isascii() else _letters_of(word, lenient=lenient)
    for one in sorted(letters):
        if one != word:
            yield one, ""
            yield one, ALIKE
        if _DIGIT_AMONG_LATIN.search(one):
            yield one.translate(_ONE_IS_I), ""
            yield one.translate(_ONE_IS_L), ""


def _letters_of(word: str, *, lenient: bool) -> set[str]:
    alike = skeleton(word)
    if alike == word or (is_of_neighbours(word) and not (lenient and alike.isascii())):
        return set()
    # Folding lost the case, and some capitals pass for another letter.
    return {alike, skeleton(word.translate(_GREEK_CAPITALS))}
