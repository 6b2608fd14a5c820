"""Public pages are read from a server that follows, unless it is behind."""

import pytest

from moderation.storage.engines.postgres import PostgresStore
from tests.storage import make


@pytest.fixture
def follower_url(databases, stepped):
    """The address of a database that stands for the server that follows."""
    name = databases.make(stepped)
    yield databases.url(name)
    databases.drop(name)


@pytest.fixture
def replicated(url, follower_url, tmp_path):
    """A store that reads from both."""
    store = PostgresStore(url, tmp_path, replica=follower_url)
    yield store
    store.close()


@pytest.fixture
def follower(follower_url, tmp_path):
    """What is put into the one that follows shows where a page is from."""
    store = PostgresStore(follower_url, tmp_path / "follower")
    yield store
    store.close()


def slugs(store):
    """What a page that is open to everyone would show."""
    with store.browsing() as unit:
        return [article.slug for article in unit.articles.newest()]


def test_pages_are_read_from_the_replica(replicated, follower):
    """It knows all that was published."""
    make.put(replicated, "first")
    make.put(follower, "followed")

    assert slugs(replicated) == ["followed"]
    with replicated.reading() as unit:
        assert unit.articles.by_slug("first")


def test_a_replica_that_is_behind_is_not_asked(replicated, follower):
    """A reader never sees less than this host knows was published."""
    make.put(follower, "followed")
    make.put(replicated, "first")
    make.put(replicated, "second")

    assert sorted(slugs(replicated)) == ["first", "second"]


def test_a_replica_that_is_away_is_done_without(url, tmp_path):
    """And not asked again at every page."""
    away = "postgresql://127.0.0.1:1/nowhere"
    store = PostgresStore(url, tmp_path, replica=away)
    make.put(store, "first")

    assert slugs(store) == ["first"]
    assert store._replica._rests_until > 0
    store.close()
