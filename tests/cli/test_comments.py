"""The operator takes the comments out."""

import json

import pytest

from tests import make


@pytest.fixture
def published(services, approve):
    """A comment that everyone sees, and one that waits."""
    shown = make.posted(services).comment
    approve(shown.id)
    waiting = make.posted(services, body="Second thoughts.", email="yusuf@example.org")
    return shown.id, waiting.comment.id


def test_one_document_holds_what_readers_see(run, published):
    """In the shape of the export, whole."""
    document = json.loads(run("comments", "export").stdout)

    assert list(document) == ["version", "generated_at", "comments", "next"]
    assert [c["id"] for c in document["comments"]] == [str(published[0])]
    assert document["next"] is None


def test_a_store_without_comments_is_an_empty_document(run, wired):
    """Valid all the same."""
    assert json.loads(run("comments", "export").stdout)["comments"] == []


def test_lines_are_comments(run, published):
    """One each, letters as they are."""
    result = run("comments", "export", "--format", "ndjson", "--all")

    comments = [json.loads(line) for line in result.stdout.splitlines()]
    assert [c["id"] for c in comments] == [str(i) for i in published]
    assert "أمينة" in result.stdout


def test_all_of_them_come_with_their_decisions(run, published):
    """And without addresses."""
    result = run("comments", "export", "--all")

    shown, waiting = json.loads(result.stdout)["comments"]
    assert [d["by"] for d in shown["decisions"]] == ["pipeline", "سلمى"]
    assert waiting["status"] == "pending"
    assert "email" not in result.stdout
    assert "example.org" not in result.stdout


def test_one_article_is_enough(run, published, refused):
    """One that is not there is a mistake."""
    result = run("comments", "export", "--article", "olive-harvest")

    assert len(json.loads(result.stdout)["comments"]) == 1
    assert "no such article" in refused("comments", "export", "--article", "nope")


def test_what_was_exported_with_addresses_comes_in_again(run, wired, tmp_path):
    """Once: what is there already is passed over."""
    line = {
        "article": "olive-harvest",
        "author": {"name": "أمينة", "email": "amina@example.org"},
        "body": "مقال جميل",
        "created_at": "2026-11-23T10:00:00Z",
    }
    file = tmp_path / "comments.ndjson"
    file.write_text(json.dumps(line) + "\n", encoding="utf-8")

    first = run("comments", "import", str(file))
    again = run("comments", "import", str(file))

    assert first.stdout == "1 comments taken in, 0 were there already\n"
    assert again.stdout == "0 comments taken in, 1 were there already\n"


def test_a_line_that_cannot_be_taken_is_named(refused, wired, tmp_path):
    """By its number and what is wrong."""
    file = tmp_path / "comments.ndjson"
    file.write_text('{"article": "olive-harvest"}\n', encoding="utf-8")

    assert "line 1: name is empty" in refused("comments", "import", str(file))
