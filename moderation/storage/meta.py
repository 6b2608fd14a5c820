"""What the store remembers about itself, a text by a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from moderation.storage.sql import Sql


def get(sql: Sql, key: str) -> str | None:
    """Return what is kept for `key`."""
    row = sql.row("select value from meta where key = :key", key=key)
    return row["value"] if row else None


def put(sql: Sql, key: str, value: str) -> None:
    """Keep `value` for `key`, in place of an earlier one."""
    sql.do(
        """
        insert into meta (key, value) values (:key, :value)
        on conflict (key) do update set value = excluded.value
        """,
        key=key,
        value=value,
    )


def claim(sql: Sql, key: str, value: str) -> str:
    """Keep `value` for `key` unless there is one; return the one that stands."""
    sql.do(
        """
        insert into meta (key, value) values (:key, :value)
        on conflict (key) do nothing
        """,
        key=key,
        value=value,
    )
    return get(sql, key) or value
