"""A PostgreSQL database as one side of a copy."""

from __future__ import annotations

from collections import defaultdict
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import psycopg
from psycopg import RawCursor
from psycopg.rows import tuple_row

from moderation.domain.errors import StoreUnavailableError
from moderation.storage.copying.tables import Table
from moderation.storage.engines.postgres_connection import READ, connect
from moderation.storage.engines.postgres_errors import told_plainly
from moderation.storage.engines.postgres_sql import positional
from moderation.storage.engines.postgres_use import alone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from moderation.storage.copying.tables import Row
    from moderation.storage.engines.postgres_address import Address
    from moderation.storage.engines.postgres_sql import Opened
    from moderation.storage.sql import Value

_AS_LONG_AS_IT_TAKES = "set idle_in_transaction_session_timeout = 0;"


@contextmanager
def moment(address: Address) -> Iterator[PostgresSide]:
    """Lend a database as it is at one moment; writers go on meanwhile."""
    with told_plainly(address.name):
        conn = connect(address, _AS_LONG_AS_IT_TAKES)
    with closing(conn):
        with told_plainly(address.name):
            conn.execute(READ)
            # The moment is that of the first question.
            conn.execute("select 1")
        yield PostgresSide(address.name, conn)


@contextmanager
def filling(address: Address) -> Iterator[PostgresTarget]:
    """Lend a database to be filled; no other process of ours uses it meanwhile."""
    with told_plainly(address.name):
        conn = connect(address)
    with closing(conn), told_plainly(address.name), alone(address.name, conn):
        yield PostgresTarget(address.name, conn)


class PostgresSide:
    """Implements `copying.tables.Side`."""

    def __init__(self, name: str, conn: Opened) -> None:
        self.name = name
        self._conn = conn

    def tables(self) -> list[Table]:
        columns, keys, parents = map(self._by_table, (_COLUMNS, _KEYS, _PARENTS))
        return [
            Table(
                name, tuple(columns[name]), tuple(keys[name]), frozenset(parents[name])
            )
            for name in columns
        ]

    def rows(self, statement: str, **values: Value) -> list[Row]:
        text, names = positional(statement)
        with told_plainly(self.name):
            cursor = RawCursor(self._conn, row_factory=tuple_row)
            cursor.execute(text, [values[name] for name in names], binary=True)
            return cursor.fetchall()

    def _by_table(self, statement: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for table, what in self.rows(statement):
            found[table].append(what)
        return found


class PostgresTarget(PostgresSide):
    """Implements `copying.tables.Target`."""

    @contextmanager
    def unit(self) -> Iterator[None]:
        with told_plainly(self.name), self._conn.transaction():
            yield

    def fill(self, table: Table, rows: Sequence[Row]) -> None:
        columns = ", ".join(f'"{column}"' for column in table.columns)
        statement = f'copy "{table.name}" ({columns}) from stdin'
        try:
            with (
                told_plainly(self.name),
                self._silent(table),
                self._conn.cursor() as cursor,
                cursor.copy(statement) as copy,
            ):
                for row in rows:
                    copy.write_row(row)
        except psycopg.DataError as error:
            raise StoreUnavailableError(
                f"{table.name}: a text holds a NUL, which PostgreSQL cannot keep;"
                f" look between {rows[0][0]} and {rows[-1][0]}"
            ) from error
        except psycopg.IntegrityError as error:
            # It names a rule and no value.
            raise StoreUnavailableError(
                f"{table.name}: {error.diag.message_primary}; look after the source"
            ) from error

    @contextmanager
    def _silent(self, table: Table) -> Iterator[None]:
        """Keep our triggers from counting what comes; only this transaction sees it."""
        with self._conn.transaction():
            self._conn.execute(f'alter table "{table.name}" disable trigger user')
            yield
            self._conn.execute(f'alter table "{table.name}" enable trigger user')

    def run_many(
        self, statement: str, values: Sequence[Mapping[str, Value]] = ({},)
    ) -> None:
        text, names = positional(statement)
        with told_plainly(self.name), self._conn.cursor() as cursor:
            cursor.executemany(
                text, [[each[name] for name in names] for each in values]
            )

    def settle(self) -> None:
        with told_plainly(self.name):
            self._conn.execute("analyze")


# Columns of other kinds, and those that are made of others, are PostgreSQL's own.
_COLUMNS = """
    select c.relname::text, a.attname::text
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
        and c.relname <> 'moderation_steps'
        and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        and a.atttypid in ('bigint'::regtype, 'text'::regtype, 'bytea'::regtype)
    order by c.relname, a.attnum
"""
_KEYS = """
    select c.relname::text, a.attname::text
    from pg_index i
    join pg_class c on c.oid = i.indrelid
    cross join unnest(i.indkey) with ordinality as k (attnum, place)
    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
    where c.relnamespace = current_schema()::regnamespace and i.indisprimary
    order by c.relname, k.place
"""
_PARENTS = """
    select distinct c.relname::text, p.relname::text
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_class p on p.oid = k.confrelid
    where c.relnamespace = current_schema()::regnamespace and k.contype = 'f'
        and k.conrelid <> k.confrelid
"""
