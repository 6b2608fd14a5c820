"""A file is made, taken through its steps, and checked."""

import multiprocessing
import threading

import pytest

from moderation.domain.errors import StoreUnavailableError
from moderation.storage.engines.sqlite import SqliteStore
from moderation.storage.migrations import names
from tests.storage import make

pytestmark = pytest.mark.engine("sqlite")


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
    make.execute(path, "create table theirs (id)")

    with pytest.raises(StoreUnavailableError, match="another program"):
        SqliteStore(path).migrate()


def test_a_file_of_a_later_version_is_refused(store, path):
    """A step that we do not know may mean anything."""
    make.execute(
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
        make.execute(path, statement)

    faults = store.check()

    assert faults
    assert fault in faults[0]


def test_a_damaged_file_is_a_fault(path):
    """Checking does not fail where it should tell."""
    path.parent.mkdir()
    path.write_bytes(b"not a database at all " * 100)

    assert len(SqliteStore(path).check()) == 1
