"""Tokens of other programs: digests and scopes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.errors import TakenError
from moderation.domain.token import Token
from moderation.storage import rows

if TYPE_CHECKING:
    from collections.abc import Collection

    from moderation.domain.token import Scope
    from moderation.storage.sql import Sql

_SELECT = "select id, name, scopes, created_at, revoked_at from tokens "


class StoredTokens:
    """Implements `ports.tokens.Tokens`. A revoked token's name is free again."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def by_digest(self, digest: bytes) -> Token | None:
        row = self._sql.row(
            _SELECT + "where digest = :digest and revoked_at is null", digest=digest
        )
        return rows.token(row) if row else None

    def all(self) -> list[Token]:
        return [rows.token(row) for row in self._sql.rows(_SELECT + "order by id desc")]

    def add(
        self, name: str, digest: bytes, scopes: Collection[Scope], *, now: int
    ) -> Token:
        token = Token(self._sql.new_id(), name, frozenset(scopes), now)
        added = self._sql.run(
            """
            insert into tokens (id, name, digest, scopes, created_at)
            values (:id, :name, :digest, :scopes, :now)
            on conflict (name) where revoked_at is null do nothing
            """,
            id=token.id,
            name=name,
            digest=digest,
            scopes=" ".join(sorted(scopes)),
            now=now,
        )
        if not added:
            raise TakenError
        return token

    def revoke(self, name: str, *, at: int) -> bool:
        return bool(
            self._sql.run(
                """
                update tokens set revoked_at = :at
                where name = :name and revoked_at is null
                """,
                name=name,
                at=at,
            )
        )
