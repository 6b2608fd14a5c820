"""Public pages are read from a server that follows, unless it is behind."""

import pytest

from moderation.storage.engines.postgres import PostgresStore
from tests.storage import make
from tests.waiting import eventually


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


def test_who_has_only_just_started_knows_how_far_the_store_is(
    replicated, follower, url, follower_url, tmp_path
):
    """A command reads one page and ends; what it reads is no older for that."""
    make.put(follower, "followed")
    make.put(replicated, "first")
    make.put(replicated, "second")
    command = PostgresStore(url, tmp_path / "command", replica=follower_url)

    found = slugs(command)
    command.close()

    assert sorted(found) == ["first", "second"]


def test_what_another_host_published_is_not_missing(replicated, follower, elsewhere):
    """Also where nobody has asked for a number since."""
    make.put(follower, "followed")
    make.put(elsewhere, "first")
    assert slugs(replicated) == ["followed"]

    make.put(elsewhere, "second")

    assert eventually(lambda: sorted(slugs(replicated)) == ["first", "second"])


def test_a_page_that_gets_a_new_number_is_new_itself(replicated, follower):
    """What the replica must have come to is known before any number rises."""
    make.put(follower, "followed")
    make.put(replicated, "first")
    made, publication = [], replicated.publication
    rise = publication._raise

    def make_a_page_meanwhile(places):
        rise(places)
        made.append((publication.marks()[publication.place(None)], slugs(replicated)))

    publication._raise = make_a_page_meanwhile
    publication.hold(60)
    make.put(replicated, "second")

    ((mark, page),) = made
    assert publication.at(publication.place(None)) == mark
    assert sorted(page) == ["first", "second"]


def test_a_first_server_that_is_away_leaves_the_replica(
    replicated, follower, follower_url, tmp_path
):
    """Readers go on reading until another one can be written."""
    make.put(follower, "followed")
    away = "postgresql://127.0.0.1:1/nowhere"
    alone = PostgresStore(away, tmp_path / "alone", replica=follower_url)

    found = slugs(alone)
    alone.close()

    assert found == ["followed"]
