"""Approved comments leave for other programs."""

import json

import pytest

from moderation.domain.decision import Outcome, Verdict
from moderation.services.decide import Judged
from tests import make


@pytest.fixture
def published(services, approve):
    """The ids of five comments that everyone sees, in order; a sixth waits."""
    ids = []
    for number in range(6):
        sent = make.posted(
            services, body=f"رأي {number}", email=f"reader{number}@example.org"
        )
        ids.append(sent.comment.id)
    for comment_id in ids[:5]:
        approve(comment_id)
    return ids[:5]


@pytest.fixture
def reject(services, salma):
    """Let Salma reject a comment."""

    def decide(comment_id):
        verdict = Verdict(Outcome.REJECT, ())
        services.decide(salma, [Judged(comment_id, None)], verdict)

    return decide


@pytest.fixture
def late(services, approve, published, reject, clock):
    """An hour later the second comment is rejected, and one is approved: its id."""
    clock.pass_(make.HOUR)
    reject(published[1])
    sent = make.posted(services, body="متأخر", email="late@example.org")
    approve(sent.comment.id)
    return sent.comment.id


def pages(client, address):
    """Follow `next` to the end."""
    while address:
        document = client.get(address).json
        yield document
        address = document["next"]


def test_the_document_is_the_contracts(client, published):
    """Approved comments only, in the order of their ids."""
    answer = client.get("/export.json")

    assert answer.content_type == "application/json"
    assert list(answer.json) == ["version", "generated_at", "comments", "next"]
    assert answer.json["version"] == "1"
    assert [c["id"] for c in answer.json["comments"]] == [str(i) for i in published]
    assert answer.json["next"] is None
    assert {c["status"] for c in answer.json["comments"]} == {"approved"}


def test_letters_are_not_escaped(client, published):
    """The bytes are UTF-8."""
    assert "رأي 0".encode() in client.get("/export.json").data


def test_pages_hold_every_comment_once(client, published):
    """`next` keeps what was asked for."""
    found = list(pages(client, "/export.json?limit=2&article=olive-harvest&lang=en"))

    assert [len(page["comments"]) for page in found] == [2, 2, 1]
    ids = [c["id"] for page in found for c in page["comments"]]
    assert ids == [str(i) for i in published]
    assert found[0]["next"].startswith(
        "/export.json?article=olive-harvest&limit=2&lang=en&after="
    )


def test_a_page_that_is_exactly_full_is_the_last(client, published):
    """Nobody is sent to an empty one."""
    assert client.get("/export.json?limit=5").json["next"] is None


def test_the_same_comments_are_the_same_bytes(client, published, clock):
    """However late they are asked for, until something changes."""
    first = client.get("/export.json")
    clock.pass_(make.HOUR)
    second = client.get("/export.json")
    third = client.get("/export.json", headers={"If-None-Match": first.headers["ETag"]})

    assert first.data == second.data
    assert first.headers["Cache-Control"].startswith("public")
    assert third.status_code == 304


def test_the_document_says_when_what_it_shows_changed_last(
    client, services, approve, clock
):
    """And not when somebody asked."""
    empty = client.get("/export.json").json
    comment = make.posted(services).comment
    clock.pass_(make.MINUTE)
    approve(comment.id)
    clock.pass_(make.HOUR)

    full = client.get("/export.json").json

    assert empty["generated_at"] == "1970-01-01T00:00:00Z"
    assert full["generated_at"] == "2026-11-18T11:07:40Z"
    assert full["comments"][0]["published_at"] == full["generated_at"]


def test_changes_tell_what_came_and_what_went(client, published, late):
    """Of what went there is nothing to read."""
    answer = client.get("/export.json?since=2026-11-18T12:06:40Z")

    gone, came = answer.json["comments"]
    assert gone == {
        "id": str(published[1]),
        "article": came["article"],
        "status": "withdrawn",
        "updated_at": "2026-11-18T12:06:40Z",
    }
    assert came["id"] == str(late)
    assert came["status"] == "approved"
    assert came["updated_at"] == "2026-11-18T12:06:40Z"


