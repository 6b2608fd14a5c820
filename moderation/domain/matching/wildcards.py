"""Entries that are only a part of a word, found by the lengths that a list has."""

from __future__ import annotations

from collections.abc import Iterator

from moderation.domain.matching.disguises import ALIKE
from moderation.domain.matching.labels import NUMBER, STEMMED
from moderation.domain.matching.prepared import Words
from moderation.domain.matching.runs import Run

# A word may go on where this stands.
ANY = "*"
# In front of what is found wherever it stands, for want of spaces.
INSIDE = "%"

_NO_WORDS = (ALIKE, STEMMED, NUMBER)


class Wildcards:
    """The parts of words that one list looks for."""

    def __init__(self) -> None:
        self._lookups: set[str] = set()
        self._begun: set[int] = set()
        self._ended: set[int] = set()
        self._within: set[int] = set()
        self._inside: set[int] = set()

    def __bool__(self) -> bool:
        return bool(self._lookups)

    def add(self, lookup: str) -> None:
        """Remember `lookup` if it is a part of a word."""
        letters = len(lookup.strip(ANY).removeprefix(INSIDE))
        if lookup.startswith(INSIDE):
            self._inside.add(letters)
        elif lookup.startswith(ANY):
            (self._within if lookup.endswith(ANY) else self._ended).add(letters)
        elif lookup.endswith(ANY):
            self._begun.add(letters)
        else:
            return
        self._lookups.add(lookup)

    def steps(self, words: Words, place: int) -> Iterator[tuple[str, Run]]:
        """Yield every part that the word at `place` has, once, and how far it reaches.

        A word that goes on is taken whole, but for its clitics.
        """
        start, end = words.spans[place]
        found: dict[str, Run] = {}
        for label, (first, last) in words.labels[place].items():
            if label.startswith(_NO_WORDS):
                continue
            run = Run(place + 1, start + first, start + last)
            for lookup in self._parts(label, is_whole=last - first == end - start):
                found.setdefault(lookup, run)
        yield from found.items()
        word = words.text[start:end]
        for length in self._inside:
            for at in range(len(word) - length + 1):
                lookup = INSIDE + word[at : at + length]
                if lookup in self._lookups:
                    run = Run(place + 1, start + at, start + at + length)
                    yield lookup, run

    def _parts(self, label: str, *, is_whole: bool) -> Iterator[str]:
        for length in self._begun:
            yield from self._known(label[:length] + ANY)
        for length in self._ended:
            yield from self._known(ANY + label[-length:])
        if is_whole:
            for length in self._within:
                for at in range(len(label) - length + 1):
                    yield from self._known(ANY + label[at : at + length] + ANY)

    def _known(self, lookup: str) -> Iterator[str]:
        if lookup in self._lookups:
            yield lookup
