"""The export with every status, for moderators; never an address."""

import pytest

from tests import make


def test_every_status_leaves_with_its_decisions(desk, waiting, decided):
    """In the order of ids."""
    answer = desk.get("/export.json")

    (comment,) = answer.get_json()["comments"]
    assert comment["id"] == str(waiting)
    assert comment["status"] == "rejected"
    outcomes = [decision["outcome"] for decision in comment["decisions"]]
    assert outcomes == ["hold", "reject"]
    assert "email" not in comment["author"]


def test_it_is_read_page_by_page(desk, services):
    """Every comment once."""
    ids = [make.posted(services, body=f"تعليق {n}").comment.id for n in range(3)]

    found, path = [], "/export.json?limit=2"
    while path:
        page = desk.get(path.removeprefix("/moderate")).get_json()
        found += [int(comment["id"]) for comment in page["comments"]]
        path = page["next"]

    assert found == ids


@pytest.mark.parametrize(
    "query", [{"limit": "0"}, {"limit": "1001"}, {"after": "x"}, {"since": "today"}]
)
def test_what_cannot_be_asked_for_is_refused(desk, query):
    """Rather than answered with something else."""
    assert desk.get("/export.json", **query).status_code == 400


def test_an_unknown_article_is_not_found(desk):
    """It is no empty export."""
    assert desk.get("/export.json", article="nowhere").status_code == 404
