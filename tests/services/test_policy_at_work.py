"""What the newest policy says is done, by whichever outcome and at any moment."""

from dataclasses import replace

import pytest

from moderation.domain.decision import Outcome, ReasonCode
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
