"""Lets through who was approved before and has shown that the address is theirs."""

import pytest

from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict
from moderation.domain.policy import Policy
from moderation.domain.rules import known_author
from tests import make


def test_a_good_record_behind_a_confirmed_address_passes():
    """One approved comment is a record."""
    facts = make.facts(approved=1, confirmed=True)

    verdict = known_author(make.submission(), facts, Policy())

    assert verdict == Verdict(Outcome.APPROVE, (Reason(ReasonCode.KNOWN_AUTHOR),))


@pytest.mark.parametrize(("approved", "confirmed"), [(0, True), (9, False), (0, False)])
def test_half_of_it_is_not_enough(approved, confirmed):
    """A record could be borrowed, and an address alone says nothing."""
    facts = make.facts(approved=approved, confirmed=confirmed)

    assert known_author(make.submission(), facts, Policy()) is None
