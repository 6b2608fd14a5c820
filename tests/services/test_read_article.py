"""A reader opens an article, or the list of them."""

import pytest

from moderation.domain.errors import NotFoundError
from moderation.services.thread_page import BEGINNING, Ways
from tests import make


@pytest.fixture
def environment(environment):
    """Three comments on a page."""
    return {**environment, "MODERATION_COMMENTS_PER_PAGE": "3"}


def bodies(page):
    return [item.comment.body for item in page.thread]


def test_an_article_without_comments_has_one_page(services):
    """The thread is empty and leads nowhere."""
    page = services.read_article("olive-harvest")

    assert (page.article.slug, page.thread) == ("olive-harvest", [])
    assert (page.begins, page.ways) == (BEGINNING, Ways())


def test_only_approved_comments_are_in_the_thread(services, published, decide):
    """What waits, was rejected, is spam or was withdrawn is not."""
    published(body="منشور")
    for body, outcome in [("مرفوض", "reject"), ("مؤجل", "hold"), ("مزعج", "spam")]:
        decide(outcome, make.posted(services, body=body).comment.id)
    services.withdraw(make.posted(services, body="مسحوب").receipt)
    make.posted(services, body="جديد")

    assert bodies(services.read_article("olive-harvest")) == ["منشور"]


def test_replies_follow_what_they_reply_to(services, published):
    """Oldest first on every level."""
    first = published(body="1")
    published(body="2")
    reply = published(body="1.1", parent=first.id)

    thread = services.read_article("olive-harvest").thread

    assert [item.comment.body for item in thread] == ["1", "1.1", "2"]
    assert [item.parent and item.parent.body for item in thread] == [None, "1", None]
    assert thread[1].comment.id == reply.id


def test_a_parent_that_is_gone_is_not_shown(services, published, decide):
    """The reply stays and stands alone."""
    parent = published(body="الأصل")
    published(body="رد", parent=parent.id)

    decide("spam", parent.id)

    (item,) = services.read_article("olive-harvest").thread
    assert (item.comment.body, item.parent) == ("رد", None)


def test_a_parent_on_an_earlier_page_is_known(services, published):
    """Pages do not cut what belongs together."""
    first = published(body="1")
    for number in range(3):
        published(body=f"1.{number}", parent=first.id)

    page = services.read_article("olive-harvest", page=2)

    (item,) = page.thread
    assert (item.comment.body, item.parent.body) == ("1.2", "1")


def test_an_unknown_article_is_not_found(services):
    """The error says what was looked for."""
    with pytest.raises(NotFoundError, match="article"):
        services.read_article("nowhere")


def test_related_articles_come_along(services):
    """As they were stored when the articles were loaded."""
    services.load_articles([make.source(slug="market")])

    related = services.read_article("olive-harvest").related

    assert [article.slug for article in related] == ["market"]


def test_the_front_page_lists_the_newest_first(services):
    """Every article is in it."""
    older = make.source(slug="older", published_at=make.NOW - 2 * make.HOUR)
    newer = make.source(slug="newer", published_at=make.NOW)
    services.load_articles([older, newer])

    listed = [article.slug for article in services.list_articles()]

    assert listed == ["newer", "olive-harvest", "older"]
