"""Which rules matched which comments, and how those fared."""

import pytest

from moderation.domain.comment import Status
from moderation.domain.decision import Basis, NewDecision, Outcome, Verdict
from moderation.domain.facts import Facts
from moderation.domain.rule_record import RuleMatched
from tests.storage import make

RULE, OTHER = 7, 8


@pytest.fixture
def unit(store):
    """An open writing unit."""
    with store.writing() as unit:
        yield unit


def held(*matched):
    """A verdict of the pipeline."""
    return Verdict(Outcome.HOLD, (), Basis(0, Facts(now=make.NOW), matched))


def match(unit, comment, *matched):
    """A comment that rules matched; each of them a pair of id and whether it logs."""
    unit.decisions.add(comment, held(*matched), after=Status.PENDING, at=make.NOW)
    return comment


def decided(unit, comment, outcome, moderator):
    """What a person decided about it."""
    return unit.decisions.add(
        comment,
        make.verdict(outcome),
        after=Status.APPROVED,
        at=make.NOW,
        moderator_id=moderator.id,
    )


def counts(unit, rule=RULE, newest=100):
    """How the matches of a rule fared."""
    found = unit.rule_matches.counts([rule], newest=newest).get(rule, [])
    return {(each.people, each.log_only): each.count for each in found}


def test_matches_are_counted_by_what_people_decided(unit):
    """What waits too, and what was only logged."""
    salma = make.moderator(unit)
    comments = [match(unit, make.comment(unit), (RULE, False)) for _ in range(3)]
    match(unit, make.comment(unit), (RULE, True), (OTHER, False))
    decided(unit, comments[0], Outcome.APPROVE, salma)
    decided(unit, comments[1], Outcome.APPROVE, salma)

    found = unit.rule_matches.counts([RULE, OTHER, 9], newest=100)

    assert set(found) == {RULE, OTHER}
    assert counts(unit) == {
        (Outcome.APPROVE, False): 2,
        (None, False): 1,
        (None, True): 1,
    }
    assert found[OTHER] == [RuleMatched(Outcome.HOLD, None, log_only=False, count=1)]


def test_what_was_undone_waits_again(unit):
    """The decision that stands counts."""
    salma, comment = make.moderator(unit), make.comment(unit)
    match(unit, comment, (RULE, False))
    unit.decisions.undo(decided(unit, comment, Outcome.REJECT, salma).id, at=make.NOW)

    assert counts(unit) == {(None, False): 1}


def test_a_comment_that_was_edited_counts_once(unit):
    """By what was judged last."""
    comment = match(unit, make.comment(unit), (RULE, False))
    match(unit, comment, (RULE, False))

    assert counts(unit) == {(None, False): 1}
    assert unit.rule_matches.comments(RULE, limit=10) == [comment.id]


def test_only_the_newest_are_counted_and_listed(unit):
    """A rule may have matched a million."""
    comments = [match(unit, make.comment(unit), (RULE, False)) for _ in range(4)]

    assert counts(unit, newest=3) == {(None, False): 3}
    assert unit.rule_matches.comments(RULE, limit=2) == [
        comments[3].id,
        comments[2].id,
    ]


def test_many_decisions_keep_their_matches(unit):
    """An import is judged by the same rules."""
    comments = [make.comment(unit) for _ in range(2)]
    verdicts = [held((RULE, False)), make.verdict()]

    unit.decisions.add_many(
        [
            NewDecision(comment, verdict, Status.PENDING, make.NOW)
            for comment, verdict in zip(comments, verdicts, strict=True)
        ]
    )

    assert unit.rule_matches.comments(RULE, limit=10) == [comments[0].id]
