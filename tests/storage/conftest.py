"""A store of its own for each test."""

from functools import partial

import pytest

from moderation.wiring import store_of
from tests.conftest import settings_of

AUDIT_KEY = b"an audit key of thirty-two bytes"


@pytest.fixture(scope="session")
def migrated(engine, tmp_path_factory):
    """The address of a migrated store without a row, closed; only for copying."""
    var = tmp_path_factory.mktemp("migrated")
    url = engine.make(var)
    store = opened(url, var)
    store.migrate()
    store.close()
    return url


@pytest.fixture
def path(tmp_path):
    """Where the store's file is, or will be, if the store is a file."""
    return tmp_path / "var" / "moderation.db"


@pytest.fixture
def address(engine, migrated, tmp_path):
    """The address of a migrated store without a row."""
    url = engine.make(tmp_path / "var", migrated)
    yield url
    engine.remove(url)


@pytest.fixture
def store(address, tmp_path):
    """That store, open."""
    store = opened(address, tmp_path / "var")
    yield store
    store.close()


@pytest.fixture
def execute(engine, address):
    """Run a statement as another program does."""
    return partial(engine.execute, address)


@pytest.fixture
def tamper(engine, address):
    """Run a statement as somebody does who has the store and silenced its guards."""
    return partial(engine.tamper, address)


def opened(url, var, audit_key=AUDIT_KEY):
    """Return the store that is kept there, with a key for its log."""
    place = {"MODERATION_VAR": str(var), "MODERATION_DATABASE_URL": url}
    store = store_of(settings_of(place))
    store.audit_key = audit_key
    return store
