"""Words and numbers that are written with something between every few characters."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from moderation.domain.matching.disguises import with_letters_for_signs
from moderation.domain.matching.labels import NUMBER, labels_of


class Run(NamedTuple):
    """Which word of the row is the next one, and what of the text is taken."""

    after: int
    start: int
    end: int


Found = tuple[int, str, Run]
_Spans = list[tuple[int, int]]

# «ك ل ب» and «ك . ل . ب»; what is further apart is no word.
_GAP = 3
_FEWEST_LETTERS = 3
# Inside a longer run a word of three letters is as often chance.
_SHORTEST_INSIDE, _LONGEST_INSIDE = 4, 12
_GAP_OF_DIGITS = 4
# As many digits as a telephone number has, with what is dialled before it.
SHORTEST_NUMBER, LONGEST_NUMBER = 7, 18


def spaced_words(
    words: list[str], spans: _Spans, *, stemmed: bool, lenient: bool
) -> Iterator[Found]:
    """Yield what single letters in a row may spell."""
    for run in _runs(words, spans, _is_letter, _GAP):
        if len(run) < _FEWEST_LETTERS:
            continue
        for part in (run, *_groups(run, spans)):
            spelt = "".join(words[place] for place in part)
            labels = labels_of(spelt, stemmed=stemmed, lenient=lenient)
            for label, (first, last) in labels.items():
                yield part[first], label, _taken(part[first], part[last - 1], spans)
        spelt = "".join(words[place] for place in run)
        for first, place in enumerate(run):
            for last in range(first + _SHORTEST_INSIDE, first + _LONGEST_INSIDE + 1):
                if last > len(run):
                    break
                yield place, spelt[first:last], _taken(place, run[last - 1], spans)


def numbers(words: list[str], spans: _Spans) -> Iterator[Found]:
    """Yield every telephone number that digits in a row may be."""
    for run in _runs(words, spans, str.isdecimal, _GAP_OF_DIGITS):
        for first, place in enumerate(run):
            digits = ""
            for last in run[first : first + LONGEST_NUMBER]:
                digits += words[last]
                if len(digits) > LONGEST_NUMBER:
                    break
                if len(digits) >= SHORTEST_NUMBER:
                    label = NUMBER + digits.removeprefix("00")
                    yield place, label, _taken(place, last, spans)


def signed_words(text: str, spans: _Spans, *, stemmed: bool) -> Iterator[Found]:
    """Yield what Latin letters with signs among them may spell."""
    for word, start, end in with_letters_for_signs(text):
        place = bisect_left(spans, (start, start))
        after = bisect_left(spans, (end, end))
        for label in labels_of(word, stemmed=stemmed, lenient=False):
            yield place, label, Run(after, start, end)


def _runs(
    words: list[str], spans: _Spans, is_part: Callable[[str], bool], gap: int
) -> Iterator[list[int]]:
    """Yield the places of words in a row that are parts, whatever signs are between."""
    if not any(map(is_part, words)):
        return
    run: list[int] = []
    for place, word in enumerate(words):
        if is_part(word):
            if run and spans[place][0] - spans[run[-1]][1] > gap:
                yield run
                run = []
            run.append(place)
        elif run and word.isalnum():
            yield run
            run = []
    if run:
        yield run


def _is_letter(word: str) -> bool:
    return len(word) == 1 and word.isalpha()


def _groups(run: list[int], spans: _Spans) -> Iterator[list[int]]:
    """Yield what wider gaps set apart, as they do words: `i d i o t   y o u`."""
    gaps = [spans[b][0] - spans[a][1] for a, b in pairwise(run)]
    least = min(gaps)
    if max(gaps) == least:
        return
    group = run[:1]
    for place, gap in zip(run[1:], gaps, strict=True):
        if gap > least:
            if len(group) >= _FEWEST_LETTERS:
                yield group
            group = []
        group.append(place)
    if len(group) >= _FEWEST_LETTERS:
        yield group


def _taken(first: int, last: int, spans: _Spans) -> Run:
    return Run(last + 1, spans[first][0], spans[last][1])
