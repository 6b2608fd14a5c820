"""How a comment is judged."""

from moderation.domain.comment import DECIDABLE
from moderation.domain.decision import (
    MODERATORS_REASONS,
    STATUS_AFTER,
    Outcome,
    Reason,
    ReasonCode,
    Verdict,
)


def test_every_outcome_but_a_refusal_leads_to_a_status():
    """What is refused never becomes a comment, so it has no status."""
    assert set(STATUS_AFTER) == set(Outcome) - {Outcome.REFUSE}
    assert set(STATUS_AFTER.values()) == DECIDABLE


def test_a_verdict_is_summed_up_in_codes():
    """An audit entry keeps words only: no data, no places in the text."""
    reasons = (
        Reason(ReasonCode.TOO_MANY_LINKS, {"links": 4}, ((0, 9),)),
        Reason(ReasonCode.FIRST_COMMENT),
    )

    summary = Verdict(Outcome.HOLD, reasons).summary()

    assert summary == {
        "outcome": "hold",
        "reasons": ["too_many_links", "first_comment"],
    }
    assert [type(value) for value in summary.values()] == [str, list]


def test_moderators_choose_among_their_own_reasons():
    """The pipeline's reasons are not offered, and «other» comes last."""
    assert ReasonCode.FIRST_COMMENT not in MODERATORS_REASONS
    assert MODERATORS_REASONS[-1] is ReasonCode.OTHER
    assert len(set(MODERATORS_REASONS)) == len(MODERATORS_REASONS)
