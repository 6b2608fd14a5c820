"""A reader sends comments too fast, or too many."""

import pytest

from moderation.domain.comment import Status
from moderation.domain.decision import ReasonCode
from moderation.domain.errors import RefusedError
from tests import make

ELSEWHERE = "198.51.100.7"


@pytest.fixture
def environment(environment):
    """A pause of fifteen seconds, and four comments in an hour."""
    return {
        **environment,
        "MODERATION_FLOOD_SECONDS": "15",
        "MODERATION_COMMENTS_PER_HOUR": "4",
    }


def refusal(services, **changes):
    with pytest.raises(RefusedError) as error:
        make.posted(services, **changes)
    (reason,) = error.value.reasons
    return reason


def reasons_of(stored, comment):
    with stored() as unit:
        (decision,) = unit.decisions.of(comment.id)
    return [reason.code for reason in decision.reasons]


def test_a_network_that_writes_too_fast_is_refused(services, clock):
    """It is told when to return, whoever writes from there."""
    make.posted(services)
    clock.pass_(4 * make.SECOND)

    reason = refusal(services, body="ثان", email="yusuf@example.org")

    assert (reason.code, reason.data) == (ReasonCode.FLOOD, {"retry_after": 11})


def test_after_the_pause_the_next_comment_is_taken(services, clock):
    """What was refused in between does not prolong it."""
    make.posted(services)
    clock.pass_(14 * make.SECOND)
    refusal(services, body="ثان")
    clock.pass_(1 * make.SECOND)

    assert make.posted(services, body="ثان").comment.status is Status.PENDING


def test_a_resend_is_never_too_fast(services):
    """It is no second comment."""
    first = make.posted(services)

    assert make.posted(services).comment == first.comment


def test_an_author_who_writes_too_fast_from_elsewhere_waits(services, stored):
    """Nobody can shut out the owner of an address by writing in its name."""
    make.posted(services)

    second = make.posted(services, body="ثان", network=ELSEWHERE).comment

    assert ReasonCode.FLOOD in reasons_of(stored, second)


def test_a_network_over_its_hourly_limit_is_refused(services, clock):
    """Four are enough; the hour slides."""
    for body in "أبتث":
        make.posted(services, body=body)
        clock.pass_(15 * make.MINUTE - make.SECOND)

    reason = refusal(services, body="ج")
    clock.pass_(4 * make.SECOND + 1)
    later = make.posted(services, body="ج")

    assert reason.code is ReasonCode.TOO_MANY
    assert reason.data == {"limit": 4, "retry_after": 600}
    assert later.comment.body == "ج"


def test_an_author_over_the_limit_from_elsewhere_waits(services, clock, stored):
    """The author's count only holds."""
    for body in "أبتث":
        make.posted(services, body=body)
        clock.pass_(make.MINUTE)

    fifth = make.posted(services, body="ج", network=ELSEWHERE).comment

    assert ReasonCode.TOO_MANY in reasons_of(stored, fifth)


def test_of_eight_comments_at_once_from_one_network_one_is_taken(services, at_once):
    """Each of them found the door open; the writing unit looks again."""
    results = at_once(
        *[
            lambda at=at: make.posted(
                services, body=f"نص {at}", email=f"reader{at}@example.org"
            )
            for at in range(8)
        ]
    )

    refused = [result for result in results if isinstance(result, RefusedError)]
    assert len(refused) == 7
    assert {error.reasons[0].code for error in refused} == {ReasonCode.FLOOD}
