"""Trials, and the comments that people decided, which they are made on."""

import pytest

from moderation.domain.comment import Status
from moderation.domain.decision import Basis, Outcome, Verdict
from moderation.domain.facts import Facts
from moderation.domain.trial import Draft, Effect, Findings, Tally, Trial
from tests import make as valid
from tests.storage import make

FOUND = Findings(
    tally=Tally(decided=2, caught=1),
    by_section={"سياسة": Tally(decided=2, caught=1)},
    by_language={"ar": Tally(decided=2, caught=1)},
    listed=((5, Effect.CAUGHT),),
    untried=(8,),
)
DRAFT = Draft(rule=valid.rule())
LATER = make.NOW + make.MINUTE


@pytest.fixture
def unit(store):
    """An open writing unit."""
    with store.writing() as unit:
        yield unit


@pytest.fixture
def salma(unit):
    """Who decides."""
    return make.moderator(unit)


@pytest.fixture
def decide(unit, salma):
    """Let Salma decide about a comment."""

    def act(comment, outcome=Outcome.APPROVE):
        return unit.decisions.add(
            comment,
            make.verdict(outcome),
            after=Status.APPROVED,
            at=make.NOW,
            moderator_id=salma.id,
        )

    return act


def judged(unit, comment, facts=None):
    """What the pipeline decided about a comment, by facts."""
    basis = Basis(0, facts) if facts else None
    verdict = Verdict(Outcome.HOLD, (), basis)
    unit.decisions.add(comment, verdict, after=Status.PENDING, at=make.NOW)


def read(unit, before=None, limit=10):
    """The ids of the comments that were decided."""
    past = unit.trials.past(before=before, limit=limit)
    return [each.comment_id for each in past]


# The past


def test_what_people_decided_is_read_newest_first(unit, decide):
    """In the order of the decisions, not of the comments; what waits is left out."""
    first, second, _ = comments = [make.comment(unit) for _ in range(3)]
    for each in comments:
        judged(unit, each)
    decide(second)
    decide(first, Outcome.SPAM)

    past = unit.trials.past(before=None, limit=10)

    assert [each.comment_id for each in past] == [first.id, second.id]
    assert [each.rejected for each in past] == [True, False]


def test_the_past_is_read_in_parts(unit, decide):
    """Each begins behind the last decision of the one before."""
    comments = [make.comment(unit) for _ in range(3)]
    decisions = [decide(comment) for comment in comments]

    assert read(unit, limit=2) == [comments[2].id, comments[1].id]
    assert read(unit, before=decisions[1].id) == [comments[0].id]
    assert read(unit, before=decisions[0].id) == []


def test_the_decision_that_stands_counts(unit, decide):
    """Not an earlier one, nor one that was undone or only held."""
    twice, undone, held, again = (make.comment(unit) for _ in range(4))
    decide(twice, Outcome.REJECT)
    decide(twice, Outcome.APPROVE)
    unit.decisions.undo(decide(undone).id, at=make.NOW)
    decide(held, Outcome.HOLD)
    decide(again)
    judged(unit, again)  # its author has changed it since

    past = unit.trials.past(before=None, limit=10)

    assert [(each.comment_id, each.rejected) for each in past] == [(twice.id, False)]


def test_a_comment_comes_with_its_place_and_its_author(unit, decide):
    """What a rule may ask about."""
    article = make.article(unit, "harvest", section="اقتصاد", language="fr")
    author = unit.authors.add(unit.new_id(), index=b"index", sealed=b"s", now=make.NOW)
    comment = make.comment(
        unit, article_id=article.id, author_id=author.id, website="https://example.org"
    )
    decision = decide(comment)

    (past,) = unit.trials.past(before=None, limit=10)

    assert past == valid.past(
        decision_id=decision.id,
        comment_id=comment.id,
        name=comment.name,
        website=comment.website,
        body=comment.body,
        created_at=comment.created_at,
        section="اقتصاد",
        language="fr",
        address=b"index",
        author_id=author.id,
        sealed=b"s",
    )


def test_a_comment_comes_with_the_facts_it_was_judged_by_last(unit, decide):
    """They fit the words that people read."""
    comment = make.comment(unit)
    judged(unit, comment, Facts(now=make.NOW))
    judged(unit, comment, Facts(now=LATER, approved=4))
    judged(unit, comment)
    decide(comment)

    (past,) = unit.trials.past(before=None, limit=10)

    assert past.facts_then().now == LATER
    assert past.facts_then().approved == 4


