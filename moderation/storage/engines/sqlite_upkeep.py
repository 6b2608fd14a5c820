"""Care for a SQLite file: making it, checking it, copying it and putting it back."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from moderation.domain.errors import StoreUnavailableError
from moderation.storage import files
from moderation.storage.counts import miscounts
from moderation.storage.engines.sqlite_connection import (
    PATIENCE,
    SqliteSql,
    connect,
    told_plainly,
)
from moderation.storage.migrations import names, steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlite_utils import Database

_OURS = 0x4D4F4452  # the file's application id: "MODR"


def migrate(path: Path) -> list[str]:
    """Take every step that is left, all or none; return their names."""
    with _told_plainly(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        files.make_empty(path)
        with closing(connect(path)) as db:
            _refuse_strangers(path, db)
            _keep_a_log_ahead(db)
            # Off while tables are rebuilt, and it cannot be changed inside the
            # transaction; the check below makes up for it.
            db.execute("pragma foreign_keys = off")
            db.execute("pragma synchronous = full")
            db.execute("begin immediate")
            try:
                taken = [step.name for step in steps().pending(db)]
                steps().apply(db)
                if taken:
                    db.execute(f"pragma application_id = {_OURS}")
                _refuse_loose_ends(path, db)
                db.commit()
            except BaseException:
                db.rollback()
                raise
            return taken


def pending(path: Path) -> list[str]:
    """Return the names of the steps that are left."""
    if not path.exists():
        return names()
    with _told_plainly(path), closing(connect(path, "ro")) as db:
        return [step.name for step in steps().pending(db)]


def applied(path: Path) -> list[str]:
    """Return the names of the steps taken."""
    if not path.exists():
        return []
    with _told_plainly(path), closing(connect(path, "ro")) as db:
        return [step.name for step in steps().applied(db)]


def check(path: Path) -> list[str]:
    """Return what is wrong with a file, a line each."""
    with _told_plainly(path):
        try:
            with closing(connect(path)) as db:
                return _faults(db)
        except sqlite3.DatabaseError as error:
            if not _is_damage(error):
                raise
            return [f"{path}: {error}"]


def backup(path: Path, file: Path) -> None:
    """Copy a whole store to a new file."""
    if file.exists():
        raise StoreUnavailableError(f"{file} is there already and stays as it is")
    with _told_plainly(file), _copied(path, files.beside(file)) as copy:
        try:
            files.publish(copy, file)
        except FileExistsError as error:
            raise StoreUnavailableError(
                f"{file} is there already and stays as it is"
            ) from error


def restore(path: Path, file: Path) -> Path | None:
    """Put a backup in a store's place; return where the old one is kept."""
    if not file.is_file():
        raise StoreUnavailableError(f"{file} is not there")
    with _told_plainly(file), _copied(file, files.beside(path)) as copy:
        _refuse_unfit(file, copy)
        with _told_plainly(path):
            kept = _set_aside(path) if path.exists() else None
            files.replace(copy, path)
        with closing(connect(path)) as db:
            _keep_a_log_ahead(db)
        return kept


@contextmanager
def _told_plainly(path: Path) -> Iterator[None]:
    try:
        with told_plainly(path):
            yield
    except OSError as error:
        raise StoreUnavailableError(f"{path}: {error.strerror}") from error


def _refuse_strangers(path: Path, db: Database) -> None:
    (mark,) = db.execute("pragma application_id").fetchone()
    if mark != _OURS and db.table_names():
        raise StoreUnavailableError(f"{path}: the file is another program's database")
    known = set(names())
    later = [step.name for step in steps().applied(db) if step.name not in known]
    if later:
        raise StoreUnavailableError(
            f"{path}: the file is of a later version, which took the step {later[0]}"
        )


def _keep_a_log_ahead(db: Database) -> None:
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
        if not _is_damage(error):
            raise
        return [f"the search index differs from the comments: {error}"]
    return []


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    return error.sqlite_errorcode & 0xFF in {
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
    }


@contextmanager
def _copied(path: Path, copy: Path) -> Iterator[Path]:
    """Lend a copy of a store, in one file without a log; it goes if it is not used."""
    try:
        files.make_empty(copy)
        with closing(connect(path, "ro")) as db, closing(connect(copy)) as target:
            db.conn.backup(target.conn)
            target.execute("pragma journal_mode = delete")
        yield copy
    finally:
        for name in (copy, _log(copy), _index_of_log(copy), Path(f"{copy}-journal")):
            name.unlink(missing_ok=True)


def _refuse_unfit(file: Path, copy: Path) -> None:
    with closing(connect(copy)) as db:
        (mark,) = db.execute("pragma application_id").fetchone()
        if mark != _OURS:
            raise StoreUnavailableError(f"{file} is no backup of this product")
        _refuse_strangers(file, db)
        for pragma in ("integrity_check", "foreign_key_check"):
            first = db.execute(f"pragma {pragma}").fetchone()
            if first and first[0] != "ok":
                raise StoreUnavailableError(f"{file} is damaged: {first[0]}")


def _set_aside(path: Path) -> Path:
    """Give the present file a second name, with all of its log inside it."""
    try:
        with closing(connect(path)) as db:
            # Only who has the file alone may do this; it folds the log in.
            db.execute("pragma journal_mode = delete")
    except sqlite3.DatabaseError as error:
        if not _is_damage(error):  # which would be why there is a restore
            raise
    kept = _free_name(path)
    kept.hardlink_to(path)
    if _log(path).exists():
        _log(path).rename(_log(kept))
    _index_of_log(path).unlink(missing_ok=True)
    return kept


def _free_name(path: Path) -> Path:
    kept, number = path.with_name(f"{path.name}.before-restore"), 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.name}.before-restore-{number}")
    return kept


def _log(path: Path) -> Path:
    return Path(f"{path}-wal")


def _index_of_log(path: Path) -> Path:
    return Path(f"{path}-shm")
