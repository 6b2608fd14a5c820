"""A store on a real file, for each test."""

import shutil

import pytest

from moderation.storage.engines.sqlite import SqliteStore

AUDIT_KEY = b"an audit key of thirty-two bytes"


@pytest.fixture(scope="session")
def migrated(tmp_path_factory):
    """A migrated file without a row, closed; only for copying."""
    path = tmp_path_factory.mktemp("migrated") / "moderation.db"
    SqliteStore(path).migrate()
    return path


@pytest.fixture
def path(tmp_path):
    """Where the store's file is, or will be."""
    return tmp_path / "var" / "moderation.db"


@pytest.fixture
def store(migrated, path):
    """A migrated store without a row."""
    path.parent.mkdir()
    shutil.copy2(migrated, path)
    store = SqliteStore(path, audit_key=AUDIT_KEY)
    yield store
    store.close()
