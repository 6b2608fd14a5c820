"""What needs the secret keys."""

from __future__ import annotations

from typing import Protocol


class Vault(Protocol):
    """Seals, indexes and signs; nothing it returns can be made without its keys."""

    def seal(self, author_id: int, email: str) -> bytes:
        """Return the address as AES-256-GCM ciphertext, bound to the author's id."""

    def open(self, author_id: int, sealed: bytes) -> str:
        """Return the address; raises KeyFileError if this vault did not seal it."""

    def email_index(self, email: str) -> bytes:
        """Return the blind index of an address: equal for equal addresses."""

    def mac(self, purpose: str, *parts: str | int | bytes) -> bytes:
        """Return 32 bytes that only this key makes of `parts` for `purpose`."""

    def sign(self, purpose: str, number: int) -> str:
        """Return a token, safe in a URL, that carries a 63-bit number."""

    def read(self, purpose: str, token: str) -> int | None:
        """Return the number of a token made by `sign` for `purpose`, else None."""
