"""Holds what carries many links."""

import pytest

from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict
from moderation.domain.policy import Policy
from moderation.domain.rules import links
from tests import make

TWO = "انظر https://example.org و http://example.com، شكرًا"


def test_two_links_wait_for_a_moderator():
    """The reason counts them and says where they are."""
    verdict = links(make.submission(body=TWO), make.facts(), Policy(links_held=2))

    (reason,) = verdict.reasons
    assert verdict.outcome is Outcome.HOLD
    assert reason.code is ReasonCode.TOO_MANY_LINKS
    assert reason.data == {"links": 2}
    assert [TWO[start:end] for start, end in reason.spans] == [
        "https://example.org",
        "http://example.com",
    ]


@pytest.mark.parametrize(
    "body", ["لا روابط هنا", "https://example.org", "example.org amina@example.org"]
)
def test_none_or_one_is_honest(body):
    """Only what would be linked counts."""
    submission = make.submission(body=body)

    assert links(submission, make.facts(), Policy(links_held=2)) is None


def test_the_newsroom_may_hold_every_link():
    """With one as the limit a single link waits."""
    submission = make.submission(body="https://example.org")

    verdict = links(submission, make.facts(), Policy(links_held=1))

    assert verdict == Verdict(
        Outcome.HOLD, (Reason(ReasonCode.TOO_MANY_LINKS, {"links": 1}, ((0, 19),)),)
    )


@pytest.mark.parametrize("body", [TWO, "لا روابط هنا"])
def test_zero_switches_the_limit_off(body):
    """As it does for every other limit."""
    submission = make.submission(body=body)

    assert links(submission, make.facts(), Policy(links_held=0)) is None
