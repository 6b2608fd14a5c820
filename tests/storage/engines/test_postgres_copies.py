"""A PostgreSQL store is backed up into one file, and put back from it."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from moderation.domain.audit import first_altered
from moderation.domain.comment import Status
from moderation.domain.errors import StoreUnavailableError
from moderation.storage.copying import Copying
from moderation.storage.engines import postgres_use, sqlite_upkeep
from moderation.storage.engines.sqlite import SqliteStore
from moderation.storage.migrations import names
from tests.storage import make
from tests.storage.conftest import AUDIT_KEY, opened
from tests.storage.held import rows_of, sums_of

pytestmark = pytest.mark.engine("postgres")


@pytest.fixture
def fresh(engine, tmp_path):
    """A database in which nothing is yet."""
    url = engine.make(tmp_path / "fresh")
    store = opened(url, tmp_path / "fresh")
    yield store
    store.close()
    engine.remove(url)


@pytest.fixture
def file(tmp_path):
    """Where the backup will be."""
    (tmp_path / "backups").mkdir()
    return tmp_path / "backups" / "backup.db"


def test_a_backup_holds_everything_in_one_file(store, file):
    """For its owner alone, with no log beside it, as a backup of a file is."""
    make.all_kinds(store)

    store.backup(file)

    copy = SqliteStore(file)
    assert sums_of(copy) == sums_of(store)
    copy.close()
    assert copy.check() == []
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_a_backup_taken_under_load_is_put_back_whole(store, fresh, file):
    """It is of one moment; the copy equals the file and every count in it is right."""
    make.all_kinds(store)
    stop = threading.Event()

    def write():
        written = 0
        while not (stop.is_set() and written):
            with store.writing() as unit:
                make.comment(unit, status=Status.APPROVED)
                unit.audit.append(make.entry())
            written += 1

    with ThreadPoolExecutor(2) as threads:
        writers = [threads.submit(write) for _ in range(2)]
        store.backup(file)
        stop.set()
        for writer in writers:
            writer.result()
    kept = fresh.restore(file)

    assert kept is None
    assert 0 < rows_of(fresh) <= rows_of(store)
    assert sums_of(fresh) == sums_of(SqliteStore(file))
    assert fresh.check() == []
    assert altered(fresh) is None


def test_writing_goes_on_after_a_restore(store, fresh, file):
    """Found by its words, and counted."""
    make.all_kinds(store)
    store.backup(file)
    fresh.restore(file)

    with fresh.writing() as unit:
        make.comment(unit, status=Status.APPROVED)

    assert fresh.check() == []


def test_a_backup_never_overwrites(store, file):
    """What has the name keeps it."""
    file.write_text("precious")

    with pytest.raises(StoreUnavailableError, match="already"):
        store.backup(file)

    assert file.read_text() == "precious"


def test_a_backup_into_nowhere_is_one_clear_line(store, file):
    """A directory that is missing is named."""
    with pytest.raises(StoreUnavailableError, match="nowhere"):
        store.backup(file.parent / "nowhere" / "backup.db")


def test_a_backup_that_fails_leaves_no_part(engine, store, address, file):
    """Somebody would take it for a whole one."""
    make.all_kinds(store)
    engine.tamper(address, "drop table meta")

    with pytest.raises(StoreUnavailableError):
        store.backup(file)

    assert list(file.parent.iterdir()) == []


def test_nothing_cannot_be_backed_up(fresh, file):
    """A database without a store is named."""
    with pytest.raises(StoreUnavailableError, match="there is no postgresql://"):
        fresh.backup(file)


def test_a_restored_store_keeps_the_old_one_aside(store, address, file, tmp_path):
    """In a schema of its own, from which the service could go on."""
    make.put(store, "a")
    store.backup(file)
    make.put(store, "b")

    kept = store.restore(file)

    assert kept == "the schema before_restore_1"
    assert make.slugs(store) == ["a"]
    assert store.check() == []
    old_url = f"{address}?options=-csearch_path%3Dbefore_restore_1"
    old = opened(old_url, tmp_path / "var")
    assert sorted(make.slugs(old)) == ["a", "b"]
    make.put(old, "c")
    assert old.check() == []
    old.close()
    assert make.slugs(store) == ["a"]


def test_restoring_twice_keeps_both(store, file):
    """No old store is lost to a second mistake."""
    store.backup(file)

    kept = [store.restore(file) for _ in range(2)]

    assert kept == ["the schema before_restore_1", "the schema before_restore_2"]


def test_a_backup_of_a_file_is_put_into_a_database(fresh, file, tmp_path):
    """One kind of backup serves both, the other way too."""
    there = SqliteStore(tmp_path / "there.db", audit_key=AUDIT_KEY)
    there.migrate()
    make.all_kinds(there)
    there.backup(file)
    fresh.restore(file)
    fresh.backup(file.with_name("again.db"))
    back = SqliteStore(tmp_path / "back.db", audit_key=AUDIT_KEY)

    back.restore(file.with_name("again.db"))

    assert sums_of(back) == sums_of(there)
    assert back.check() == []
    back.close()
    there.close()


def test_a_backup_of_an_earlier_version_has_steps_left(fresh, file):
    """They are taken by db migrate, as always."""
    *earlier, last = names()
    sqlite_upkeep.make(file, earlier)

    fresh.restore(file)

    assert fresh.pending() == [last]
    assert fresh.migrate() == [last]


@pytest.mark.parametrize("kind", ["missing", "garbage", "foreign", "cut off", "loose"])
def test_an_unfit_backup_replaces_nothing(store, file, kind):
    """One clear line, and everything is as before."""
    make.all_kinds(store)
    before = sums_of(store)
    if kind in {"cut off", "loose"}:
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
    assert sums_of(store) == before


def test_a_restore_that_fails_on_the_way_changes_nothing(store, file):
    """What the check of the file does not know, the database refuses."""
    make.all_kinds(store)
    before = sums_of(store)
    store.backup(file)
    make.execute(file, "update moderators set name = 'a' || char(0) || 'b'")

    with pytest.raises(StoreUnavailableError, match="moderators: a text holds a NUL"):
        store.restore(file)

    assert sums_of(store) == before


def test_a_store_in_use_is_not_replaced(store, address, file, tmp_path, monkeypatch):
    """A server that still runs would go on with what is put aside."""
    monkeypatch.setattr(postgres_use, "_PATIENCE", "50ms")
    make.put(store, "a")
    store.backup(file)
    server = opened(address, tmp_path / "var")
    assert make.slugs(server) == ["a"]

    with pytest.raises(StoreUnavailableError, match="stop the service first"):
        store.restore(file)

    assert make.slugs(server) == ["a"]
    server.close()


def test_a_database_of_others_is_left_alone(store, fresh, engine, file):
    """Our tables would stand among theirs."""
    store.backup(file)
    with fresh.filling() as side:
        side._conn.execute("create table songs (title text)")

    with pytest.raises(StoreUnavailableError, match="another program's"):
        fresh.restore(file)


def test_half_a_copy_cannot_be_backed_up(store, fresh, file):
    """It is no whole store."""
    make.all_kinds(store)
    Copying(store, fresh).move()

    with pytest.raises(StoreUnavailableError, match="unfinished copy"):
        fresh.backup(file)

    assert list(file.parent.iterdir()) == []


def altered(store):
    """What `audit verify` would name."""
    with store.reading() as unit:
        return first_altered(AUDIT_KEY, unit.audit.walk(), unit.audit.head())
