"""Where a submission came from."""

import pytest

from moderation.domain.network import network_of


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:DB8:1:2::9", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("::1", "::/64"),
        ("", ""),
        ("unix:", "unix:"),
        ("192.0.2.1, 192.0.2.2", "192.0.2.1, 192.0.2.2"),
    ],
)
def test_a_network_is_as_coarse_as_limits_need_it(address, network):
    """IPv4 stays as it is, IPv6 becomes its /64, and anything else stays too."""
    assert network_of(address) == network


def test_neighbours_in_ipv4_have_two_networks():
    """One address more is someone else."""
    assert network_of("192.0.2.1") != network_of("192.0.2.2")


def test_two_addresses_of_one_household_have_one_network():
    """A machine changes its IPv6 address as often as it likes within its /64."""
    assert network_of("2001:db8::1") == network_of("2001:db8::ffff:1")
    assert network_of("2001:db8::1") != network_of("2001:db8:0:1::1")
