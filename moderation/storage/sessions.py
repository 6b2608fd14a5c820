"""Sessions of signed-in moderators, and attempts to sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.storage import rows

if TYPE_CHECKING:
    from moderation.domain.moderator import Session
    from moderation.storage.sql import Sql

_DAY = 86_400_000_000  # in microseconds
_SELECT = """
    select s.id as session_id, s.created_at as session_created_at, s.expires_at,
        m.id, m.name, m.role, m.created_at, m.disabled_at
    from sessions s join moderators m on m.id = s.moderator_id
"""


class StoredSessions:
    """Implements `ports.sessions.Sessions`. A session that has ended is no row."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def by_digest(self, digest: bytes, *, now: int) -> Session | None:
        row = self._sql.row(
            _SELECT
            + """
            where s.digest = :digest and s.expires_at > :now and m.disabled_at is null
            """,
            digest=digest,
            now=now,
        )
        return rows.session(row) if row else None

    def of(self, moderator_id: int, *, now: int) -> list[Session]:
        found = self._sql.rows(
            _SELECT
            + """
            where s.moderator_id = :moderator_id and s.expires_at > :now
            order by s.id desc
            """,
            moderator_id=moderator_id,
            now=now,
        )
        return [rows.session(row) for row in found]

    def attempts(self, *, since: int, name: bytes, network: bytes) -> tuple[int, int]:
        row = self._sql.row(
            """
            select
                (select count(*) from sign_in_attempts
                    where name = :name and at >= :since) as by_name,
                (select count(*) from sign_in_attempts
                    where network = :network and at >= :since) as by_network
            """,
            since=since,
            name=name,
            network=network,
        )
        return (row["by_name"], row["by_network"]) if row else (0, 0)

    def add(
        self, moderator_id: int, digest: bytes, *, now: int, expires_at: int
    ) -> Session:
        self._sql.do("delete from sessions where expires_at <= :now", now=now)
        session_id = self._sql.new_id()
        self._sql.do(
            """
            insert into sessions (id, moderator_id, digest, created_at, expires_at)
            values (:id, :moderator_id, :digest, :now, :expires_at)
            """,
            id=session_id,
            moderator_id=moderator_id,
            digest=digest,
            now=now,
            expires_at=expires_at,
        )
        (row,) = self._sql.rows(_SELECT + "where s.id = :id", id=session_id)
        return rows.session(row)

    def end(self, session_id: int) -> None:
        self._sql.do("delete from sessions where id = :id", id=session_id)

    def end_all(self, moderator_id: int, *, but: int | None = None) -> None:
        self._sql.do(
            """
            delete from sessions
            where moderator_id = :moderator_id and id <> coalesce(:but, 0)
            """,
            moderator_id=moderator_id,
            but=but,
        )

    def add_attempt(self, *, name: bytes, network: bytes, at: int) -> int:
        self._sql.do(
            "delete from sign_in_attempts where at < :day_before", day_before=at - _DAY
        )
        attempt_id = self._sql.new_id()
        self._sql.do(
            """
            insert into sign_in_attempts (id, name, network, at)
            values (:id, :name, :network, :at)
            """,
            id=attempt_id,
            name=name,
            network=network,
            at=at,
        )
        return attempt_id

    def forget_attempt(self, attempt_id: int) -> None:
        self._sql.do("delete from sign_in_attempts where id = :id", id=attempt_id)
