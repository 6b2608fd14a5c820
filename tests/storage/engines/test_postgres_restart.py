"""A server that went away and came back is used again, without a restart of ours."""

import signal

import pytest

from moderation.domain.errors import StoreUnavailableError
from moderation.ports.publication import UNKNOWN
from moderation.storage.engines.postgres import PostgresStore
from tests.postgres import one_server
from tests.storage import make


@pytest.fixture
def server():
    """A server of the test's own."""
    with one_server() as server:
        yield server


@pytest.fixture
def store(server, tmp_path):
    """A store on it, with a password in its address."""
    url = server.url().replace("postgres@", "postgres:sesame@")
    store = PostgresStore(url, tmp_path)
    store.migrate()
    yield store
    store.close()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGQUIT, signal.SIGKILL])
def test_the_first_unit_after_a_restart_works(store, server, how):
    """Idle connections that broke meanwhile are not given to anybody."""
    make.put(store, "before")
    assert make.slugs(store) == ["before"]

    server.stop(how)
    server.start()

    assert make.slugs(store) == ["before"]
    make.put(store, "after")
    assert store.check() == []


def test_while_the_server_is_away_it_is_said_at_once(store, server):
    """In a line without the password; then all goes on."""
    make.put(store, "before")
    server.stop(signal.SIGQUIT)

    for act in (make.slugs, PostgresStore.probe, PostgresStore.pending):
        with pytest.raises(StoreUnavailableError, match="cannot be reached") as caught:
            act(store)
        assert "sesame" not in str(caught.value)

    assert store.publication.at(0) == UNKNOWN
    server.start()
    store.probe()


def test_a_unit_whose_server_goes_away_is_not_acknowledged(store, server):
    """What was open is gone, and is told as such."""
    with pytest.raises(StoreUnavailableError):
        write_and_stop(store, server)

    server.start()
    assert make.slugs(store) == []


def write_and_stop(store, server):
    """A unit that cannot be kept."""
    with store.writing() as unit:
        make.article(unit)
        server.stop(signal.SIGQUIT)


@pytest.mark.parametrize(
    ("user", "database", "why"),
    [
        ("postgres", "nowhere", "no such database"),
        ("nobody", "postgres", "no such user"),
    ],
)
def test_what_the_server_refuses_is_told_plainly(
    databases, tmp_path, user, database, why
):
    """Without the password."""
    url = databases.url(database).replace("postgres@", f"{user}:sesame@")
    store = PostgresStore(url, tmp_path)

    with pytest.raises(StoreUnavailableError, match=why) as caught:
        store.probe()

    assert "sesame" not in str(caught.value)
