"""A comment that people decided, as the pipeline would meet it again."""

import pytest

from moderation.domain.article import ArticleState
from moderation.domain.basis import facts_text
from moderation.domain.facts import Facts
from tests import make


def test_it_is_submitted_again_as_it_was():
    """Of its address only the host is known, of its network nothing."""
    past = make.past(website="https://example.org/", domain="example.org")

    submission = past.submission()

    assert (submission.body, submission.name) == (past.body, past.name)
    assert submission.website == "https://example.org/"
    assert (submission.email, submission.network) == ("@example.org", "")


def test_the_facts_that_were_kept_are_the_facts():
    """With the address, which stands elsewhere."""
    facts = make.facts(section="سياسة", approved=5, hour_from_author=2)

    past = make.past(facts=facts_text(facts), address=b"index", approved=0)

    assert past.facts_then() == make.facts(
        section="سياسة", approved=5, hour_from_author=2, address=b"index"
    )


def test_without_facts_they_are_made_of_what_is_known():
    """The moment is that of the comment, and nobody was in a hurry."""
    past = make.past(
        facts=None,
        state="held",
        approved=2,
        rejected_before=1,
        spam=3,
        confirmed=True,
        address=b"index",
    )

    assert past.facts_then() == Facts(
        now=past.created_at,
        article_state=ArticleState.HELD,
        section=past.section,
        address=b"index",
        approved=2,
        rejected=1,
        spam=3,
        confirmed=True,
    )


@pytest.mark.parametrize("state", ["open", "closed"])
def test_an_article_that_took_a_comment_was_open(state):
    """Whatever became of it since."""
    past = make.past(facts=None, state=state)

    assert past.facts_then().article_state is ArticleState.OPEN
