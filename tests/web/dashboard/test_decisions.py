"""A moderator decides: about one comment, or about a selection."""

import pytest

from moderation.domain.comment import Status
from tests import make


def status_of(services, moderator, comment_id):
    """Return where a comment stands."""
    return services.look(moderator, comment_id).card.comment.status


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        ("approve", Status.APPROVED),
        ("reject", Status.REJECTED),
        ("spam", Status.SPAM),
        ("hold", Status.PENDING),
    ],
)
def test_a_decision_leads_back_to_the_queue(
    desk, services, salma, waiting, outcome, status
):
    """With the filters that one had."""
    back = "/moderate/queues/pending?order=newest"

    answer = desk.post(
        f"/comments/{waiting}/decisions", outcome=outcome, version="1", back=back
    )

    assert answer.status_code == 303
    assert answer.headers["Location"] == back
    assert status_of(services, salma, waiting) is status


def test_the_next_page_says_what_was_decided_and_offers_to_undo_it(desk, waiting):
    """Once, with room for the reason."""
    desk.post(f"/comments/{waiting}/decisions", outcome="reject", version="1")

    first, second = desk.get("/queues/pending"), desk.get("/queues/pending")

    assert "رُفض تعليق واحد." in first.text
    assert "/undo" in first.text
    assert "/reasons" in first.text
    assert "رُفض تعليق واحد." not in second.text


def test_what_is_approved_is_on_the_article_at_the_next_request(desk, waiting):
    """Readers need not wait for anything."""
    desk.post(f"/comments/{waiting}/decisions", outcome="approve", version="1")

    answer = desk.client.get("/articles/olive-harvest")

    assert "مقال جميل، شكرًا لكم." in answer.text


def test_a_program_reads_what_became_of_the_comment(desk, waiting):
    """With the decision's id, by which it can be undone."""
    answer = desk.ask(
        f"/comments/{waiting}/decisions",
        {"outcome": "reject", "version": 1, "reason": "insult", "note": "مرتين"},
    )

    assert answer.status_code == 200
    told = answer.get_json()
    comment = {"id": str(waiting), "status": "rejected", "version": 2}
    assert told["comment"] == comment
    assert told["decision"]["id"].isdigit()
    assert told["decision"]["reasons"] == ["insult"]
    assert told["decision"]["note"] == "مرتين"


def test_who_comes_second_reads_what_happened_instead(desk, karim, waiting, salma):
    """Who decided what, and the comment as it is now."""
    karim.post(f"/comments/{waiting}/decisions", outcome="approve", version="1")

    answer = desk.post(f"/comments/{waiting}/decisions", outcome="reject", version="1")

    assert answer.status_code == 409
    assert "بقرار من \u2068Karim\u2069" in answer.text
    assert 'name="version" value="2"' in answer.text


def test_a_program_that_comes_second_reads_it_too(desk, karim, waiting):
    """As a problem document with the comment's present version."""
    karim.post(f"/comments/{waiting}/decisions", outcome="approve", version="1")

    answer = desk.ask(f"/comments/{waiting}/decisions", outcome="spam", version="1")

    assert answer.status_code == 409
    assert answer.mimetype == "application/problem+json"
    assert "Karim" in answer.get_json()["detail"]
    told = answer.get_json()["comment"]
    assert (told["status"], told["version"]) == ("approved", 2)
    assert (told["outcome"], told["moderator"]) == ("approve", "Karim")


