"""A moderator decides."""

import pytest

from moderation.domain.comment import Status
from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict
from moderation.domain.errors import ForbiddenError, NotFoundError, StaleError
from moderation.domain.report import Complaint
from moderation.services.decide import Judged
from tests import make

APPROVE = Verdict(Outcome.APPROVE, ())
REJECT = Verdict(Outcome.REJECT, (Reason(ReasonCode.INSULT),))


def article_of(services):
    return services.read_article("olive-harvest").article


def comment_of(stored, comment_id):
    with stored() as unit:
        return unit.comments.get(comment_id)


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        ("approve", Status.APPROVED),
        ("hold", Status.PENDING),
        ("reject", Status.REJECTED),
        ("spam", Status.SPAM),
    ],
)
def test_every_outcome_has_its_status(services, stored, decide, outcome, status):
    """The version rises with each."""
    comment = make.posted(services).comment

    result = decide(outcome, comment.id)

    decided = comment_of(stored, comment.id)
    assert result.comment_id == comment.id
    assert (decided.status, decided.version) == (status, 2)


def test_a_decision_is_kept_whole(services, stored, clock, decide):
    """Who, when, about which version, why, and from what to what."""
    comment = make.posted(services).comment
    clock.pass_(make.MINUTE)

    decision = decide(
        "reject", comment.id, Reason(ReasonCode.INSULT), note="اقرأ القواعد"
    ).decision

    with stored() as unit:
        assert unit.decisions.get(decision.id) == decision
    assert (decision.moderator, decision.at) == ("سلمى", make.NOW + make.MINUTE)
    assert decision.version == 1
    assert decision.reasons == (Reason(ReasonCode.INSULT),)
    assert (decision.before, decision.after) == (Status.PENDING, Status.REJECTED)
    assert decision.note == "اقرأ القواعد"


def test_a_decision_leaves_an_entry(services, decide, entries):
    """With codes and the decision's id; the note stays out."""
    comment = make.posted(services).comment

    decision = decide(
        "reject", comment.id, Reason(ReasonCode.INSULT), note="x"
    ).decision

    entry = entries()[-1]
    assert (entry.actor, entry.act, entry.comment_id) == ("سلمى", "decide", comment.id)
    assert entry.detail == {
        "outcome": "reject",
        "reasons": ["insult"],
        "decision": str(decision.id),
    }


def test_an_approved_comment_is_on_the_article_at_once(services, decide, clock):
    """Its count and its revision rise in the same unit."""
    before = article_of(services)
    comment = make.posted(services).comment
    waiting = article_of(services)
    clock.pass_(make.MINUTE)

    decide("approve", comment.id)

    page = services.read_article("olive-harvest")
    assert waiting == before
    assert [item.comment.id for item in page.thread] == [comment.id]
    assert page.thread[0].comment.published_at == make.NOW + make.MINUTE
    assert page.article.approved == before.approved + 1
    assert page.article.revision > before.revision


def test_a_comment_taken_down_is_gone_at_once(services, decide, published):
    """Count and revision follow it."""
    comment = published()
    before = article_of(services)

    decide("reject", comment.id)

    page = services.read_article("olive-harvest")
    assert (page.thread, page.article.approved) == ([], 0)
    assert page.article.revision > before.revision


def test_what_readers_never_saw_changes_nothing_for_them(services, decide):
    """Cached pages stay good."""
    before = article_of(services)

    decide("reject", make.posted(services).comment.id)

    assert article_of(services).revision == before.revision


def test_an_author_has_a_record(services, salma, decide, published):
    """Approved, rejected, and spam are counted as they stand."""
    first = published(body="1")
    decide("reject", make.posted(services, body="2").comment.id)
    decide("spam", make.posted(services, body="3").comment.id)
    decide("reject", first.id)

    author = services.look(salma, first.id).card.author

    assert (author.approved, author.rejected, author.spam) == (0, 2, 1)


