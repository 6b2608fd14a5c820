"""Tokens as storage keeps them: only digests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection

    from moderation.domain.token import Scope, Token


class ReadTokens(Protocol):
    """Finding tokens."""

    def by_digest(self, digest: bytes) -> Token | None:
        """Return the token unless it is revoked."""

    def all(self) -> list[Token]:
        """Return every token, newest first."""


class Tokens(ReadTokens, Protocol):
    """Finding and keeping tokens."""

    def add(
        self, name: str, digest: bytes, scopes: Collection[Scope], *, now: int
    ) -> Token:
        """Store a token; raises TakenError if the name is in use."""

    def revoke(self, name: str, *, at: int) -> bool:
        """Revoke the token of that name; False if there is none to revoke."""
