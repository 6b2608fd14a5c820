"""The audit log: appended to, chained, never changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from moderation.domain.audit import START, Entry, digest
from moderation.domain.errors import KeyFileError
from moderation.storage import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderation.domain.audit import NewEntry
    from moderation.storage.sql import Sql

_SELECT = "select id, at, actor, act, comment_id, detail, digest from audit_log "
_AT_ONCE = 500
_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True)


class StoredAudit:
    """Implements `ports.audit.Audit`."""

    def __init__(self, sql: Sql, key: bytes) -> None:
        self._sql = sql
        self._key = key

    def page(self, *, before: int | None, limit: int) -> list[Entry]:
        found = self._sql.rows(
            _SELECT
            + ("" if before is None else "where id < :before ")
            + "order by id desc limit :limit",
            before=before,
            limit=limit,
        )
        return [rows.entry(row) for row in found]

    def of(self, comment_id: int) -> list[Entry]:
        found = self._sql.rows(
            _SELECT + "where comment_id = :id order by id", id=comment_id
        )
        return [rows.entry(row) for row in found]

    def walk(self) -> Iterator[Entry]:
        after = 0
        while found := self._sql.rows(
            _SELECT + "where id > :after order by id limit :limit",
            after=after,
            limit=_AT_ONCE,
        ):
            yield from map(rows.entry, found)
            after = found[-1]["id"]

    def head(self) -> str:
        return self._newest()[1]

    def append(self, entry: NewEntry) -> Entry:
        if not self._key:
            raise KeyFileError("the audit log cannot be continued without its key")
        newest, before = self._newest()
        # A clock that was set back must not put an entry before its predecessor.
        entry_id = max(self._sql.new_id(), newest + 1)
        recorded = Entry(
            id=entry_id,
            at=entry.at,
            actor=entry.actor,
            act=entry.act,
            comment_id=entry.comment_id,
            detail=dict(entry.detail or {}),
            digest=digest(self._key, before, entry_id, entry),
        )
        self._insert(recorded)
        self._move_head(recorded)
        return recorded

    def _newest(self) -> tuple[int, str]:
        row = self._sql.row("select entry_id, digest from audit_head")
        return (row["entry_id"], row["digest"]) if row else (0, START)

    def _insert(self, entry: Entry) -> None:
        detail = _json.encode(entry.detail)
        self._sql.do(
            """
            insert into audit_log (id, at, actor, act, comment_id, detail, digest)
            values (:id, :at, :actor, :act, :comment_id, :detail, :digest)
            """,
            **{**vars(entry), "detail": detail},
        )

    def _move_head(self, entry: Entry) -> None:
        self._sql.do(
            """
            insert into audit_head (only_row, entry_id, digest) values (1, :id, :digest)
            on conflict (only_row) do update set
                entry_id = excluded.entry_id, digest = excluded.digest
            """,
            id=entry.id,
            digest=entry.digest,
        )
