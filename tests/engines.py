"""Where a test's store comes from: a file that is copied, or a database that is."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import psycopg

from tests.postgres import one_server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.postgres import PostgresServer

SQLITE, POSTGRES = "sqlite", "postgres"
ENGINES = (SQLITE, POSTGRES)
# What the drivers raise for a row that the schema does not take.
REFUSALS = (sqlite3.IntegrityError, psycopg.IntegrityError, psycopg.DataError)
_SCHEME = "sqlite:///"


class Engine(Protocol):
    """Makes stores; each is known by what DATABASE_URL would say."""

    def make(self, var: Path, like: str | None = None) -> str:
        """Return the address of a new store for `var`.

        It is a copy of the closed store `like`; without one, it is yet to be migrated.
        """

    def remove(self, url: str) -> None:
        """Remove a store, whoever is using it."""

    def execute(self, url: str, statement: str, *values: object) -> None:
        """Do to a store what another program could; a value stands for each `?`."""

    def tamper(self, url: str, statement: str, *values: object) -> None:
        """Do to a store what no other program could: no trigger interferes."""


class Files:
    """Stores in SQLite files, each in the `var` that it is for."""

    def make(self, var: Path, like: str | None = None) -> str:
        """Copy the file, if there is one to copy."""
        url = f"{_SCHEME}{var / 'moderation.db'}"
        if like:
            var.mkdir()
            shutil.copy2(like.removeprefix(_SCHEME), url.removeprefix(_SCHEME))
        return url

    def remove(self, url: str) -> None:
        """Delete the file; what belongs to it is left to whoever made the directory."""
        Path(url.removeprefix(_SCHEME)).unlink(missing_ok=True)

    def execute(self, url: str, statement: str, *values: object) -> None:
        """Open the file beside the product."""
        with closing(sqlite3.connect(url.removeprefix(_SCHEME))) as conn:
            conn.execute("pragma foreign_keys = on")
            conn.execute(statement, values)
            conn.commit()

    def tamper(self, url: str, statement: str, *values: object) -> None:
        """Drop the triggers that guard a table and change it."""
        with closing(sqlite3.connect(url.removeprefix(_SCHEME))) as conn:
            triggers = conn.execute(
                "select name from sqlite_master where type = 'trigger'"
            ).fetchall()
            for (name,) in triggers:
                conn.execute(f'drop trigger "{name}"')
            conn.execute(statement, values)
            conn.commit()


class Databases:
    """Stores in the databases of one PostgreSQL server."""

    def __init__(self, server: PostgresServer) -> None:
        """Begin without a database."""
        self._server = server
        self._numbers = itertools.count(1)

    def make(self, var: Path, like: str | None = None) -> str:
        """Make a database and the directory `var`, if there is one to copy.

        Copied through the log it takes 26 ms; copying files takes two checkpoints.
        """
        if like:
            var.mkdir()
        template = like.rpartition("/")[2] if like else "template0"
        name = f"made_{next(self._numbers)}"
        self._server.run(f"create database {name} template {template} strategy wal_log")
        return self._server.url(name)

    def remove(self, url: str) -> None:
        """Drop the database."""
        self._server.run(
            f"drop database if exists {url.rpartition('/')[2]} with (force)"
        )

    def execute(self, url: str, statement: str, *values: object) -> None:
        """Connect beside the product."""
        with self._server.connect(url.rpartition("/")[2]) as conn:
            conn.execute(statement.replace("?", "%s"), values)

    def tamper(self, url: str, statement: str, *values: object) -> None:
        """Change tables as a replica would, for which triggers and keys are silent."""
        with self._server.connect(url.rpartition("/")[2]) as conn:
            conn.execute("set session_replication_role = replica")
            conn.execute(statement.replace("?", "%s"), values)


@contextmanager
def engine_of(name: str) -> Iterator[Engine]:
    """Lend what makes stores of the engine `name`."""
    if name == SQLITE:
        yield Files()
        return
    with one_server() as server:
        yield Databases(server)
