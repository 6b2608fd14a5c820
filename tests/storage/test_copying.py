"""Everything moves from one engine to the other, whatever happens on the way."""

import os
import signal
import subprocess
import sys

import pytest

from moderation.domain.comment import Status
from moderation.domain.errors import StoreUnavailableError
from moderation.storage.copying import Copying, refuse_unfinished, tables
from moderation.storage.copying.sums import sum_of
from moderation.storage.engines import sqlite_connection
from tests.engines import Files
from tests.storage import make
from tests.storage.conftest import opened

pytestmark = pytest.mark.engine("postgres")

TO_POSTGRES, TO_SQLITE = "sqlite to postgres", "postgres to sqlite"


class Interrupted(Exception):
    """When somebody pulled the plug."""


@pytest.fixture(params=[TO_POSTGRES, TO_SQLITE])
def pair(request, engine, tmp_path, monkeypatch):
    """A full store of one engine and a place for one of the other: who makes each."""
    monkeypatch.setattr(tables, "ROWS_AT_ONCE", 2)
    monkeypatch.setattr(sqlite_connection, "PATIENCE", 0.05)
    makers = [Files(), engine] if request.param == TO_POSTGRES else [engine, Files()]
    made = []
    for maker, name in zip(makers, ("source", "target"), strict=True):
        url = maker.make(tmp_path / name)
        made.append((maker, url, opened(url, tmp_path / name)))
    _, _, source = made[0]
    source.migrate()
    make.all_kinds(source)
    source.close()
    yield made
    for maker, url, store in made:
        store.close()
        maker.remove(url)


@pytest.fixture
def source(pair):
    """The store that is copied."""
    return pair[0][2]


@pytest.fixture
def target(pair):
    """Where it goes; nothing is there yet."""
    return pair[1][2]


@pytest.fixture
def copying(source, target):
    """What moves one into the other."""
    return Copying(source, target)


def test_everything_arrives_as_it_was(copying, source, target):
    """The counts, the keys' mark, what readers have seen and the audit log too."""
    moved = copying.move()
    sums = copying.check()

    assert moved == sum(each.rows for each in sums)
    assert all(each.rows for each in sums), "every table has a row to lose"
    assert sums_of(target) == sums_of(source)
    assert target.check() == []
    assert target.get_meta("key_check") == "of these keys"


def test_the_target_goes_on_where_the_source_stopped(copying, source, target):
    """Comments are added, found and counted, and the numbers of pages rise."""
    copying.move()
    copying.check()
    with source.reading() as unit:
        before = unit.articles.by_slug("election").revision

    with target.writing() as unit:
        make.comment(unit, status=Status.APPROVED)

    with target.reading() as unit:
        assert unit.articles.by_slug("election").revision > before
    assert target.check() == []


def test_the_source_is_only_read(copying, source):
    """Not even a note is left in it."""
    before = sums_of(source)

    copying.move()
    copying.check()

    assert sums_of(source) == before


@pytest.mark.parametrize("parts", [1, 5, 9])
def test_an_interrupted_copy_goes_on_where_it_was(copying, source, target, parts):
    """What has arrived is not sent again, and nothing is missing in the end."""
    with pytest.raises(Interrupted):
        copying.move(plug_pulled_after(parts))
    already = rows_of(target)

    moved = Copying(source, target).move()

    assert 0 < moved <= rows_of(source) - already + whole_rows(source)
    copying.check()
    assert sums_of(target) == sums_of(source)
    assert target.check() == []


