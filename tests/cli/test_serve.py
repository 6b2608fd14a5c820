"""The operator starts the service; the server that runs is the real one."""

import http.client
import runpy
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from urllib.request import urlopen

import pytest

from moderation.domain.comment import NewComment, Status
from moderation.settings import read_settings
from moderation.wiring import wire
from tests import make
from tests.server import ROOT, RealServer, clean_environment, free_port


@pytest.fixture
def refused(settings):
    """Start it where it must not start; return the one line that it says."""

    def start(*words, **extra):
        answer = subprocess.run(
            [sys.executable, "-m", "flask", "--app", "moderation", "serve", *words],
            cwd=ROOT,
            env=clean_environment(
                settings.var, {"database_url": settings.database_url, **extra}
            ),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert answer.returncode != 0
        assert answer.stdout == ""
        (line,) = answer.stderr.splitlines()
        return line

    return start


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A service that was started in an empty place."""
    with RealServer(tmp_path_factory.mktemp("served") / "var") as server:
        yield server


def test_a_start_makes_what_is_missing(served):
    """Store, keys and the seed articles."""
    page = read(f"{served.url}/articles/morocco-counter-terrorism")

    assert "المغرب حجر زاوية" in page
    assert {path.name for path in served.var.iterdir()} >= {
        "moderation.db",
        "keys.json",
    }


def test_the_start_says_where_the_first_moderator_begins(served):
    """The link opens, and is printed once."""
    page = read(served.invitation)

    assert 'name="password"' in page
    assert served.output.count(served.invitation) == 1


def test_addresses_in_feeds_are_those_that_readers_know(served):
    """Without a setting, where the server listens."""
    assert f'href="{served.url}/"' in read(f"{served.url}/feed.atom")


def test_a_port_that_is_taken_is_one_line(served, refused, settings):
    """It is found out before anything is made."""
    line = refused("--port", str(served.port))

    assert line == f"Error: 127.0.0.1:{served.port}: Address already in use"
    assert not settings.var.exists()


def test_a_restore_waits_for_the_server_to_stop(served, tmp_path):
    """A store is not exchanged under who writes to it."""
    backup = tmp_path / "copy.db"
    copied = served.command("db", "backup", str(backup))

    refused = served.command("db", "restore", str(backup))

    assert copied.returncode == 0
    assert refused.returncode == 1
    assert len(refused.stderr.splitlines()) == 1


def test_a_second_start_touches_no_data(tmp_path):
    """And asks no second time for the first moderator."""
    password = f"{make.PASSWORD}\n"
    words = ("moderators", "add", "Salma", "--role", "chief", "--password-stdin")
    with RealServer(tmp_path) as first:
        first.command(*words, stdin=password)
    before = (tmp_path / "keys.json").read_bytes()

    with RealServer(tmp_path) as second:
        people = second.command("moderators", "list").stdout

    assert people == "chief\tactive\tSalma\n"
    assert second.invitation is None
    assert "Articles:" not in second.output
    assert (tmp_path / "keys.json").read_bytes() == before


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_requests_in_flight_are_answered_before_the_end(tmp_path, how):
    """Then the exit status is 0 and the port is free."""
    with RealServer(tmp_path) as server:
        fill(server)
        connection = http.client.HTTPConnection("127.0.0.1", server.port)
        connection.request("GET", "/export.ndjson")
        answer = connection.getresponse()
        begun = answer.read(10)
        stopped = threading.Thread(target=server.stop, args=[how])
        stopped.start()
        wait_until_refused(server.port)

        rest = answer.read()
        stopped.join()

        assert (begun + rest).count(b"\n") == LINES
        assert server.stop() == 0
    connection.close()


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("--host", "host.invalid"), "host.invalid"),
        (("--host", "203.0.113.1"), "203.0.113.1"),
        (("--port", "0"), "--port"),
        (("--port", "many"), "--port"),
    ],
)
def test_a_place_where_nobody_can_listen_is_one_line(refused, settings, words, what):
    """Nothing is made."""
    assert what in refused(*words)
    assert not settings.var.exists()


@pytest.mark.parametrize(("name", "value"), [("flood", "1"), ("threads", "many")])
def test_a_wrong_setting_is_named(refused, name, value):
    """Whatever else is wrong."""
    assert refused(**{name: value}).startswith(f"Error: MODERATION_{name.upper()}")


def test_missing_keys_stop_the_start(refused, wired, settings):
    """New ones would make every address unreadable for good."""
    settings.key_file.unlink()

    line = refused("--port", str(free_port()))

    assert f"{settings.key_file} is missing" in line
    assert not settings.key_file.exists()


def test_keys_of_another_store_stop_the_start(refused, wired, settings):
    """They are not taken for ours."""
    wired.store.put_meta("key_check", "of another store")

    line = refused("--port", str(free_port()))

    assert f"{settings.key_file} holds other keys" in line


@pytest.mark.engine("sqlite")
def test_a_damaged_store_stops_the_start(refused, wired, settings):
    """It names the file and the way out."""
    wired.store.close()
    settings.database_file.write_bytes(b"\xff" * 8192)

    line = refused("--port", str(free_port()))

    assert str(settings.database_file) in line
    assert "restore a backup" in line


@pytest.mark.engine("sqlite")
def test_a_store_of_a_later_version_stops_the_start(refused, wired, settings):
    """An older program would write nonsense into it."""
    wired.store.close()
    with closing(sqlite3.connect(settings.database_file)) as db:
        db.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at) "
            "values ('moderation', '9999_later', '2030-01-01')"
        )
        db.commit()

    assert "later version" in refused("--port", str(free_port()))


def read(address):
    with urlopen(address, timeout=10) as answer:
        return answer.read().decode()


LINES = 8000


def fill(server):
    """Store more comments than the sockets between two programs can hold."""
    defaults = runpy.run_path(str(ROOT / "config.py"))
    environment = {"MODERATION_VAR": str(server.var)}
    wired = wire(read_settings(defaults, environment, ROOT))
    body = "كلام " * 100
    with wired.store.writing() as writing:
        article = writing.articles.by_slug("olive-harvest")
        author_id = writing.new_id()
        writing.authors.add(author_id, index=b"a", sealed=b"", now=make.NOW)
        for number in range(LINES):
            new = NewComment(
                article_id=article.id,
                parent=None,
                author_id=author_id,
                name="أمينة",
                website=None,
                body=body,
                html=body,
                folded=body,
                status=Status.APPROVED,
                created_at=make.NOW,
                network=b"n",
                nonce=None,
                twin=str(number).encode(),
            )
            writing.comments.add(new)
    wired.store.close()


def wait_until_refused(port):
    """Return once nobody takes new connections."""
    pause = threading.Event()
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except ConnectionRefusedError:
            return
        pause.wait(0.05)
    raise AssertionError("it still takes connections")