def test_without_facts_it_comes_with_the_record_of_its_author(unit, decide):
    """What they had written before, as it stands now."""
    author = make.author(unit)
    for status in (Status.APPROVED, Status.APPROVED, Status.REJECTED, Status.SPAM):
        make.comment(unit, author_id=author.id, status=status, created_at=make.NOW - 1)
    make.comment(unit, author_id=author.id, status=Status.APPROVED, created_at=LATER)
    make.comment(unit, status=Status.APPROVED, created_at=make.NOW - 1)
    decide(make.comment(unit, author_id=author.id))

    (past,) = unit.trials.past(before=None, limit=10)

    assert (past.approved, past.rejected_before, past.spam) == (2, 1, 1)


def test_decided_comments_are_counted_as_far_as_they_are_asked_for(unit, decide):
    """Counting all would take longer than anyone wants to know."""
    for _ in range(3):
        decide(make.comment(unit))
    make.comment(unit)

    assert unit.trials.decided(2) == 2
    assert unit.trials.decided(10) == 3


# Trials


def begin(unit, moderator, **changes):
    """Begin a trial."""
    return unit.trials.add(
        moderator.id, DRAFT, **{"most": 100, "of": 2, "at": make.NOW, **changes}
    )


def test_a_trial_is_kept_from_its_beginning(unit, salma):
    """Nothing is found yet."""
    trial_id = begin(unit, salma)

    assert unit.trials.get(trial_id, alive=make.NOW) == Trial(
        id=trial_id, at=make.NOW, by=salma.name, draft=DRAFT, most=100, of=2
    )
    assert unit.trials.get(trial_id + 1, alive=make.NOW) is None


def test_a_trial_goes_on_and_is_finished(unit, salma):
    """What it found is kept; there are as many comments as were read."""
    trial_id = begin(unit, salma, of=3)

    assert unit.trials.go_on(trial_id, done=1, at=make.NOW)
    assert unit.trials.get(trial_id, alive=0).done == 1
    assert unit.trials.finish(trial_id, FOUND, done=2, at=LATER)

    assert unit.trials.get(trial_id, alive=make.NOW) == Trial(
        **vars(FOUND),
        id=trial_id,
        at=make.NOW,
        by=salma.name,
        draft=DRAFT,
        most=100,
        done=2,
        of=2,
        finished_at=LATER,
    )


def test_a_trial_that_nobody_touched_has_failed(unit, salma):
    """Its process is gone. One that is finished stays as it is."""
    trial_id = begin(unit, salma)

    assert not unit.trials.get(trial_id, alive=make.NOW).failed
    assert unit.trials.get(trial_id, alive=make.NOW + 1).failed
    unit.trials.go_on(trial_id, done=1, at=LATER)
    assert not unit.trials.get(trial_id, alive=LATER).failed
    unit.trials.finish(trial_id, FOUND, done=1, at=LATER)
    assert not unit.trials.get(trial_id, alive=LATER + 1).failed


def test_a_new_trial_ends_the_one_before(unit, salma):
    """Of the same moderator only; what it finds is not kept any more."""
    idris = make.moderator(unit, "إدريس")
    old, other = begin(unit, salma), begin(unit, idris)

    begin(unit, salma)

    assert unit.trials.get(old, alive=0).failed
    assert not unit.trials.get(other, alive=0).failed
    assert not unit.trials.go_on(old, done=1, at=LATER)
    assert not unit.trials.finish(old, FOUND, done=1, at=LATER)


def test_a_trial_can_fail(unit, salma):
    """One that is finished cannot any more."""
    trial_id = begin(unit, salma)
    unit.trials.fail(trial_id)
    assert unit.trials.get(trial_id, alive=0).failed

    finished = begin(unit, salma)
    unit.trials.finish(finished, FOUND, done=1, at=LATER)
    unit.trials.fail(finished)
    assert not unit.trials.get(finished, alive=0).failed


def test_only_the_newest_trials_of_a_moderator_are_kept(unit, salma):
    """A draft with a long list is large, and nobody comes back to old ones."""
    trials = [begin(unit, salma) for _ in range(12)]

    kept = [trial_id for trial_id in trials if unit.trials.get(trial_id, alive=0)]

    assert kept == trials[2:]
