"""Units of several hosts on one database are whole and take turns."""

import threading
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from moderation.domain.comment import Status
from moderation.domain.errors import StoreUnavailableError
from moderation.storage.engines import postgres
from moderation.storage.engines.postgres import PostgresStore
from moderation.storage.engines.postgres_turn import OUR_TURN
from tests.storage import make


def test_hosts_take_turns(shared, elsewhere):
    """Two hosts with forty units each lose no update, and make no id twice."""
    with shared.writing() as unit:
        make.article(unit)

    def publish(store):
        for _ in range(20):
            with store.writing() as unit:
                make.comment(unit, status=Status.APPROVED)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(publish, [shared, elsewhere] * 2))

    with shared.reading() as unit:
        assert unit.articles.by_slug("election").approved == 80
    assert shared.check() == []


def test_of_two_hosts_with_one_text_one_finds_the_other(shared, elsewhere):
    """What is looked at inside a writing unit is still true when it writes."""
    with shared.writing() as unit:
        author_id = make.author(unit).id
        make.article(unit)
    together = threading.Barrier(2)

    def submit(store):
        together.wait()
        with store.writing() as unit:
            if unit.comments.sent_by_twin(b"the same") is None:
                make.comment(unit, twin=b"the same", author_id=author_id)

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(submit, [shared, elsewhere]))

    with shared.reading() as unit:
        assert len(unit.comments.every(None, after=0, limit=9)) == 1


def test_ids_rise_above_those_of_a_host_whose_clock_is_ahead(shared, url):
    """What comes later stands later, whoever stores it."""
    with shared.writing() as unit:
        ahead = unit.audit.append(make.entry()).id + 2**50
    with psycopg.connect(url) as conn:
        conn.execute("update audit_head set entry_id = %s", [ahead])

    with shared.writing() as unit:
        assert unit.new_id() > ahead


@pytest.fixture
def impatient(monkeypatch):
    """Stores that wait a moment for others, not seconds."""
    monkeypatch.setattr(postgres, "WRITERS", "set lock_timeout = '50ms'")


def test_a_turn_that_is_not_given_back_is_named(impatient, url, tmp_path):
    """Another host that does not let go is told of, and reading goes on."""
    other = psycopg.connect(url)
    other.execute("select pg_advisory_xact_lock(%s)", [OUR_TURN])
    store = PostgresStore(url, tmp_path)

    with pytest.raises(StoreUnavailableError, match="locked"):
        store.probe()

    with store.reading() as unit:
        assert unit.articles.newest() == []
    other.close()
    store.probe()
    store.close()


def test_an_acknowledgement_follows_a_flush(url, tmp_path):
    """Also where the server's default is to be quick; what is stronger stays."""
    for default, used in (("off", "on"), ("remote_apply", "remote_apply")):
        store = PostgresStore(
            f"{url}?options=-c%20synchronous_commit%3D{default}", tmp_path
        )

        with store._write() as sql:
            row = sql.row("select current_setting('synchronous_commit') as used")

        assert row == {"used": used}
        store.close()


def test_a_unit_that_fails_late_is_undone_whole(shared):
    """A refused row undoes its unit; the store goes on."""
    with pytest.raises(psycopg.IntegrityError):
        write_and_fail(shared)

    with shared.writing() as unit:
        make.comment(unit)
        assert len(unit.comments.every(None, after=0, limit=9)) == 1


@pytest.mark.parametrize("asks", [True, False], ids=["after a question", "at its end"])
def test_a_unit_that_fails_late_undoes_no_other_of_its_transaction(shared, asks):
    """What waited to be done is done, or refused, before the next unit begins."""
    with shared.writing() as unit:
        make.article(unit)

    def fail():
        with pytest.raises(psycopg.IntegrityError):
            write_and_fail(shared, asks=asks)

    failing = threading.Thread(target=fail)
    with shared.writing() as unit:
        make.comment(unit)
        failing.start()
        wait_until(lambda: shared._turns._waiting)
    failing.join()

    make.put(shared, "afterwards")
    with shared.reading() as unit:
        assert len(unit.comments.every(None, after=0, limit=9)) == 1


def wait_until(holds):
    """Return once something holds."""
    pause = threading.Event()
    for _ in range(500):
        if holds():
            return
        pause.wait(0.01)
    raise AssertionError


def test_a_server_that_cannot_be_written_any_more_is_left(shared, url):
    """Another one of the address may have taken its place."""
    shared.probe()
    pool = shared._writers._pool
    with psycopg.connect(url, autocommit=True) as conn:
        name = conn.info.dbname
        conn.execute(f"alter database {name} set default_transaction_read_only = on")
        with shared._writers.lend() as lent:
            lent.execute("set default_transaction_read_only = on")

        with pytest.raises(StoreUnavailableError, match="cannot be written"):
            shared.probe()

        assert shared._writers._pool is not pool
        conn.execute(f"alter database {name} reset default_transaction_read_only")
    shared.probe()


def write_and_fail(store, *, asks=False):
    """A unit whose last row is refused."""
    with store.writing() as unit:
        make.comment(unit)
        make.comment(unit, author_id=99)
        assert not asks or unit.comments.get(1) is None


def test_a_change_on_another_host_is_noticed(shared, elsewhere):
    """The server tells; nobody asks it for every page."""
    with shared.writing() as unit:
        article = make.article(unit)
    place = elsewhere.publication.place(article.id)
    before = elsewhere.publication.at(place)

    with shared.writing() as unit:
        make.comment(unit, status=Status.APPROVED)

    wait_until(lambda: elsewhere.publication.at(place) > before)


def test_a_child_process_opens_its_own(shared):
    """What the parent opened is left alone after a fork."""
    shared.probe()
    inherited = shared._readers._pool
    shared._readers._process = -1  # as a forked child finds it

    shared.probe()

    assert shared._readers._pool is not inherited
    assert shared._readers._inherited == [inherited]
    inherited.close()
