"""Rules that chiefs wrote hold for whatever comes, and however it comes."""

import pytest

from moderation.domain.comment import Status
from moderation.domain.decision import Outcome, ReasonCode
from moderation.domain.written_rule import LooksFor
from tests import make


@pytest.fixture
def rule(services, salma):
    """A rule in force that rejects an insult."""
    written = make.rule(id=0, outcome=Outcome.REJECT)
    return services.write_rule(salma, written).rules[0]


@pytest.fixture
def standing(stored):
    """Return the decision that stands about a comment."""

    def find(comment_id):
        with stored() as unit:
            return unit.decisions.standing([comment_id])[comment_id]

    return find


def test_what_is_posted_is_caught(services, standing, rule):
    """The decision names the rule, the version, and the place."""
    posted = make.posted(services, body="يا حِمار")

    decision = standing(posted.comment.id)
    (reason,) = decision.reasons
    assert posted.comment.status is Status.REJECTED
    assert (reason.code, reason.spans) == (ReasonCode.INSULT, ((3, 8),))
    assert reason.data == {"rule": rule.id, "policy": 1}
    assert decision.policy == 1


def test_a_bad_word_edited_in_is_caught(services, standing, rule):
    """New words are judged as they would have been at first."""
    posted = make.posted(services)

    services.edit(posted.receipt, "يا حمار")

    decision = standing(posted.comment.id)
    assert (decision.outcome, decision.policy) == (Outcome.REJECT, 1)


def test_an_edit_from_a_bad_network_is_caught(services, standing, salma):
    """The new words come from where they come from, not from where the old did."""
    written = make.rule(id=0, looks_for=LooksFor.NETWORKS, lines=("198.51.100.0/24",))
    services.write_rule(salma, written)
    posted = make.posted(services)

    services.edit(posted.receipt, "كلام آخر", "198.51.100.7")

    assert "sender" in standing(posted.comment.id).reasons[0].data


def test_a_rule_holds_from_its_saving_to_its_removal(services, salma, rule):
    """Between them, and for nothing that was decided before or after."""
    services.remove_rule(salma, rule.id)

    posted = make.posted(services, body="يا حمار")

    assert posted.comment.status is Status.PENDING


def test_an_address_is_known_by_its_index_alone(services, standing, salma):
    """The chief wrote it out, and nobody reads it again."""
    written = make.rule(
        id=0, looks_for=LooksFor.ADDRESSES, lines=("Amina@EXAMPLE.org",)
    )

    saved = services.write_rule(salma, written)

    (line,) = saved.rules[0].lines
    assert line.endswith(" A•••@e•••")
    posted = make.posted(services)
    assert standing(posted.comment.id).reasons[0].data["sender"] == 1
