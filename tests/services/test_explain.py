"""A moderator says why, after deciding."""

import pytest

from moderation.domain.decision import Reason, ReasonCode
from moderation.domain.errors import ForbiddenError, NotFoundError
from tests import make


@pytest.fixture
def decision(services, decide):
    """Salma's rejection, without a reason yet."""
    return decide("reject", make.posted(services).comment.id).decision


def kept(stored, decision):
    with stored() as unit:
        return unit.decisions.get(decision.id)


def test_a_decision_gets_a_reason_and_a_note(services, salma, stored, decision):
    """What was decided stays."""
    before = services.explain(salma, decision.id, ReasonCode.INSULT, "اقرأ القواعد")

    after = kept(stored, decision)
    assert before == decision
    assert after.reasons == (Reason(ReasonCode.INSULT),)
    assert after.note == "اقرأ القواعد"
    assert (after.outcome, after.at) == (decision.outcome, decision.at)


def test_a_reason_may_be_taken_away(services, salma, stored, decision):
    """The last word is the one that stands."""
    services.explain(salma, decision.id, ReasonCode.INSULT, "x")

    services.explain(salma, decision.id, None, "")

    assert (kept(stored, decision).reasons, kept(stored, decision).note) == ((), "")


def test_an_explanation_leaves_an_entry(services, idris, entries, decision):
    """By who explained, which may be another than who decided; without the note."""
    services.explain(idris, decision.id, ReasonCode.INSULT, "اقرأ القواعد")

    entry = entries()[-1]
    assert (entry.actor, entry.act) == ("إدريس", "explain")
    assert entry.comment_id == decision.comment_id
    assert entry.detail == {
        "outcome": "reject",
        "reasons": ["insult"],
        "decision": str(decision.id),
    }


def test_the_pipelines_decisions_need_no_explanation(services, salma, stored):
    """They say why themselves."""
    comment = make.posted(services).comment
    with stored() as unit:
        (decision,) = unit.decisions.of(comment.id)

    with pytest.raises(NotFoundError, match="decision"):
        services.explain(salma, decision.id, ReasonCode.INSULT, "")


def test_what_was_undone_needs_none(services, salma, decision):
    """It does not stand any more."""
    services.undo(salma, [decision.id])

    with pytest.raises(NotFoundError, match="decision"):
        services.explain(salma, decision.id, ReasonCode.INSULT, "")


def test_an_unknown_decision_is_not_found(services, salma):
    """There is nothing to explain."""
    with pytest.raises(NotFoundError, match="decision"):
        services.explain(salma, 1, ReasonCode.INSULT, "")


def test_viewers_do_not_explain(services, nora, stored, decision):
    """Nothing is changed."""
    with pytest.raises(ForbiddenError):
        services.explain(nora, decision.id, ReasonCode.INSULT, "")

    assert kept(stored, decision) == decision
