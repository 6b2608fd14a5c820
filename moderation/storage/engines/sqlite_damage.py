"""What a glance at a SQLite file tells of damage, before anything is written to it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from moderation.storage.engines.sqlite_connection import connect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlite_utils import Database

_TABLES = """
    select name from pragma_table_list
    where schema = 'main' and type in ('table', 'shadow') and not wr
"""
_INDEXES = """
    select t.name, i.name, c.name
    from pragma_table_list t, pragma_index_list(t.name) i, pragma_index_info(i.name) c
    where t.schema = 'main' and t.type = 'table' and not i.partial
      and c.seqno = 0 and c.name is not null
"""


def look_for_damage(path: Path) -> None:
    """Let SQLite fail over a file whose damage shows at a glance; change nothing.

    It costs the same however many rows there are: header, size, schema, and the way
    down both edges of every table and index. What is wrong between those is found by
    `check` alone, or by who reads there.
    """
    # Whoever may not write folds no log into the file when leaving.
    with closing(connect(path, "ro")) as db:
        for edge in _edges(db):
            for way in ("asc", "desc"):
                db.execute(f"{edge} {way} limit 1").fetchone()


def _edges(db: Database) -> Iterator[str]:
    for (table,) in db.execute(_TABLES).fetchall():
        yield f'select * from "{table}" order by rowid'  # noqa: S608 - SQLite's own names
    for table, index, column in db.execute(_INDEXES).fetchall():
        select = f'select "{column}" from "{table}" indexed by "{index}"'  # noqa: S608 - same
        yield f'{select} order by "{column}"'
