"""A moderator takes decisions back."""

from moderation.domain.comment import Status
from tests import make


def test_what_was_decided_is_as_before(desk, services, salma, waiting, decided):
    """The next page says so."""
    answer = desk.post(f"/decisions/{decided}/undo", back="/moderate/queues/all")

    assert answer.status_code == 303
    assert answer.headers["Location"] == "/moderate/queues/all"
    assert services.look(salma, waiting).card.comment.status is Status.PENDING
    assert "أُلغي القرار" in desk.get("/queues/all").text


def test_a_program_reads_the_version_to_decide_about_next(desk, waiting, decided):
    """So that the card can be decided again at once."""
    undone = desk.ask(f"/decisions/{decided}/undo")

    version = undone.get_json()["comment"]["version"]
    again = desk.ask(
        f"/comments/{waiting}/decisions", outcome="approve", version=str(version)
    )

    assert undone.get_json()["comment"]["status"] == "pending"
    assert again.status_code == 200


def test_what_was_decided_since_stays(desk, karim, waiting, decided):
    """Who undoes too late reads what happened instead."""
    karim.post(f"/comments/{waiting}/decisions", outcome="approve", version="2")

    page = desk.post(f"/decisions/{decided}/undo")
    answer = desk.ask(f"/decisions/{decided}/undo")

    assert page.status_code == answer.status_code == 409
    assert "Karim" in page.text
    assert answer.get_json()["comment"]["status"] == "approved"


def test_many_are_undone_at_once(desk, services, waiting, decided):
    """Each has its own result."""
    answer = desk.ask("/undo", {"ids": [decided, 7]})

    first, second = answer.get_json()["results"]
    assert (first["id"], first["status"]) == (str(waiting), "pending")
    assert second["error"] == "not_found"


def test_a_decided_selection_is_undone_from_its_banner(desk, services):
    """Without scripts too."""
    ids = [make.posted(services, body=f"تعليق {n}").comment.id for n in range(2)]
    decisions = [
        one["decision"]["id"]
        for one in desk.ask("/decisions", ids=ids, outcome="spam").get_json()["results"]
    ]

    answer = desk.post("/undo", ids=decisions)

    assert answer.status_code == 303
    assert "أُلغي القراران" in desk.get("/queues/pending").text


def test_an_unknown_decision_is_not_found(desk):
    """Neither undone nor guessed at."""
    assert desk.post("/decisions/7/undo").status_code == 404


def test_a_viewer_may_not_undo(viewer, decided):
    """Not even what they saw decided."""
    assert viewer.post(f"/decisions/{decided}/undo").status_code == 403
