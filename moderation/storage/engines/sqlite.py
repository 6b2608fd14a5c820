"""The store in one SQLite file."""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING

from moderation.domain.errors import StoreUnavailableError
from moderation.storage import meta
from moderation.storage.engines import sqlite_connection, sqlite_sides
from moderation.storage.engines import sqlite_copies as copies
from moderation.storage.engines import sqlite_upkeep as upkeep
from moderation.storage.engines.kernel_queue import KernelQueue
from moderation.storage.engines.shared_commit import SharedCommit
from moderation.storage.engines.sqlite_connection import (
    Connections,
    SqliteSql,
    told_plainly,
)
from moderation.storage.engines.sqlite_turn import Watch, WritingTurn
from moderation.storage.publication import Publication, changes_since
from moderation.storage.unit import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from sqlite_utils import Database

    from moderation.storage.copying.tables import Side, Target
    from moderation.storage.publication import Changes

# How long a change by another program may go unnoticed.
_LOOK_SECONDS = 0.1


class SqliteStore:
    """Implements `ports.kept.Kept`; safe between threads and between processes.

    Nothing is opened before the first unit. `audit_key` chains the audit log; it comes
    from the vault, which asks this store for its keys' fingerprint, and so may be set
    later. Nothing can be appended without it. `close` when done.
    """

    def __init__(self, path: Path, *, audit_key: bytes = b"") -> None:
        self.path = path
        self.audit_key = audit_key
        self._readers = Connections(path, read_only=True)
        self._writers = Connections(path, read_only=False)
        self._queue = KernelQueue(path.with_name(f"{path.name}-queue"))
        self._turns = SharedCommit(self._begin, str(path), _patience)
        self._watch = Watch(path)
        self.publication = Publication(
            path.with_name(f"{path.name}-publication"), self._changes, self._look
        )

    @property
    def name(self) -> str:
        """What an operator is shown: the file."""
        return str(self.path)

    def exists(self) -> bool:
        """Tell whether there is a file."""
        return self.path.exists()

    @contextmanager
    def reading(self) -> Iterator[Unit]:
        """Open a reading unit: one deferred transaction, one snapshot."""
        with told_plainly(self.path), self._readers.lend() as db:
            db.execute("begin")
            try:
                yield Unit(SqliteSql(db), self.audit_key)
            finally:
                db.rollback()

    def browsing(self) -> AbstractContextManager[Unit]:
        """Open a reading unit; there is but one place to read in."""
        return self.reading()

    @contextmanager
    def writing(self) -> Iterator[Unit]:
        """Open a writing unit; durable when left without an exception."""
        with told_plainly(self.path), self._turns.unit() as turn:
            yield Unit(SqliteSql(turn.db), self.audit_key)

    def probe(self) -> None:
        """Write and read one row; raise StoreUnavailableError where that fails."""
        mark = secrets.token_hex(8)
        self.put_meta("probe", mark)
        # Another process may have probed in between; reading at all is the proof.
        if self.get_meta("probe") is None:
            raise StoreUnavailableError(f"{self.path}: what was written is not there")

    def get_meta(self, key: str) -> str | None:
        """Return what is kept for `key`."""
        with told_plainly(self.path), self._readers.lend() as db:
            return meta.get(SqliteSql(db), key)

    def put_meta(self, key: str, value: str) -> None:
        """Keep `value` for `key`, in place of an earlier one."""
        with self._write() as db:
            meta.put(SqliteSql(db), key, value)

    def claim_meta(self, key: str, value: str) -> str:
        """Keep `value` for `key` unless there is one; return the one that stands."""
        with self._write() as db:
            return meta.claim(SqliteSql(db), key, value)

    def migrate(self) -> list[str]:
        """Make the file if there is none and take every step that is left.

        Returns the names of the steps taken: all of them or, where one fails, none.
        Two processes may do it at once. Raises StoreUnavailableError for a file that
        is damaged, another program's, or of a later version of this product.
        """
        return upkeep.migrate(self.path)

    def pending(self) -> list[str]:
        """Return the names of the steps that are left, in order; writes nothing."""
        return upkeep.pending(self.path)

    def applied(self) -> list[str]:
        """Return the names of the steps taken, in order; writes nothing."""
        return upkeep.applied(self.path)

    def check(self) -> list[str]:
        """Return what is wrong with the file, a line each; empty if it is well."""
        return upkeep.check(self.path)

    def backup(self, file: Path) -> None:
        """Copy the whole store, as it is at one moment, to a new `file`.

        Writers go on meanwhile. Raises StoreUnavailableError, and leaves no part of a
        file, if `file` is there already or cannot be written.
        """
        copies.backup(self.path, file)

    def restore(self, file: Path) -> Path | None:
        """Put a backup in the store's place; return where the old store is kept.

        The old one stays beside the new one as `….before-restore`, numbered if that is
        taken; None if there was none. A backup of an earlier version may have steps
        left. Raises StoreUnavailableError, with everything as it was, if `file` is no
        whole store of ours or any process has this one open.
        """
        self.close()
        return copies.restore(self.path, file)

    def moment(self) -> AbstractContextManager[Side]:
        """Lend the store as it is at one moment, to be copied."""
        return sqlite_sides.moment(self.path)

    def filling(self) -> AbstractContextManager[Target]:
        """Lend the store to be filled; raises where another process has it open."""
        self.close()
        return sqlite_sides.filling(self.path)

    def close(self) -> None:
        """Close every connection that no unit is using; the store can be used again."""
        self._readers.close()
        self._writers.close()
        self._queue.close()
        self._watch.close()
        self.publication.close()

    @contextmanager
    def _write(self) -> Iterator[Database]:
        with told_plainly(self.path), self._turns.unit() as turn:
            yield turn.db

    def _begin(self) -> WritingTurn:
        return WritingTurn(
            self.path, self._writers, self._queue, self.publication, _patience()
        )

    def _look(self) -> float:
        if self._watch.sees_a_change():
            self.publication.sync()
        return _LOOK_SECONDS

    def _changes(self, seen: int) -> Changes:
        with told_plainly(self.path), self._readers.lend() as db:
            return changes_since(SqliteSql(db), seen)


def _patience() -> float:
    return sqlite_connection.PATIENCE
