"""Several hosts: PostgreSQL servers of a test's own, and services that share them."""

from __future__ import annotations

import signal
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.postgres import Place, PostgresServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture
def serve() -> Iterator[Callable[..., PostgresServer]]:
    """Make durable PostgreSQL servers; each stops at the end, however it stands."""
    with Place() as place, ExitStack() as stops:

        def make(name: str, following: PostgresServer | None = None) -> PostgresServer:
            server = PostgresServer(place, name, durable=True)
            if following is None:
                server.create()
            else:
                server.follow(following, name=name)
            stops.callback(server.stop, signal.SIGQUIT)
            return server

        yield make
