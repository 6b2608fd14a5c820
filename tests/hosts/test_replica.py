"""Public pages are read from a replica, and nobody sees that they are."""

import pytest

from moderation.domain.decision import Outcome, Verdict
from moderation.domain.moderator import Role
from moderation.services.decide import Judged
from moderation.wiring import store_of, wire
from tests import make
from tests.conftest import settings_of
from tests.waiting import eventually

pytestmark = pytest.mark.engine("postgres")


@pytest.fixture
def replica_of(serve):
    """Two servers, the second of which follows the first."""
    primary = serve("primary")
    return primary, serve("replica", following=primary)


@pytest.fixture
def replicated(replica_of, tmp_path):
    """A service that writes to the first and reads pages from the second."""
    primary, replica = replica_of
    settings = settings_of(
        {
            "MODERATION_VAR": str(tmp_path / "var"),
            "MODERATION_DATABASE_URL": primary.url(),
            "MODERATION_DATABASE_REPLICA_URL": replica.url(),
            "MODERATION_FLOOD_SECONDS": "0",
        }
    )
    store = store_of(settings)
    store.migrate()
    store.close()
    built = wire(settings)
    built.services.load_articles([make.source()])
    yield built.services
    built.store.close()


@pytest.fixture
def decide(replicated):
    """Let Salma decide."""
    salma = replicated.add_moderator("سلمى", Role.CHIEF, make.PASSWORD)

    def act(comment, outcome=Outcome.APPROVE):
        judged = [Judged(comment.id, None)]
        (result,) = replicated.decide(salma, judged, Verdict(outcome, ()))
        assert result.error is None

    return act


def bodies(services):
    """What the article's page shows."""
    return [i.comment.body for i in services.read_article("olive-harvest").thread]


def test_a_reader_sees_their_own_receipt_at_once(replica_of, replicated):
    """Even while the replica has not heard of the comment."""
    _, replica = replica_of
    replica.run("select pg_wal_replay_pause()")

    posted = make.posted(replicated)

    assert replicated.read_receipt(posted.receipt).comment == posted.comment


def test_a_page_is_never_older_than_what_was_acknowledged(
    replica_of, replicated, decide
):
    """While the replica is behind, pages are read from the first server."""
    _, replica = replica_of
    comment = make.posted(replicated).comment
    replica.run("select pg_wal_replay_pause()")

    decide(comment)
    shown = bodies(replicated)
    decide(comment, Outcome.REJECT)
    gone = bodies(replicated)

    assert shown == [comment.body]
    assert gone == []


def test_the_replica_is_read_once_it_has_caught_up(replica_of, replicated, decide):
    """What readers do there costs the first server nothing."""
    _, replica = replica_of
    comment = make.posted(replicated).comment
    decide(comment)
    assert eventually(lambda: seen_by(replica) == 1)
    before = questions(replica)

    assert eventually(lambda: bodies(replicated) and questions(replica) > before)


def seen_by(server):
    """How many approved comments a server knows."""
    with server.connect() as conn:
        count = "select count(*) from comments where status = 'approved'"
        return conn.execute(count).fetchone()[0]


def questions(server):
    """How many rows of comments were looked up at a server by others."""
    with server.connect() as conn:
        asked = (
            "select sum(idx_scan) from pg_stat_user_tables where relname = 'comments'"
        )
        return conn.execute(asked).fetchone()[0]
