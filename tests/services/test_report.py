"""A reader reports a published comment."""

import pytest

from moderation.domain.errors import NotFoundError, ThrottledError
from moderation.domain.queue import QueueName
from moderation.domain.report import Complaint
from tests import make

HERE, ELSEWHERE = "192.0.2.1", "198.51.100.7"


@pytest.fixture
def environment(environment):
    """Two reports in an hour."""
    return {**environment, "MODERATION_COMMENTS_PER_HOUR": "2"}


@pytest.fixture
def report(services):
    """Report a comment under the article."""

    def act(comment_id, complaint=Complaint.INSULT, network=HERE, slug="olive-harvest"):
        services.report(slug, comment_id, complaint, network)

    return act


def reported(services, salma):
    page = services.review(salma, make.wanted(queue=QueueName.REPORTED))
    return [
        (card.comment.id, [r.complaint for r in card.reports]) for card in page.cards
    ]


def test_a_report_brings_the_comment_to_the_desk(services, salma, published, report):
    """With what was said, oldest first; the comment stays published."""
    comment = published()

    report(comment.id, Complaint.HATE)
    report(comment.id, Complaint.OTHER, ELSEWHERE)

    complaints = [Complaint.HATE, Complaint.OTHER]
    assert reported(services, salma) == [(comment.id, complaints)]
    assert len(services.read_article("olive-harvest").thread) == 1


def test_a_report_leaves_an_entry(published, report, entries):
    """It says what of, and not by whom."""
    comment = published()

    report(comment.id)

    entry = entries()[-1]
    assert (entry.actor, entry.act, entry.comment_id) == (
        "reader",
        "report",
        comment.id,
    )
    assert entry.detail == {"complaint": "insult"}


def test_a_second_report_from_one_network_is_the_first_again(
    services, salma, published, report, entries
):
    """It is neither stored nor recorded."""
    comment = published()
    report(comment.id, Complaint.HATE)
    recorded = len(entries())

    report(comment.id, Complaint.OTHER)

    assert reported(services, salma) == [(comment.id, [Complaint.HATE])]
    assert len(entries()) == recorded


def test_too_many_reports_in_an_hour_are_throttled(services, published, report, clock):
    """The limit is that of comments, and the hour slides."""
    first, second = published(body="1").id, published(body="2").id
    clock.pass_(make.HOUR + 1)
    third = published(body="3").id
    report(first)
    report(second)

    with pytest.raises(ThrottledError) as error:
        report(third)
    report(third, network=ELSEWHERE)
    clock.pass_(make.HOUR + 1)
    report(third)

    assert error.value.retry_after == 600


@pytest.mark.parametrize("status", ["pending", "reject", "spam"])
def test_what_is_not_public_cannot_be_reported(services, decide, report, status):
    """It must not be known to exist."""
    comment = make.posted(services).comment
    if status != "pending":
        decide(status, comment.id)

    with pytest.raises(NotFoundError, match="comment"):
        report(comment.id)
    with pytest.raises(NotFoundError, match="comment"):
        services.show_reported("olive-harvest", comment.id)


def test_what_does_not_exist_cannot_be_reported(services, published, report):
    """Neither a comment, nor an article, nor one under another's address."""
    services.load_articles([make.source(slug="market")])
    comment = published()

    with pytest.raises(NotFoundError, match="comment"):
        report(1)
    with pytest.raises(NotFoundError, match="article"):
        report(comment.id, slug="nowhere")
    with pytest.raises(NotFoundError, match="comment"):
        report(comment.id, slug="market")


def test_the_page_before_shows_what_is_reported(services, published):
    """The comment with its article."""
    comment = published()

    article, shown = services.show_reported("olive-harvest", comment.id)

    assert (article.slug, shown.id) == ("olive-harvest", comment.id)