def test_a_decision_about_an_older_version_is_stale(services, stored, decide):
    """The author changed the words meanwhile; nothing is stored."""
    posted = make.posted(services)
    services.edit(posted.receipt, "كلام آخر")

    error = decide("approve", posted.comment.id, version=1).error

    assert isinstance(error, StaleError)
    assert (error.status, error.version) == ("pending", 2)
    assert comment_of(stored, posted.comment.id).status is Status.PENDING


def test_a_stale_decision_tells_what_happened_instead(services, decide, clock, idris):
    """Who was quicker, when, and how it stands now."""
    comment = make.posted(services).comment
    clock.pass_(make.MINUTE)
    services.decide(idris, [Judged(comment.id, 1)], REJECT)
    clock.pass_(make.MINUTE)

    result = decide("approve", comment.id, version=1)

    assert result.decision is None
    error = result.error
    assert (error.status, error.version) == ("rejected", 2)
    assert (error.outcome, error.moderator) == (Outcome.REJECT, "إدريس")
    assert error.at == make.NOW + make.MINUTE


def test_a_withdrawn_comment_is_not_decided(services, decide):
    """Its author took it away, whatever version was seen."""
    posted = make.posted(services)
    services.withdraw(posted.receipt)

    error = decide("approve", posted.comment.id).error

    assert isinstance(error, StaleError)
    assert error.status == "withdrawn"


def test_an_unknown_comment_is_not_found(decide):
    """The result says so."""
    result = decide("approve", 1)

    assert isinstance(result.error, NotFoundError)
    assert (result.comment_id, result.error.what) == (1, "comment")


def test_many_are_decided_together_and_the_stale_stay_out(
    services, stored, salma, entries
):
    """Each has its result in order; the others are stored."""
    posts = [make.posted(services, body=str(number)) for number in range(3)]
    services.edit(posts[1].receipt, "كلام آخر")
    judged = [Judged(posted.comment.id, 1) for posted in posts]

    results = services.decide(salma, judged, REJECT)

    assert [result.comment_id for result in results] == [j.comment_id for j in judged]
    assert [type(result.error) for result in results] == [
        type(None),
        StaleError,
        type(None),
    ]
    statuses = [comment_of(stored, j.comment_id).status for j in judged]
    assert statuses == [Status.REJECTED, Status.PENDING, Status.REJECTED]
    assert [entry.act for entry in entries()].count("decide") == 2


def test_a_decision_closes_the_reports(services, salma, decide, published, entries):
    """Whatever it says; the entry counts them."""
    comment = published()
    for network in ("192.0.2.1", "192.0.2.2"):
        services.report("olive-harvest", comment.id, Complaint.OTHER, network)

    decide("approve", comment.id)

    tallies = {tally.queue: tally.count for tally in services.count(salma)}
    assert tallies["reported"] == 0
    assert entries()[-1].detail["reports"] == 2


def test_viewers_do_not_decide(services, stored, nora):
    """Nothing is stored."""
    comment = make.posted(services).comment

    with pytest.raises(ForbiddenError):
        services.decide(nora, [Judged(comment.id, 1)], APPROVE)

    assert comment_of(stored, comment.id) == comment


def test_two_at_once_give_one_decision(services, stored, salma, idris, at_once):
    """The other is told what happened."""
    comment = make.posted(services).comment

    results = at_once(
        lambda: services.decide(salma, [Judged(comment.id, 1)], APPROVE)[0],
        lambda: services.decide(idris, [Judged(comment.id, 1)], REJECT)[0],
    )

    (won,) = [result.decision for result in results if result.decision]
    (lost,) = [result.error for result in results if result.error]
    assert isinstance(lost, StaleError)
    assert (lost.moderator, lost.outcome) == (won.moderator, won.outcome)
    with stored() as unit:
        assert [d.moderator for d in unit.decisions.of(comment.id)] == [
            None,
            won.moderator,
        ]
