"""Units of work are whole, take turns, and see one moment."""

import multiprocessing
import os
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from moderation.domain.comment import Status
from moderation.domain.errors import StoreUnavailableError
from tests.engines import REFUSALS
from tests.storage import make
from tests.storage.conftest import opened


def test_an_exception_undoes_all_of_a_unit(store):
    """Nothing that was written before it stays, and the next unit works."""
    with pytest.raises(ZeroDivisionError):
        write_and_fail(store)

    with store.writing() as unit:
        assert unit.articles.newest() == []
        make.article(unit)


def write_and_fail(store):
    """A unit that comes to nothing."""
    with store.writing() as unit:
        make.comment(unit)
        raise ZeroDivisionError


def test_a_unit_sees_what_it_wrote_and_others_do_not_yet(store):
    """Readers see a unit once it is whole."""
    with store.writing() as unit:
        make.article(unit)

        with store.reading() as reading:
            assert reading.articles.newest() == []
        assert len(unit.articles.newest()) == 1

    with store.reading() as reading:
        assert len(reading.articles.newest()) == 1


def test_a_reading_unit_sees_one_moment(store):
    """What others write meanwhile is not there until the next unit."""
    with store.reading() as reading:
        assert reading.articles.newest() == []

        with store.writing() as unit:
            make.article(unit)

        assert reading.articles.newest() == []


def test_a_reading_unit_cannot_write(store):
    """Even one that is misused changes nothing."""
    with pytest.raises(StoreUnavailableError), store.reading() as unit:
        make.article(unit)


def test_a_failed_statement_does_not_spoil_the_next_unit(store):
    """A refused row undoes its unit; the store goes on."""
    with pytest.raises(REFUSALS), store.writing() as unit:
        make.comment(unit, author_id=99)

    with store.writing() as unit:
        make.comment(unit)
    assert store.check() == []


def test_many_threads_all_get_their_turn(store):
    """Eight threads with fifty read-and-write units each lose no update."""
    with store.writing() as unit:
        make.article(unit)

    def publish(_):
        for _ in range(50):
            with store.writing() as unit:
                make.comment(unit, status=Status.APPROVED)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(publish, range(8)))

    with store.reading() as unit:
        article = unit.articles.by_slug("election")
    assert article.approved == 400
    assert store.check() == []


def test_processes_take_turns_too(store, address, tmp_path):
    """Two processes with fifty units each lose no update."""
    with store.writing() as unit:
        make.article(unit)
    context = multiprocessing.get_context("spawn")

    with context.Pool(2) as processes:
        processes.starmap(publish_in, [(address, tmp_path / "var")] * 2, chunksize=1)

    with store.reading() as unit:
        assert unit.articles.by_slug("election").approved == 100
        ids = [c.id for c in unit.comments.every(None, after=0, limit=200)]
        assert len(ids) == 100


def publish_in(url, var):
    """What one process does."""
    store = opened(url, var)
    for _ in range(50):
        with store.writing() as unit:
            make.comment(
                unit,
                status=Status.APPROVED,
                author_id=unit.authors.add(
                    unit.new_id(), index=os.urandom(8), sealed=b"", now=make.NOW
                ).id,
            )
    store.close()


def test_of_two_who_decide_one_version_one_wins(store):
    """Both saw the same version; exactly one of them moves it."""
    with store.writing() as unit:
        seen = make.comment(unit)
    together = threading.Barrier(2)

    def decide(status):
        together.wait()
        with store.writing() as unit:
            return unit.comments.move(seen, status, now=make.NOW)

    with ThreadPoolExecutor(2) as threads:
        outcomes = list(threads.map(decide, [Status.APPROVED, Status.SPAM]))

    assert sorted(outcomes) == [False, True]
    assert store.check() == []


def test_readers_do_not_wait_for_a_writer(store):
    """A page is served while a decision is being written."""
    with store.writing() as unit:
        make.article(unit)

        with ThreadPoolExecutor(1) as threads:
            found = threads.submit(newest_of, store).result(timeout=2)

    assert found == []


def newest_of(store):
    """What a reading unit sees."""
    with store.reading() as unit:
        return unit.articles.newest()


def test_a_closed_store_opens_again(store):
    """Closing gives back files, not the store."""
    newest_of(store)

    store.close()

    assert newest_of(store) == []


def test_meta_is_kept_by_key(store):
    """The last value stands; a claim stands if it was first."""
    assert store.get_meta("a") is None

    store.put_meta("a", "1")
    store.put_meta("a", "2")

    assert store.get_meta("a") == "2"
    assert store.claim_meta("a", "3") == "2"
    assert store.claim_meta("b", "3") == "3"
