"""Networks and addresses of whoever sends."""

import pytest

from moderation.domain.rulebook import Place, RuleMatch
from moderation.domain.rulebook.senders import is_kept
from moderation.domain.written_rule import LooksFor
from tests import make

INDEX = bytes(range(32))


def networks(*lines):
    return make.rule(looks_for=LooksFor.NETWORKS, lines=lines)


def addresses(*lines):
    return make.rule(looks_for=LooksFor.ADDRESSES, lines=lines)


@pytest.mark.parametrize(
    ("line", "sender"),
    [
        ("192.0.2.0/24", "192.0.2.77"),
        ("192.0.2.1", "192.0.2.1"),
        ("192.0.2.9/24", "192.0.2.77"),
        ("2001:db8::/32", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::/64", "2001:db8:1:2::/64"),
    ],
)
def test_who_sends_from_a_network_is_known(matched, line, sender):
    """IPv4 addresses, and IPv6 networks of 64 bits."""
    rule = networks("198.51.100.0/24", line)

    assert matched(rule, network=sender) == RuleMatch(rule, Place.SENDER)


@pytest.mark.parametrize("sender", ["192.0.3.1", "2001:db9::/64", "unix:", ""])
def test_another_network_is_not(matched, sender):
    """Nor is what a proxy names that names no address."""
    assert matched(networks("192.0.2.0/24", "2001:db8::/32"), network=sender) is None


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("192.0.2.", "rule_network"),
        ("192.0.2.0/33", "rule_network"),
        ("somewhere", "rule_network"),
        ("2001:db8::1", "rule_network_fine"),
        ("2001:db8::/65", "rule_network_fine"),
    ],
)
def test_a_network_that_nobody_can_come_from_is_refused(refused, line, code):
    """A single IPv6 address among them: we look at its first half only."""
    assert refused(networks("192.0.2.0/24", line)) == (code, 2)


@pytest.mark.parametrize("behind", ["", " a•••@e•••"])
def test_an_address_is_known_by_its_blind_index(matched, behind):
    """What a person sees of it does not count."""
    rule = addresses(INDEX.hex() + behind)

    found = matched(rule, facts=make.facts(address=INDEX))

    assert found == RuleMatch(rule, Place.SENDER)
    assert matched(rule, facts=make.facts(address=b"another")) is None


@pytest.mark.parametrize("line", ["@example.org", "*@example.org", "@EXAMPLE.org"])
def test_everyone_of_a_domain_may_be_meant(matched, line):
    """That domain alone, not those below it."""
    rule = addresses(line)

    assert matched(rule, email="anyone@example.org") == RuleMatch(rule, Place.SENDER)
    assert matched(rule, email="anyone@mail.example.org") is None


def test_an_address_that_is_not_known_is_nobodys(matched):
    """A comment of the past may have none at hand."""
    assert matched(addresses("@example.org"), email="") is None


@pytest.mark.parametrize("line", ["amina@example.org", "@", "@nowhere", "abc"])
def test_an_address_in_plain_is_refused(refused, line):
    """A policy keeps none."""
    assert refused(addresses("@example.org", line)) == ("rule_address", 2)


@pytest.mark.parametrize(
    ("line", "kept"),
    [(INDEX.hex(), True), ("@example.org", True), ("amina@example.org", False)],
)
def test_a_line_tells_whether_it_has_an_address_in_plain(line, kept):
    """Those must be turned into their index first."""
    assert is_kept(line) is kept
