"""Words and phrases of all rules, looked for in one go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from moderation.domain.errors import InvalidError
from moderation.domain.matching import Entry, WordList
from moderation.domain.rulebook.faults import RuleFault, line_fault
from moderation.domain.rulebook.match import Place
from moderation.domain.rulebook.sight import Found

if TYPE_CHECKING:
    from moderation.domain.rulebook.sight import Sight
    from moderation.domain.written_rule import WrittenRule


class WordRules:
    """One list of the words of many rules: a comment costs what its own words cost."""

    def __init__(self, rules: Sequence[WrittenRule]) -> None:
        lines = [
            (rule, number, line)
            for rule in rules
            for number, line in enumerate(rule.lines, start=1)
        ]
        self._rules = [rule for rule, _, _ in lines]
        try:
            self._list = WordList([Entry(line, rule.fold) for rule, _, line in lines])
        except InvalidError as error:
            _, number, _ = lines[error.errors[0].data["entry"]]
            raise line_fault(RuleFault.LINE_BLANK, number) from error

    def finds(self, sight: Sight) -> Iterator[tuple[WrittenRule, Found]]:
        """Yield every find with its rule."""
        if not self._rules:
            return
        for place, prepared in sight.texts:
            for match in self._list.find(prepared):
                span = (match.start, match.end) if place is Place.BODY else None
                yield self._rules[match.entry], Found(place, span)
