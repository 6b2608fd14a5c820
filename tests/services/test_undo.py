"""A moderator takes decisions back."""

import pytest

from moderation.domain.comment import Status
from moderation.domain.errors import ForbiddenError, NotFoundError, StaleError
from moderation.domain.report import Complaint
from tests import make


@pytest.fixture
def undo(services, salma):
    """Let Salma take one decision back."""

    def act(decision):
        (result,) = services.undo(salma, [decision.id])
        return result

    return act


def status_of(stored, comment):
    with stored() as unit:
        return unit.comments.get(comment.id).status


@pytest.mark.parametrize("outcome", ["approve", "hold", "reject", "spam"])
@pytest.mark.parametrize("trap", ["", "x"])
def test_what_was_decided_is_as_before(services, stored, decide, undo, outcome, trap):
    """Whatever it was before, and whatever was decided."""
    comment = make.posted(services, trap=trap).comment
    decision = decide(outcome, comment.id).decision

    result = undo(decision)

    assert result.error is None
    assert result.decision == decision
    assert status_of(stored, comment) is comment.status


def test_counts_and_readers_follow(services, salma, decide, undo):
    """The page, the number and the author's record are as before."""
    comment = make.posted(services).comment
    decision = decide("approve", comment.id).decision

    undo(decision)

    page = services.read_article("olive-harvest")
    assert (page.thread, page.article.approved) == ([], 0)
    assert services.look(salma, comment.id).card.author.approved == 0


def test_the_pipelines_decision_stands_again(services, salma, decide, undo, clock):
    """The undone one stays in the history, marked with the moment."""
    comment = make.posted(services).comment
    decision = decide("approve", comment.id).decision
    clock.pass_(make.MINUTE)

    undo(decision)

    history = services.look(salma, comment.id)
    assert history.card.decision.moderator is None
    assert [d.undone_at for d in history.decisions] == [None, make.NOW + make.MINUTE]


def test_decisions_are_undone_one_after_another(services, stored, decide, undo):
    """The last first."""
    comment = make.posted(services).comment
    first = decide("approve", comment.id).decision
    second = decide("spam", comment.id).decision

    undo(second)
    between = status_of(stored, comment)
    undo(first)

    assert between is Status.APPROVED
    assert status_of(stored, comment) is Status.PENDING


def test_an_undo_leaves_an_entry(services, decide, undo, entries):
    """It names the decision and the status that came back."""
    decision = decide("approve", make.posted(services).comment.id).decision

    undo(decision)

    entry = entries()[-1]
    assert (entry.actor, entry.act) == ("سلمى", "undo")
    assert entry.comment_id == decision.comment_id
    assert entry.detail == {"decision": str(decision.id), "status": "pending"}


def test_twice_is_stale(services, stored, decide, undo, entries):
    """The second undo changes nothing."""
    comment = make.posted(services).comment
    decision = decide("approve", comment.id).decision
    undo(decision)
    recorded = len(entries())

    result = undo(decision)

    assert isinstance(result.error, StaleError)
    assert (result.comment_id, result.decision) == (comment.id, None)
    assert len(entries()) == recorded


def test_what_was_decided_since_stays(services, stored, decide, undo):
    """The result says what happened instead."""
    comment = make.posted(services).comment
    first = decide("approve", comment.id).decision
    decide("reject", comment.id)

    error = undo(first).error

    assert isinstance(error, StaleError)
    assert (error.status, error.outcome) == ("rejected", "reject")
    assert status_of(stored, comment) is Status.REJECTED


def test_what_was_withdrawn_since_stays(services, stored, decide, undo):
    """A held comment is its author's still."""
    posted = make.posted(services)
    decision = decide("hold", posted.comment.id).decision
    services.withdraw(posted.receipt)

    error = undo(decision).error

    assert isinstance(error, StaleError)
    assert error.status == "withdrawn"
    assert status_of(stored, posted.comment) is Status.WITHDRAWN


def test_what_was_edited_since_stays(services, decide, undo):
    """The pipeline has judged other words."""
    posted = make.posted(services)
    decision = decide("hold", posted.comment.id).decision
    services.edit(posted.receipt, "كلام آخر")

    assert isinstance(undo(decision).error, StaleError)


def test_the_pipelines_decisions_are_not_undone(services, salma, stored):
    """They are no moderator's."""
    comment = make.posted(services).comment
    with stored() as unit:
        (decision,) = unit.decisions.of(comment.id)

    unknown, pipelines = services.undo(salma, [1, decision.id])

    assert isinstance(unknown.error, NotFoundError)
    assert isinstance(pipelines.error, NotFoundError)


def test_many_are_undone_together(services, stored, salma, decide):
    """Each has its result in order."""
    comments = [make.posted(services, body=body).comment for body in "أب"]
    decisions = [decide("approve", comment.id).decision for comment in comments]

    results = services.undo(salma, [decision.id for decision in decisions])

    assert [result.comment_id for result in results] == [c.id for c in comments]
    assert [status_of(stored, c) for c in comments] == [Status.PENDING] * 2


def test_viewers_undo_nothing(services, stored, nora, decide):
    """What was decided stays."""
    comment = make.posted(services).comment
    decision = decide("approve", comment.id).decision

    with pytest.raises(ForbiddenError):
        services.undo(nora, [decision.id])

    assert status_of(stored, comment) is Status.APPROVED


def test_reports_that_the_decision_closed_are_open_again(services, salma, decide, undo):
    """What readers said waits for an answer, as before."""
    comment = make.posted(services).comment
    decide("approve", comment.id)
    report = ("olive-harvest", comment.id, Complaint.INSULT)
    services.report(*report, "192.0.2.7")
    services.report(*report, "192.0.2.8")
    decision = decide("reject", comment.id).decision

    undo(decision)

    assert len(services.look(salma, comment.id).card.reports) == 2


def test_a_report_that_came_again_is_not_opened_twice(services, salma, decide, undo):
    """One network has one open report about a comment."""
    comment = make.posted(services).comment
    decide("approve", comment.id)
    report = ("olive-harvest", comment.id, Complaint.INSULT, "192.0.2.7")
    services.report(*report)
    kept = decide("approve", comment.id).decision
    services.report(*report)

    undo(kept)

    assert len(services.look(salma, comment.id).card.reports) == 1
