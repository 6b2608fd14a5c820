"""Slows down who writes faster than people do."""

import pytest

from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict
from moderation.domain.policy import Policy
from moderation.domain.rules import flood
from tests import make

POLICY = Policy(flood_seconds=15)


def after(seconds, *, of, policy=POLICY):
    facts = make.facts(**{of: make.NOW - int(seconds * make.SECOND)})
    return flood(make.submission(), facts, policy)


@pytest.mark.parametrize(
    ("seconds", "retry_after"), [(0, 15), (1, 14), (0.5, 15), (14.999999, 1)]
)
def test_a_network_that_is_too_fast_is_refused(seconds, retry_after):
    """It is told after how many whole seconds it may come back."""
    verdict = after(seconds, of="last_from_network")

    reason = Reason(ReasonCode.FLOOD, {"retry_after": retry_after})
    assert verdict == Verdict(Outcome.REFUSE, (reason,))


def test_an_author_who_is_too_fast_from_elsewhere_only_waits():
    """A refusal would tell a stranger that the address has just written."""
    verdict = after(1, of="last_from_author")

    assert verdict.outcome is Outcome.HOLD
    assert [reason.code for reason in verdict.reasons] == [ReasonCode.FLOOD]


@pytest.mark.parametrize("of", ["last_from_network", "last_from_author"])
def test_after_the_pause_there_is_nothing_to_say(of):
    """Fifteen seconds are enough."""
    assert after(15, of=of) is None


def test_a_first_comment_is_no_flood():
    """Nothing came from there before."""
    assert flood(make.submission(), make.facts(), POLICY) is None


def test_the_network_weighs_more_than_the_author():
    """Where both are too fast, it is refused."""
    facts = make.facts(last_from_network=make.NOW, last_from_author=make.NOW)

    assert flood(make.submission(), facts, POLICY).outcome is Outcome.REFUSE


@pytest.mark.parametrize("seconds", [0, -1])
@pytest.mark.parametrize("of", ["last_from_network", "last_from_author"])
def test_zero_switches_the_limit_off(of, seconds):
    """Also for two at once, where the later one was stored first."""
    assert after(seconds, of=of, policy=Policy(flood_seconds=0)) is None
