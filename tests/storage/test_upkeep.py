"""A file is made, checked, copied and put back without losing anything."""

import multiprocessing
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from moderation.domain.comment import Status
from moderation.domain.errors import StoreUnavailableError
from moderation.storage.engines import sqlite_connection
from moderation.storage.engines.sqlite import SqliteStore
from moderation.storage.migrations import names
from tests.storage import make


@pytest.fixture
def impatient(monkeypatch):
    """A store that waits a moment for others, not seconds."""
    monkeypatch.setattr(sqlite_connection, "PATIENCE", 0.05)


def slugs(store):
    """The articles of a store."""
    with store.reading() as unit:
        return [article.slug for article in unit.articles.newest()]


def put(store, slug):
    """Store an article."""
    with store.writing() as unit:
        make.article(unit, slug)


def test_a_fresh_file_takes_every_step(path):
    """Directory and file are made, for their owner alone."""
    store = SqliteStore(path)
    assert (store.pending(), store.applied()) == (names(), [])

    taken = store.migrate()

    assert taken == store.applied() == names()
    assert store.pending() == []
    assert path.stat().st_mode & 0o777 == 0o600


def test_migrating_again_takes_no_step(store):
    """The second start changes nothing."""
    assert store.migrate() == []


def test_processes_that_start_at_once_migrate_once(path):
    """Each step is taken by one of them, and all go on."""
    context = multiprocessing.get_context("spawn")

    with context.Pool(3) as processes:
        taken = processes.map(migrate_at, [path] * 3, chunksize=1)

    assert sorted(taken) == [[], [], names()]
    assert SqliteStore(path).check() == []


def test_threads_that_start_at_once_migrate_once(path):
    """So do three stores in one process."""
    taken, together = [], threading.Barrier(3)

    def migrate():
        together.wait()
        taken.append(migrate_at(path))

    threads = [threading.Thread(target=migrate) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(taken) == [[], [], names()]


def migrate_at(path):
    """What one process does."""
    return SqliteStore(path).migrate()


def test_a_damaged_file_is_one_clear_line(path):
    """Bytes that are no database are named and left as they are."""
    path.parent.mkdir()
    path.write_bytes(b"not a database at all " * 100)

    for act in (SqliteStore(path).migrate, SqliteStore(path).pending):
        with pytest.raises(StoreUnavailableError) as caught:
            act()
        assert str(path) in str(caught.value)
        assert "\n" not in str(caught.value)

    assert path.read_bytes().startswith(b"not a database")


def test_another_programs_database_is_refused(path):
    """We add no table to what is not ours."""
    path.parent.mkdir()
    execute(path, "create table theirs (id)")

    with pytest.raises(StoreUnavailableError, match="another program"):
        SqliteStore(path).migrate()


def test_a_file_of_a_later_version_is_refused(store, path):
    """A step that we do not know may mean anything."""
    execute(
        path,
        "insert into _sqlite_migrations (migration_set, name, applied_at)"
        " values ('moderation', '9999_later', 'then')",
    )

    with pytest.raises(StoreUnavailableError, match="9999_later"):
        store.migrate()


def test_a_path_with_odd_characters_works(tmp_path):
    """Spaces, signs and Arabic may stand in a path."""
    store = SqliteStore(tmp_path / "جريدة %20 ?x#y" / "a b.db")

    store.migrate()
    store.probe()

    store.close()
    assert (tmp_path / "جريدة %20 ?x#y" / "a b.db").is_file()


def test_a_well_store_has_no_faults(store):
    """After ordinary work there is nothing to say."""
    with store.writing() as unit:
        make.comment(unit)

    assert store.check() == []


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        ("update articles set approved = 7", "article election"),
        ("update authors set spam = 7", "author"),
        ("update tallies set comments = 7 where status = 'spam'", "tally spam"),
        ("update comments set article_id = 7", "comments"),
        ("delete from comments_fts_data where id > 10", "search"),
        ("drop trigger comments_au; update comments set folded = 'x'", "search"),
        ("delete from _sqlite_migrations where name = '0019_meta'", "0019_meta"),
    ],
    ids=["articles", "authors", "tallies", "foreign key", "index", "words", "step"],
)
def test_a_fault_is_named(store, path, damage, fault):
    """Whatever was tampered with has its line."""
    with store.writing() as unit:
        make.comment(unit)
    for statement in damage.split(";"):
        execute(path, statement)

    faults = store.check()

    assert faults
    assert fault in faults[0]


