"""A turn to write in a SQLite file, and a look whether another program had one."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING

from moderation.domain.errors import StoreUnavailableError
from moderation.storage.engines.sqlite_connection import connect, told_plainly

if TYPE_CHECKING:
    from pathlib import Path

    from sqlite_utils import Database

    from moderation.storage.engines.kernel_queue import KernelQueue
    from moderation.storage.engines.sqlite_connection import Connections
    from moderation.storage.publication import Publication


class WritingTurn:
    """Implements `shared_commit.Transaction`; open from the start.

    Processes queue in the kernel first and take SQLite's own lock then, so that nobody
    waits there unless another program writes.
    """

    def __init__(
        self,
        path: Path,
        writers: Connections,
        queue: KernelQueue,
        publication: Publication,
        patience: float,
    ) -> None:
        self._path = path
        self._writers = writers
        self._queue = queue
        self._publication = publication
        self._saved = False
        if not queue.enter(patience):
            raise StoreUnavailableError(
                f"{path}: another process has kept it locked too long"
            )
        try:
            self.db = self._begun()
        except BaseException:
            queue.leave()
            raise

    def save(self) -> None:
        if self._saved:
            self.db.execute("release unit")
        self.db.execute("savepoint unit")
        self._saved = True

    def go_back(self) -> None:
        try:
            self.db.execute("rollback to unit")
        except sqlite3.Error as error:
            # Where the disk fails SQLite undoes the whole transaction by itself, and
            # knows no such point any more.
            raise StoreUnavailableError(
                f"{self._path}: another write of the same transaction failed"
            ) from error

    def commit(self) -> None:
        try:
            with told_plainly(self._path):
                self.db.conn.commit()
            # All numbers are raised where it cannot be told which: nothing is stale.
            with suppress(StoreUnavailableError, sqlite3.Error):
                self._publication.sync()
        except BaseException:
            self.abandon()
            raise
        self._writers.give_back(self.db)
        self._queue.leave()

    def abandon(self) -> None:
        try:
            self.db.conn.rollback()
        except sqlite3.Error:
            self.db.close()
        else:
            self._writers.give_back(self.db)
        finally:
            self._queue.leave()

    def _begun(self) -> Database:
        with told_plainly(self._path):
            db = self._writers.take()
            try:
                # A deferred transaction that read before it writes fails at once when
                # another writer was quicker, whatever the timeout. An immediate one
                # waits for its turn first and then cannot fail so.
                db.execute("begin immediate")
            except BaseException:
                db.close()
                raise
        return db


class Watch:
    """Tells whether anyone has written since it was asked before."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db: Database | None = None
        self._version = -1

    def sees_a_change(self) -> bool:
        """Ask SQLite; raises sqlite3.Error where that fails."""
        try:
            self._db = self._db or connect(self._path)
            (version,) = self._db.execute("pragma data_version").fetchone()
        except BaseException:
            self.close()
            raise
        before, self._version = self._version, int(version)
        return before != self._version

    def close(self) -> None:
        """Close the connection; a later look opens another."""
        if self._db is not None:
            self._db.close()
        self._db, self._version = None, -1
