"""Hosts of links, websites and addresses, with all that is below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from moderation.domain.hosts import above, host_named
from moderation.domain.rulebook.faults import RuleFault, line_fault

if TYPE_CHECKING:
    from moderation.domain.rulebook.sight import Found, Sight
    from moderation.domain.written_rule import WrittenRule


class DomainRules:
    """The hosts of many rules by their names."""

    def __init__(self, rules: Sequence[WrittenRule]) -> None:
        self._rules: dict[str, list[WrittenRule]] = {}
        for rule in rules:
            for number, line in enumerate(rule.lines, start=1):
                host = host_named(line)
                if host is None:
                    raise line_fault(RuleFault.DOMAIN, number)
                self._rules.setdefault(host, []).append(rule)

    def finds(self, sight: Sight) -> Iterator[tuple[WrittenRule, Found]]:
        """Yield every find with its rule."""
        if not self._rules:
            return
        for host, found in sight.hosts:
            for name in above(host):
                for rule in self._rules.get(name, ()):
                    yield rule, found