def test_a_damaged_file_is_a_fault(path):
    """Checking does not fail where it should tell."""
    path.parent.mkdir()
    path.write_bytes(b"not a database at all " * 100)

    assert len(SqliteStore(path).check()) == 1


def test_a_backup_holds_everything_in_one_file(store, tmp_path):
    """For its owner alone, and with no log beside it."""
    put(store, "a")

    store.backup(tmp_path / "backup.db")

    copy = SqliteStore(tmp_path / "backup.db")
    assert slugs(copy) == ["a"]
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
    put(store, "election")
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
    put(store, "a")
    store.backup(tmp_path / "backup.db")
    put(store, "b")

    kept = store.restore(tmp_path / "backup.db")

    assert slugs(store) == ["a"]
    assert store.check() == []
    assert kept == path.with_name("moderation.db.before-restore")
    old = SqliteStore(kept)
    assert sorted(slugs(old)) == ["a", "b"]
    old.close()
    store.close()
    assert {p.name for p in path.parent.iterdir()} == {path.name, kept.name}


def test_writing_goes_on_after_a_restore(store, tmp_path):
    """The restored file is durable and concurrent as before."""
    store.backup(tmp_path / "backup.db")
    store.restore(tmp_path / "backup.db")

    put(store, "c")

    assert slugs(store) == ["c"]
    with store._readers.lend() as db:
        assert db.execute("pragma journal_mode").fetchone()[0] == "wal"


def test_restoring_twice_keeps_both(store, path, tmp_path):
    """No old store is lost to a second mistake."""
    store.backup(tmp_path / "backup.db")

    kept = [store.restore(tmp_path / "backup.db").name for _ in range(2)]

    assert kept == ["moderation.db.before-restore", "moderation.db.before-restore-2"]


def test_a_store_is_restored_where_there_was_none(store, tmp_path):
    """A new machine needs no migration first."""
    put(store, "a")
    store.backup(tmp_path / "backup.db")
    fresh = SqliteStore(tmp_path / "fresh.db")

    assert fresh.restore(tmp_path / "backup.db") is None

    assert slugs(fresh) == ["a"]
    fresh.close()


def test_a_store_is_restored_over_a_damaged_one(store, path, tmp_path):
    """That is what backups are for; the damaged file stays for whoever can read it."""
    put(store, "a")
    store.backup(tmp_path / "backup.db")
    store.close()
    path.write_bytes(b"not a database at all " * 100)

    kept = store.restore(tmp_path / "backup.db")

    assert slugs(store) == ["a"]
    assert kept.read_bytes().startswith(b"not a database")


@pytest.mark.parametrize("kind", ["missing", "garbage", "foreign", "cut off", "loose"])
def test_an_unfit_backup_replaces_nothing(store, path, tmp_path, kind):
    """One clear line, and everything is as before."""
    put(store, "a")
    file = tmp_path / "backup.db"
    if kind in {"cut off", "loose"}:
        with store.writing() as unit:
            make.comment(unit)
        store.backup(file)
    if kind == "garbage":
        file.write_bytes(b"not a database at all " * 100)
    elif kind == "foreign":
        execute(file, "create table theirs (id)")
    elif kind == "cut off":
        file.write_bytes(file.read_bytes()[: -4096 * 8])
    elif kind == "loose":
        execute(file, "update comments set article_id = 7")

    with pytest.raises(StoreUnavailableError) as caught:
        store.restore(file)

    assert str(file) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "a" in slugs(store)
    store.close()
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_store_in_use_is_not_replaced(impatient, store, path, tmp_path):
    """A server that still runs would go on with the old file."""
    put(store, "a")
    store.backup(tmp_path / "backup.db")
    server = SqliteStore(path)
    assert slugs(server) == ["a"]

    with pytest.raises(StoreUnavailableError, match="locked"):
        store.restore(tmp_path / "backup.db")

    server.close()
    assert not path.with_name("moderation.db.before-restore").exists()
    assert store.restore(tmp_path / "backup.db") is not None


def execute(path, statement):
    """Do to a file what no part of ours would."""
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute(statement)
    conn.close()
