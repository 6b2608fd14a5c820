"""What scores do to a comment, what is told of them, and how they are learned anew."""

import json

import pytest

from moderation.domain.comment import Status
from moderation.domain.decision import ReasonCode
from moderation.domain.policy import Thresholds
from moderation.domain.queue import Filter, Order
from moderation.domain.shapes import moment
from moderation.services.learned_scores import LearnedScores
from moderation.services.scores_standing import ReadScoresStanding
from tests import make

SPAM = "اربح المال الآن من البيت بلا جهد، اتصل بنا اليوم"
HAM = "شكرا للكاتب على هذا المقال الجميل عن موسم الزيتون"


@pytest.fixture
def taught(services, decide):
    """Scores that know two kinds of comments well."""
    for number in range(30):
        for body, outcome in ((SPAM, "spam"), (HAM, "approve"), ("أنت غبي", "reject")):
            posted = make.posted(
                services, body=f"{body} {number}", name=f"قارئ {number}"
            )
            decide(outcome, posted.comment.id)


@pytest.fixture
def set_thresholds(wired):
    """Save a policy with thresholds."""

    def save(**thresholds):
        with wired.store.writing() as unit:
            unit.policies.add(
                1,
                at=make.NOW,
                moderator_id=None,
                note="",
                rules=(),
                thresholds=Thresholds(**thresholds),
            )

    return save


@pytest.fixture
def judged(stored):
    """What the pipeline decided about a comment."""

    def of(comment):
        with stored() as unit:
            return unit.decisions.standing([comment.id])[comment.id]

    return of


def codes(decision):
    return [reason.code for reason in decision.reasons]


def test_a_comment_like_spam_waits_and_says_why(
    services, taught, set_thresholds, judged
):
    """How sure the score is, and which words made it so."""
    set_thresholds(spam_held=0.8)

    comment = make.posted(services, body=SPAM, name="غريب").comment

    first, *_ = judged(comment).reasons
    assert comment.status is Status.PENDING
    assert first.code is ReasonCode.LIKELY_SPAM
    assert first.data["percent"] >= 80
    assert first.spans
    assert all(SPAM[start:end].strip() for start, end in first.spans)


def test_a_first_comment_like_approved_ones_approves_itself(
    services, taught, set_thresholds, judged
):
    """Nobody knows its author, but people always approved the like."""
    set_thresholds(approved_below=0.2)

    comment = make.posted(services, body=HAM, email="new@example.org").comment

    assert codes(judged(comment)) == [ReasonCode.UNSUSPICIOUS]
    assert comment.status is Status.APPROVED


def test_new_words_are_scored_anew(services, taught, set_thresholds, judged):
    """An edit is no way around a threshold."""
    posted = make.posted(services, body="كلام", email="new@example.org")
    set_thresholds(spam_held=0.8)

    edited = services.edit(posted.receipt, SPAM)

    assert ReasonCode.LIKELY_SPAM in codes(judged(edited))


def test_scores_are_kept_with_the_decision_without_any_threshold(
    services, taught, judged, decide, stored
):
    """So that a curve can be drawn before one is set."""
    comment = make.posted(services, body=SPAM).comment
    pipelines = judged(comment)
    decide("approve", comment.id)

    with stored() as unit:
        (decided,) = unit.scores.decided(limit=1)

    assert decided.spam.is_confident
    assert decided.spam.probability > 0.8
    assert decided.abuse.probability < decided.spam.probability
    assert codes(pipelines) == [ReasonCode.UNREVIEWED]


def test_the_standing_counts_what_was_learned_here(services, salma, taught):
    """A decision teaches the scores that it speaks of."""
    standing = services.scores_standing(salma)

    assert (standing.spam.learned, standing.spam.positive) == (60, 30)
    assert (standing.abuse.learned, standing.abuse.positive) == (60, 30)
    assert standing.spam.is_ready
    assert standing.spam.shipped == 0
    assert not standing.is_behind


def test_a_young_score_is_not_ready(services, nora):
    """Everyone at the desk may see that."""
    assert not services.scores_standing(nora).spam.is_ready


def test_a_curve_is_drawn_from_what_people_decided(services, nora, taught):
    """Each comment counts with the scores that it came with."""
    curve = services.threshold_curve(nora)

    assert (curve.decided, curve.bad) == (90, 60)
    assert not curve.is_enough
    assert curve.holding_spam[0].count > 0
    assert curve.holding_spam[-20].wrong == 0


def test_scores_learned_anew_are_those_that_were(
    wired, clock, services, salma, taught, stored
):
    """They are kept, and say how much they learned."""
    done, start = [], services.retrain.start

    retrained = services.retrain(lambda *progress: done.append(progress))

    with stored() as unit:
        kept = unit.scores.kept()
    begun = ReadScoresStanding(wired.store, LearnedScores(wired.store, clock, start))
    assert (retrained.entries, retrained.spam, retrained.abuse) == (90, 60, 60)
    assert done == [(90, 90)]
    assert kept.known > kept.upto
    assert begun(salma) == services.scores_standing(salma)


def test_nothing_is_learned_of_an_empty_log(services):
    """The models are those that were shipped."""
    retrained = services.retrain()

    assert (retrained.entries, retrained.spam, retrained.abuse) == (0, 0, 0)


def test_a_comment_keeps_the_risk_that_the_scores_saw(services, taught):
    """The higher of the two, in percent; that of the new words after an edit."""
    posted = make.posted(services, body=SPAM, email="new@example.org")

    edited = services.edit(posted.receipt, HAM)

    assert posted.comment.risk >= 80
    assert edited.risk < 20


def test_an_imported_comment_has_its_risk_too(services, taught, stored):
    """It was judged as any is."""
    line = {
        "article": "olive-harvest",
        "author": {"name": "غريب", "email": "stranger@example.org"},
        "body": SPAM,
        "created_at": moment(make.NOW),
        "status": "pending",
    }

    list(services.import_comments([json.dumps(line).encode()]))

    with stored() as unit:
        (first,) = unit.comments.page(Filter(order=Order.RISK, text="غريب"))
    assert first.risk >= 80


def test_a_score_that_is_not_sure_is_no_risk(services):
    """Nobody can be sure of a script that no model has seen."""
    comment = make.posted(services, body="ᚠᚢᚦᚨᚱᚲ ᚷᚹᚺᚾᛁᛃ").comment

    assert comment.risk == 0
