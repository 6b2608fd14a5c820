"""A database is taken through its steps, and checked."""

import threading

import psycopg
import pytest

from moderation.domain.errors import StoreUnavailableError
from moderation.storage.engines.postgres import PostgresStore
from moderation.storage.migrations import names
from tests.storage import make


def do(url, statement):
    """Do to a database what no part of ours would."""
    with psycopg.connect(url, autocommit=True) as conn:
        conn.execute(statement)


@pytest.fixture
def empty(empty_url, tmp_path):
    """A store that is not there yet."""
    store = PostgresStore(empty_url, tmp_path / "var")
    yield store
    store.close()


def test_an_empty_database_takes_every_step(empty):
    """A second time there is nothing to do."""
    assert not empty.exists()
    assert (empty.pending(), empty.applied()) == (names(), [])

    taken = empty.migrate()

    assert taken == empty.applied() == names()
    assert empty.exists()
    assert empty.pending() == empty.migrate() == empty.check() == []


def test_hosts_that_start_at_once_migrate_once(empty_url, tmp_path):
    """Each step is taken by one of them, and all go on."""
    taken, together = [], threading.Barrier(3)

    def migrate():
        together.wait()
        taken.append(PostgresStore(empty_url, tmp_path).migrate())

    threads = [threading.Thread(target=migrate) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(taken) == [[], [], names()]


def test_a_step_that_fails_undoes_them_all(empty, monkeypatch):
    """What comes after it was never begun."""
    monkeypatch.setattr(
        "moderation.storage.engines.postgres_upkeep.statements",
        lambda name: "nonsense" if name.startswith("0003") else "select 1",
    )

    with pytest.raises(psycopg.errors.SyntaxError):
        empty.migrate()

    assert not empty.exists()


def test_a_database_of_a_later_version_is_refused(shared, url):
    """A step that we do not know may mean anything."""
    do(url, "insert into moderation_steps (name) values ('9999_later')")

    with pytest.raises(StoreUnavailableError, match="9999_later"):
        shared.migrate()


def test_another_programs_database_is_refused(empty, empty_url):
    """We add no table to what is not ours."""
    do(empty_url, "create table theirs (id int)")

    with pytest.raises(StoreUnavailableError, match="another program"):
        empty.migrate()


def test_a_store_without_tables_says_what_to_do(empty):
    """Who forgot to migrate reads so."""
    with pytest.raises(StoreUnavailableError, match="db migrate"):
        make.slugs(empty)


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        ("update articles set approved = 7", "article election"),
        ("update authors set spam = 7", "author"),
        ("update tallies set comments = 7 where status = 'spam'", "tally spam"),
        ("delete from moderation_steps where name = '0019_meta'", "0019_meta"),
    ],
    ids=["articles", "authors", "tallies", "step"],
)
def test_a_fault_is_named(shared, url, damage, fault):
    """Whatever was tampered with has its line."""
    with shared.writing() as unit:
        make.comment(unit)
    do(url, damage)

    faults = shared.check()

    assert fault in faults[0]


@pytest.mark.parametrize(
    "statement",
    ["update audit_log set actor = 'x'", "delete from audit_log", "truncate audit_log"],
)
def test_the_audit_log_is_append_only(shared, url, statement):
    """Neither changing nor deleting an entry is possible through SQL."""
    with shared.writing() as unit:
        unit.audit.append(make.entry())

    with pytest.raises(psycopg.IntegrityError, match="append-only"):
        do(url, statement)
