"""Patterns, by an engine that takes linear time and never gives up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import re2

from moderation.domain.folding import fold
from moderation.domain.matching import Fold
from moderation.domain.rulebook.faults import RuleFault, line_fault
from moderation.domain.rulebook.match import Place
from moderation.domain.rulebook.sight import Found, Span

if TYPE_CHECKING:
    from moderation.domain.matching import Prepared
    from moderation.domain.rulebook.sight import Sight
    from moderation.domain.written_rule import WrittenRule

LONGEST_PATTERN = 1000
# The engine knows letters and the edges of words of ASCII by these, and would find
# nothing beside any other letter, without a word.
_ONLY_ASCII = re.compile(r"(?<!\\)(?:\\\\)*\\[wWbB]")
# A comment of nothing but finds needs no more of them to be seen.
_MOST_FINDS = 100


class PatternRules:
    """Patterns one by one: all in one automaton could run out of room, and be silent.

    A rule that folds is asked about the folded text, whatever the case; an exact one
    about the text as it was written.
    """

    def __init__(self, rules: Sequence[WrittenRule]) -> None:
        self._patterns = [
            (rule, _compiled(line, number, is_exact=rule.fold is Fold.EXACT))
            for rule in rules
            for number, line in enumerate(rule.lines, start=1)
        ]

    def finds(self, sight: Sight) -> Iterator[tuple[WrittenRule, Found]]:
        """Yield every find with its rule, up to a hundred of a pattern in a text."""
        for rule, pattern in self._patterns:
            for place, prepared in sight.texts:
                for span in _spans(pattern, prepared, is_exact=rule.fold is Fold.EXACT):
                    yield rule, Found(place, span if place is Place.BODY else None)


def _compiled(line: str, number: int, *, is_exact: bool) -> re2._Regexp:
    options = re2.Options()
    options.log_errors = False
    options.case_sensitive = is_exact
    if len(line) > LONGEST_PATTERN:
        raise line_fault(RuleFault.PATTERN_LONG, number)
    if not line.isascii() and _ONLY_ASCII.search(line):
        raise line_fault(RuleFault.PATTERN_ASCII, number)
    try:
        pattern: re2._Regexp = re2.compile(line if is_exact else _folded(line), options)
    except re2.error as error:
        raise line_fault(RuleFault.PATTERN, number) from error
    if pattern.search("") is not None:
        raise line_fault(RuleFault.PATTERN_EMPTY, number)
    return pattern


def _folded(line: str) -> str:
    # Letters of the pattern's own language stay: `\W` must not become `\w`.
    return "".join(char if char.isascii() else fold(char) for char in line)


def _spans(pattern: re2._Regexp, prepared: Prepared, *, is_exact: bool) -> list[Span]:
    text = prepared.text if is_exact else prepared.folded.text
    spans: list[Span] = []
    for found in pattern.finditer(text):
        start, end = found.span()
        if start < end:  # `x*` beside an x finds nothing beside it too
            spans.append((start, end) if is_exact else prepared.folded.span(start, end))
        if len(spans) == _MOST_FINDS:
            break
    return spans
