"""Our statements as PostgreSQL takes them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from psycopg import Cursor
from psycopg.rows import DictRow

from moderation.storage.engines.postgres_patience import Patient
from moderation.storage.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from moderation.storage.sql import Row, Value

Opened: TypeAlias = Patient
Said: TypeAlias = "tuple[str, list[Value]]"

_LARGEST = 2**63 - 1
_NO_CHARACTER = "\uffff"

# A literal, a quoted name, a remark and a cast keep their colons; the rest are values.
_VALUE = re.compile(r"""'[^']*'|"[^"]*"|--[^\n]*|::|:([a-z_][a-z0-9_]*)""")


@lru_cache(maxsize=1024)
def positional(statement: str) -> tuple[str, tuple[str, ...]]:
    """Return a statement with `$1` for its first `:name` and so on, and the names."""
    names: dict[str, int] = {}

    def place(match: re.Match[str]) -> str:
        name = match[1]
        if name is None:
            return match[0]
        return f"${names.setdefault(name, len(names) + 1)}"

    return _VALUE.sub(place, statement), tuple(names)


class PostgresSql:
    """Implements `storage.sql.Sql` over a connection with an open transaction.

    What is only to be done waits for the next question, and goes with it in one round
    trip. Ids rise above `above` too, which is what another host made before.
    """

    def __init__(self, conn: Opened, *, above: int = 0) -> None:
        self._conn = conn
        self._above = above
        self.waiting: list[Said] = []

    def rows(self, statement: str, **values: Value) -> list[Row]:
        text, names = positional(statement)
        found = self._ask(text, [_comparable(values[name]) for name in names])
        return list(found.fetchall())

    def row(self, statement: str, **values: Value) -> Row | None:
        found = self.rows(statement, **values)
        return found[0] if found else None

    def run(self, statement: str, **values: Value) -> int:
        text, names = positional(statement)
        return self._ask(text, [values[name] for name in names]).rowcount

    def do(self, statement: str, **values: Value) -> None:
        text, names = positional(statement)
        self.waiting.append((text, [values[name] for name in names]))

    def settle(self) -> None:
        """Do what waits; what is wrong with it is raised here."""
        if self.waiting:
            with self._conn.pipeline():
                self._send_waiting()

    def run_many(self, statement: str, values: Iterable[Mapping[str, Value]]) -> None:
        text, names = positional(statement)
        each = ([row[name] for name in names] for row in values)
        self.settle()
        with self._conn.cursor() as cursor:
            cursor.executemany(text, each)

    def insert_many(self, table: str, rows: Sequence[Mapping[str, Value]]) -> None:
        if not rows:
            return
        columns = ", ".join(rows[0])
        statement = f"copy {table} ({columns}) from stdin"
        self.settle()
        with self._conn.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(list(row.values()))

    def new_id(self) -> int:
        return new_id(above=self._above)

    def finding(self, words: Sequence[str]) -> tuple[str, str]:
        select = (
            "select id from comments where words @@ plainto_tsquery('simple', :words)"
        )
        return select, " ".join(words)

    def _ask(self, text: str, values: list[Value]) -> Cursor[DictRow]:
        if not self.waiting:
            return self._conn.execute(text, values)
        with self._conn.pipeline():
            self._send_waiting()
            return self._conn.execute(text, values)

    def _send_waiting(self) -> None:
        sent, self.waiting = self.waiting, []
        for text, values in sent:
            self._conn.execute(text, values)


def _comparable(value: Value) -> Value:
    """Return what PostgreSQL cannot hold as what compares alike with all it holds."""
    if isinstance(value, int):
        return max(-_LARGEST, min(value, _LARGEST))
    if isinstance(value, str) and "\0" in value:
        return value.replace("\0", _NO_CHARACTER)
    return value
