"""Where services that are measured keep their comments: both engines, durable."""

from __future__ import annotations

import itertools
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Protocol

from tests.engines import POSTGRES, SQLITE
from tests.postgres import one_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.postgres import PostgresServer

_COUNT = "select count(*) from comments"


class Store(Protocol):
    """Makes places for comments."""

    name: str

    def fresh(self, var: Path) -> dict[str, str]:
        """Return the settings that name a new and empty place."""

    def kept(self, var: Path) -> dict[str, str]:
        """Return the settings that name the place for `var`, the same each time."""

    def count(self, settings: dict[str, str], var: Path) -> int:
        """Return how many comments are stored there."""


class Sqlite:
    """A file in `var`, as the settings have it without a word."""

    name = SQLITE

    def fresh(self, var: Path) -> dict[str, str]:
        """Return nothing: that is the default."""
        return {}

    def kept(self, var: Path) -> dict[str, str]:
        """Return nothing: the file outlives a run."""
        return {}

    def count(self, settings: dict[str, str], var: Path) -> int:
        """Ask the file."""
        with closing(sqlite3.connect(var / "moderation.db")) as conn:
            return int(conn.execute(_COUNT).fetchone()[0])


class Postgres:
    """Databases of one server that flushes as it does in production."""

    name = POSTGRES

    def __init__(self, server: PostgresServer) -> None:
        """Begin without a database."""
        self.server = server
        self._numbers = itertools.count(1)
        self._kept: dict[Path, dict[str, str]] = {}

    def fresh(self, var: Path) -> dict[str, str]:
        """Make a database."""
        name = f"bench_{next(self._numbers)}"
        self.server.run(f"create database {name}")
        return {"database_url": self.server.url(name)}

    def kept(self, var: Path) -> dict[str, str]:
        """Make a database for `var` once; it goes with the server."""
        if var not in self._kept:
            (var / "made").unlink(missing_ok=True)
            self._kept[var] = self.fresh(var)
        return self._kept[var]

    def count(self, settings: dict[str, str], var: Path) -> int:
        """Ask the database."""
        with self.server.connect(settings["database_url"].rpartition("/")[2]) as conn:
            return int(str(conn.execute(_COUNT).fetchone()[0]))


@contextmanager
def store_named(name: str) -> Iterator[Store]:
    """Lend a store's engine."""
    if name == SQLITE:
        yield Sqlite()
    else:
        with one_server(durable=True) as server:
            yield Postgres(server)
