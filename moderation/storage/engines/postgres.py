"""The store in a PostgreSQL database, which many hosts may share."""

from __future__ import annotations

import secrets
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from psycopg.errors import ReadOnlySqlTransaction

from moderation.domain.errors import StoreUnavailableError
from moderation.ports.publication import UNKNOWN
from moderation.storage import meta
from moderation.storage.engines import postgres_copies as copies
from moderation.storage.engines import postgres_sides
from moderation.storage.engines import postgres_upkeep as upkeep
from moderation.storage.engines.postgres_address import Address
from moderation.storage.engines.postgres_connection import (
    PATIENCE,
    READ,
    READERS,
    WRITERS,
    Connections,
)
from moderation.storage.engines.postgres_errors import told_plainly
from moderation.storage.engines.postgres_replica import Replica
from moderation.storage.engines.postgres_sql import PostgresSql
from moderation.storage.engines.postgres_turn import WritingTurn
from moderation.storage.engines.postgres_watch import Watch
from moderation.storage.engines.shared_commit import SharedCommit
from moderation.storage.publication import Publication, changes_since
from moderation.storage.unit import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from moderation.storage.copying.tables import Side, Target
    from moderation.storage.publication import Changes

_MOST_READERS = 8
_MOST_WRITERS = 2
# How long a change by another host may go unnoticed.
_LOOK_SECONDS = 0.005


class PostgresStore:
    """Implements `ports.kept.Kept`; safe between threads, processes and hosts.

    Nothing is opened before the first unit. The processes of this host share a small
    file in the directory `place`. `audit_key` chains the audit log, and may be set
    later. `replica` is the address of a server that follows the first one, from which
    public pages may be read. `close` when done.
    """

    def __init__(
        self, url: str, place: Path, *, replica: str = "", audit_key: bytes = b""
    ) -> None:
        self.audit_key = audit_key
        self._place = place
        self._address = Address(url)
        self._readers = Connections(self._address, READERS, most=_MOST_READERS)
        self._writers = Connections(self._address, WRITERS, most=_MOST_WRITERS)
        self._replica = Replica(Address(replica)) if replica else None
        self._turns = SharedCommit(self._begin, self.name, lambda: PATIENCE)
        self._watch = Watch(self._address)
        self.publication = Publication(
            place / f"{self._address.database}-publication", self._changes, self._look
        )

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
        with told_plainly(self.name), self._readers.lend(READ) as conn:
            yield Unit(PostgresSql(conn), self.audit_key)

    @contextmanager
    def browsing(self) -> Iterator[Unit]:
        """Open a reading unit on the replica; on the first server if that is behind.

        While it cannot be told what other hosts publish, the first server is asked; if
        that is away, a replica that has all that this host has heard of will do.
        """
        with ExitStack() as opened:
            sql = self._followed(opened) if self._hears_of_others() else None
            yield Unit(sql, self.audit_key) if sql else self._asked(opened)

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
        with told_plainly(self.name), self._readers.lend(READ) as conn:
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
        with suppress(OSError):  # the processes of this host can do without it
            self._place.mkdir(parents=True, exist_ok=True)
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
        """Copy the whole store, as it is at one moment, to a new `file` of SQLite.

        Writers go on meanwhile. Raises StoreUnavailableError, and leaves no part of a
        file, if `file` is there already or cannot be written.
        """
        copies.backup(self._address, file)

    def restore(self, file: Path) -> str | None:
        """Put a backup in the store's place; return where the old store is kept.

        The old one stays in a schema `before_restore_1`, or the next number; None if
        there was none. A backup of an earlier version may have steps left. Raises
        StoreUnavailableError, with everything as it was, if `file` is no whole store of
        ours or another process is connected to this one.
        """
        self.close()
        return copies.restore(self._address, file)

    def moment(self) -> AbstractContextManager[Side]:
        """Lend the store as it is at one moment, to be copied."""
        return postgres_sides.moment(self._address)

    def filling(self) -> AbstractContextManager[Target]:
        """Lend the store to be filled; raises where another process uses it."""
        self.close()
        return postgres_sides.filling(self._address)

    def close(self) -> None:
        """Close every connection that no unit is using; the store can be used again."""
        self._readers.close()
        self._writers.close()
        self._watch.close()
        self.publication.close()
        if self._replica:
            self._replica.close()

    def _hears_of_others(self) -> bool:
        if self._replica is None:
            return False
        return self.publication.at(self.publication.place(None)) != UNKNOWN

    def _followed(self, opened: ExitStack) -> PostgresSql | None:
        if self._replica is None:
            return None
        return self._replica.lend(opened, self.publication.reached)

    def _asked(self, opened: ExitStack) -> Unit:
        try:
            return opened.enter_context(self.reading())
        except StoreUnavailableError:
            sql = self._followed(opened)
            if sql is None:
                raise
            return Unit(sql, self.audit_key)

    @contextmanager
    def _write(self) -> Iterator[PostgresSql]:
        try:
            with told_plainly(self.name), self._turns.unit() as turn:
                yield turn.sql
                # So that what is wrong in this unit undoes no other.
                turn.sql.settle()
        except StoreUnavailableError as error:
            if isinstance(error.__cause__, ReadOnlySqlTransaction):
                # It was made to follow another one, which the address may know.
                self._readers.close()
                self._writers.close()
            raise

    def _begin(self) -> WritingTurn:
        return WritingTurn(self.name, self._writers, self.publication)

    def _look(self) -> float:
        if self._watch.sees_a_change(self.publication.seen):
            self.publication.sync()
        return _LOOK_SECONDS

    def _changes(self, seen: int) -> Changes:
        with told_plainly(self.name), self._readers.lend(READ) as conn:
            return changes_since(PostgresSql(conn), seen)
