"""A moderator looks at what a written rule has done."""

import pytest

from moderation.domain.comment import Status
from moderation.domain.decision import Basis, Outcome, Verdict
from moderation.domain.errors import NotFoundError
from moderation.domain.facts import Facts
from moderation.domain.policy import Thresholds
from moderation.domain.rule_record import RuleTally
from tests import make


@pytest.fixture
def matched(wired, services):
    """Save a rule, and let it have matched Amina's comment."""
    comment = make.posted(services).comment
    verdict = Verdict(Outcome.HOLD, (), Basis(0, Facts(now=make.NOW), ((7, False),)))
    with wired.store.writing() as unit:
        unit.policies.add(
            1,
            at=make.NOW,
            moderator_id=None,
            note="",
            rules=(make.rule(), make.rule(id=8)),
            thresholds=Thresholds(),
        )
        unit.decisions.add(comment, verdict, after=Status.PENDING, at=make.NOW)
    return comment


def test_a_rules_record_shows_what_it_matched(services, nora, matched):
    """Whoever may look may see it."""
    record = services.rule_record(nora, 7)

    assert record.rule == make.rule()
    assert record.tally == RuleTally(matched=1, waiting=1)
    assert [card.comment.id for card in record.cards] == [matched.id]


def test_who_approves_what_a_rule_held_overrules_it(services, salma, matched, decide):
    """The record says so at once."""
    decide("approve", matched.id)

    assert services.rule_record(salma, 7).tally == RuleTally(matched=1, overruled=1)


def test_a_rule_that_never_matched_has_an_empty_record(services, nora, matched):
    """It is in the list all the same."""
    record = services.rule_record(nora, 8)

    assert (record.tally, record.cards) == (RuleTally(), [])
    assert services.rule_record.tallies(nora) == {
        7: RuleTally(matched=1, waiting=1),
        8: RuleTally(),
    }


def test_a_rule_that_is_not_in_force_has_no_page(services, nora):
    """Nor has any before the first policy."""
    assert services.rule_record.tallies(nora) == {}
    with pytest.raises(NotFoundError):
        services.rule_record(nora, 7)
