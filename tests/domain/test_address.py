"""What an e-mail address is, and its one spelling."""

import pytest

from moderation.domain.address import normalised_address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("amina@EXAMPLE.org", "amina@example.org"),
        ("أمينة@example.org", "أمينة@example.org"),
        ("amina@xn--mgbh0fb.com", "amina@مثال.com"),
    ],
)
def test_an_address_has_one_spelling(text, address):
    """So that its blind index is the same wherever it is written."""
    assert normalised_address(text) == address


@pytest.mark.parametrize("text", ["", "amina", "a b@example.org", "a" * 250 + "@b.org"])
def test_what_is_no_address_has_none(text):
    """Nor has what is too long for any."""
    assert normalised_address(text) is None
