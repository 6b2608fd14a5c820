"""The audit log, as a page and as a document."""

import pytest


def test_the_document_tells_who_did_what(desk, waiting, decided):
    """Newest first, ids as text, moments in UTC."""
    told = desk.get("/audit.json").get_json()

    entry = told["entries"][0]
    assert (entry["act"], entry["actor"]) == ("decide", "سلمى")
    assert entry["comment"] == str(waiting)
    assert entry["at"].endswith("Z")
    assert entry["detail"]["outcome"] == "reject"
    assert told["next"] is None


def test_the_document_is_turned_page_by_page(desk, decided):
    """Every entry once."""
    whole = desk.get("/audit.json").get_json()["entries"]

    found, path = [], "/audit.json?limit=2"
    while path:
        page = desk.get(path.removeprefix("/moderate")).get_json()
        found += page["entries"]
        path = page["next"]

    assert found == whole


def test_the_page_says_it_in_words(desk, waiting, decided):
    """With a link to the comment."""
    text = desk.get("/audit").text

    assert "قرار" in text
    assert "مرفوض" in text
    assert f'href="/moderate/comments/{waiting}"' in text


@pytest.mark.parametrize("before", ["1", "x", "9" * 40])
def test_there_is_an_end(desk, before):
    """Or a wrong cursor, which is none."""
    assert desk.get("/audit", before=before).status_code == 200


def test_a_viewer_may_read_it(viewer):
    """Looking is what they are here for."""
    assert viewer.get("/audit").status_code == 200
