"""Care for a PostgreSQL database: taking steps, finding what is wrong."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from moderation.domain.errors import StoreUnavailableError
from moderation.storage.counts import miscounts
from moderation.storage.engines.postgres_connection import connect
from moderation.storage.engines.postgres_errors import told_plainly
from moderation.storage.engines.postgres_sql import PostgresSql
from moderation.storage.migrations import names
from moderation.storage.migrations.postgres import statements

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from moderation.storage.engines.postgres_address import Address
    from moderation.storage.engines.postgres_sql import Opened

_OUR_STEPS = 0x4D4F4452_0002  # the number of the advisory lock: "MODR", the second
_LONGEST_WAIT = "set lock_timeout = '60s';"


def exists(address: Address) -> bool:
    """Tell whether the database holds a store."""
    with told_plainly(address.name), closing(connect(address)) as conn:
        return has_steps(conn)


def migrate(address: Address) -> list[str]:
    """Take every step that is left, all or none; return their names."""
    with told_plainly(address.name), closing(connect(address, _LONGEST_WAIT)) as conn:
        refuse_encodings(address, conn)
        with conn.transaction():
            return take_steps(address, conn, names())


def take_steps(address: Address, conn: Opened, wanted: Collection[str]) -> list[str]:
    """Take those of the steps `wanted` that are left; return their names."""
    # Held to the end of the transaction; whoever comes later finds all taken.
    conn.execute("select pg_advisory_xact_lock($1)", [_OUR_STEPS])
    if not has_steps(conn):
        _refuse_strangers(address, conn)
        conn.execute(_STEPS)
    _refuse_later(address, conn)
    left = [name for name in _left(conn) if name in wanted]
    for name in left:
        conn.execute(statements(name))
        conn.execute("insert into moderation_steps (name) values ($1)", [name])
    return left


def pending(address: Address) -> list[str]:
    """Return the names of the steps that are left."""
    with told_plainly(address.name), closing(connect(address)) as conn:
        return _left(conn)


def applied(address: Address) -> list[str]:
    """Return the names of the steps taken."""
    with told_plainly(address.name), closing(connect(address)) as conn:
        return _taken(conn)


def check(address: Address) -> list[str]:
    """Return what is wrong with a store, a line each.

    That rows name what is there is the server's own promise.
    """
    with told_plainly(address.name), _one_moment(address) as conn:
        if left := _left(conn):
            return [f"the step {left[0]} was not taken yet"]
        return miscounts(PostgresSql(conn))


@contextmanager
def _one_moment(address: Address) -> Iterator[Opened]:
    with closing(connect(address)) as conn:
        conn.execute("begin isolation level repeatable read read only")
        yield conn


def has_steps(conn: Opened) -> bool:
    """Tell whether the database holds a store."""
    (found,) = conn.execute(
        "select to_regclass('moderation_steps') is not null as yes"
    ).fetchall()
    return bool(found["yes"])


def _taken(conn: Opened) -> list[str]:
    if not has_steps(conn):
        return []
    taken = conn.execute("select name from moderation_steps order by name")
    return [row["name"] for row in taken]


def _left(conn: Opened) -> list[str]:
    taken = set(_taken(conn))
    return [name for name in names() if name not in taken]


def refuse_encodings(address: Address, conn: Opened) -> None:
    """Raise StoreUnavailableError where the database is not in UTF-8."""
    encoding = conn.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise StoreUnavailableError(
            f"{address.name}: the database has the encoding {encoding}, not UTF8"
        )


def _refuse_strangers(address: Address, conn: Opened) -> None:
    """Raise StoreUnavailableError where another program has its tables."""
    if conn.execute(_THEIRS).fetchone():
        raise StoreUnavailableError(
            f"{address.name}: the database is another program's"
        )


def _refuse_later(address: Address, conn: Opened) -> None:
    """Raise StoreUnavailableError for a database of a later version."""
    known = set(names())
    later = [name for name in _taken(conn) if name not in known]
    if later:
        raise StoreUnavailableError(
            f"{address.name}: the database is of a later version, which took the step"
            f" {later[0]}"
        )


_STEPS = """
    create table moderation_steps (
        name text collate "C" primary key,
        taken_at timestamptz not null default now()
    )
"""
_THEIRS = "select 1 as found from pg_tables where schemaname = current_schema() limit 1"
