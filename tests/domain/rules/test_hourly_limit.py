"""Bounds how much one network or one author writes in an hour."""

import pytest

from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict
from moderation.domain.policy import Policy
from moderation.domain.rules import hourly_limit
from tests import make

POLICY = Policy(comments_per_hour=3)
REASONS = (Reason(ReasonCode.TOO_MANY, {"limit": 3, "retry_after": 600}),)


def test_a_network_at_its_limit_is_refused():
    """It is told the limit and when to return."""
    facts = make.facts(hour_from_network=3, hour_from_author=3)

    verdict = hourly_limit(make.submission(), facts, POLICY)

    assert verdict == Verdict(Outcome.REFUSE, REASONS)


def test_an_author_at_the_limit_only_waits():
    """From another network nothing tells how much the address has written."""
    verdict = hourly_limit(make.submission(), make.facts(hour_from_author=3), POLICY)

    assert verdict == Verdict(Outcome.HOLD, REASONS)


@pytest.mark.parametrize("of", ["hour_from_network", "hour_from_author"])
def test_below_the_limit_there_is_nothing_to_say(of):
    """The limit itself is the first that is too many."""
    assert hourly_limit(make.submission(), make.facts(**{of: 2}), POLICY) is None


def test_zero_switches_the_limit_off():
    """However much was written."""
    facts = make.facts(hour_from_network=999, hour_from_author=999)

    assert hourly_limit(make.submission(), facts, Policy(comments_per_hour=0)) is None