@pytest.mark.parametrize("parts", [0, 6])
def test_a_killed_copy_goes_on_where_it_was(
    copying, source, target, pair, tmp_path, parts
):
    """No process is asked whether it may be killed."""
    urls = [url for _, url, _ in pair]
    with subprocess.Popen(
        [sys.executable, "-c", HELD, *urls, tmp_path, str(parts)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:
        assert process.stdout.readline() == b"held\n"
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL

    copying.move()

    copying.check()
    assert sums_of(target) == sums_of(source)


def test_a_copy_is_no_store_before_it_was_checked(copying, source, target):
    """Nobody serves half a newspaper, and nobody copies it."""
    copying.move()

    with pytest.raises(StoreUnavailableError, match="unfinished copy"):
        refuse_unfinished(target)
    with pytest.raises(StoreUnavailableError, match="unfinished copy"):
        Copying(target, source).move()

    copying.check()
    refuse_unfinished(target)


def test_a_store_with_rows_is_no_target(copying, target):
    """Two stores do not mix, and what is there stays."""
    target.migrate()
    make.put(target, "a")

    with pytest.raises(StoreUnavailableError, match="holds data already") as caught:
        copying.move()

    assert target.name in str(caught.value)
    assert make.slugs(target) == ["a"]


def test_a_finished_copy_is_no_target(copying, source, target):
    """It may have been written in since."""
    copying.move()
    copying.check()

    with pytest.raises(StoreUnavailableError, match="holds data already"):
        Copying(source, target).move()


def test_half_a_copy_of_another_store_is_no_target(copying, target, pair, tmp_path):
    """The rows of the first would stay in it."""
    (maker, _, _), _ = pair
    other_url = maker.make(tmp_path / "other")
    other = opened(other_url, tmp_path / "other")
    other.migrate()
    make.put(other, "a")
    with pytest.raises(Interrupted):
        Copying(other, target).move(plug_pulled_after(0))

    with pytest.raises(StoreUnavailableError, match="unfinished copy of") as caught:
        copying.move()

    assert other.name in str(caught.value)
    other.close()
    maker.remove(other_url)


def test_a_store_is_not_copied_into_itself(source):
    """It would be its own unfinished copy."""
    with pytest.raises(StoreUnavailableError, match="is the store itself"):
        Copying(source, source).move()


def test_a_target_in_use_is_refused(source, target, pair, tmp_path):
    """Whoever serves from it would see it fill."""
    target.migrate()
    ours = opened(pair[1][1], tmp_path / "target")

    with target.reading() as unit:
        unit.articles.newest()
        with pytest.raises(StoreUnavailableError, match="another process"):
            Copying(source, ours).move()

    assert make.slugs(target) == []


def test_a_source_that_changed_on_the_way_is_told(copying, source, target):
    """The table is named, and what to do; it stays unfinished."""
    with pytest.raises(Interrupted):
        copying.move(plug_pulled_after(9))
    with source.writing() as unit:
        unit.articles.put(make.source(title="عنوان آخر"))
    copying.move()

    with pytest.raises(StoreUnavailableError) as caught:
        copying.check()

    (line,) = str(caught.value).splitlines()
    assert line.startswith("articles differs: 2 rows")
    assert f"stop the service, empty {target.name} and copy again" in line
    with pytest.raises(StoreUnavailableError, match="unfinished"):
        refuse_unfinished(target)


@pytest.mark.parametrize(
    ("table", "statement"),
    [
        ("comments", "update comments set body = 'never said' where depth = 1"),
        ("authors", "update authors set email_sealed = email_index"),
        ("decisions", "delete from decisions"),
        ("comments", "update comments set website = '' where depth = 1"),
    ],
)
def test_a_difference_is_told_with_its_table(copying, target, pair, table, statement):
    """One byte is enough, and nothing is not an empty text."""
    copying.move()
    target.close()
    maker, url, _ = pair[1]
    maker.tamper(url, statement)

    with pytest.raises(StoreUnavailableError, match=f"^{table} differs: "):
        copying.check()


def test_every_table_of_the_schema_is_moved(copying, source, target):
    """With the same columns on both sides, whatever else an engine keeps."""
    target.migrate()

    with source.moment() as ours, target.moment() as theirs:
        assert ours.tables() != []
        assert tables.in_order(ours.tables()) == tables.in_order(theirs.tables())


def test_progress_is_told(copying):
    """What, how much of it, and how much there is."""
    told = []

    copying.move(lambda *what: told.append(what))
    copying.check(lambda *what: told.append(what))

    assert ("Copying comments", 7, 7) in told
    assert any(what.startswith("Checking comments") for what, _, _ in told)


def plug_pulled_after(parts):
    """Return somebody who is told how far it is, and pulls the plug."""
    left = iter(range(parts))

    def told(*_):
        if next(left, None) is None:
            raise Interrupted

    return told


def sums_of(store):
    """Everything that a store holds, table by table."""
    with store.moment() as side:
        return [sum_of(side, table) for table in tables.in_order(side.tables())]


def rows_of(store):
    """How many rows that is."""
    return sum(each.rows for each in sums_of(store))


def whole_rows(store):
    """How many of them are taken over again each time."""
    return sum(each.rows for each in sums_of(store) if each.table in tables.WHOLE)


HELD = """
import sys
from pathlib import Path
from moderation.storage.copying import Copying, tables
from tests.storage.conftest import opened

source, target, place, parts = sys.argv[1:]
tables.ROWS_AT_ONCE = 2
left = iter(range(int(parts)))

def told(*_):
    if next(left, None) is None:
        print("held", flush=True)
        sys.stdin.read()

Copying(*(opened(url, Path(place)) for url in (source, target))).move(told)
"""
