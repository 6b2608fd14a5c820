"""The author's own page for one comment."""

import pytest

from moderation.domain.decision import Outcome, Verdict
from moderation.services.decide import Judged
from tests import make


@pytest.fixture
def receipt(post):
    """Where the receipt of Amina's comment is."""
    return post().headers["Location"]


@pytest.fixture
def decide(services, salma):
    """Let Salma decide about the one comment that waits."""

    def decided(outcome):
        (comment_id,) = waiting(services)
        services.decide(salma, [Judged(comment_id, None)], Verdict(outcome, ()))
        return comment_id

    return decided


def waiting(services):
    with services.read_article.store.reading() as reading:
        return [c.id for c in reading.comments.every(None, after=0, limit=9)]


def test_a_receipt_is_private(client, receipt):
    """Nobody keeps it and no search engine lists it."""
    answer = client.get(receipt)

    assert answer.headers["Cache-Control"] == "no-store"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert "example.org" not in answer.text


def test_words_may_change_while_they_wait(client, read, receipt):
    """The receipt shows the new ones."""
    answer = client.post(f"{receipt}/edit", data={"body": "كلام أفضل"})

    assert answer.status_code == 303
    assert answer.headers["Location"] == receipt
    assert read(client.get(receipt)).select_one(".comment-words").text == "كلام أفضل"


def test_no_words_at_all_are_refused(client, read, receipt):
    """422 with the form open and the fault beside the field."""
    answer = client.post(f"{receipt}/edit", data={"body": " "})

    assert answer.status_code == 422
    page = read(answer)
    assert page.select_one("details[open] [name=body]")["aria-invalid"] == "true"
    assert page.select_one(".comment-words").text == make.fields()["body"]


def test_a_comment_is_withdrawn_for_good(client, receipt):
    """Its page says so, and offers nothing more to change."""
    answer = client.post(f"{receipt}/withdraw")

    page = client.get(answer.headers["Location"]).text
    assert answer.status_code == 303
    assert "سحبتَ تعليقك" in page
    assert "<details" not in page


def test_an_approved_comment_leads_to_its_place(client, read, receipt, decide):
    """The receipt links into the thread."""
    comment_id = decide(Outcome.APPROVE)

    page = read(client.get(receipt))

    assert "نُشر تعليقك" in page.h1.text
    place = page.select_one(".receipt-way a")["href"]
    assert place == f"/articles/olive-harvest#comment-{comment_id}"


def test_a_rejected_comment_is_told_so(client, read, receipt, decide):
    """Plainly, and without a way to change it."""
    decide(Outcome.REJECT)

    page = read(client.get(receipt))

    assert "لم يُنشر تعليقك" in page.h1.text
    assert page.select("form") == []


def test_spam_does_not_learn_that_it_is_spam(client, receipt, decide):
    """Its receipt is the one of a comment that waits."""
    before = client.get(receipt)

    decide(Outcome.SPAM)

    assert client.get(receipt).data == before.data


@pytest.mark.parametrize("act", ["edit", "withdraw"])
def test_what_was_decided_meanwhile_stays(client, read, receipt, decide, act):
    """409 says so, and gives back what was typed."""
    decide(Outcome.APPROVE)

    answer = client.post(f"{receipt}/{act}", data={"body": "كلام أفضل"})

    assert answer.status_code == 409
    page = read(answer)
    assert page.select_one("[role=alert]")
    kept = page.select_one("textarea[readonly]")
    assert (kept.text if kept else None) == ("كلام أفضل" if act == "edit" else None)


@pytest.mark.parametrize("act", ["", "/edit", "/withdraw"])
def test_a_made_up_receipt_is_not_found(client, act):
    """Neither to look at nor to act on."""
    place = f"/receipts/abc{act}"

    answer = client.post(place, data={"body": "x"}) if act else client.get(place)

    assert answer.status_code == 404


def test_a_receipt_promises_changes_only_while_they_are_possible(
    client, services, approve
):
    """Once it is decided, the address opens nothing that could be changed."""
    posted = make.posted(services)
    waiting = client.get(f"/receipts/{posted.receipt}").text
    approve(posted.comment.id)

    decided = client.get(f"/receipts/{posted.receipt}").text

    assert "receipt-keep" in waiting
    assert "receipt-keep" not in decided
