"""Copies of a PostgreSQL database: a backup, and a backup put back.

A backup is the same one file as a backup of a SQLite store: one kind serves both.
"""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from moderation.domain.errors import StoreUnavailableError
from moderation.storage import files
from moderation.storage.copying.moving import move
from moderation.storage.copying.sums import compared
from moderation.storage.engines import (
    postgres_sides,
    postgres_upkeep,
    sqlite_sides,
    sqlite_upkeep,
)
from moderation.storage.engines.postgres_connection import connect
from moderation.storage.engines.postgres_errors import told_plainly
from moderation.storage.engines.postgres_use import alone
from moderation.storage.engines.sqlite_connection import files_told_plainly
from moderation.storage.engines.sqlite_copies import refuse_unfit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from moderation.storage.engines.postgres_address import Address
    from moderation.storage.engines.postgres_sql import Opened

_DAMAGED = "this should not be; look after memory and disk"


def backup(address: Address, file: Path) -> None:
    """Copy a whole store, as it is at one moment, to a new file."""
    there = f"{file} is there already and stays as it is"
    if file.exists():
        raise StoreUnavailableError(there)
    taken = postgres_upkeep.applied(address)
    if not taken:
        raise StoreUnavailableError(f"there is no {address.name} yet")
    with files_told_plainly(file), _made(files.beside(file), taken) as made:
        with (
            postgres_sides.moment(address) as source,
            sqlite_sides.making(made) as target,
        ):
            move(source, target)
            compared(source, target, _DAMAGED)
        try:
            files.publish(made, file)
        except FileExistsError as error:
            raise StoreUnavailableError(there) from error


def restore(address: Address, file: Path) -> str | None:
    """Put a backup in a store's place; return where the old one is kept.

    All of it is one transaction: whatever ends it early leaves everything as it was.
    """
    if not file.is_file():
        raise StoreUnavailableError(f"{file} is not there")
    refuse_unfit(file, file)
    taken = sqlite_upkeep.applied(file)
    with told_plainly(address.name):
        conn = connect(address)
    with closing(conn), told_plainly(address.name), alone(address.name, conn):
        postgres_upkeep.refuse_encodings(address, conn)
        with conn.transaction(), sqlite_sides.moment(file) as source:
            kept = _set_aside(conn) if postgres_upkeep.has_steps(conn) else None
            postgres_upkeep.take_steps(address, conn, taken)
            target = postgres_sides.PostgresTarget(address.name, conn)
            move(source, target)
            compared(source, target, _DAMAGED)
        target.settle()
    return f"the schema {kept}" if kept else None


@contextmanager
def _made(path: Path, taken: list[str]) -> Iterator[Path]:
    """Lend a store that has taken the same steps; it goes if it is not used."""
    try:
        sqlite_upkeep.make(path, taken)
        yield path
    finally:
        path.unlink(missing_ok=True)


def _set_aside(conn: Opened) -> str:
    """Move the present store into a schema of its own.

    There it is whole: a `search_path` that names the schema serves from it.
    """
    (kept,) = conn.execute(_FREE_NAME).fetchall()
    conn.execute(f'create schema "{kept["name"]}"')
    moves = conn.execute(_MOVES, [kept["name"]]).fetchall()
    for move_ in moves:
        conn.execute(move_["statement"])
    return str(kept["name"])


_FREE_NAME = """
    select 'before_restore_' || min(n) as name from generate_series(1, 10000) as n
    where to_regnamespace('before_restore_' || n) is null
"""
# What an extension brought stays.
_MOVES = """
    select format('alter table %s set schema %I', oid::regclass, $1::text) as statement
    from pg_class
    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
        and not exists (
            select from pg_depend d where d.objid = pg_class.oid and d.deptype = 'e')
    union all
    select format('alter routine %s set schema %I', oid::regprocedure, $1::text)
    from pg_proc
    where pronamespace = current_schema()::regnamespace
        and not exists (
            select from pg_depend d where d.objid = pg_proc.oid and d.deptype = 'e')
"""
