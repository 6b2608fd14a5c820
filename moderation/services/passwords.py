"""Passwords: what one must be, and how it is kept."""

from __future__ import annotations

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from moderation.domain import text
from moderation.domain.errors import FieldError

SHORTEST = 10
LONGEST = 256
# 40 ms and 19 MiB on two small cores; the library's default takes nine times that.
_hasher = PasswordHasher(
    time_cost=2, memory_cost=19 * 1024, parallelism=1, type=Type.ID
)
# Checked where there is no moderator of that name, so that both take as long.
_NOBODY = _hasher.hash("nobody's")


def faults_of_password(password: str, name: str = "") -> list[FieldError]:
    """Return what keeps `password` from being one: `too_short`, `too_long`, `name`."""
    counted = text.length(password)
    if counted < SHORTEST:
        return [FieldError("password", "too_short", {"shortest": SHORTEST})]
    if counted > LONGEST:
        data = {"longest": LONGEST, "length": counted}
        return [FieldError("password", "too_long", data)]
    if name and password.casefold() == name.casefold():
        return [FieldError("password", "name")]
    return []


def hash_password(password: str) -> str:
    """Return the Argon2id hash, with its parameters and salt."""
    return _hasher.hash(_spelt(password))


def is_password(password_hash: str, password: str) -> bool:
    """Tell whether `password` made the hash; an empty hash takes as long and is not."""
    try:
        _hasher.verify(password_hash or _NOBODY, _spelt(password))
    except (VerificationError, InvalidHashError):
        return False
    return bool(password_hash)


def _spelt(password: str) -> str:
    """Another keyboard writes the same letters as other code points."""
    return text.normalised(password, "NFKC")
