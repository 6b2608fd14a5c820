"""Where a PostgreSQL database is: in full for the driver, for people no secrets."""

from __future__ import annotations

from copy import copy
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

_PORT = "5432"
# Noticed within seconds, so that another server of the address is asked: a server that
# does not take a connection, and one that went away without a word.
_CUSTOMARY = {
    "application_name": "moderation",
    "connect_timeout": "3",
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "3",
    "tcp_user_timeout": "10000",
}


class Address:
    """A `postgresql://` address as libpq reads it; several hosts may stand in it.

    Raises ValueError, which does not repeat it, for what libpq cannot read and for one
    that names no database.
    """

    def __init__(self, url: str) -> None:
        try:
            parts = conninfo_to_dict(url)
        except psycopg.Error:
            # Without the cause, which repeats the password.
            raise ValueError("libpq cannot read it") from None
        if not parts.get("dbname"):
            raise ValueError("it names no database")
        self.name = _name(parts)
        self.database = str(parts["dbname"])
        self.parts: dict[str, Any] = {**_CUSTOMARY, **_only_writable(parts), **parts}
        # Whatever the server or the environment prefers, texts are UTF-8.
        self.parts["client_encoding"] = "UTF8"

    def but(self, **parts: str) -> Address:
        """Return the same place, reached in another way."""
        other = copy(self)
        other.parts = {**self.parts, **parts}
        return other


def _name(parts: dict[str, Any]) -> str:
    hosts = str(parts.get("host") or parts.get("hostaddr") or "").split(",")
    ports = str(parts.get("port") or _PORT).split(",")
    if len(ports) == 1:
        ports *= len(hosts)
    places = ",".join(
        f"{_bracketed(host)}:{port or _PORT}"
        for host, port in zip(hosts, ports, strict=False)
        if host and not host.startswith("/")
    )
    return f"postgresql://{places}/{parts['dbname']}"


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _only_writable(parts: dict[str, Any]) -> dict[str, str]:
    # Of several, one is the primary and the others cannot be written.
    several = "," in str(parts.get("host") or "")
    return {"target_session_attrs": "read-write"} if several else {}
