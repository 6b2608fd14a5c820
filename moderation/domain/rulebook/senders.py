"""Networks and addresses of whoever sends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import TYPE_CHECKING

from moderation.domain.hosts import ascii_host, host_named
from moderation.domain.rulebook.faults import RuleFault, line_fault
from moderation.domain.rulebook.match import Place
from moderation.domain.rulebook.sight import Found

if TYPE_CHECKING:
    from moderation.domain.rulebook.sight import Sight
    from moderation.domain.written_rule import WrittenRule

_SENDER = Found(Place.SENDER)
# What of an IPv6 address we look at; see `network_of`.
_FINEST_IPV6 = 64
# A blind index in hex, and behind it what a person may know the address by.
_INDEX = re.compile(r"([0-9a-f]{64})(?: .*)?")
_EVERYONE = re.compile(r"\*?@(.+)")


class NetworkRules:
    """The networks of many rules, by their length and number."""

    def __init__(self, rules: Sequence[WrittenRule]) -> None:
        self._lengths: dict[int, set[int]] = {}
        self._rules: dict[tuple[int, int, int], list[WrittenRule]] = {}
        for rule in rules:
            for number, line in enumerate(rule.lines, start=1):
                network = _network(line, number)
                version, length = network.version, network.prefixlen
                self._lengths.setdefault(version, set()).add(length)
                key = (version, length, int(network.network_address))
                self._rules.setdefault(key, []).append(rule)

    def finds(self, sight: Sight) -> Iterator[tuple[WrittenRule, Found]]:
        """Yield every find with its rule."""
        if not self._rules:
            return
        try:
            sender = ip_network(sight.submission.network)
        except ValueError:  # behind a proxy that names no address
            return
        address, bits = int(sender.network_address), sender.max_prefixlen
        for length in self._lengths.get(sender.version, ()):
            key = (sender.version, length, address >> bits - length << bits - length)
            for rule in self._rules.get(key, ()):
                yield rule, _SENDER


class AddressRules:
    """The addresses of many rules by their blind index, and whole domains of them."""

    def __init__(self, rules: Sequence[WrittenRule]) -> None:
        self._by_index: dict[bytes, list[WrittenRule]] = {}
        self._by_domain: dict[str, list[WrittenRule]] = {}
        for rule in rules:
            for number, line in enumerate(rule.lines, start=1):
                self._take(rule, number, line)

    def finds(self, sight: Sight) -> Iterator[tuple[WrittenRule, Found]]:
        """Yield every find with its rule."""
        for rule in self._by_index.get(sight.facts.address, ()):
            yield rule, _SENDER
        if self._by_domain:
            for rule in self._by_domain.get(sight.mail_host, ()):
                yield rule, _SENDER

    def _take(self, rule: WrittenRule, number: int, line: str) -> None:
        if index := _INDEX.fullmatch(line):
            self._by_index.setdefault(bytes.fromhex(index[1]), []).append(rule)
            return
        everyone = _EVERYONE.fullmatch(line)
        if everyone is None or host_named(everyone[1]) is None:
            raise line_fault(RuleFault.ADDRESS, number)
        self._by_domain.setdefault(ascii_host(everyone[1]), []).append(rule)


def is_kept(line: str) -> bool:
    """Tell whether a line names no address in plain: an index, or a whole domain."""
    return bool(_INDEX.fullmatch(line) or _EVERYONE.fullmatch(line))


def _network(line: str, number: int) -> IPv4Network | IPv6Network:
    try:
        network = ip_network(line, strict=False)
    except ValueError as error:
        raise line_fault(RuleFault.NETWORK, number) from error
    if network.version == 6 and network.prefixlen > _FINEST_IPV6:  # noqa: PLR2004
        raise line_fault(RuleFault.NETWORK_FINE, number)
    return network
