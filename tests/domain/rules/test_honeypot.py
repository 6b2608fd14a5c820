"""Takes for spam what fills in the field that people do not see."""

from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict
from moderation.domain.policy import Policy
from moderation.domain.rules import honeypot
from tests import make


def test_who_writes_where_nothing_is_shown_is_a_machine():
    """Anything in the hidden field is spam."""
    verdict = honeypot(make.submission(trap="x"), make.facts(), Policy())

    assert verdict == Verdict(Outcome.SPAM, (Reason(ReasonCode.HONEYPOT),))


def test_people_leave_the_hidden_field_empty():
    """The rule says nothing of them."""
    assert honeypot(make.submission(), make.facts(), Policy()) is None
