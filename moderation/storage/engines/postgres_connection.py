"""Connections to PostgreSQL servers: pooled, set up, given up when one breaks."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg import RawCursor
from psycopg.rows import dict_row
from psycopg.types.numeric import Int8BinaryDumper
from psycopg.types.string import StrDumper
from psycopg_pool import ConnectionPool

from moderation.storage.engines.postgres_patience import Patient
from moderation.storage.engines.postgres_use import TAKE_PART

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderation.storage.engines.postgres_address import Address
    from moderation.storage.engines.postgres_sql import Opened
    from moderation.storage.sql import Row

    Pool = ConnectionPool[Opened]

PATIENCE = 5.0  # seconds that a unit waits for a connection, or for its turn
_STATEMENTS_KEPT = 300

# An acknowledgement follows a flush, whatever the server's default; what is stronger
# than `on` stays.
_ALWAYS = """
    set timezone = 'UTC';
    select set_config('synchronous_commit', 'on', false)
        where current_setting('synchronous_commit') in ('off', 'local', 'remote_write');
"""
READ = "begin isolation level repeatable read read only"
READERS = "set statement_timeout = '30s';"
# No statement_timeout: it would also end the wait of a commit for its standby, which
# the server then reports as done. A host that vanished in its turn gives it up.
WRITERS = f"""
    set lock_timeout = '{PATIENCE}s';
    set idle_in_transaction_session_timeout = '15s';
"""


def connect(address: Address, setting: str = "") -> Opened:
    """Open a connection of its own, outside every pool."""
    conn = Patient.connect(**_arguments(address))
    try:
        _set_up(conn, setting)
    except BaseException:
        conn.close()
        raise
    return conn


@dataclass
class Lent:
    """A connection that is somebody's for now, and what its opening answered."""

    pool: Pool
    conn: Opened
    rows: list[Row | None] = field(default_factory=list)


class Connections:
    """A pool of connections to one address, each lent to one unit at a time.

    It is opened by the first unit of a process; none crosses a fork. When a connection
    breaks, the server went away or another one took its place: then the whole pool is
    given up, and the next unit opens a new one.
    """

    def __init__(self, address: Address, setting: str, *, most: int) -> None:
        self._address = address
        self._setting = setting
        self._most = most
        self._lock = threading.Lock()
        self._pool: Pool | None = None
        self._process = os.getpid()
        self._inherited: list[Pool | None] = []

    @contextmanager
    def lend(self, *opening: str) -> Iterator[Opened]:
        """Lend a connection on which the statements of `opening` were run."""
        lent = self.take(*opening)
        try:
            yield lent.conn
        finally:
            self.give_back(lent)

    def take(self, *opening: str) -> Lent:
        """Give a connection away, with what `opening` answered, until it comes back.

        The statements go in one round trip.
        """
        try:
            return self._begun(opening)
        except _BrokenError:
            # It broke while it lay idle. Nothing was done on it yet, so that another
            # one may be tried; what is wrong with that one is told.
            return self._begun(opening)

    def give_back(self, lent: Lent) -> None:
        """Take back what `take` gave; what is left of a transaction is rolled back."""
        if not lent.conn.closed:
            try:
                lent.conn.rollback()
            except psycopg.Error:
                lent.conn.close()
        if lent.conn.closed:
            self._give_up(lent.pool)
        lent.pool.putconn(lent.conn)

    def close(self) -> None:
        """Close those that are not lent; a later unit opens a new pool."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.close()

    def _begun(self, opening: tuple[str, ...]) -> Lent:
        pool = self._ready()
        lent = Lent(pool, pool.getconn(PATIENCE))
        try:
            lent.rows = run_together(lent.conn, *opening)
        except BaseException as error:
            broken = lent.conn.closed
            self.give_back(lent)
            if broken and isinstance(error, psycopg.OperationalError):
                raise _BrokenError(*error.args) from error
            raise
        return lent

    def _ready(self) -> Pool:
        if self._process != os.getpid():
            # Closing it would end the parent's connections.
            self._inherited.append(self._pool)
            self._pool, self._process = None, os.getpid()
            self._lock = threading.Lock()
        pool = self._pool
        if pool is None:
            # A pool tries for long and does not say what is wrong. Outside the lock,
            # so that nobody waits for somebody else's attempt.
            connect(self._address).close()
            with self._lock:
                if self._pool is None:
                    self._pool = self._made()
                pool = self._pool
        return pool

    def _made(self) -> Pool:
        return ConnectionPool(
            connection_class=Patient,
            kwargs=_arguments(self._address),
            configure=lambda conn: _set_up(conn, self._setting),
            min_size=0,
            max_size=self._most,
            num_workers=1,
            reconnect_timeout=0,
            reconnect_failed=self._give_up,
            open=True,
        )

    def _give_up(self, pool: Any) -> None:
        with self._lock:
            if self._pool is pool:
                self._pool = None
        # It waits for its own workers, and one of those may be asking.
        threading.Thread(target=pool.close, daemon=True).start()


class _BrokenError(psycopg.OperationalError):
    """When a connection turned out to be broken before anything was done on it."""


def _arguments(address: Address) -> dict[str, Any]:
    return {
        **address.parts,
        "autocommit": True,  # units begin and end where we say
        "row_factory": dict_row,
        "cursor_factory": RawCursor,
    }


def _set_up(conn: Opened, setting: str) -> None:
    conn.prepared_max = _STATEMENTS_KEPT
    # One type for all numbers and one for all texts: a statement means the same
    # whatever its values are, and is prepared once.
    conn.adapters.register_dumper(int, Int8BinaryDumper)
    conn.adapters.register_dumper(str, StrDumper)
    conn.execute(_ALWAYS + TAKE_PART + setting)


def run_together(conn: Opened, *statements: str) -> list[Row | None]:
    """Run statements in one round trip; return the first row of each."""
    with conn.pipeline():
        cursors = [conn.execute(statement, prepare=False) for statement in statements]
    return [cursor.fetchone() if cursor.description else None for cursor in cursors]
