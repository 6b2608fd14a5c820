"""Stops the same words by the same author in the same place."""

from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict
from moderation.domain.policy import Policy
from moderation.domain.rules import duplicate
from tests import make

REASONS = (Reason(ReasonCode.DUPLICATE),)


def test_who_repeats_their_own_words_is_told():
    """The same network wrote them, so it learns nothing new."""
    facts = make.facts(has_twin=True, twin_is_from_network=True)

    verdict = duplicate(make.submission(), facts, Policy())

    assert verdict == Verdict(Outcome.REFUSE, REASONS)


def test_a_stranger_who_repeats_an_authors_words_learns_nothing():
    """From elsewhere the repetition just waits."""
    facts = make.facts(has_twin=True, twin_is_from_network=False)

    verdict = duplicate(make.submission(), facts, Policy())

    assert verdict == Verdict(Outcome.HOLD, REASONS)


def test_new_words_are_passed_over():
    """Without a twin there is nothing to say."""
    assert duplicate(make.submission(), make.facts(), Policy()) is None
