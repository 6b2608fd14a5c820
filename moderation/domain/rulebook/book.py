"""All rules of a policy together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

from moderation.domain.errors import FieldError, InvalidError
from moderation.domain.rulebook.conditions import tests_of
from moderation.domain.rulebook.domains import DomainRules
from moderation.domain.rulebook.match import Place, RuleMatch
from moderation.domain.rulebook.patterns import PatternRules
from moderation.domain.rulebook.senders import AddressRules, NetworkRules
from moderation.domain.rulebook.sight import Found, Sight
from moderation.domain.rulebook.words import WordRules
from moderation.domain.written_rule import LooksFor, WrittenRule

if TYPE_CHECKING:
    from moderation.domain.facts import Facts
    from moderation.domain.submission import Submission


class Kind(Protocol):
    """All rules of a policy that look for one kind of thing."""

    def __init__(self, rules: Sequence[WrittenRule]) -> None: ...

    def finds(self, sight: Sight) -> Iterator[tuple[WrittenRule, Found]]:
        """Yield every find with its rule."""


_KINDS: dict[LooksFor, type[Kind]] = {
    LooksFor.WORDS: WordRules,
    LooksFor.PATTERN: PatternRules,
    LooksFor.DOMAINS: DomainRules,
    LooksFor.NETWORKS: NetworkRules,
    LooksFor.ADDRESSES: AddressRules,
}
_ORDER = list(Place)
# A comment of nothing but finds needs no more of them to be seen, and a decision keeps
# them all.
_MOST_SPANS = 100


class Rulebook:
    """Rules compiled once; asking about a comment costs under a millisecond.

    Raises InvalidError for a rule that cannot be read; its data has the `rule`, counted
    from 1, and the `line`, or the `number` of the condition.
    """

    def __init__(self, rules: Sequence[WrittenRule], time_zone: str) -> None:
        self._rules = tuple(rules)
        self._zone = ZoneInfo(time_zone)
        try:
            self._kinds = _kinds_of(rules)
            self._tests = [tests_of(rule) for rule in rules]
        except InvalidError as error:
            # One by one, to know which: all together are quicker. What is wrong with
            # the whole alone is no rule's.
            raise InvalidError(*(tuple(_faults(rules)) or error.errors)) from error

    def matches(self, submission: Submission, facts: Facts) -> tuple[RuleMatch, ...]:
        """Return every rule that matches at `facts.now`, in the order of the policy."""
        if not self._rules:
            return ()
        sight = Sight(submission, facts, self._zone)
        found = self._found(sight)
        return tuple(
            _match(rule, found.get(id(rule), []))
            for rule, tests in zip(self._rules, self._tests, strict=True)
            if (id(rule) in found or rule.looks_for is LooksFor.ANYTHING)
            and (rule.until is None or facts.now < rule.until)
            and all(test(sight) for test in tests)
        )

    def found_whatever_else(
        self, submission: Submission, facts: Facts
    ) -> list[WrittenRule]:
        """Return the rules that find something here, or look for nothing.

        Their conditions are not asked, nor whether they have ended.
        """
        found = self._found(Sight(submission, facts, self._zone))
        return [
            rule
            for rule in self._rules
            if id(rule) in found or rule.looks_for is LooksFor.ANYTHING
        ]

    def _found(self, sight: Sight) -> dict[int, list[Found]]:
        found: dict[int, list[Found]] = {}
        for kind in self._kinds:
            for rule, find in kind.finds(sight):
                found.setdefault(id(rule), []).append(find)
        return found


def _kinds_of(rules: Sequence[WrittenRule]) -> list[Kind]:
    return [
        kind([rule for rule in rules if rule.looks_for is looks_for])
        for looks_for, kind in _KINDS.items()
    ]


def _faults(rules: Sequence[WrittenRule]) -> Iterator[FieldError]:
    for place, rule in enumerate(rules, start=1):
        try:
            _kinds_of([rule])
            tests_of(rule)
        except InvalidError as error:
            for fault in error.errors:
                yield FieldError(fault.field, fault.code, {**fault.data, "rule": place})


def _match(rule: WrittenRule, finds: list[Found]) -> RuleMatch:
    if not finds:
        return RuleMatch(rule, Place.NOWHERE)
    place = min((find.place for find in finds), key=_ORDER.index)
    spans = sorted({find.span for find in finds if find.span is not None})
    return RuleMatch(rule, place, tuple(spans[:_MOST_SPANS]))
