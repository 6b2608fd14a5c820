"""Care for a SQLite file: making it, taking steps, finding what is wrong."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING

from moderation.domain.errors import StoreUnavailableError
from moderation.storage import files
from moderation.storage.counts import miscounts
from moderation.storage.engines.sqlite_connection import (
    PATIENCE,
    SqliteSql,
    connect,
    files_told_plainly,
    is_damage,
)
from moderation.storage.engines.sqlite_damage import look_for_damage
from moderation.storage.migrations import names, steps

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from sqlite_utils import Database

OURS = 0x4D4F4452  # the file's application id: "MODR"


def migrate(path: Path) -> list[str]:
    """Take every step that is left, all or none; return their names."""
    with files_told_plainly(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        files.make_empty(path)
        look_for_damage(path)
        with closing(connect(path)) as db:
            refuse_strangers(path, db)
            keep_a_log_ahead(db)
            # Off while tables are rebuilt, and it cannot be changed inside the
            # transaction; the check below makes up for it.
            db.execute("pragma foreign_keys = off")
            db.execute("pragma synchronous = full")
            db.execute("begin immediate")
            try:
                taken = [step.name for step in steps().pending(db)]
                steps().apply(db)
                # It reads every row: no start without steps has to wait for it.
                if taken:
                    db.execute(f"pragma application_id = {OURS}")
                    _refuse_loose_ends(path, db)
                db.commit()
            except BaseException:
                db.rollback()
                raise
            return taken


def make(path: Path, taken: Collection[str]) -> None:
    """Make a new file as it is after the steps `taken` alone, with no log ahead."""
    with files_told_plainly(path):
        files.make_empty(path)
        with closing(connect(path)) as db:
            db.execute("begin immediate")
            left = [name for name in names() if name not in taken]
            steps().apply(db, stop_before=left)
            db.execute(f"pragma application_id = {OURS}")
            db.execute("commit")


def pending(path: Path) -> list[str]:
    """Return the names of the steps that are left."""
    if not path.exists():
        return names()
    with files_told_plainly(path), closing(connect(path, "ro")) as db:
        return [step.name for step in steps().pending(db)]


def applied(path: Path) -> list[str]:
    """Return the names of the steps taken."""
    if not path.exists():
        return []
    with files_told_plainly(path), closing(connect(path, "ro")) as db:
        return [step.name for step in steps().applied(db)]


def check(path: Path) -> list[str]:
    """Return what is wrong with a file, a line each."""
    with files_told_plainly(path):
        try:
            with closing(connect(path)) as db:
                return _faults(db)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            return [f"{path}: {error}"]


def refuse_strangers(path: Path, db: Database) -> None:
    """Raise StoreUnavailableError for what is not ours, or of a later version."""
    (mark,) = db.execute("pragma application_id").fetchone()
    if mark != OURS and db.table_names():
        raise StoreUnavailableError(f"{path}: the file is another program's database")
    known = set(names())
    later = [step.name for step in steps().applied(db) if step.name not in known]
    if later:
        raise StoreUnavailableError(
            f"{path}: the file is of a later version, which took the step {later[0]}"
        )


def keep_a_log_ahead(db: Database) -> None:
    """Switch to write-ahead logging, which stays in the file.

    SQLite does not wait for others here as it does elsewhere.
    """
    patient_until = time.monotonic() + PATIENCE
    while True:
        try:
            db.enable_wal()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            if time.monotonic() > patient_until:
                raise
            time.sleep(0.02)
        else:
            return


def _refuse_loose_ends(path: Path, db: Database) -> None:
    loose = db.execute("pragma foreign_key_check").fetchall()
    if loose:
        raise StoreUnavailableError(
            f"{path}: after the steps, rows of {loose[0][0]} name what is not there"
        )


def _faults(db: Database) -> list[str]:
    faults = [text for (text,) in db.execute("pragma integrity_check") if text != "ok"]
    faults += [
        f"{table} {row}: names a row of {parent} that is not there"
        for table, row, parent, _ in db.execute("pragma foreign_key_check")
    ]
    left = [step.name for step in steps().pending(db)]
    if left:
        return [*faults, f"the step {left[0]} was not taken yet"]
    return [*faults, *_search_faults(db), *miscounts(SqliteSql(db))]


def _search_faults(db: Database) -> list[str]:
    try:
        # With rank 1 the index is compared with the comments themselves.
        db.execute(
            "insert into comments_fts (comments_fts, rank)"
            " values ('integrity-check', 1)"
        )
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        return [f"the search index differs from the comments: {error}"]
    return []
