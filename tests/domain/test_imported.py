"""How a comment is judged that comes from elsewhere."""

import pytest

from moderation.domain.article import ArticleState
from moderation.domain.comment import Status
from moderation.domain.decision import Outcome, ReasonCode
from moderation.domain.imported import judge_imported
from moderation.domain.policy import Policy
from tests import make

RULES = (make.rule(),)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (Status.APPROVED, Outcome.APPROVE),
        (Status.PENDING, Outcome.HOLD),
        (Status.REJECTED, Outcome.REJECT),
        (Status.SPAM, Outcome.SPAM),
    ],
)
def test_what_people_made_of_it_there_stands(status, outcome):
    """Closed articles and first comments are matters of today."""
    facts = make.facts(article_state=ArticleState.CLOSED, approved=0)

    verdict = judge_imported(make.submission(), facts, Policy(rules=RULES), status)

    assert verdict.outcome is outcome
    assert [reason.code for reason in verdict.reasons] == [ReasonCode.IMPORTED]


def test_our_rules_hold_for_it_all_the_same():
    """What they stop is stopped, with the reason."""
    submission = make.submission(body="يا حمار")

    verdict = judge_imported(
        submission, make.facts(), Policy(rules=RULES), Status.APPROVED
    )

    assert verdict.outcome is Outcome.HOLD
    assert [reason.code for reason in verdict.reasons] == [ReasonCode.INSULT]
