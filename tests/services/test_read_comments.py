"""Other programs read approved comments."""

import pytest

from moderation.domain.errors import NotFoundError
from tests import make


def test_comments_come_by_id_a_page_at_a_time(services, published):
    """The cursor is the last id; the last page has none."""
    ids = [published(body=str(number)).id for number in range(3)]

    article, first, cursor = services.read_comments("olive-harvest", after=0, limit=2)
    _, second, end = services.read_comments("olive-harvest", after=cursor, limit=2)

    assert article.slug == "olive-harvest"
    assert [comment.id for comment in first] == ids[:2]
    assert cursor == ids[1]
    assert ([comment.id for comment in second], end) == (ids[2:], None)


def test_a_page_that_is_just_full_is_the_last(services, published):
    """There is no cursor to nothing."""
    published()

    assert services.read_comments("olive-harvest", after=0, limit=1)[2] is None


def test_other_articles_and_other_statuses_stay_out(services, published):
    """One article's approved comments only."""
    services.load_articles([make.source(slug="market")])
    published(article="market")
    make.posted(services)

    assert services.read_comments("olive-harvest", after=0, limit=9)[1] == []


def test_an_unknown_article_is_not_found(services):
    """For pages and for feeds."""
    with pytest.raises(NotFoundError, match="article"):
        services.read_comments("nowhere", after=0, limit=9)
    with pytest.raises(NotFoundError, match="article"):
        services.read_feed("nowhere")


def test_a_feed_begins_with_what_was_published_last(services, clock, decide):
    """Not with what was written last."""
    older = make.posted(services, body="أقدم").comment
    newer = make.posted(services, body="أحدث").comment
    for comment in (newer, older):
        clock.pass_(make.MINUTE)
        decide("approve", comment.id)

    article, listed = services.read_feed("olive-harvest")

    assert article.slug == "olive-harvest"
    assert [comment.id for comment, _ in listed] == [older.id, newer.id]


def test_the_feed_of_all_names_each_article(services, published):
    """No article of its own heads it."""
    services.load_articles([make.source(slug="market")])
    published()
    published(article="market")
    make.posted(services, body="ينتظر")

    article, listed = services.read_feed()

    assert article is None
    assert {under.slug for _, under in listed} == {"olive-harvest", "market"}
    assert all(comment.article_id == under.id for comment, under in listed)
