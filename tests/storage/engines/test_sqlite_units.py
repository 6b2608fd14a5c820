"""Units of work take turns at a file, and say what is wrong with it."""

import sqlite3

import pytest

from moderation.domain.errors import StoreUnavailableError
from moderation.storage.engines import sqlite_connection
from moderation.storage.engines.sqlite import SqliteStore
from tests.storage import make
from tests.storage.test_units import newest_of

pytestmark = pytest.mark.engine("sqlite")


@pytest.fixture
def impatient(monkeypatch):
    """A store that waits a moment for others, not seconds."""
    monkeypatch.setattr(sqlite_connection, "PATIENCE", 0.05)


def test_a_store_that_is_kept_locked_is_unavailable(impatient, store, path):
    """Another process that does not let go is named, and reading goes on."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin immediate")

    with pytest.raises(StoreUnavailableError, match="locked"):
        store.probe()

    assert newest_of(store) == []
    other.execute("rollback")
    other.close()
    store.probe()


def test_a_writing_unit_has_its_turn_from_the_start(impatient, store, path):
    """Others wait even before its first statement, so that what it reads stays true."""
    other = SqliteStore(path)

    with (
        store.writing(),
        pytest.raises(StoreUnavailableError, match="locked"),
        other.writing(),
    ):
        raise AssertionError

    other.close()


def test_a_full_disk_is_unavailable_and_reading_goes_on(store):
    """Nothing of the unit stays; once there is room again, writing works."""
    with store._writers.lend() as db:
        (pages,) = db.execute("pragma page_count").fetchone()
        db.execute(f"pragma max_page_count = {pages}")

    with pytest.raises(StoreUnavailableError, match="full"), store.writing() as unit:
        make.comment(unit, body="long " * 100_000)

    assert newest_of(store) == []
    with store.writing() as unit:
        make.comment(unit)


def test_a_missing_file_is_unavailable(tmp_path):
    """Nothing makes a store by accident."""
    store = SqliteStore(tmp_path / "nowhere.db")

    with pytest.raises(StoreUnavailableError, match=r"nowhere\.db"):
        newest_of(store)

    assert list(tmp_path.iterdir()) == []


def test_a_store_without_tables_says_what_to_do(tmp_path):
    """Who forgot to migrate reads so."""
    (tmp_path / "empty.db").touch()
    store = SqliteStore(tmp_path / "empty.db")

    with pytest.raises(StoreUnavailableError, match="db migrate"):
        newest_of(store)

    store.close()


def test_probing_needs_a_store_that_works(store, path):
    """A well store is silent; a file that went away is not."""
    store.probe()
    store.close()
    path.unlink()

    with pytest.raises(StoreUnavailableError):
        store.probe()


def test_connections_are_used_again(store):
    """A hundred units one after another open one connection each way."""
    for _ in range(100):
        store.probe()

    assert (len(store._readers._idle), len(store._writers._idle)) == (1, 1)


def test_a_child_process_opens_its_own(store):
    """What the parent opened is left alone after a fork."""
    newest_of(store)
    inherited = list(store._readers._idle)
    store._readers._process = -1  # as a forked child finds it

    newest_of(store)

    assert list(store._readers._idle) != inherited
    store._readers.close()
    assert store._readers._inherited[0].pop() is inherited[0]
    inherited[0].close()


def test_durability_and_safety_are_switched_on(store):
    """Every connection is set as promised: full, foreign keys, write-ahead."""
    for connections in (store._readers, store._writers):
        with connections.lend() as db:
            settings = [
                db.execute(f"pragma {name}").fetchone()[0]
                for name in ("foreign_keys", "synchronous", "journal_mode")
            ]
            assert settings == [1, 2, "wal"]
