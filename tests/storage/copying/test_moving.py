"""Everything moves from one engine to the other, whatever happens on the way."""

import os
import signal
import subprocess
import sys

import pytest

from moderation.domain.comment import Status
from moderation.storage.copying import Copying, tables
from tests.storage import make
from tests.storage.copying.plug import Interrupted, plug_pulled_after
from tests.storage.held import rows_of, sums_of, whole_rows

pytestmark = pytest.mark.engine("postgres")


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
