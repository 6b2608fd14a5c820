"""The production server: where it listens, how it logs, how it stops."""

from __future__ import annotations

import json
import logging
import socket
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click
from granian import Granian
from granian.constants import HTTPModes, Interfaces

from moderation.cli import worker

if TYPE_CHECKING:
    from moderation.settings import Settings

# A request that has not ended by then never will.
_STOP_SECONDS = 30
# In each process. A slow sender or a slow reader holds a thread as long as it lasts, so
# there are as many as connections: none that was accepted waits for another one's.
# They are started when they are needed; how many work at once is a setting.
_CONNECTIONS = 512


class JsonLines(logging.Formatter):
    """Writes what the server says of itself as the application does: JSON lines."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat()
        line = {
            "at": at,
            "level": record.levelname.lower(),
            "logger": "server",
            "message": record.getMessage(),
        }
        return json.dumps(line, ensure_ascii=False)


class NoAdvice(logging.Filter):
    """Drops what the server says of our number of threads at every start."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether to keep a record."""
        # They wait for the disk, not for a core.
        return not record.getMessage().startswith("Configuration allows spawning")


def free_address(host: str, port: int) -> str:
    """Return the numeric address of `host`; raises OSError if it cannot be served on.

    Asked before anything else, because the server itself would share a port with
    another one of its kind, and would not end on one that is taken.
    """
    try:
        return _tried(host, port)
    except OSError as error:
        raise OSError(error.errno, error.strerror, f"{host}:{port}") from error


def run(address: str, port: int, settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT, and answer the requests in flight first."""
    server = Granian(
        "moderation:create_app",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        # HTTP/2 has many requests in one connection, and proxies do not need it.
        http=HTTPModes.http1,
        websockets=False,
        workers=settings.workers,
        backpressure=_CONNECTIONS,
        blocking_threads=_CONNECTIONS,
        respawn_failed_workers=True,
        workers_kill_timeout=_STOP_SECONDS,
        log_dictconfig=_LOGGING,
    )
    try:
        server.serve(target_loader=worker.application, wrap_loader=False)
    except SystemExit as end:
        if end.code:
            message = "the server ended by itself; its log says why"
            raise click.ClickException(message) from end


def _tried(host: str, port: int) -> str:
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    with closing(socket.socket(family, kind, protocol)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(address)
        probe.listen()
    return str(address[0])


_LOGGING = {
    "filters": {"advice": {"()": NoAdvice}},
    "formatters": {"json": {"()": JsonLines}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "json",
            "filters": ["advice"],
            "stream": "ext://sys.stderr",
        },
    },
    "loggers": {"_granian": {"handlers": ["stderr"], "propagate": False}},
}
