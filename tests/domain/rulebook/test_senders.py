"""Networks and addresses of whoever sends."""

import pytest

from moderation.domain.errors import InvalidError
from moderation.domain.rulebook import Place, Rulebook
from moderation.domain.rulebook.faults import RuleFault
from moderation.domain.rulebook.senders import is_kept
from moderation.domain.written_rule import LooksFor
from tests import make

INDEX = bytes(range(32))
KEPT = f"{INDEX.hex()} a•••@e•••"
FOUND = (Place.SENDER, [])


def networks(*lines):
    return make.rule(looks_for=LooksFor.NETWORKS, lines=lines)


def addresses(*lines):
    return make.rule(looks_for=LooksFor.ADDRESSES, lines=lines)


@pytest.mark.parametrize(
    ("line", "network", "expected"),
    [
        ("192.0.2.0/24", "192.0.2.7", FOUND),
        ("192.0.2.7", "192.0.2.7", FOUND),
        ("192.0.2.7", "192.0.2.8", None),
        ("192.0.2.9/24", "192.0.2.7", FOUND),
        ("2001:db8::/32", "2001:db8:1:2::/64", FOUND),
        ("2001:db8:1:2::/64", "2001:db8:1:2::/64", FOUND),
        ("2001:db8:1:2::/64", "2001:db8:1:3::/64", None),
        ("0.0.0.0/0", "2001:db8::/64", None),
        ("192.0.2.0/24", "unknown", None),
        ("192.0.2.0/24", "", None),
    ],
)
def test_a_network_is_found_within_another(found, line, network, expected):
    """Of its own kind, and only where the sender's is known."""
    assert found(networks(line), network=network) == expected


def test_many_networks_are_asked_by_their_length(found):
    """Any of them will do."""
    rule = networks("198.51.100.0/24", "203.0.113.7", "192.0.2.0/25")

    assert found(rule, network="192.0.2.1") == FOUND


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("192.0.2.", RuleFault.NETWORK),
        ("192.0.2.0/33", RuleFault.NETWORK),
        ("كلب", RuleFault.NETWORK),
        ("2001:db8::1", RuleFault.NETWORK_FINE),
    ],
)
def test_what_is_no_network_that_we_see_is_refused(line, code):
    """A rule that could never match is no rule."""
    with pytest.raises(InvalidError) as refused:
        Rulebook([networks(line)], "UTC")

    assert [fault.code for fault in refused.value.errors] == [code]


def test_an_address_is_found_by_its_blind_index(found):
    """The rule does not know the address itself."""
    facts = make.facts(address=INDEX)

    assert found(addresses(KEPT), facts=facts) == FOUND
    assert found(addresses(KEPT)) is None


@pytest.mark.parametrize("line", ["@example.org", "*@EXAMPLE.org"])
def test_everyone_of_a_host_is_found(found, line):
    """Those of a host below it have another."""
    assert found(addresses(line)) == FOUND
    assert found(addresses(line), email="amina@mail.example.org") is None


@pytest.mark.parametrize("line", ["amina@example.org", "@", "@example", "f" * 63])
def test_an_address_in_plain_is_refused(line):
    """It must have been sealed before."""
    with pytest.raises(InvalidError) as refused:
        Rulebook([addresses(line)], "UTC")

    assert [fault.code for fault in refused.value.errors] == [RuleFault.ADDRESS]


def test_what_may_be_kept_names_no_address():
    """An index, or a whole host."""
    assert is_kept(KEPT)
    assert is_kept("@example.org")
    assert not is_kept("amina@example.org")
