"""A SQLite file as one side of a copy."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from moderation.domain.errors import StoreUnavailableError
from moderation.storage.copying.tables import Table
from moderation.storage.engines.sqlite_connection import connect, told_plainly

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from sqlite_utils import Database

    from moderation.storage.copying.tables import Row
    from moderation.storage.sql import Value

# What SQLite and its tools keep about themselves.
_THEIRS = ("sqlite_", "_sqlite_")
# Some indexes have no order in time; with their pages at hand each is written once.
_KILOBYTES = 256 * 1024
# For the same reason, what is written again soon waits in the log.
_PAGES_AHEAD = 50_000


@contextmanager
def moment(path: Path) -> Iterator[SqliteSide]:
    """Lend a file as it is at one moment."""
    with told_plainly(path):
        db = connect(path, "ro")
    with closing(db):
        with told_plainly(path):
            db.execute("begin")
            # The moment is that of the first question.
            db.execute("select count(*) from sqlite_schema").fetchone()
        yield SqliteSide(path, db)


@contextmanager
def filling(path: Path) -> Iterator[SqliteTarget]:
    """Lend a file to be filled; nobody else can open it meanwhile."""
    with told_plainly(path):
        db = connect(path)
    with closing(db):
        with told_plainly(path):
            db.execute("pragma locking_mode = exclusive")
            db.execute("begin immediate")
            db.execute("commit")
            db.execute("pragma synchronous = full")
            db.execute(f"pragma wal_autocheckpoint = {_PAGES_AHEAD}")
        yield SqliteTarget(path, db)


@contextmanager
def making(path: Path) -> Iterator[SqliteTarget]:
    """Lend a file to be filled that nobody will have unless it gets finished."""
    with told_plainly(path):
        db = connect(path)
    with closing(db):
        with told_plainly(path):
            db.execute("pragma journal_mode = off")
            db.execute("pragma synchronous = off")
        yield SqliteTarget(path, db)


class SqliteSide:
    """Implements `copying.tables.Side`."""

    def __init__(self, path: Path, db: Database) -> None:
        self.name = str(path)
        self._path = path
        self._db = db

    def tables(self) -> list[Table]:
        return [
            Table(
                name,
                tuple(column for column, _ in self.rows(_COLUMNS, name=name)),
                tuple(column for column, at in self.rows(_KEY, name=name) if at),
                frozenset(parent for (parent,) in self.rows(_PARENTS, name=name)),
            )
            for (name,) in self.rows(_TABLES)
            if not name.startswith(_THEIRS)
        ]

    def rows(self, statement: str, **values: Value) -> list[Row]:
        with told_plainly(self._path):
            return self._db.conn.execute(statement, values).fetchall()


class SqliteTarget(SqliteSide):
    """Implements `copying.tables.Target`.

    That rows name what is there is not looked at row by row: they come from a store
    that kept it so, and are compared with it in the end.
    """

    def __init__(self, path: Path, db: Database) -> None:
        super().__init__(path, db)
        db.execute("pragma foreign_keys = off")
        db.execute(f"pragma cache_size = -{_KILOBYTES}")

    @contextmanager
    def unit(self) -> Iterator[None]:
        with told_plainly(self._path):
            self._db.execute("begin immediate")
        try:
            yield
            with told_plainly(self._path):
                self._db.execute("commit")
        except BaseException:
            self._db.conn.rollback()
            raise

    def fill(self, table: Table, rows: Sequence[Row]) -> None:
        columns = ", ".join(f'"{column}"' for column in table.columns)
        places = ", ".join("?" * len(table.columns))
        statement = f'insert into "{table.name}" ({columns}) values ({places})'  # noqa: S608 - the schema's own names
        try:
            with told_plainly(self._path):
                self._db.conn.executemany(statement, rows)
        except sqlite3.IntegrityError as error:
            # It names a rule and no value.
            raise StoreUnavailableError(
                f"{table.name}: {error}; look after the source"
            ) from error

    def run_many(
        self, statement: str, values: Sequence[Mapping[str, Value]] = ({},)
    ) -> None:
        with told_plainly(self._path):
            self._db.conn.executemany(statement, values)

    def settle(self) -> None:
        """Leave it as it is; SQLite plans without."""


_TABLES = "select name from pragma_table_list where schema = 'main' and type = 'table'"
# Hidden ones are made of others.
_COLUMNS = (
    "select name, cid from pragma_table_xinfo(:name) where hidden = 0 order by cid"
)
_KEY = "select name, pk from pragma_table_xinfo(:name) order by pk"
_PARENTS = """
    select distinct "table" from pragma_foreign_key_list(:name) where "table" <> :name
"""
