"""Does what the rules that chiefs wrote say."""

import pytest

from moderation.domain.decision import Outcome, Reason, ReasonCode
from moderation.domain.policy import Policy
from moderation.domain.rulebook import Place, RuleMatch
from moderation.domain.rules import written_rules
from tests import make

POLICY = Policy(version=3)


def said(*matches):
    facts = make.facts(matched=matches)
    return written_rules(make.submission(), facts, POLICY)


def test_a_match_names_rule_version_and_places():
    """So that nobody has to ask why."""
    verdict = said(RuleMatch(make.rule(), Place.BODY, ((0, 4),)))

    assert verdict.outcome is Outcome.HOLD
    assert verdict.reasons == (
        Reason(ReasonCode.INSULT, {"rule": 7, "policy": 3}, ((0, 4),)),
    )


@pytest.mark.parametrize("place", sorted(set(Place) - {Place.BODY}))
def test_what_is_not_in_the_text_is_told_by_its_place(place):
    """There is nothing to highlight then."""
    verdict = said(RuleMatch(make.rule(), place))

    assert verdict.reasons[0].data == {"rule": 7, "policy": 3, place.value: 1}


def test_the_strictest_rule_wins_with_the_reasons_of_its_kind():
    """A rule that lets through never outweighs one that stops."""
    matches = [
        RuleMatch(make.rule(id=number, outcome=outcome), Place.BODY)
        for number, outcome in enumerate(
            [Outcome.APPROVE, Outcome.REJECT, Outcome.HOLD, Outcome.REJECT]
        )
    ]

    verdict = said(*matches)

    assert verdict.outcome is Outcome.REJECT
    assert [reason.data["rule"] for reason in verdict.reasons] == [1, 3]


def test_a_rule_that_only_logs_decides_nothing():
    """Alone or beside another."""
    logged = RuleMatch(make.rule(outcome=Outcome.SPAM, log_only=True), Place.BODY)
    held = RuleMatch(make.rule(), Place.BODY)

    assert said(logged) is None
    assert said(logged, held).outcome is Outcome.HOLD


def test_where_nothing_matched_there_is_no_opinion():
    """Most comments match no rule."""
    assert said() is None
