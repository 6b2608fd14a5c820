"""A look whether another host, or another program, has changed what readers see."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from moderation.storage.engines.postgres_connection import connect

if TYPE_CHECKING:
    from moderation.storage.engines.postgres_address import Address
    from moderation.storage.engines.postgres_sql import Opened

# How long a server may have gone away unnoticed. It says what changed by itself; that
# it says nothing may also mean that it cannot.
_ASK_SECONDS = 0.5
# A question that nobody receives ends after this many thousandths of a second.
_UNHEARD = {"tcp_user_timeout": "1000", "connect_timeout": "2"}


class Watch:
    """Listens to the server, over a connection of its own."""

    def __init__(self, address: Address) -> None:
        self._address = address.but(**_UNHEARD)
        self._conn: Opened | None = None
        self._process = 0
        self._asked = 0.0
        self._inherited: list[Opened | None] = []

    def sees_a_change(self, seen: int) -> bool:
        """Tell whether the store's revision may be another than `seen`.

        Raises psycopg.Error where the server does not answer.
        """
        try:
            conn = self._listening()
            if any(conn.notifies(timeout=0)):
                return True
            if time.monotonic() < self._asked + _ASK_SECONDS:
                return False
            row = conn.execute("select revision from publication").fetchone()
        except BaseException:
            self.close()
            raise
        self._asked = time.monotonic()
        return row is None or row["revision"] != seen

    def close(self) -> None:
        """Close the connection; a later look opens another."""
        if self._conn is not None and self._process == os.getpid():
            self._conn.close()
        self._conn, self._asked = None, 0.0

    def _listening(self) -> Opened:
        if self._process != os.getpid():
            # Closing it would end the parent's.
            self._inherited.append(self._conn)
            self._conn, self._process = None, os.getpid()
        if self._conn is None:
            # What changes after this is told; what changed before is asked for.
            self._conn, self._asked = connect(self._address), 0.0
            self._conn.execute("listen publication")
        return self._conn
