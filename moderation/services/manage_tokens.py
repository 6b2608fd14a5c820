"""An operator gives keys to other programs, and takes them back."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.audit import AuditAct, NewEntry
from moderation.domain.errors import NotFoundError
from moderation.services.manage_people import OPERATOR

if TYPE_CHECKING:
    from collections.abc import Collection

    from moderation.domain.audit import Detail
    from moderation.domain.token import Scope, Token
    from moderation.ports import Clock, Store, Vault


@dataclass(frozen=True)
class AddToken:
    """Make a token; only a digest of it is kept."""

    store: Store
    clock: Clock
    vault: Vault

    def __call__(self, name: str, scopes: Collection[Scope]) -> str:
        """Return the secret, this once; raises TakenError for a name in use."""
        now, secret = self.clock.now(), secrets.token_urlsafe(32)
        with self.store.writing() as writing:
            digest = self.vault.mac("token", secret)
            writing.tokens.add(name, digest, scopes, now=now)
            granted = sorted(scope.value for scope in scopes)
            detail: dict[str, Detail] = {"token": name, "scopes": granted}
            writing.audit.append(
                NewEntry(now, OPERATOR, AuditAct.ADD_TOKEN, detail=detail)
            )
        return secret


@dataclass(frozen=True)
class RevokeToken:
    """End a token."""

    store: Store
    clock: Clock

    def __call__(self, name: str) -> None:
        """Revoke it; raises NotFoundError where there is none to revoke."""
        now = self.clock.now()
        with self.store.writing() as writing:
            if not writing.tokens.revoke(name, at=now):
                raise NotFoundError("token")
            writing.audit.append(
                NewEntry(now, OPERATOR, AuditAct.REVOKE_TOKEN, detail={"token": name})
            )


@dataclass(frozen=True)
class FindToken:
    """Find what a secret opens."""

    store: Store
    vault: Vault

    def __call__(self, secret: str) -> Token | None:
        """Return the token, or None for one that is unknown or revoked."""
        with self.store.reading() as reading:
            return reading.tokens.by_digest(self.vault.mac("token", secret))


@dataclass(frozen=True)
class ListTokens:
    """Show the tokens."""

    store: Store

    def __call__(self) -> list[Token]:
        """Return every token, newest first."""
        with self.store.reading() as reading:
            return reading.tokens.all()
