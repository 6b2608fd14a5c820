"""What can be wrong with a PostgreSQL server, in plain words without secrets."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import psycopg
from psycopg import errors
from psycopg_pool import PoolTimeout

from moderation.domain.errors import StoreUnavailableError
from moderation.storage.engines.postgres_patience import LateError

if TYPE_CHECKING:
    from collections.abc import Iterator

_AWAY = "the server cannot be reached"
_STEPS_ARE_LEFT = "steps to its present shape are left; run db migrate"
_BUSY = "another process has kept it locked too long"
_NOT_WRITABLE = "the server cannot be written"
_DAMAGED = "the data is damaged; restore a backup"

# By kind, the particular before the general. What is in none of these is our mistake.
_WHY: tuple[tuple[type[psycopg.Error], str], ...] = (
    (LateError, "the server has not confirmed it in time; it may still be stored"),
    (PoolTimeout, "too many units are waiting for a connection"),
    (errors.UndefinedTable, _STEPS_ARE_LEFT),
    (errors.UndefinedColumn, _STEPS_ARE_LEFT),
    (errors.InsufficientPrivilege, "the user may not do this there"),
    (errors.ReadOnlySqlTransaction, _NOT_WRITABLE),
    (errors.LockNotAvailable, _BUSY),
    (errors.DeadlockDetected, _BUSY),
    (errors.QueryCanceled, "the server took too long"),
    (errors.SerializationFailure, "the server asks to begin again"),
    (errors.DiskFull, "the disk is full"),
    (errors.TooManyConnections, "the server has no connection left"),
    (errors.InsufficientResources, "the server is short of memory or room"),
    (errors.IoError, "the disk does not read or write"),
    (errors.DataCorrupted, _DAMAGED),
    (errors.IndexCorrupted, _DAMAGED),
    (psycopg.OperationalError, _AWAY),
)

# The protocol carries no code for what ends a connection before it began.
_WHY_NOT_CONNECTED = {
    "session is read-only": "none of the servers can be written",
    "starting up": "the server is starting",
    "not yet accepting": "the server is starting",
    "in recovery mode": "the server is starting",
    "shutting down": "the server is stopping",
    "connection slots": "the server has no connection left",
    "too many": "the server has no connection left",
    "authentication failed": "the server refuses the user or the password",
    "no password supplied": "the server refuses the user or the password",
    "pg_hba.conf": "the server refuses this user from here",
    'database "': "there is no such database",
    'role "': "there is no such user",
}


@contextmanager
def told_plainly(name: str) -> Iterator[None]:
    """Turn what the world does to us into StoreUnavailableError; mistakes stay ours."""
    try:
        yield
    except psycopg.Error as error:
        why = _why(error)
        if why is None:
            raise
        raise StoreUnavailableError(f"{name}: {why}") from error


def _why(error: psycopg.Error) -> str | None:
    if error.sqlstate is None and isinstance(error, psycopg.OperationalError):
        for words, why in _WHY_NOT_CONNECTED.items():
            if words in str(error):
                return why
    return next((why for kind, why in _WHY if isinstance(error, kind)), None)
