"""The store in a PostgreSQL database, which many hosts may share."""

from __future__ import annotations

import secrets
import threading
import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from moderation.domain.errors import StoreUnavailableError
from moderation.storage import meta
from moderation.storage.engines import postgres_upkeep as upkeep
from moderation.storage.engines.postgres_address import Address
from moderation.storage.engines.postgres_connection import (
    PATIENCE,
    READERS,
    WRITERS,
    Connections,
)
from moderation.storage.engines.postgres_errors import told_plainly
from moderation.storage.engines.postgres_sql import PostgresSql
from moderation.storage.unit import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_OUR_TURN = 0x4D4F4452_0001  # the number of the advisory lock: "MODR", the first

_READ = "begin isolation level repeatable read read only"
# The lock is a statement of its own, so that what is asked after it sees what its
# last holder committed. It falls with the transaction, however that ends.
_WRITE = (
    "begin isolation level read committed",
    f"select pg_advisory_xact_lock({_OUR_TURN})",
    "select entry_id from audit_head",
)
_MOST_READERS = 8
_MOST_WRITERS = 2
_RETRY_REPLICA = 5.0  # seconds


class PostgresStore:
    """Implements `ports.kept.Kept`; safe between threads, processes and hosts.

    Nothing is opened before the first unit. `audit_key` chains the audit log, and may
    be set later. `replica` is the address of a server that follows the first one, from
    which public pages may be read. `close` when done.
    """

    def __init__(self, url: str, *, replica: str = "", audit_key: bytes = b"") -> None:
        self.audit_key = audit_key
        # The revision that this process knows to be published; the replica is not
        # asked while it is behind.
        self.published = 0
        self._address = Address(url)
        self._readers = Connections(self._address, READERS, most=_MOST_READERS)
        self._writers = Connections(self._address, WRITERS, most=_MOST_WRITERS)
        self._replica = (
            Connections(Address(replica), READERS, most=_MOST_READERS)
            if replica
            else None
        )
        self._ask_replica_after = 0.0
        self._turn = threading.Lock()

    @property
    def name(self) -> str:
        """What an operator is shown: host and database, without user and password."""
        return self._address.name

    def exists(self) -> bool:
        """Tell whether the database holds a store."""
        return upkeep.exists(self._address)

    @contextmanager
    def reading(self) -> Iterator[Unit]:
        """Open a reading unit: one snapshot, taken at its first question."""
        with told_plainly(self.name), self._readers.lend(_READ) as (conn, _):
            yield Unit(PostgresSql(conn), self.audit_key)

    @contextmanager
    def browsing(self) -> Iterator[Unit]:
        """Open a reading unit on the replica, or where that is behind, on the first."""
        with ExitStack() as opened:
            unit = self._on_replica(opened)
            yield unit or opened.enter_context(self.reading())

    @contextmanager
    def writing(self) -> Iterator[Unit]:
        """Open a writing unit; durable when left without an exception."""
        with self._write() as sql:
            yield Unit(sql, self.audit_key)

    def probe(self) -> None:
        """Write and read one row; raise StoreUnavailableError where that fails."""
        self.put_meta("probe", secrets.token_hex(8))
        # Another process may have probed in between; reading at all is the proof.
        if self.get_meta("probe") is None:
            raise StoreUnavailableError(f"{self.name}: what was written is not there")

    def get_meta(self, key: str) -> str | None:
        """Return what is kept for `key`."""
        with told_plainly(self.name), self._readers.lend(_READ) as (conn, _):
            return meta.get(PostgresSql(conn), key)

    def put_meta(self, key: str, value: str) -> None:
        """Keep `value` for `key`, in place of an earlier one."""
        with self._write() as sql:
            meta.put(sql, key, value)

    def claim_meta(self, key: str, value: str) -> str:
        """Keep `value` for `key` unless there is one; return the one that stands."""
        with self._write() as sql:
            return meta.claim(sql, key, value)

    def migrate(self) -> list[str]:
        """Take every step that is left in a database that is there.

        Returns the names of the steps taken: all of them or, where one fails, none.
        Two hosts may do it at once. Raises StoreUnavailableError for a database that
        is another program's, or of a later version of this product.
        """
        return upkeep.migrate(self._address)

    def pending(self) -> list[str]:
        """Return the names of the steps that are left, in order; writes nothing."""
        return upkeep.pending(self._address)

    def applied(self) -> list[str]:
        """Return the names of the steps taken, in order; writes nothing."""
        return upkeep.applied(self._address)

    def check(self) -> list[str]:
        """Return what is wrong with the store, a line each; empty if it is well."""
        return upkeep.check(self._address)

    def backup(self, file: Path) -> None:
        """Raise StoreUnavailableError: the server has tools of its own for that."""
        raise StoreUnavailableError(f"{self.name}: copy it to {file} with pg_dump")

    def restore(self, file: Path) -> Path | None:
        """Raise StoreUnavailableError: the server has tools of its own for that."""
        raise StoreUnavailableError(f"{self.name}: restore {file} with pg_restore")

    def close(self) -> None:
        """Close every connection that no unit is using; the store can be used again."""
        for connections in (self._readers, self._writers, self._replica):
            if connections is not None:
                connections.close()

    @contextmanager
    def _write(self) -> Iterator[PostgresSql]:
        # Threads take turns here, so that a process waits in one place at the server.
        if not self._turn.acquire(timeout=PATIENCE):
            raise StoreUnavailableError(f"{self.name}: too many writers are waiting")
        try:
            with told_plainly(self.name), self._writers.lend(*_WRITE) as (conn, head):
                # Hosts have clocks of their own; ids rise all the same.
                yield PostgresSql(conn, above=head["entry_id"] if head else 0)
                conn.commit()
        finally:
            self._turn.release()

    def _on_replica(self, opened: ExitStack) -> Unit | None:
        if self._replica is None or time.monotonic() < self._ask_replica_after:
            return None
        attempt = ExitStack()
        try:
            with told_plainly(self.name):
                conn, _ = attempt.enter_context(self._replica.lend(_READ))
                sql = PostgresSql(conn)
                row = sql.row("select revision from publication")
        except StoreUnavailableError:
            attempt.close()
            self._ask_replica_after = time.monotonic() + _RETRY_REPLICA
            return None
        if row is None or row["revision"] < self.published:
            attempt.close()
            return None
        opened.enter_context(told_plainly(self.name))
        opened.push(attempt)
        return Unit(sql, self.audit_key)
