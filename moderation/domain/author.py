"""Who wrote a comment: a guest with a secret address, not an account."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Author:
    """One address that comments came from, sealed, with what became of them.

    `confirmed` says that the address was shown to be theirs. `sealed` is ciphertext
    that only the vault opens, bound to `id`.
    """

    id: int
    sealed: bytes
    confirmed: bool = False
    approved: int = 0
    rejected: int = 0
    spam: int = 0


@dataclass(frozen=True)
class NewAuthor:
    """An author on the way into the store; `index` is the address's blind index."""

    id: int
    index: bytes
    sealed: bytes
    created_at: int


def masked(email: str) -> str:
    """Return `a•••@d•••` for an address: enough to tell two apart, too little to write.

    >>> masked("amina@example.org")
    'a•••@e•••'
    """
    local, _, domain = email.rpartition("@")
    return f"{local[:1]}•••@{domain[:1]}•••"
