"""Whoever reads after an acknowledgement sees what was acknowledged, in any worker."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection

import pytest

from moderation.domain.decision import Outcome, Verdict
from moderation.services.decide import Judged
from tests import make
from tests.server import RealServer

ROUNDS = 25
READERS = 4


@pytest.fixture
def server(settings, wired):
    """The real server with two workers over the store that the test writes to."""
    with RealServer(settings.var, database_url=settings.database_url) as running:
        yield running


def test_every_worker_shows_a_decision_at_the_next_request(
    server, services, salma, wired
):
    """Decided by another process, read over connections of their own."""
    missing, left = [], []
    with ThreadPoolExecutor(READERS) as readers:
        for number in range(ROUNDS):
            words = f"كلمة{number}كلمة"
            comment = make.posted(services, body=words).comment
            decide(services, salma, comment.id, Outcome.APPROVE)
            pages = list(readers.map(read, [server.port] * READERS))
            missing += [number for page in pages if words not in page]

            decide(services, salma, comment.id, Outcome.REJECT)
            pages = list(readers.map(read, [server.port] * READERS))
            left += [number for page in pages if words in page]

    assert (missing, left) == ([], [])


def decide(services, moderator, comment_id, outcome):
    judged = [Judged(comment_id, None)]
    (result,) = services.decide(moderator, judged, Verdict(outcome, ()))
    assert result.error is None


def read(port):
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/articles/olive-harvest")
    page = connection.getresponse().read().decode()
    connection.close()
    return page
