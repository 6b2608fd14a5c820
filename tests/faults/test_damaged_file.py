"""The disk, or a copy that was cut short, has broken the store's file."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from moderation.wiring import store_of
from tests.server import ROOT, RealServer, clean_environment, free_port

WAY_OUT = "flask --app moderation db restore FILE"

# About a file; what is about a database has its own.
pytestmark = pytest.mark.engine("sqlite")


def header(content):
    return b"\xff" * 100 + content[100:]


def middle(content):
    third = len(content) // 3 // 4096 * 4096
    return content[:third] + os.urandom(third) + content[2 * third :]


def truncated(content):
    return content[: len(content) // 2]


@pytest.mark.parametrize("damaged", [header, middle, truncated])
def test_a_damaged_file_stops_the_start(wired, settings, damaged):
    """One line names the file and the way out, and nothing is written to it."""
    file = settings.database_file
    break_file(wired, file, damaged)
    before = file.read_bytes()

    done = run(settings, "serve", "--port", str(free_port()))

    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert str(file) in line
    assert WAY_OUT in line
    assert file.read_bytes() == before


def test_the_way_out_leads_out(wired, settings, tmp_path):
    """The backup takes the place of the damaged file, which is kept beside it."""
    file, copy = settings.database_file, tmp_path / "copy.db"
    wired.store.backup(copy)
    break_file(wired, file, middle)

    restored = run(settings, "db", "restore", str(copy))

    assert restored.returncode == 0, restored.stderr
    with RealServer(settings.var) as server:
        checked = server.command("db", "check")
    assert checked.returncode == 0


def test_one_broken_page_inside_is_found_by_the_check(wired, settings):
    """A start looks at the edges only; whoever wants to know all asks for all."""
    file = settings.database_file
    with closing(sqlite3.connect(file)) as db:
        db.execute("create table notes (id integer primary key, text text)")
        db.executemany(
            "insert into notes (text) values (?)", [("x" * 900,) for _ in range(400)]
        )
        db.commit()
    break_file(wired, file, page_of_notes)

    started = store_of(settings).migrate()
    found = run(settings, "db", "check")

    assert started == []
    assert found.returncode == 1
    assert "page" in found.stdout + found.stderr


def break_file(wired, file, damaged):
    """Close the store with all of its log in the file, and damage that."""
    wired.store.close()
    with closing(sqlite3.connect(file)) as db:
        db.execute("pragma wal_checkpoint(truncate)")
    file.write_bytes(damaged(file.read_bytes()))


def page_of_notes(content):
    """Break one leaf between both ends of a table."""
    leaves = [
        at
        for at in range(0, len(content), 4096)
        if b"x" * 900 in content[at : at + 4096]
    ]
    at = leaves[len(leaves) // 2]
    return content[:at] + b"\xff" * 4096 + content[at + 4096 :]


def run(settings, *words):
    return subprocess.run(
        [sys.executable, "-m", "flask", "--app", "moderation", *words],
        cwd=ROOT,
        env=clean_environment(settings.var, {}),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
