"""A rule holds from the moment in which it was saved, for whatever comes."""

from dataclasses import replace

import pytest

from moderation.domain.decision import Outcome, ReasonCode
from moderation.domain.written_rule import LooksFor
from tests import make

NEW = make.rule(id=0)


@pytest.fixture
def write(services, salma):
    """Let Salma write a rule."""

    def act(rule=NEW, **more):
        return services.write_rule(salma, rule, **more)

    return act


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        (Outcome.HOLD, "pending"),
        (Outcome.REJECT, "rejected"),
        (Outcome.SPAM, "spam"),
        (Outcome.APPROVE, "approved"),
    ],
)
def test_a_rule_holds_from_the_next_comment_on(
    services, stored, write, outcome, status
):
    """Its decision names the version and the words."""
    saved = write(replace(NEW, outcome=outcome))

    comment = make.posted(services, body="يا حمار").comment

    with stored() as unit:
        decision = unit.decisions.standing([comment.id])[comment.id]
    reason = decision.reasons[0]
    assert comment.status == status
    assert decision.policy == 1
    assert (reason.code, reason.spans) == (ReasonCode.INSULT, ((3, 7),))
    assert reason.data == {"rule": saved.rules[0].id, "policy": 1}


def test_a_rule_holds_for_edits_too(services, stored, write):
    """Whoever posts something mild first."""
    write(replace(NEW, outcome=Outcome.REJECT))
    posted = make.posted(services)

    edited = services.edit(posted.receipt, "يا حمار")

    assert edited.status == "rejected"


def test_a_rule_about_networks_sees_who_edits(services, write):
    """By the network that the edit came from."""
    rule = make.rule(
        id=0,
        outcome=Outcome.SPAM,
        looks_for=LooksFor.NETWORKS,
        lines=("198.51.100.0/24",),
    )
    write(rule)
    posted = make.posted(services)

    edited = services.edit(posted.receipt, "كلام آخر", "198.51.100.7")

    assert edited.status == "spam"


def test_a_chief_takes_no_readers_for_one_of_us(services, salma, stored):
    """The names of moderators are known to the rules."""
    comment = make.posted(services, name="سلمى").comment

    with stored() as unit:
        decision = unit.decisions.standing([comment.id])[comment.id]
    assert ReasonCode.STAFF_NAME in {reason.code for reason in decision.reasons}


def test_a_comment_is_judged_by_the_policy_that_is_saved_meanwhile(services, overtaken):
    """It came before the rule, and is stored after it."""
    act = overtaken(services.submit)

    comment = act(make.submission(body="يا حمار")).comment

    assert (comment.status, services.read_policy(None).version) == ("pending", 1)
    with services.submit.store.reading() as unit:
        assert unit.decisions.standing([comment.id])[comment.id].policy == 1


def test_an_edit_is_judged_by_the_policy_that_is_saved_meanwhile(services, overtaken):
    """As a comment is."""
    posted = make.posted(services)

    comment = overtaken(services.edit)(posted.receipt, "يا حمار")

    with services.submit.store.reading() as unit:
        assert unit.decisions.standing([comment.id])[comment.id].policy == 1
