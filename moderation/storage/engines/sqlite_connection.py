"""Connections to a SQLite file: opened, lent to one unit at a time, and closed."""

from __future__ import annotations

import os
import sqlite3
from collections import deque
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlite_utils import Database

from moderation.domain.errors import StoreUnavailableError
from moderation.storage.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from moderation.storage.sql import Row, Value

_LARGEST = 2**63 - 1
_MOST_VALUES = 30_000  # in one statement; SQLite allows 32,766
_IMPORT_KILOBYTES = 65_536
PATIENCE = 5.0  # seconds that a writer waits for another

_RESTORE = "restore a backup: flask --app moderation db restore FILE"

_WHY = {
    sqlite3.SQLITE_BUSY: "another process has kept it locked too long",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened",
    sqlite3.SQLITE_CORRUPT: f"the file is damaged; {_RESTORE}",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk does not read or write",
    sqlite3.SQLITE_LOCKED: "another process has kept it locked too long",
    sqlite3.SQLITE_NOTADB: f"the file is no database, or damaged; {_RESTORE}",
    sqlite3.SQLITE_PERM: "the file may not be opened",
    sqlite3.SQLITE_PROTOCOL: "another process has kept it locked too long",
    sqlite3.SQLITE_READONLY: "the file cannot be written",
}


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Turn what the disk does to us into StoreUnavailableError; mistakes stay ours."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0)
        why = _WHY.get(code & 0xFF)  # the rest is detail
        if str(error).startswith("no such table"):
            why = "steps to its present shape are left; run db migrate"
        if why is None:
            raise
        raise StoreUnavailableError(f"{path}: {why}") from error


@contextmanager
def files_told_plainly(path: Path) -> Iterator[None]:
    """Do as `told_plainly` does, also for what files do to us outside SQLite."""
    try:
        with told_plainly(path):
            yield
    except OSError as error:
        raise StoreUnavailableError(f"{path}: {error.strerror}") from error


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Tell whether the file itself is to blame."""
    return error.sqlite_errorcode & 0xFF in {
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
    }


def connect(path: Path, mode: str = "rw") -> Database:
    """Open an existing file; `mode` is `ro` for one that must not change."""
    conn = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=PATIENCE,
        isolation_level=None,  # units begin and end where we say
        check_same_thread=False,  # lent to one thread after another
    )
    return Database(conn, execute_plugins=False)


class Connections:
    """Open connections to one file, each lent to one unit at a time.

    There are as many as units ever ran at once. They stay open between units: opening
    costs more than most units, and the last one to close would make SQLite fold its
    log into the file every time. They belong to no thread, because a server's threads
    come and go and would leave theirs open. None crosses a fork.
    """

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self._path = path
        self._read_only = read_only
        self._idle: deque[Database] = deque()
        self._process = os.getpid()
        self._inherited: list[deque[Database]] = []

    @contextmanager
    def lend(self) -> Iterator[Database]:
        """Lend a connection; one that failed is closed and not lent again."""
        db = self.take()
        try:
            yield db
        except sqlite3.Error:
            db.close()
            raise
        except BaseException:
            self.give_back(db)
            raise
        self.give_back(db)

    def give_back(self, db: Database) -> None:
        """Take back what `take` gave, with no transaction open."""
        self._idle.append(db)

    def close(self) -> None:
        """Close those that are not lent; a later unit opens its own."""
        while self._idle:
            self._idle.pop().close()

    def take(self) -> Database:
        """Give a connection away, until it is given back or closed."""
        if self._process != os.getpid():
            # SQLite forbids even closing what the parent opened.
            self._inherited.append(self._idle)
            self._idle, self._process = deque(), os.getpid()
        try:
            return self._idle.pop()
        except IndexError:
            return self._open()

    def _open(self) -> Database:
        # SQLite would open it to read alone, and fail with every write for good.
        if not self._read_only and _may_only_be_read(self._path):
            raise StoreUnavailableError(
                f"{self._path}: {_WHY[sqlite3.SQLITE_READONLY]}"
            )
        db = connect(self._path)
        try:
            db.execute("pragma foreign_keys = on")
            db.execute("pragma synchronous = full")
            if self._read_only:
                db.execute("pragma query_only = on")
        except BaseException:
            db.close()
            raise
        return db


class SqliteSql:
    """Implements `storage.sql.Sql` over a connection with an open transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def rows(self, statement: str, **values: Value) -> list[Row]:
        try:
            cursor = self._db.execute(statement, values)
        except OverflowError:
            cursor = self._db.execute(statement, _bounded(values))
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def row(self, statement: str, **values: Value) -> Row | None:
        found = self.rows(statement, **values)
        return found[0] if found else None

    def run(self, statement: str, **values: Value) -> int:
        return self._db.execute(statement, values).rowcount

    def do(self, statement: str, **values: Value) -> None:
        self._db.execute(statement, values)

    def run_many(self, statement: str, values: Iterable[Mapping[str, Value]]) -> None:
        self._db.conn.executemany(statement, values)

    def insert_many(self, table: str, rows: Sequence[Mapping[str, Value]]) -> None:
        if not rows:
            return
        # Some indexes have no order in time. With all their pages at hand each is
        # written once; only a process that imports pays for it with memory.
        self._db.execute(f"pragma cache_size = -{_IMPORT_KILOBYTES}")
        columns = tuple(rows[0])
        size = _MOST_VALUES // len(columns)
        for at in range(0, len(rows), size):
            part = rows[at : at + size]
            values = [row[column] for row in part for column in columns]
            self._db.conn.execute(_inserting(table, columns, len(part)), values)

    def new_id(self) -> int:
        return new_id()

    def finding(self, words: Sequence[str]) -> tuple[str, str]:
        select = "select rowid as id from comments_fts where comments_fts match :words"
        # Quoted, so that no word is taken for an operator.
        return select, " ".join(f'"{word}"' for word in words)


@lru_cache(maxsize=16)
def _inserting(table: str, columns: tuple[str, ...], number: int) -> str:
    # Many rows in one statement: every statement makes the full-text index write out
    # what it gathered, and after each single row that costs more than all the rest.
    one = f"({', '.join('?' * len(columns))})"
    names, all_ = ", ".join(columns), ", ".join([one] * number)
    return f"insert into {table} ({names}) values {all_}"  # noqa: S608 - all our own


def _may_only_be_read(path: Path) -> bool:
    return path.exists() and not os.access(path, os.W_OK)


def _bounded(values: dict[str, Value]) -> dict[str, Value]:
    """Return numbers too large for SQLite as its largest, which compare alike."""
    return {
        name: max(-_LARGEST, min(value, _LARGEST)) if isinstance(value, int) else value
        for name, value in values.items()
    }
