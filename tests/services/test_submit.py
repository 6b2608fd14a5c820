"""A reader sends a comment."""

from functools import partial

import pytest

from moderation.domain.article import ArticleState
from moderation.domain.comment import Status
from moderation.domain.decision import Outcome, ReasonCode
from moderation.domain.errors import NotFoundError, RefusedError
from tests import make


def codes(reasons):
    return [reason.code for reason in reasons]


def count(stored):
    with stored() as unit:
        return len(unit.comments.every(None, after=0, limit=99))


@pytest.fixture
def confirm(engine, database):
    """Note that an address was shown to be its owner's; no act does so yet."""
    statement = "update authors set confirmed = 1 where id = ?"
    return partial(engine.execute, database, statement)


def test_a_first_comment_waits(services, stored):
    """It is stored as it was written, with the pipeline's decision about it."""
    website = "https://example.org"

    posted = make.posted(services, body="سطر\nثان", website=website)

    with stored() as unit:
        comment = unit.comments.get(posted.comment.id)
        (decision,) = unit.decisions.of(comment.id)
    assert posted.comment == comment
    assert not posted.again
    assert comment.status is Status.PENDING
    assert (comment.body, comment.name, comment.website) == (
        "سطر\nثان",
        "أمينة",
        website,
    )
    assert comment.html == '<p dir="auto">سطر<br>ثان</p>'
    assert (comment.version, comment.created_at) == (1, make.NOW)
    assert (decision.outcome, decision.moderator) == (Outcome.HOLD, None)
    assert codes(decision.reasons) == [ReasonCode.FIRST_COMMENT]


def test_a_comment_and_its_entry_come_together(services, entries):
    """The log keeps outcome and reasons, and nothing of the author."""
    comment = make.posted(services).comment

    (entry,) = entries()
    assert (entry.actor, entry.act, entry.comment_id) == (
        "reader",
        "submit",
        comment.id,
    )
    assert entry.detail == {"outcome": "hold", "reasons": ["first_comment"]}


def test_the_receipt_leads_to_the_comment(services):
    """Its token is the only way back."""
    posted = make.posted(services)

    assert services.read_receipt(posted.receipt).comment == posted.comment


def test_a_second_comment_is_the_same_authors(services):
    """One address is one author, however it is spelt and whatever the name."""
    first = make.posted(services).comment
    second = make.posted(services, body="أخرى", email="AMINA@example.org", name="أ")

    other = make.posted(services, body="أخرى", email="yusuf@example.org").comment

    assert second.comment.author_id == first.author_id
    assert other.author_id != first.author_id


def test_an_unknown_article_is_not_found(services):
    """The error says what was looked for."""
    with pytest.raises(NotFoundError, match="article"):
        make.posted(services, article="nowhere")


def test_a_closed_article_refuses(services, stored):
    """Nothing is stored, and the reason is told."""
    services.load_articles([make.source(state=ArticleState.CLOSED)])

    with pytest.raises(RefusedError) as error:
        make.posted(services)

    assert codes(error.value.reasons) == [ReasonCode.ARTICLE_CLOSED]
    assert count(stored) == 0


def test_a_filled_in_trap_looks_pending_to_its_sender(services):
    """It is spam, and the receipt does not say so."""
    posted = make.posted(services, trap="x")

    receipt = services.read_receipt(posted.receipt)
    assert posted.comment.status is Status.SPAM
    assert receipt.comment.shown_status is Status.PENDING


def test_a_known_author_is_published_at_once(services, confirm, published):
    """With an approved comment and a confirmed address nobody need look."""
    confirm(published().author_id)

    comment = make.posted(services, body="ثان").comment

    page = services.read_article("olive-harvest")
    assert comment.status is Status.APPROVED
    assert comment.published_at == make.NOW
    assert page.article.approved == 2


def test_a_good_record_without_a_confirmed_address_waits(services, published):
    """Anyone may type an address."""
    published()

    assert make.posted(services, body="ثان").comment.status is Status.PENDING


# Replies


def test_a_reply_stands_below_its_parent(services, published):
    """Its depth is one more."""
    parent = published()

    reply = make.posted(services, body="رد", parent=parent.id).comment

    assert (reply.parent_id, reply.depth) == (parent.id, 1)
    assert reply.path.startswith(parent.path)


def test_an_unknown_parent_is_not_found(services):
    """The error says that it is the parent."""
    with pytest.raises(NotFoundError, match="parent"):
        make.posted(services, parent=1)


def test_a_parent_that_is_not_public_is_not_found(services):
    """What is not public must not be known to exist."""
    parent = make.posted(services).comment

    with pytest.raises(NotFoundError, match="parent"):
        make.posted(services, body="رد", parent=parent.id)


def test_a_parent_under_another_article_is_not_found(services, published):
    """A thread does not cross articles."""
    services.load_articles([make.source(slug="library")])
    parent = published()

    with pytest.raises(NotFoundError, match="parent"):
        make.posted(services, article="library", parent=parent.id)
