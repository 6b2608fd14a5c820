"""The steps from an empty file to the present schema, one fact each.

A step is `NNNN_what_holds.sql` beside this file, or a function in `search.py` where
only sqlite-utils can say it; `postgres.py` tells how PostgreSQL takes it. A released
step never changes; the next one corrects it.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlite_utils.migrations import Migrations

from moderation.storage.migrations import search
from moderation.storage.migrations.postgres import is_twin

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database

    Step = Callable[[Database], None]

_HERE = Path(__file__).parent


def steps() -> Migrations:
    """Return every step in the order of their numbers."""
    migrations = Migrations("moderation")
    for name, step in sorted(_functions().items()):
        migrations(name=name)(step)
    return migrations


def names() -> list[str]:
    """Return the names of all steps, in order."""
    return sorted(_functions())


def _functions() -> dict[str, Step]:
    from_files = {
        file.stem: partial(_run, file)
        for file in _HERE.glob("*.sql")
        if not is_twin(file)
    }
    return {**from_files, **search.STEPS}


def _run(file: Path, db: Database) -> None:
    db.executescript(file.read_text(encoding="utf-8"))
