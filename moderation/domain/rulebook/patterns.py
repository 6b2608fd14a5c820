"""Patterns, by an engine that takes linear time and never gives up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import re2
import regex

from moderation.domain.errors import FieldError, InvalidError
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
# A comment may cost each pattern what grows with its states, as the engine may have to
# keep all of them in view, and with its size, where a letter of any script counts for
# 1,200. Patterns that are mere text cost next to nothing.
MOST_STATES = 1000
MOST_STATES_TOGETHER = 10_000
MOST_SIZE_TOGETHER = 50_000
_MOST_BYTES = 512 * 1024
# A comment of nothing but finds needs no more of them to be seen.
_MOST_FINDS = 100
# Marks that folding drops, where the pattern would mean something else without them:
# «[ً-ْ]» would be `[-]`, and find hyphens.
_MARKS = r"[\p{Mn}\p{Me}\p{Cf}\u0640]"
_LOST = regex.compile(rf"(?<![^\x00-\x7f]){_MARKS}|{_MARKS}(?=[*+?{{\-])")
# A pattern that is nothing but itself, as keys of other lists become.
_LITERAL = regex.compile(r"(?:[^\\.^$*+?{}\[\]|()]|\\\W)+")
_ESCAPED = regex.compile(r"\\(.)")
_BEYOND_ASCII = regex.compile(r"\\x\{[0-9A-Fa-f]+\}|[^\x00-\x7f]")


class _Pattern(NamedTuple):
    """A line made ready; what does not hold the `literal` need not be searched."""

    rule: WrittenRule
    compiled: re2._Regexp
    is_exact: bool
    literal: bytes
    states: int


class PatternRules:
    """Patterns one by one: all in one automaton could run out of room, and be silent.

    A rule that folds is asked about the folded text, whatever the case; an exact one
    about the text as it was written.
    """

    def __init__(self, rules: Sequence[WrittenRule]) -> None:
        self._patterns = [
            _made_ready(rule, line, number)
            for rule in rules
            for number, line in enumerate(rule.lines, start=1)
        ]
        searched = [one for one in self._patterns if not one.literal]
        if (
            sum(one.states for one in searched) > MOST_STATES_TOGETHER
            or sum(one.compiled.programsize for one in searched) > MOST_SIZE_TOGETHER
        ):
            raise InvalidError(FieldError("rules", RuleFault.LARGE_PATTERNS))

    def finds(self, sight: Sight) -> Iterator[tuple[WrittenRule, Found]]:
        """Yield every find with its rule, up to a hundred of a pattern in a text."""
        if not self._patterns:
            return
        # Turned into bytes once, not for each pattern.
        texts = [_Text(place, prepared) for place, prepared in sight.texts]
        for pattern in self._patterns:
            for text in texts:
                if pattern.literal in (text.exact if pattern.is_exact else text.folded):
                    for span in text.finds(pattern):
                        yield pattern.rule, Found(text.place, span)


class _Text:
    """A text in the two ways in which patterns look at it."""

    def __init__(self, place: Place, prepared: Prepared) -> None:
        self.place = place
        self._prepared = prepared
        self.exact = prepared.text.encode()
        self.folded = prepared.folded.text.encode()

    def finds(self, pattern: _Pattern) -> Iterator[Span | None]:
        """Yield where the pattern is found; None where that is not shown."""
        text = self.exact if pattern.is_exact else self.folded
        count = 0
        for found in pattern.compiled.finditer(text):
            start, end = found.span()
            if start == end:  # `x*` beside an x finds nothing beside it too
                continue
            yield self._span(text, start, end, is_exact=pattern.is_exact)
            count += 1
            if count == _MOST_FINDS:
                return

    def _span(
        self, text: bytes, start: int, end: int, *, is_exact: bool
    ) -> Span | None:
        if self.place is not Place.BODY:
            return None
        first = len(text[:start].decode())
        last = first + len(text[start:end].decode())
        return (first, last) if is_exact else self._prepared.folded.span(first, last)


def _made_ready(rule: WrittenRule, line: str, number: int) -> _Pattern:
    is_exact = rule.fold is Fold.EXACT
    if len(line) > LONGEST_PATTERN:
        raise line_fault(RuleFault.PATTERN_LONG, number)
    if not line.isascii() and _ONLY_ASCII.search(line):
        raise line_fault(RuleFault.PATTERN_ASCII, number)
    if not is_exact and _LOST.search(line):
        raise line_fault(RuleFault.PATTERN_MARKS, number)
    text = line if is_exact else _folded(line)
    try:
        compiled = _compiled(text.encode(), is_exact=is_exact)
        # As if every letter were one byte, so that each is one state.
        short = _BEYOND_ASCII.sub("é", text).encode("latin-1")
        states = _compiled(short, is_exact=is_exact, is_latin=True).programsize
    except UnicodeEncodeError as error:
        raise line_fault(RuleFault.PATTERN, number) from error
    except re2.error as error:
        is_large = b"too large" in error.args[0]
        code = RuleFault.PATTERN_LONG if is_large else RuleFault.PATTERN
        raise line_fault(code, number) from error
    if states > MOST_STATES:
        raise line_fault(RuleFault.PATTERN_LONG, number)
    if compiled.search(b"") is not None:
        raise line_fault(RuleFault.PATTERN_EMPTY, number)
    literal = _ESCAPED.sub(r"\1", text) if _LITERAL.fullmatch(text) else ""
    literal = literal if is_exact else fold(literal)
    return _Pattern(rule, compiled, is_exact, literal.encode(), states)


def _folded(line: str) -> str:
    # Letters of the pattern's own language stay: `\W` must not become `\w`.
    return "".join(char if char.isascii() else fold(char) for char in line)


def _compiled(pattern: bytes, *, is_exact: bool, is_latin: bool = False) -> re2._Regexp:
    options = re2.Options()
    options.log_errors = False
    options.case_sensitive = is_exact
    options.max_mem = _MOST_BYTES
    if is_latin:
        options.encoding = re2.Options.Encoding.LATIN1
    compiled: re2._Regexp = re2.compile(pattern, options)
    return compiled
