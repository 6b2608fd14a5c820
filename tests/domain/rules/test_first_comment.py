"""Holds the first words of an author."""

from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict
from moderation.domain.policy import Policy
from moderation.domain.rules import first_comment
from tests import make


def test_nobody_has_read_a_new_author_yet():
    """Without an approved comment they wait, confirmed or not."""
    verdict = first_comment(make.submission(), make.facts(approved=0), Policy())

    assert verdict == Verdict(Outcome.HOLD, (Reason(ReasonCode.FIRST_COMMENT),))


def test_who_was_approved_once_is_no_beginner():
    """The rule says nothing of them any more."""
    assert first_comment(make.submission(), make.facts(approved=1), Policy()) is None
