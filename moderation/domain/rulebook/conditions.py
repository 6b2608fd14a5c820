"""What must hold beside what a rule finds."""

from __future__ import annotations

import re
from collections.abc import Callable
from operator import eq, ge, le, ne
from typing import TYPE_CHECKING

from moderation.domain.folding import fold
from moderation.domain.rulebook.faults import condition_fault
from moderation.domain.rulebook.spoken import LANGUAGES
from moderation.domain.written_rule import Comparison, Trait

if TYPE_CHECKING:
    from moderation.domain.rulebook.sight import Sight
    from moderation.domain.written_rule import Condition, WrittenRule

Test = Callable[["Sight"], bool]

_NUMBERS: dict[Trait, Callable[[Sight], int]] = {
    Trait.LINKS: lambda sight: len(sight.links),
    Trait.LENGTH: lambda sight: sight.length,
    Trait.APPROVED: lambda sight: sight.facts.approved,
    Trait.REJECTED: lambda sight: sight.facts.rejected + sight.facts.spam,
}
COMPARED: dict[Comparison, Callable[[int, int], bool]] = {
    Comparison.IS: eq,
    Comparison.IS_NOT: ne,
    Comparison.AT_LEAST: ge,
    Comparison.AT_MOST: le,
}
_NUMBER = re.compile(r"[0-9]{1,9}")
_HOURS = re.compile(r"([01]?[0-9]|2[0-3])(?:-([01]?[0-9]|2[0-3]))?")
_DAY = 24


def tests_of(rule: WrittenRule) -> list[Test]:
    """Return what all must hold; raises InvalidError for what cannot be asked."""
    return [
        _test(condition, number)
        for number, condition in enumerate(rule.conditions, start=1)
    ]


def _test(condition: Condition, number: int) -> Test:
    wanted = set(condition.values)
    if not wanted:
        raise condition_fault(number)
    if condition.trait in _NUMBERS:
        return _number_test(condition, number)
    if condition.comparison not in {Comparison.IS, Comparison.IS_NOT}:
        raise condition_fault(number)
    holds = condition.comparison is Comparison.IS
    if condition.trait is Trait.LANGUAGE and wanted <= LANGUAGES:
        return lambda sight: (sight.language in wanted) is holds
    if condition.trait is Trait.SECTION:
        sections = set(map(fold, wanted))
        return lambda sight: (fold(sight.facts.section) in sections) is holds
    if condition.trait is Trait.FIRST_COMMENT and wanted in ({"yes"}, {"no"}):
        is_first = (wanted == {"yes"}) is holds
        return lambda sight: _is_first(sight) is is_first
    if condition.trait is Trait.HOUR and all(map(_HOURS.fullmatch, wanted)):
        hours = frozenset().union(*map(hours_of, wanted))
        return lambda sight: (sight.hour in hours) is holds
    raise condition_fault(number)


def _number_test(condition: Condition, number: int) -> Test:
    if len(condition.values) > 1 or not _NUMBER.fullmatch(condition.values[0]):
        raise condition_fault(number)
    ask, bound = _NUMBERS[condition.trait], int(condition.values[0])
    compare = COMPARED[condition.comparison]
    return lambda sight: compare(ask(sight), bound)


def _is_first(sight: Sight) -> bool:
    facts = sight.facts
    return not (facts.approved or facts.rejected or facts.spam)


def hours_of(span: str) -> frozenset[int]:
    """Return the hours of a span such as `22-6`, both ends included."""
    first, _, last = span.partition("-")
    begin = int(first)
    length = (int(last or first) - begin) % _DAY
    return frozenset((begin + more) % _DAY for more in range(length + 1))
