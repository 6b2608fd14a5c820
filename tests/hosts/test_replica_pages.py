"""Two hosts keep pages that they read from a replica, which may be behind or away."""

import time

import pytest

from tests.faults.clients import NO_LIMITS, ask, post
from tests.hosts.test_replica import questions
from tests.hosts.test_two_servers import PAGES, decide, hides, shows, waiting
from tests.waiting import eventually

pytestmark = pytest.mark.engine("postgres")


@pytest.fixture
def replica(serve):
    """A server that follows another one."""
    primary = serve("primary")
    follower = serve("replica", following=primary)
    follower.primary = primary
    return follower


@pytest.fixture
def both(hosts, replica):
    """Two hosts that read pages from it."""
    urls = {
        "database_url": replica.primary.url(),
        "database_replica_url": replica.url(),
        # One that has opened its store: it is opened with the first server alone.
        "workers": "1",
    }
    return hosts(**urls, **NO_LIMITS)


def test_no_host_keeps_a_page_of_a_replica_that_is_behind(both, replica, at_the_desk):
    """What one host decides is on the other one's pages, and stays there."""
    here, there = both
    desk = at_the_desk(here)
    replica.run("select pg_wal_replay_pause()")

    for number in range(5):
        body = f"كلمة متأخرة {number}"
        assert post(here, body).status == 303
        (comment,) = waiting(desk)
        decide(desk, comment, "approve", version=1)
        assert all(shows(there, page, body) for page in PAGES)
        assert all(body in ask(there, page)[1].decode() for page in PAGES)

        decide(desk, comment, "reject", version=2)
        assert all(hides(there, page, body) for page in PAGES)
        assert all(body not in ask(there, page)[1].decode() for page in PAGES)


def test_a_page_is_read_there_once_it_has_caught_up(both, replica):
    """Whatever nobody has asked for yet is made from the replica."""
    numbers = iter(range(1, 10_000))

    def is_read_there():
        before = questions(replica)
        # Another address each time, so that none is kept yet.
        assert ask(both[1], f"/articles/olive-harvest?n={next(numbers)}")[0] == 200
        return questions(replica) > before

    # Its server counts what was asked once a second at most.
    assert eventually(is_read_there, seconds=10)


def test_a_replica_that_goes_away_costs_nothing_but_its_help(both, replica):
    """Pages are answered at once, also those that nobody has asked for yet."""
    host = both[0]
    assert ask(host, "/articles/olive-harvest")[0] == 200
    replica.stop()

    begun = time.monotonic()
    statuses = {ask(host, f"/articles/olive-harvest?n={n}")[0] for n in range(10)}
    took = time.monotonic() - begun

    assert statuses == {200}
    assert took < 2
    assert post(host, "meanwhile").status == 303


def test_readers_go_on_while_the_first_server_is_away(both, replica):
    """The replica has all that was acknowledged; posting is refused meanwhile."""
    host = both[0]
    assert ask(host, "/articles/olive-harvest")[0] == 200
    replica.primary.stop()

    statuses = {ask(host, page)[0] for page in PAGES}
    refused = post(host, "meanwhile").status
    replica.primary.start()

    assert statuses == {200}
    assert refused == 503
    assert eventually(lambda: post(host, "after").status == 303)
