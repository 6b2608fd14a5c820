"""Several hosts: PostgreSQL servers of a test's own, and services that share them."""

from __future__ import annotations

import shutil
import signal
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.bench.bench import CHIEF, PASSWORD
from tests.bench.newsroom import SignedIn
from tests.postgres import Place, PostgresServer
from tests.server import RealServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


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


@pytest.fixture
def hosts(
    tmp_path: Path, database: str
) -> Iterator[Callable[..., tuple[RealServer, RealServer]]]:
    """Start services on hosts with a directory each; the keys are the same."""
    with ExitStack() as running:

        def start(**settings: str) -> tuple[RealServer, RealServer]:
            said = {"database_url": database, **settings}
            first = RealServer(tmp_path / "a", **said)
            running.enter_context(first)
            (tmp_path / "b").mkdir(exist_ok=True)
            shutil.copy2(tmp_path / "a" / "keys.json", tmp_path / "b" / "keys.json")
            second = RealServer(tmp_path / "b", **said)
            running.enter_context(second)
            seat = ("moderators", "add", CHIEF, "--role", "chief", "--password-stdin")
            assert first.command(*seat, stdin=PASSWORD).returncode == 0
            return first, second

        yield start


@pytest.fixture
def at_the_desk() -> Iterator[Callable[[RealServer], SignedIn]]:
    """Sign in at a host."""
    with ExitStack() as ends:

        def sign_in(server: RealServer) -> SignedIn:
            desk = SignedIn(server.url)
            ends.callback(desk.connection.close)
            return desk

        yield sign_in
