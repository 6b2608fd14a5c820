"""A store is copied and put back without losing anything."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from moderation.domain.comment import Status
from moderation.domain.errors import StoreUnavailableError
from moderation.storage.engines import sqlite_connection
from moderation.storage.engines.sqlite import SqliteStore
from tests.storage import make

pytestmark = pytest.mark.engine("sqlite")


@pytest.fixture
def impatient(monkeypatch):
    """A store that waits a moment for others, not seconds."""
    monkeypatch.setattr(sqlite_connection, "PATIENCE", 0.05)


def test_a_backup_holds_everything_in_one_file(store, tmp_path):
    """For its owner alone, and with no log beside it."""
    make.put(store, "a")

    store.backup(tmp_path / "backup.db")

    copy = SqliteStore(tmp_path / "backup.db")
    assert make.slugs(copy) == ["a"]
    copy.close()
    assert copy.check() == []
    assert (tmp_path / "backup.db").stat().st_mode & 0o777 == 0o600
    assert {p.name for p in tmp_path.iterdir()} == {"backup.db", "var"}


def test_a_backup_never_overwrites(store, tmp_path):
    """What has the name keeps it."""
    (tmp_path / "backup.db").write_text("precious")

    with pytest.raises(StoreUnavailableError, match="already"):
        store.backup(tmp_path / "backup.db")

    assert (tmp_path / "backup.db").read_text() == "precious"


def test_a_backup_into_nowhere_is_one_clear_line(store, tmp_path):
    """A directory that is missing is named."""
    with pytest.raises(StoreUnavailableError, match="nowhere"):
        store.backup(tmp_path / "nowhere" / "backup.db")


def test_a_backup_taken_while_writing_is_whole(store, tmp_path):
    """Whatever moment it caught, every count in it is right."""
    make.put(store, "election")
    stop = threading.Event()
    files = [tmp_path / f"backup-{n}.db" for n in range(5)]

    def write():
        written = 0
        while not (stop.is_set() and written):
            with store.writing() as unit:
                make.comment(unit, status=Status.APPROVED)
            written += 1

    with ThreadPoolExecutor(1) as threads:
        writer = threads.submit(write)
        for file in files:
            store.backup(file)
        stop.set()
        writer.result()

    for file in files:
        copy = SqliteStore(file)
        with copy.reading() as unit:
            assert unit.articles.by_slug("election") is not None
        copy.close()
        assert copy.check() == []


def test_a_restored_store_is_as_it_was(store, path, tmp_path):
    """What came after the backup is kept beside it, whole."""
    make.put(store, "a")
    store.backup(tmp_path / "backup.db")
    make.put(store, "b")

    kept = store.restore(tmp_path / "backup.db")

    assert make.slugs(store) == ["a"]
    assert store.check() == []
    assert kept == path.with_name("moderation.db.before-restore")
    old = SqliteStore(kept)
    assert sorted(make.slugs(old)) == ["a", "b"]
    old.close()
    store.close()
    assert stores_beside(path) == {path.name, kept.name}


def test_writing_goes_on_after_a_restore(store, tmp_path):
    """The restored file is durable and concurrent as before."""
    store.backup(tmp_path / "backup.db")
    store.restore(tmp_path / "backup.db")

    make.put(store, "c")

    assert make.slugs(store) == ["c"]
    with store._readers.lend() as db:
        assert db.execute("pragma journal_mode").fetchone()[0] == "wal"


def test_restoring_twice_keeps_both(store, path, tmp_path):
    """No old store is lost to a second mistake."""
    store.backup(tmp_path / "backup.db")

    kept = [store.restore(tmp_path / "backup.db").name for _ in range(2)]

    assert kept == ["moderation.db.before-restore", "moderation.db.before-restore-2"]


def test_a_store_is_restored_where_there_was_none(store, tmp_path):
    """A new machine needs no migration first."""
    make.put(store, "a")
    store.backup(tmp_path / "backup.db")
    fresh = SqliteStore(tmp_path / "fresh.db")

    assert fresh.restore(tmp_path / "backup.db") is None

    assert make.slugs(fresh) == ["a"]
    fresh.close()


def test_a_store_is_restored_over_a_damaged_one(store, path, tmp_path):
    """That is what backups are for; the damaged file stays for whoever can read it."""
    make.put(store, "a")
    store.backup(tmp_path / "backup.db")
    store.close()
    path.write_bytes(b"not a database at all " * 100)

    kept = store.restore(tmp_path / "backup.db")

    assert make.slugs(store) == ["a"]
    assert kept.read_bytes().startswith(b"not a database")


@pytest.mark.parametrize("kind", ["missing", "garbage", "foreign", "cut off", "loose"])
def test_an_unfit_backup_replaces_nothing(store, path, tmp_path, kind):
    """One clear line, and everything is as before."""
    make.put(store, "a")
    file = tmp_path / "backup.db"
    if kind in {"cut off", "loose"}:
        with store.writing() as unit:
            make.comment(unit)
        store.backup(file)
    if kind == "garbage":
        file.write_bytes(b"not a database at all " * 100)
    elif kind == "foreign":
        make.execute(file, "create table theirs (id)")
    elif kind == "cut off":
        file.write_bytes(file.read_bytes()[: -4096 * 8])
    elif kind == "loose":
        make.execute(file, "update comments set article_id = 7")

    with pytest.raises(StoreUnavailableError) as caught:
        store.restore(file)

    assert str(file) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "a" in make.slugs(store)
    store.close()
    assert stores_beside(path) == {path.name}


def test_a_store_in_use_is_not_replaced(impatient, store, path, tmp_path):
    """A server that still runs would go on with the old file."""
    make.put(store, "a")
    store.backup(tmp_path / "backup.db")
    server = SqliteStore(path)
    assert make.slugs(server) == ["a"]

    with pytest.raises(StoreUnavailableError, match="locked"):
        store.restore(tmp_path / "backup.db")

    server.close()
    assert not path.with_name("moderation.db.before-restore").exists()
    assert store.restore(tmp_path / "backup.db") is not None


def stores_beside(path):
    """Every file in the store's folder but those that only processes share."""
    shared = {f"{path.name}-queue", f"{path.name}-publication"}
    return {each.name for each in path.parent.iterdir()} - shared
