"""PostgreSQL databases for what only that engine does."""

import itertools

import pytest

from moderation.storage.engines.postgres import PostgresStore
from tests.postgres import one_server
from tests.storage.conftest import AUDIT_KEY


class Databases:
    """Databases on one server, made like others."""

    def __init__(self, server):
        """Begin without one."""
        self._server = server
        self._numbers = itertools.count(1)

    def make(self, like="template0"):
        """Make a database like another, which nobody may be using; return its name."""
        name = f"made_{next(self._numbers)}"
        self._server.run(f"create database {name} template {like} strategy wal_log")
        return name

    def drop(self, name):
        """Drop a database, whoever is using it."""
        self._server.run(f"drop database {name} with (force)")

    def url(self, name):
        """Return its address."""
        return self._server.url(name)


@pytest.fixture(scope="session")
def databases():
    """Databases on a server that lasts as long as the tests."""
    with one_server() as server:
        yield Databases(server)


@pytest.fixture(scope="session")
def stepped(databases, tmp_path_factory):
    """The name of a migrated database without a row; only for copying."""
    name = databases.make()
    store = PostgresStore(databases.url(name), tmp_path_factory.mktemp("stepped"))
    store.migrate()
    store.close()
    return name


@pytest.fixture
def empty_url(databases):
    """The address of a database without a table."""
    name = databases.make()
    yield databases.url(name)
    databases.drop(name)


@pytest.fixture
def url(databases, stepped):
    """The address of a migrated database without a row."""
    name = databases.make(stepped)
    yield databases.url(name)
    databases.drop(name)


@pytest.fixture
def shared(url, tmp_path):
    """A store in that database."""
    store = PostgresStore(url, tmp_path / "here", audit_key=AUDIT_KEY)
    yield store
    store.close()


@pytest.fixture
def elsewhere(url, tmp_path):
    """The same store as another host has it."""
    store = PostgresStore(url, tmp_path / "elsewhere", audit_key=AUDIT_KEY)
    yield store
    store.close()
