"""A server that follows the first one, and may be a little behind."""

from __future__ import annotations

import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

from moderation.domain.errors import StoreUnavailableError
from moderation.storage.engines.postgres_connection import (
    READ,
    READERS,
    Connections,
)
from moderation.storage.engines.postgres_errors import told_plainly
from moderation.storage.engines.postgres_sql import PostgresSql

if TYPE_CHECKING:
    from moderation.storage.engines.postgres_address import Address

_MOST_READERS = 8
_REST_SECONDS = 5.0  # without asking, after it could not be reached


class Replica:
    """Lends reading transactions, each on a moment that is new enough."""

    def __init__(self, address: Address) -> None:
        self._name = address.name
        # It cannot be written, and it is asked because of that.
        self._readers = Connections(
            address.but(target_session_attrs="any"), READERS, most=_MOST_READERS
        )
        self._rests_until = 0.0

    def lend(self, opened: ExitStack, published: int) -> PostgresSql | None:
        """Return an open transaction that ends with `opened`.

        None if the replica has not come to the revision `published` yet, or does not
        answer.
        """
        if time.monotonic() < self._rests_until:
            return None
        try:
            return self._new_enough(opened, published)
        except StoreUnavailableError:
            self._rests_until = time.monotonic() + _REST_SECONDS
            return None

    def close(self) -> None:
        """Close what no unit is using."""
        self._readers.close()

    def _new_enough(self, opened: ExitStack, published: int) -> PostgresSql | None:
        with ExitStack() as attempt:
            attempt.enter_context(told_plainly(self._name))
            sql = PostgresSql(attempt.enter_context(self._readers.lend(READ)))
            row = sql.row("select revision from publication")
            if row is None or row["revision"] < published:
                return None
            opened.push(attempt.pop_all())
            return sql
