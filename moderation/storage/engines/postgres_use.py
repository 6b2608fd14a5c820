"""Who uses a PostgreSQL database: every connection of ours, or one alone."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from psycopg import errors

from moderation.domain.errors import StoreUnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderation.storage.engines.postgres_sql import Opened

_IN_USE = 0x4D4F4452_0003  # the number of the advisory lock: "MODR", the third
# Held with others as long as the connection is open. Who gets none of it comes while
# one works alone, and meets that one's locks on the tables.
TAKE_PART = f"select pg_try_advisory_lock_shared({_IN_USE});"
_PATIENCE = "5s"  # that what was closed a moment ago is gone


@contextmanager
def alone(name: str, conn: Opened) -> Iterator[None]:
    """Keep the database to this connection.

    Raises StoreUnavailableError where any other process of ours is connected.
    """
    conn.execute(f"select pg_advisory_unlock_shared({_IN_USE})")
    conn.execute(f"set lock_timeout = '{_PATIENCE}'")
    try:
        conn.execute(f"select pg_advisory_lock({_IN_USE})")
    except errors.LockNotAvailable:
        raise StoreUnavailableError(
            f"{name}: another process uses it; stop the service first"
        ) from None
    yield  # the lock falls with the connection
