"""Refuses a text longer than a comment may be."""

import pytest

from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict
from moderation.domain.policy import Policy
from moderation.domain.rules import length
from tests import make

FAMILY = "👨‍👩‍👧‍👦"


@pytest.mark.parametrize("character", ["م", "مَّ", FAMILY])
def test_ten_thousand_characters_are_not_too_long(character):
    """Characters are what a reader sees, however many code points each has."""
    submission = make.submission(body=character * 10_000)

    assert length(submission, make.facts(), Policy()) is None


def test_one_character_more_is_refused():
    """The reason says how long it is and how long it may be."""
    verdict = length(make.submission(body="م" * 10_001), make.facts(), Policy())

    data = {"length": 10_001, "longest": 10_000}
    assert verdict == Verdict(Outcome.REFUSE, (Reason(ReasonCode.TOO_LONG, data),))
