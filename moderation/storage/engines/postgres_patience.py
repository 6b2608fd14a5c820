"""A connection to PostgreSQL whose answer is not waited for without end."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from psycopg import Connection, OperationalError
from psycopg.rows import DictRow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeVar

    from psycopg.abc import PQGen

    RV = TypeVar("RV")

_LOOK_SECONDS = 0.1  # between looks whether the process is to end


class LateError(OperationalError):
    """When no answer came in time; what was asked for may still be done."""


class Patient(Connection[DictRow]):
    """A connection that can be told how long to wait.

    A timeout of the server's is no way to bound a commit: it ends the wait for a
    standby by reporting as done what only one machine has. So the connection is closed
    instead, and the server is left to it.
    """

    _until: float | None = None

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Bound the block; it raises LateError, and the connection is closed then."""
        self._until = time.monotonic() + seconds
        try:
            yield
        finally:
            self._until = None

    def wait(
        self,
        gen: PQGen[RV],
        interval: float = _LOOK_SECONDS,
        timeout: float | None = None,
    ) -> RV:
        """Wait as the driver does, but no longer than was told."""
        if self._until is None:
            return super().wait(gen, interval, timeout)
        left = max(0.0, self._until - time.monotonic())
        try:
            return super().wait(gen, interval, left)
        except OperationalError as error:
            if time.monotonic() < self._until:
                raise
            self.close()
            raise LateError("no answer in time") from error
