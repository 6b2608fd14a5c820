"""Only our own desk's addresses are followed."""

import pytest

from moderation.domain.queue import Cursor
from moderation.web.dashboard.addresses import cursor, cursor_text, desk_address, whole


@pytest.mark.parametrize(
    "address",
    ["/moderate/", "/moderate", "/moderate/queues/all?q=%D8%AD&order=newest"],
)
def test_a_path_of_the_desk_is_followed(address):
    """It is returned as it is."""
    assert desk_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        None,
        "/",
        "/articles/olive-harvest",
        "/moderates/",
        "moderate/",
        "//example.com/moderate/",
        "https://example.com/moderate/",
        "/\\example.com/moderate/",
        "/moderate/\\..\\",
        "/moderate/../articles/",
        "/moderate/%2E%2e/articles/",
        "/moderate/\r\nSet-Cookie: a=b",
        "javascript:alert(1)",
        "http://[/moderate/",
        "/moderate/?q=" + "a" * 2000,
    ],
)
def test_no_other_address_is(address):
    """Neither another host nor another part of this one."""
    assert desk_address(address) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("9223372036854775807", 2**63 - 1),
        ("9223372036854775808", None),
        ("1" * 5000, None),
        ("-1", None),
        ("1.0", None),
        ("٣", None),
        ("", None),
        (None, None),
    ],
)
def test_an_id_is_what_the_store_can_hold(text, number):
    """Anything else is no id."""
    assert whole(text) == number


@pytest.mark.parametrize("place", [Cursor(17), Cursor(17, 0), Cursor(2**63 - 1, 100)])
def test_a_cursor_is_read_as_it_was_written(place):
    """One word, whether it has a risk or not."""
    assert cursor(cursor_text(place)) == place


@pytest.mark.parametrize(
    "value", [None, "", "-", "-17", "87-", "x-17", "87-x", "1-2-3", "9" * 40]
)
def test_what_is_no_cursor_is_none(value):
    """A page then begins where the queue does."""
    assert cursor(value) is None
