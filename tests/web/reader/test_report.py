"""A reader reports a published comment."""

import pytest

from moderation.domain.report import Complaint
from tests import make


@pytest.fixture
def place(services, approve):
    """Where Amina's published comment is reported."""
    comment = make.posted(services).comment
    approve(comment.id)
    return f"/articles/olive-harvest/comments/{comment.id}/report"


def test_every_complaint_can_be_chosen(client, read, place):
    """One choice for each."""
    page = read(client.get(place))

    choices = [choice["value"] for choice in page.select("[type=radio]")]
    assert choices == [complaint.value for complaint in Complaint]


def test_a_report_is_thanked_for(client, services, salma, place):
    """It stands in the queue of reported comments."""
    answer = client.post(place, data={"complaint": "insult"})

    assert answer.status_code == 303
    assert "شكرًا على بلاغك" in client.get(answer.headers["Location"]).text
    counts = {tally.queue: tally.count for tally in services.count(salma)}
    assert counts["reported"] == 1


@pytest.mark.parametrize("complaint", ["", "boring"])
def test_a_report_says_what_is_wrong(client, read, place, complaint):
    """422 without a complaint that we know."""
    answer = client.post(place, data={"complaint": complaint})

    assert answer.status_code == 422
    assert read(answer).select_one("[role=alert] a[href='#field-complaint']")


def test_only_published_comments_can_be_reported(client, services):
    """What waits is not known to exist."""
    comment = make.posted(services).comment

    place = f"/articles/olive-harvest/comments/{comment.id}/report"

    assert client.get(place).status_code == 404
    assert client.post(place, data={"complaint": "insult"}).status_code == 404
    huge = place.replace(str(comment.id), "9" * 40)
    assert client.get(huge).status_code == 404
