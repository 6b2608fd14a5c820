"""A rule that a chief wrote holds for the form and for other programs alike."""

import pytest

from moderation.domain.comment import Status
from moderation.domain.decision import Outcome
from tests import make

ADDRESS = "/articles/olive-harvest/comments"
SENT = make.fields(body="يا حمار")
WAYS = {
    "the form": {"data": SENT},
    "JSON": {"json": SENT},
    "the form, answered in JSON": {
        "data": SENT,
        "headers": {"Accept": "application/json"},
    },
}


@pytest.mark.parametrize("sent", WAYS.values(), ids=WAYS)
def test_whatever_way_a_comment_comes_the_rule_catches_it(
    client, services, salma, wired, sent
):
    """What its sender is told does not give away more than before."""
    services.write_rule(salma, make.rule(id=0, outcome=Outcome.SPAM))

    answer = client.post(ADDRESS, **sent)

    with wired.store.reading() as unit:
        (comment,) = unit.comments.every(None, after=0, limit=9)
    assert answer.status_code in {201, 303}
    assert comment.status is Status.SPAM
    assert "spam" not in answer.text
