"""The database server goes away in the middle of posting, and the service does not."""

import signal
from collections import Counter

import pytest

from tests.faults.clients import NO_LIMITS, Posters, ask, post, stored
from tests.server import RealServer
from tests.waiting import eventually

pytestmark = pytest.mark.engine("postgres")

BACK_WITHIN = 10  # seconds


def test_a_promoted_standby_has_all_that_was_acknowledged(tmp_path, serve):
    """No comment is lost or doubled, and the service finds it without a restart."""
    primary = serve("primary")
    standby = serve("standby", following=primary)
    primary.wait_for("standby")
    hosts = f"127.0.0.1:{primary.port},127.0.0.1:{standby.port}"
    url = f"postgresql://postgres@{hosts}/postgres?target_session_attrs=read-write"

    with RealServer(tmp_path / "var", database_url=url, **NO_LIMITS) as server:
        posters = Posters(server, "before")
        posters.start(acknowledged=40)
        primary.stop(signal.SIGQUIT)
        # A standby waits for none of its own, or nobody could be acknowledged.
        standby.run("alter system set synchronous_standby_names = ''")
        standby.promote()
        assert back(server)
        posters.stop()

        nothing_is_missing(server, posters)


def test_a_restart_of_the_only_server_loses_nothing(tmp_path, serve):
    """Posting is refused meanwhile, and goes on by itself."""
    only = serve("only")
    url = only.url()

    with RealServer(tmp_path / "var", database_url=url, **NO_LIMITS) as server:
        posters = Posters(server, "before")
        posters.start(acknowledged=40)
        only.stop(signal.SIGQUIT)
        refused = post(server, "while it is away")
        only.start()
        assert back(server)
        posters.stop()

        assert refused.status == 503
        assert refused.headers["Retry-After"]
        nothing_is_missing(server, posters)


def back(server):
    """Tell whether a comment is acknowledged again, and pages are shown, in time."""
    number = iter(range(10_000))

    def is_acknowledged():
        return post(server, f"is it back? {next(number)}").status == 303

    came = eventually(is_acknowledged, seconds=BACK_WITHIN)
    return came and ask(server, "/articles/olive-harvest")[0] == 200


def nothing_is_missing(server, posters):
    """Assert that every acknowledged comment is there, once, with a receipt."""
    times = Counter(stored(server))
    lost = [body for body in posters.acknowledged if times[body] != 1]
    unread = [
        path for path in posters.acknowledged.values() if ask(server, path)[0] != 200
    ]
    assert len(posters.acknowledged) >= 40
    assert (lost, unread) == ([], [])
    assert {body for body in times if body.startswith("before")} <= posters.sent
    for words in (("db", "check"), ("audit", "verify")):
        done = server.command(*words)
        assert done.returncode == 0, done.stderr
