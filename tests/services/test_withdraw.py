"""An author takes back a comment that still waits."""

import pytest

from moderation.domain.comment import Status
from moderation.domain.errors import NotEditableError, NotFoundError
from tests import make


def status_of(stored, posted):
    with stored() as unit:
        return unit.comments.get(posted.comment.id).status


@pytest.mark.parametrize("trap", ["", "x"])
def test_what_waits_is_taken_back(services, stored, entries, trap):
    """Spam too, because its sender takes it for pending."""
    posted = make.posted(services, trap=trap)

    services.withdraw(posted.receipt)

    assert status_of(stored, posted) is Status.WITHDRAWN
    assert (entries()[-1].actor, entries()[-1].act) == ("reader", "withdraw")
    assert entries()[-1].comment_id == posted.comment.id


def test_it_is_gone_from_the_queue(services, salma):
    """Moderators need not look at it any more."""
    posted = make.posted(services)

    services.withdraw(posted.receipt)

    assert services.review(salma, make.wanted()).cards == []


def test_twice_is_once(services, entries):
    """The second time changes nothing and is no error."""
    posted = make.posted(services)
    services.withdraw(posted.receipt)

    services.withdraw(posted.receipt)

    assert [entry.act for entry in entries()] == ["submit", "withdraw"]


@pytest.mark.parametrize("outcome", ["approve", "reject"])
def test_what_was_decided_stays(services, decide, stored, outcome):
    """It is the newsroom's then."""
    posted = make.posted(services)
    decide(outcome, posted.comment.id)
    before = status_of(stored, posted)

    with pytest.raises(NotEditableError):
        services.withdraw(posted.receipt)

    assert status_of(stored, posted) is before


def test_a_token_that_is_not_ours_opens_nothing(services):
    """There is no comment behind it."""
    with pytest.raises(NotFoundError, match="receipt"):
        services.withdraw("nonsense")
