"""Places in a text that are pointed at: what matched, and why."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# What stands on the letter before it and is not parted from it.
_STANDS_ON = regex.compile(r"\p{M}+")


class Tone(IntEnum):
    """How strongly a place is pointed at."""

    SCORE = 1  # it weighed
    RULE = 2  # it matched


@dataclass(frozen=True)
class Mark:
    """One place, in code points; `about` are the ids of what tells why."""

    start: int
    end: int
    tone: Tone
    about: tuple[str, ...]


def parted(marks: Iterable[Mark], text: str) -> list[Mark]:
    """Return `marks` in order, none over another, and none with half a letter.

    A place that several lie over is told of by all of them, in the strongest tone.
    What is about the same and touches is one.
    """
    alike: dict[tuple[Tone, tuple[str, ...]], list[Mark]] = {}
    for mark in sorted(marks, key=lambda mark: mark.start):
        whole = _with_whole_letters(mark, text)
        if whole.start < whole.end:
            _add(alike.setdefault((mark.tone, mark.about), []), whole)
    pieces: list[Mark] = []
    for piece in _pieces([mark for found in alike.values() for mark in found]):
        _add(pieces, piece)
    return pieces


def within(pieces: Sequence[Mark], start: int, end: int) -> list[Mark]:
    """Return what of parted marks lies from `start` to `end`, counted from there."""
    first = bisect_right(pieces, start, key=lambda mark: mark.end)
    behind = bisect_left(pieces, end, key=lambda mark: mark.start)
    return [
        replace(
            mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start
        )
        for mark in pieces[first:behind]
    ]


def _with_whole_letters(mark: Mark, text: str) -> Mark:
    start, end = max(mark.start, 0), min(mark.end, len(text))
    while 0 < start < end and _STANDS_ON.fullmatch(text, start, start + 1):
        start -= 1
    found = _STANDS_ON.match(text, end)
    return replace(mark, start=start, end=found.end() if found else end)


def _add(pieces: list[Mark], mark: Mark) -> None:
    last = pieces[-1] if pieces else None
    if last and last.end >= mark.start and _says_the_same(last, mark):
        pieces[-1] = replace(last, end=max(last.end, mark.end))
    else:
        pieces.append(mark)


def _says_the_same(one: Mark, other: Mark) -> bool:
    return (one.tone, one.about) == (other.tone, other.about)


def _pieces(marks: Sequence[Mark]) -> Iterable[Mark]:
    """Yield what lies between two edges of `marks` and under one at least."""
    opening: dict[int, list[Mark]] = {}
    for mark in marks:
        opening.setdefault(mark.start, []).append(mark)
    edges = sorted({*opening, *(mark.end for mark in marks)})
    # Few are open at a time: one for each thing that there is to tell.
    over: list[Mark] = []
    for start, end in pairwise(edges):
        over = [mark for mark in over if mark.end > start] + opening.get(start, [])
        if over:
            about = dict.fromkeys(one for mark in over for one in mark.about)
            yield Mark(start, end, max(mark.tone for mark in over), tuple(about))
