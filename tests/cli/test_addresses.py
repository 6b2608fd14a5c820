"""Addresses that are printed can be opened."""

from dataclasses import replace

import pytest

from moderation.cli.addresses import invitation_address, site_address


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8080"),
        ("news.example.org", "http://news.example.org:8080"),
        ("0.0.0.0", "http://localhost:8080"),  # noqa: S104 - only written
        ("::", "http://localhost:8080"),
        ("::1", "http://[::1]:8080"),
    ],
)
def test_without_a_setting_it_is_where_the_server_listens(settings, host, address):
    """As a browser on the same machine can reach it."""
    assert site_address(replace(settings, site_url=""), host, 8080) == address


def test_readers_know_the_address_that_is_set(settings):
    """Wherever the server listens."""
    public = replace(settings, site_url="https://news.example.org")

    address = invitation_address(public, "t0ken", "127.0.0.1", 8080)

    assert address == "https://news.example.org/moderate/invitations/t0ken"
