"""What a password must be, and how it is kept."""

import time

import pytest

from moderation.domain.errors import FieldError
from moderation.services.passwords import (
    faults_of_password,
    hash_password,
    is_password,
)
from tests import make


@pytest.mark.parametrize(
    "password", ["م" * 10, "م" * 256, "👨‍👩‍👧‍👦" * 10, "a long road"]
)
def test_length_is_all_that_is_asked(password):
    """Counted as a reader sees it."""
    assert faults_of_password(password, "سلمى") == []


@pytest.mark.parametrize("password", ["", "م" * 9, "مَّ" * 9, "👨‍👩‍👧‍👦" * 9])
def test_a_short_password_is_none(password):
    """The fault says how long it must be, and not what it was."""
    assert faults_of_password(password) == [
        FieldError("password", "too_short", {"shortest": 10})
    ]


def test_a_very_long_password_is_none():
    """The fault says how long it may be."""
    data = {"longest": 256, "length": 257}

    faults = faults_of_password("م" * 257)

    assert faults == [FieldError("password", "too_long", data)]


def test_a_name_is_no_password():
    """In capitals neither."""
    faults = faults_of_password("SALMA OF FEZ", "Salma of Fez")

    assert faults == [FieldError("password", "name")]


def test_a_password_is_kept_as_a_hash():
    """Salted, so that two equal passwords do not look alike."""
    one, two = hash_password(make.PASSWORD), hash_password(make.PASSWORD)

    assert one != two
    assert one.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert is_password(one, make.PASSWORD)
    assert not is_password(one, make.PASSWORD + "!")


@pytest.mark.parametrize("kept", ["", "no hash"])
def test_what_is_no_hash_opens_nothing(kept):
    """Not even to the word that is hashed in its place."""
    assert not is_password(kept, "nobody's")


def test_another_keyboard_writes_the_same_password():
    """Letters with their accents as one code point, or as two, or full-width."""
    kept = hash_password("é longue, Ａ")

    assert is_password(kept, "e\u0301 longue, A")


def test_a_password_made_to_take_long_takes_a_moment():
    """Whoever stands before the door cannot keep the service busy."""
    begun = time.process_time()

    assert not is_password("", "a" + "\u0301\u0323" * 50_000)

    assert time.process_time() - begun < 1