def test_what_its_author_edited_must_be_read_again(desk, services):
    """The decision was about other words."""
    posted = make.posted(services)
    services.edit(posted.receipt, "شيء آخر تمامًا")

    answer = desk.post(
        f"/comments/{posted.comment.id}/decisions", outcome="approve", version="1"
    )

    assert answer.status_code == 409
    assert "اقرأه من جديد" in answer.text


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"version": ""}, "version"),
        ({"version": "one"}, "version"),
        ({"outcome": "publish"}, "outcome"),
        ({"outcome": "refuse"}, "outcome"),
        ({"outcome": ""}, "outcome"),
        ({"reason": "flood"}, "reason"),
        ({"note": "ن" * 1001}, "note"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(
    desk, services, salma, waiting, fields, field
):
    """With the field's name; nothing is stored."""
    sent = {"outcome": "approve", "version": "1", **fields}

    page = desk.post(f"/comments/{waiting}/decisions", **sent)
    answer = desk.ask(f"/comments/{waiting}/decisions", **sent)

    assert page.status_code == answer.status_code == 422
    assert [error["field"] for error in answer.get_json()["errors"]] == [field]
    assert status_of(services, salma, waiting) is Status.PENDING


def test_a_decision_without_a_version_is_refused(desk, waiting):
    """One cannot decide about what one has not seen."""
    answer = desk.ask(f"/comments/{waiting}/decisions", {"outcome": "approve"})

    assert answer.status_code == 422


@pytest.mark.parametrize("document", [[], "approve", 1])
def test_what_is_no_form_is_refused(desk, waiting, document):
    """A JSON document must be an object."""
    answer = desk.ask(f"/comments/{waiting}/decisions", document)

    assert answer.status_code == 400


@pytest.mark.parametrize("comment_id", [7, 2**63 - 1, 2**63, 10**40])
def test_an_unknown_comment_is_not_found(desk, comment_id):
    """However large its number is."""
    answer = desk.ask(
        f"/comments/{comment_id}/decisions", outcome="approve", version="1"
    )

    assert answer.status_code == 404


def test_a_viewer_may_not_decide(viewer, services, salma, waiting):
    """Even with a form of their own making."""
    answer = viewer.post(
        f"/comments/{waiting}/decisions", outcome="approve", version="1"
    )

    assert answer.status_code == 403
    assert status_of(services, salma, waiting) is Status.PENDING


def test_a_decision_leads_nowhere_else(desk, waiting):
    """A page to go back to is a page of the desk."""
    answer = desk.post(
        f"/comments/{waiting}/decisions",
        outcome="hold",
        version="1",
        back="https://example.com/",
    )

    assert answer.headers["Location"] == "/moderate/queues/pending"


@pytest.fixture
def three(services):
    """The ids of three comments that wait."""
    return [make.posted(services, body=f"تعليق {n}").comment.id for n in range(3)]


def test_a_selection_is_decided_at_once(desk, services, salma, three):
    """The next page says how many, and which not and why."""
    judged = [f"{three[0]}:1", f"{three[1]}:9", str(three[2])]

    answer = desk.post("/decisions", ids=judged, outcome="spam")

    assert answer.status_code == 303
    statuses = [status_of(services, salma, one) for one in three]
    assert statuses == [Status.SPAM, Status.PENDING, Status.SPAM]
    page = desk.get("/queues/spam")
    assert "وُسم تعليقان مزعجين." in page.text
    assert "اقرأه من جديد" in page.text
    assert f'href="/moderate/comments/{three[1]}"' in page.text


def test_a_program_reads_a_result_for_each(desk, three):
    """In the order in which it asked."""
    asked = {
        "ids": [*three, "7"],
        "versions": {str(three[1]): 9},
        "outcome": "approve",
    }

    answer = desk.ask("/decisions", asked)

    first, second, third, unknown = answer.get_json()["results"]
    assert (first["id"], first["status"]) == (str(three[0]), "approved")
    assert first["version"] == 2
    assert first["decision"]["outcome"] == "approve"
    assert (second["error"], second["status"]) == ("stale", "pending")
    assert third["status"] == "approved"
    assert (unknown["id"], unknown["error"]) == ("7", "not_found")


def test_one_comment_selected_twice_is_decided_once(desk, three):
    """And not refused as stale by itself."""
    answer = desk.ask("/decisions", ids=[three[0], three[0]], outcome="approve")

    assert len(answer.get_json()["results"]) == 1


@pytest.mark.parametrize("ids", [[], ["x"], ["1:x"], [str(n) for n in range(101)]])
def test_a_selection_that_is_none_is_refused(desk, ids):
    """Nothing, what is no id, or more than a page holds."""
    answer = desk.ask("/decisions", {"ids": ids, "outcome": "approve"})

    assert answer.status_code == 422
