"""Who wrote a comment."""

import pytest

from moderation.domain.author import masked


@pytest.mark.parametrize(
    ("email", "shown"),
    [
        ("amina@example.org", "a•••@e•••"),
        ("x@example.org", "x•••@e•••"),
        ('"a@b"@example.org', '"•••@e•••'),
        ("يوسف@مثال.example", "ي•••@م•••"),
    ],
)
def test_a_masked_address_keeps_two_letters(email, shown):
    """The first letters of name and host stay, and always the same dots."""
    assert masked(email) == shown


def test_a_masked_address_does_not_tell_how_long_it_is():
    """A long address and a short one with the same first letters look alike."""
    assert masked("a@e.org") == masked("a.very.long.name@example.org")
