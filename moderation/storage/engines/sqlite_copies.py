"""Copies of a SQLite file: a backup, and a backup put back."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from moderation.domain.errors import StoreUnavailableError
from moderation.storage import files
from moderation.storage.engines.sqlite_connection import (
    connect,
    files_told_plainly,
    is_damage,
    told_plainly,
)
from moderation.storage.engines.sqlite_upkeep import (
    OURS,
    keep_a_log_ahead,
    refuse_strangers,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


def backup(path: Path, file: Path) -> None:
    """Copy a whole store to a new file."""
    if file.exists():
        raise StoreUnavailableError(f"{file} is there already and stays as it is")
    with files_told_plainly(file), _copied(path, files.beside(file)) as copy:
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
    with files_told_plainly(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    with files_told_plainly(file), _copied(file, files.beside(path)) as copy:
        refuse_unfit(file, copy)
        with files_told_plainly(path):
            kept = _set_aside(path) if path.exists() else None
            files.replace(copy, path)
        with closing(connect(path)) as db:
            keep_a_log_ahead(db)
        return kept


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


def refuse_unfit(file: Path, copy: Path) -> None:
    """Raise StoreUnavailableError where `copy`, one of `file`, is no whole store."""
    with told_plainly(file), closing(connect(copy, "ro")) as db:
        (mark,) = db.execute("pragma application_id").fetchone()
        if mark != OURS:
            raise StoreUnavailableError(f"{file} is no backup of this product")
        refuse_strangers(file, db)
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
        if not is_damage(error):  # which would be why there is a restore
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
