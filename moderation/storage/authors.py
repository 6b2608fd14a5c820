"""Authors: a sealed address, its blind index, and what became of their comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.author import Author, NewAuthor
from moderation.storage import rows
from moderation.storage.sql import among

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from moderation.storage.sql import Sql, Value

_SELECT = """
    select id, email_sealed as sealed, confirmed, approved, rejected, spam from authors
"""
_INSERT = """
    insert into authors (id, email_index, email_sealed, created_at)
    values (:id, :email_index, :email_sealed, :created_at)
"""


class StoredAuthors:
    """Implements `ports.authors.Authors`."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def by_index(self, index: bytes) -> Author | None:
        row = self._sql.row(_SELECT + "where email_index = :index", index=index)
        return rows.author(row) if row else None

    def by_ids(self, ids: Collection[int]) -> dict[int, Author]:
        names, values = among(ids)
        found = self._sql.rows(_SELECT + "where id in " + names, **values)
        return {row["id"]: rows.author(row) for row in found}

    def add(self, author_id: int, *, index: bytes, sealed: bytes, now: int) -> Author:
        self._sql.do(_INSERT, **_values(NewAuthor(author_id, index, sealed, now)))
        return Author(author_id, sealed)

    def add_many(self, news: Sequence[NewAuthor]) -> None:
        self._sql.insert_many("authors", list(map(_values, news)))


def _values(new: NewAuthor) -> dict[str, Value]:
    return {
        "id": new.id,
        "email_index": new.index,
        "email_sealed": new.sealed,
        "created_at": new.created_at,
    }
