"""Decisions keep who judged which version, and why."""

import pytest

from moderation.domain.comment import Status
from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict
from tests.storage import make


@pytest.fixture
def unit(store):
    """An open writing unit."""
    with store.writing() as unit:
        yield unit


def decide(unit, comment, **changes):
    """A stored decision."""
    wanted = {"after": Status.APPROVED, "at": make.NOW, **changes}
    return unit.decisions.add(comment, make.verdict(), **wanted)


def test_a_decision_comes_back_with_its_reasons(unit):
    """Data and matched places survive the way into the store and back."""
    comment, salma = make.comment(unit), make.moderator(unit)
    reason = Reason(ReasonCode.TOO_MANY_LINKS, {"links": 4}, ((0, 5), (9, 12)))
    verdict = Verdict(Outcome.HOLD, (reason,))

    decision = unit.decisions.add(
        comment, verdict, after=Status.PENDING, at=7, moderator_id=salma.id, note="ن"
    )

    assert unit.decisions.get(decision.id) == decision
    assert decision.reasons == (reason,)
    assert (decision.moderator, decision.note) == ("سلمى", "ن")
    assert (decision.version, decision.before) == (1, Status.PENDING)


def test_the_pipeline_has_no_name(unit):
    """A decision without a moderator is the pipeline's."""
    decision = decide(unit, make.comment(unit))

    assert unit.decisions.get(decision.id).moderator is None


@pytest.mark.parametrize("outcome", sorted({*Outcome} - {Outcome.REFUSE}))
def test_every_outcome_that_is_stored_can_be_stored(unit, outcome):
    """The schema knows each outcome; a refusal never becomes a comment."""
    comment = make.comment(unit)

    decision = unit.decisions.add(
        comment, make.verdict(outcome, *ReasonCode), after=Status.SPAM, at=make.NOW
    )

    assert unit.decisions.get(decision.id) == decision


def test_the_history_is_oldest_first_with_what_was_undone(unit):
    """Nothing disappears from a comment's history."""
    comment, other = make.comment(unit), make.comment(unit)
    first, second = decide(unit, comment), decide(unit, comment)
    unit.decisions.undo(second.id, at=9)

    history = unit.decisions.of(comment.id)

    assert [(d.id, d.undone_at) for d in history] == [(first.id, None), (second.id, 9)]
    assert unit.decisions.of_many([comment.id, other.id]) == {comment.id: history}
    assert unit.decisions.of(other.id) == []


def test_the_standing_decision_is_the_newest_not_undone(unit):
    """Undoing the last one lets the one before stand again."""
    comment, undecided = make.comment(unit), make.comment(unit)
    first, second = decide(unit, comment), decide(unit, comment)
    both = [comment.id, undecided.id]
    assert unit.decisions.standing(both) == {comment.id: second}

    unit.decisions.undo(second.id, at=9)

    assert unit.decisions.standing(both) == {comment.id: first}
    assert unit.decisions.standing([]) == {}


def test_a_decision_is_undone_once(unit):
    """The second moderator who undoes it is told so by False."""
    decision = decide(unit, make.comment(unit))

    outcomes = [unit.decisions.undo(decision.id, at=9) for _ in range(2)]

    assert outcomes == [True, False]


def test_reasons_and_note_may_follow(unit):
    """Explaining replaces why, not what."""
    decision = decide(unit, make.comment(unit))

    unit.decisions.explain(
        decision.id, make.verdict(Outcome.APPROVE, ReasonCode.HATE), note="لاحقاً"
    )

    explained = unit.decisions.get(decision.id)
    assert explained.reasons == (Reason(ReasonCode.HATE),)
    assert (explained.note, explained.outcome) == ("لاحقاً", decision.outcome)
