"""A turn to write in a PostgreSQL database, one at a time over all hosts."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import psycopg

from moderation.domain.errors import StoreUnavailableError
from moderation.storage.engines.postgres_connection import run_together
from moderation.storage.engines.postgres_errors import told_plainly
from moderation.storage.engines.postgres_sql import PostgresSql

if TYPE_CHECKING:
    from moderation.storage.engines.postgres_connection import Connections
    from moderation.storage.engines.postgres_sql import Said
    from moderation.storage.publication import Publication

OUR_TURN = 0x4D4F4452_0001  # the number of the advisory lock: "MODR", the first

# The lock is a statement of its own, so that what is asked after it sees what its
# last holder committed. It falls with the transaction, however that ends.
_BEGIN = (
    "begin isolation level read committed",
    f"select pg_advisory_xact_lock({OUR_TURN})",
    "select entry_id from audit_head",
)
# A standby that is restarted needs less; who posts may send again after it.
_CONFIRMED_SECONDS = 10.0
_RELEASE: Said = ("release savepoint unit", [])
_SAVE: Said = ("savepoint unit", [])
_COMMIT = ("select revision from publication", "commit")


class WritingTurn:
    """Implements `shared_commit.Transaction`; open from the start."""

    def __init__(
        self, name: str, writers: Connections, publication: Publication
    ) -> None:
        self._name = name
        self._writers = writers
        self._publication = publication
        self._saved = False
        with told_plainly(name):
            self._lent = writers.take(*_BEGIN)
        head = self._lent.rows[-1]
        # Hosts have clocks of their own; ids rise all the same.
        self.sql = PostgresSql(self._lent.conn, above=head["entry_id"] if head else 0)

    def save(self) -> None:
        self.sql.waiting += [*([_RELEASE] if self._saved else []), _SAVE]
        self._saved = True

    def go_back(self) -> None:
        if _SAVE in self.sql.waiting:
            # Nothing of the unit was sent yet.
            self._saved = _RELEASE in self.sql.waiting
            self.sql.waiting.clear()
            return
        self.sql.waiting.clear()
        with told_plainly(self._name):
            self._lent.conn.execute("rollback to savepoint unit", prepare=False)

    def commit(self) -> None:
        try:
            with told_plainly(self._name):
                self.sql.settle()
                with self._lent.conn.within(_CONFIRMED_SECONDS):
                    published, _ = run_together(self._lent.conn, *_COMMIT)
            if published and published["revision"] != self._publication.seen:
                # All numbers are raised where it cannot be told which: nothing is
                # stale.
                with suppress(StoreUnavailableError, psycopg.Error):
                    self._publication.sync(published["revision"])
        finally:
            self.abandon()

    def abandon(self) -> None:
        # What is left of the transaction is rolled back.
        self._writers.give_back(self._lent)