def test_what_never_was_public_is_no_change(client, services, reject):
    """A rejected comment leaves no trace for readers."""
    reject(make.posted(services).comment.id)

    answer = client.get("/export.json?since=1970-01-01T00:00:00Z")

    assert answer.json["comments"] == []
    assert answer.json["generated_at"] == "1970-01-01T00:00:00Z"


@pytest.mark.parametrize(
    "since",
    [
        "2026-11-18T12:06:39Z",
        "2026-11-18t12:06:39.5z",
        "2026-11-18T13:06:39%2B01:00",
        "2026-11-18T13:06:39+01:00",
        "2026-11-18T11:06:39-01:00",
    ],
)
def test_a_moment_is_read_in_every_zone(client, services, approve, clock, since):
    """A plus sign may come as it is, though it should be escaped."""
    clock.pass_(make.HOUR)
    approve(make.posted(services).comment.id)

    assert len(client.get(f"/export.json?since={since}").json["comments"]) == 1


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("limit=0", "limit"),
        ("limit=1001", "limit"),
        ("limit=ten", "limit"),
        ("limit=-1", "limit"),
        ("limit=%D9%A3", "limit"),
        ("after=x", "after"),
        (f"after={2**63}", "after"),
        ("after=" + "9" * 5000, "after"),
        ("since=yesterday", "since"),
        ("since=2026-11-18", "since"),
        ("since=2026-11-18T11:06:39", "since"),
        ("since=2026-02-30T00:00:00Z", "since"),
        ("since=9999-12-31T23:59:59-12:00", "since"),
    ],
)
@pytest.mark.parametrize("route", ["/export.json", "/export.ndjson"])
def test_what_cannot_be_read_is_a_problem(client, wired, route, query, field):
    """It names the field."""
    answer = client.get(f"{route}?{query}")

    assert answer.status_code == 400
    assert answer.content_type == "application/problem+json"
    assert answer.json["status"] == 400
    assert [fault["field"] for fault in answer.json["errors"]] == [field]
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_problem_is_told_in_the_language_of_the_asker(client, wired):
    """Arabic where nothing else is asked for."""
    french = client.get("/export.json?limit=0&lang=fr").json
    arabic = client.get("/export.json?limit=0").json

    assert "entier" in french["detail"]
    assert "عدد" in arabic["detail"]


@pytest.mark.parametrize("route", ["/export.json", "/export.ndjson"])
def test_an_unknown_article_is_not_found(client, wired, route):
    """An empty answer would hide a typing error."""
    answer = client.get(f"{route}?article=nope")

    assert answer.status_code == 404
    assert answer.content_type == "application/problem+json"


def test_words_that_mean_something_to_our_own_code_mean_nothing_here(client, published):
    """They do not reach the address of the next page."""
    answer = client.get("/export.json?limit=1&_external=1&endpoint=x&_anchor=y")

    assert answer.json["next"] == f"/export.json?limit=1&after={published[0]}"


def test_lines_are_comments(client, published):
    """All of them, whatever the size of a page."""
    answer = client.get("/export.ndjson?limit=2")

    lines = answer.data.decode().splitlines()
    assert answer.content_type == "application/x-ndjson"
    assert answer.headers["Cache-Control"].startswith("public")
    assert "Content-Length" not in answer.headers
    assert [json.loads(line)["id"] for line in lines] == [str(i) for i in published]
    assert json.loads(lines[0]) == client.get("/export.json").json["comments"][0]


def test_no_comments_are_no_lines(client, wired):
    """Which is a valid stream."""
    assert client.get("/export.ndjson").data == b""


def test_lines_can_be_changes(client, published):
    """With the same words as the document."""
    query = "since=2026-11-18T00:00:00Z"
    lines = client.get(f"/export.ndjson?{query}").data.decode().splitlines()

    document = client.get(f"/export.json?{query}").json
    assert [json.loads(line) for line in lines] == document["comments"]


@pytest.mark.parametrize(
    "route",
    ["/export.json", "/export.ndjson", "/export.json?since=1970-01-01T00:00:00Z"],
)
def test_nothing_public_names_an_address_or_a_moderator(client, published, route):
    """Neither the word nor what it stands for."""
    text = client.get(route).text

    assert "email" not in text
    assert "reader0" not in text
    assert "سلمى" not in text
