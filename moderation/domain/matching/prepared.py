"""A comment made ready once, for every list that looks into it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cached_property

from moderation.domain.folding import Folded
from moderation.domain.folding.way_back import way_back
from moderation.domain.matching.disguises import has_neighbours, is_foreign
from moderation.domain.matching.entry import Fold
from moderation.domain.matching.labels import EXACT_WORDS, WORDS, Labels, labels_of
from moderation.domain.matching.runs import Run, numbers, signed_words, spaced_words
from moderation.domain.text import normalised


def prepare(text: str) -> Prepared:
    """Return `text` ready to be looked into; any number of lists may share it."""
    return Prepared(text)


class Prepared:
    """A text, folded and parted into words when that is first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def folded(self) -> Folded:
        """The text folded, with the way back."""
        return Folded.of(self.text)

    def words(self, fold: Fold) -> Words:
        """Return the words of the text, labelled as `fold` says."""
        if fold is Fold.EXACT:
            return self._exact
        return self._stemmed if fold is Fold.STEM else self._plain

    @cached_property
    def _exact(self) -> Words:
        return ExactWords(self.text)

    @cached_property
    def _plain(self) -> Words:
        return FoldedWords(self.folded, stemmed=False)

    @cached_property
    def _stemmed(self) -> Words:
        return FoldedWords(self.folded, stemmed=True)


class Words:
    """The words of a text in their order, symbols among them, and their labels."""

    def __init__(self, text: str, spans: list[tuple[int, int]]) -> None:
        self.text = text
        self.spans = spans
        self.labels: list[Labels] = []
        self.runs: dict[int, dict[str, Run]] = {}

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the original a part of these words' text is."""
        raise NotImplementedError

    def steps(self, place: int, label: str) -> Iterator[Run]:
        """Yield how far what bears `label` at `place` reaches."""
        if label in self.labels[place]:
            first, last = self.labels[place][label]
            start = self.spans[place][0]
            yield Run(place + 1, start + first, start + last)
        if place in self.runs and label in self.runs[place]:
            yield self.runs[place][label]

    def after(self, place: int) -> list[int]:
        """Return where a phrase may go on: here, or behind the symbols here."""
        behind = self._words_from[place]
        return [at for at in sorted({place, behind}) if at < len(self.spans)]

    @cached_property
    def _words_from(self) -> list[int]:
        """For each place, where the next word is that is no picture and no sign."""
        words = [len(self.spans)]
        for place in range(len(self.spans) - 1, -1, -1):
            first = self.text[self.spans[place][0]]
            is_symbol = unicodedata.category(first).startswith("S")
            words.append(words[-1] if is_symbol else place)
        return words[::-1]

    @cached_property
    def all_labels(self) -> frozenset[str]:
        """Every label of the text, to tell at once that a list finds nothing."""
        return frozenset().union(*self.labels, *self.runs.values())

    @cached_property
    def found_at(self) -> dict[str, list[int]]:
        """For each label, the places in the row where something bears it."""
        found_at: dict[str, list[int]] = {}
        for place, labels in enumerate(self.labels):
            for label in {*labels, *self.runs.get(place, ())}:
                found_at.setdefault(label, []).append(place)
        return found_at


class ExactWords(Words):
    """Words as they are written."""

    def __init__(self, original: str) -> None:
        text = composed(original)
        super().__init__(text, [found.span() for found in EXACT_WORDS.finditer(text)])
        self._original = original
        self.labels = [{text[a:b]: (0, b - a)} for a, b in self.spans]

    def original(self, start: int, end: int) -> tuple[int, int]:
        return way_back(self._original, composed, start, end)


class FoldedWords(Words):
    """Words as a reader takes them."""

    def __init__(self, folded: Folded, *, stemmed: bool) -> None:
        text = folded.text
        super().__init__(text, [found.span() for found in WORDS.finditer(text)])
        self._folded = folded
        words = [text[a:b] for a, b in self.spans]
        lenient = has_neighbours(text) and not any(map(is_foreign, words))
        self.labels = [
            labels_of(word, stemmed=stemmed, lenient=lenient) for word in words
        ]
        for place, label, run in (
            *spaced_words(words, self.spans, stemmed=stemmed, lenient=lenient),
            *numbers(words, self.spans),
            *signed_words(text, self.spans, stemmed=stemmed),
        ):
            self.runs.setdefault(place, {}).setdefault(label, run)

    def original(self, start: int, end: int) -> tuple[int, int]:
        return self._folded.span(start, end)


def composed(text: str) -> str:
    """Return `text` in NFC."""
    return normalised(text, "NFC")
