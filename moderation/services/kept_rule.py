"""A written rule as the store keeps it: without any address in plain."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from moderation.domain.address import normalised_address
from moderation.domain.author import masked
from moderation.domain.rulebook.faults import RuleFault, line_fault
from moderation.domain.rulebook.senders import is_kept
from moderation.domain.written_rule import LooksFor

if TYPE_CHECKING:
    from moderation.domain.written_rule import WrittenRule
    from moderation.ports import Vault


def without_addresses(rule: WrittenRule, vault: Vault) -> WrittenRule:
    """Return `rule` with every address as its blind index and what it looks like."""
    if rule.looks_for is not LooksFor.ADDRESSES:
        return rule
    lines = (
        line if is_kept(line) else _index_of(line, number, vault)
        for number, line in enumerate(rule.lines, start=1)
    )
    return replace(rule, lines=tuple(lines))


def _index_of(line: str, number: int, vault: Vault) -> str:
    address = normalised_address(line)
    if address is None:
        raise line_fault(RuleFault.ADDRESS, number)
    return f"{vault.email_index(address).hex()} {masked(address)}"
