"""Many words and phrases, made ready once and looked for in one go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from moderation.domain.matching.entry import Entry, Fold, Match
from moderation.domain.matching.lookups import lookups_of
from moderation.domain.matching.prepared import Prepared, Words, prepare
from moderation.domain.matching.runs import Run
from moderation.domain.matching.wildcards import Wildcards


class WordList:
    """Entries made ready; a text costs what its words cost, however many these are.

    Raises InvalidError, field `text`, for an entry that holds nothing to look for:
    code `blank`, with the place of the entry in its data as `entry`.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._trees: dict[Fold, _Tree] = {}
        for place, entry in enumerate(entries):
            tree = self._trees.setdefault(entry.fold, _Tree())
            for lookups in lookups_of(entry, place):
                tree.add(lookups, place)

    def find(self, text: str | Prepared) -> list[Match]:
        """Return every place where an entry is found, in the order of the text.

        Finds of different entries may overlap.
        """
        prepared = prepare(text) if isinstance(text, str) else text
        found = {
            (*words.original(start, end), place)
            for fold, tree in self._trees.items()
            for words in (prepared.words(fold),)
            for start, end, place in tree.finds(words)
        }
        return [Match(place, start, end) for start, end, place in sorted(found)]


@dataclass(slots=True)
class _Node:
    """Where a phrase may stand after some of its words, and which entries end here."""

    entries: list[int] = field(default_factory=list)
    children: dict[str, _Node] = field(default_factory=dict)


class _Tree:
    """All phrases of one fold by their words, so that none is tried in vain."""

    def __init__(self) -> None:
        self._root = _Node()
        self._wildcards = Wildcards()

    def add(self, lookups: Sequence[str], place: int) -> None:
        """Lead to the entry at `place` by these labels in a row."""
        node = self._root
        for lookup in lookups:
            self._wildcards.add(lookup)
            node = node.children.setdefault(lookup, _Node())
        node.entries.append(place)

    def finds(self, words: Words) -> Iterator[tuple[int, int, int]]:
        """Yield start and end in the text of `words`, and the entry that is there."""
        first = self._root.children
        for label in first.keys() & words.all_labels:
            for place in words.found_at[label]:
                for run in words.steps(place, label):
                    yield from self._ends(words, first[label], run, run.start)
        if self._wildcards:
            for place in range(len(words.spans)):
                for lookup, run in self._wildcards.steps(words, place):
                    if lookup in first:
                        yield from self._ends(words, first[lookup], run, run.start)

    def _ends(
        self, words: Words, node: _Node, run: Run, start: int
    ) -> Iterator[tuple[int, int, int]]:
        """Yield the finds that begin at `start` and go on after `run`."""
        open_ = [(node, run)]
        while open_:
            node, run = open_.pop()
            for entry in node.entries:
                yield start, run.end, entry
            if node.children:
                for place in words.after(run.after):
                    open_.extend(self._next(words, node, place))

    def _next(
        self, words: Words, node: _Node, place: int
    ) -> Iterator[tuple[_Node, Run]]:
        here = {*words.labels[place], *words.runs.get(place, ())}
        for label in node.children.keys() & here:
            for run in words.steps(place, label):
                yield node.children[label], run
        if self._wildcards:
            yield from (
                (node.children[lookup], run)
                for lookup, run in self._wildcards.steps(words, place)
                if lookup in node.children
            )
