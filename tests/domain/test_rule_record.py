"""What people made of the comments that a rule matched."""

import pytest

from moderation.domain.decision import Outcome
from moderation.domain.rule_record import RuleMatched, RuleTally, tally_of

HELD = Outcome.HOLD


def matched(people, count=1, *, log_only=False):
    return RuleMatched(HELD, people, log_only, count)


@pytest.mark.parametrize("wanted", [Outcome.HOLD, Outcome.REJECT, Outcome.SPAM])
def test_a_rule_that_stops_is_upheld_by_who_rejects(wanted):
    """And overruled by who approves."""
    tally = tally_of(
        wanted,
        [matched(Outcome.REJECT, 2), matched(Outcome.SPAM), matched(Outcome.APPROVE)],
    )

    assert tally == RuleTally(matched=4, upheld=3, overruled=1)


def test_a_rule_that_approves_is_upheld_by_who_approves():
    """And overruled by who rejects."""
    tally = tally_of(
        Outcome.APPROVE, [matched(Outcome.APPROVE, 5), matched(Outcome.REJECT)]
    )

    assert tally == RuleTally(matched=6, upheld=5, overruled=1)


def test_what_nobody_decided_waits():
    """As does what somebody held."""
    tally = tally_of(HELD, [matched(None, 3), matched(Outcome.HOLD)])

    assert tally == RuleTally(matched=4, waiting=4)


def test_what_was_only_logged_is_told_apart():
    """It counts as a match all the same: that is what logging is for."""
    tally = tally_of(HELD, [matched(Outcome.APPROVE, 2, log_only=True), matched(None)])

    assert tally == RuleTally(matched=3, logged=2, overruled=2, waiting=1)
