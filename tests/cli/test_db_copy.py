"""The operator moves the store to another place, or another engine."""

import re

import pytest

from tests.engines import POSTGRES
from tests.server import free_port


@pytest.fixture
def closed(wired):
    """A service with one article that was stopped."""
    wired.store.close()
    return wired


def test_a_copy_is_told_table_by_table(run, closed, tmp_path):
    """With its digests, its speed, and what to do next in the last line."""
    result = run("db", "copy", f"sqlite:///{tmp_path / 'copy.db'}")

    assert result.exit_code == 0, result.stderr
    *found, speed, last = result.stdout.splitlines()
    assert any(
        re.fullmatch(r"articles +1 rows  sha256 [0-9a-f]{64}", line) for line in found
    )
    assert re.search(r"rows copied in \d+ s .*a second\), and both sides", speed)
    assert f"set MODERATION_DATABASE_URL to the address of {tmp_path}" in last
    assert result.stderr == ""


def test_the_copy_serves_with_the_same_keys(run, closed, tmp_path, monkeypatch):
    """Only DATABASE_URL is another."""
    url = f"sqlite:///{tmp_path / 'copy.db'}"
    run("db", "copy", url)
    monkeypatch.setenv("MODERATION_DATABASE_URL", url)

    assert run("db", "check").exit_code == 0
    assert run("audit", "verify").exit_code == 0
    assert run("comments", "export").exit_code == 0


@pytest.mark.engine(POSTGRES)
def test_a_password_is_never_shown(run, closed, engine, tmp_path, monkeypatch):
    """Not in what is said when all goes well, there and back."""
    url = engine.make(tmp_path / "target")
    secret = url.replace("postgres@", "postgres:swordfish@")

    there = run("db", "copy", secret)
    monkeypatch.setenv("MODERATION_DATABASE_URL", secret)
    back = run("db", "copy", f"sqlite:///{tmp_path / 'back.db'}")

    assert there.exit_code == back.exit_code == 0
    assert "swordfish" not in there.output + back.output
    engine.remove(url)


def test_a_password_is_not_shown_in_failures(refused, closed):
    """The server is named, and what it did."""
    address = f"postgresql://postgres:swordfish@127.0.0.1:{free_port()}/comments"

    line = refused("db", "copy", address)

    assert "the server cannot be reached" in line
    assert "swordfish" not in line


@pytest.mark.parametrize(
    "url", ["", "mysql://host/base", "postgresql://u:swordfish@host", "moderation.db"]
)
def test_an_address_that_is_none_is_refused(refused, closed, url):
    """It is not repeated: a password may be in it."""
    line = refused("db", "copy", url)

    assert line.startswith("Error: URL: expected sqlite:///PATH or postgresql://")
    assert "swordfish" not in line


def test_an_address_that_libpq_cannot_read_is_refused(refused, closed):
    """In the same words as in the settings."""
    line = refused("db", "copy", "postgresql://u:swordfish@host:port:port/base?a=b")

    assert line == "Error: URL: libpq cannot read it"


def test_what_is_not_there_is_not_copied(refused, settings, tmp_path):
    """And no empty copy is made of it."""
    line = refused("db", "copy", f"sqlite:///{tmp_path / 'copy.db'}")

    assert line.startswith("Error: there is no ")
    assert not (tmp_path / "copy.db").exists()


def test_a_target_with_data_is_refused(refused, run, closed, tmp_path):
    """A second copy would mix with the first."""
    url = f"sqlite:///{tmp_path / 'copy.db'}"
    run("db", "copy", url)

    line = refused("db", "copy", url)

    assert line.endswith("copy.db holds data already; name an empty one")


def test_half_a_copy_is_not_served(refused, closed, tmp_path, monkeypatch):
    """Every command says so, and how to go on."""
    closed.store.put_meta("copied_from", "elsewhere.db")
    closed.store.close()

    line = refused("comments", "export")

    assert "is an unfinished copy of elsewhere.db; run db copy again" in line
