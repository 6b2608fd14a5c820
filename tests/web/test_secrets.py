"""An address that was typed into the form is nowhere to be found afterwards."""

import base64
import hashlib
import urllib.parse

import pytest

from moderation.domain.queue import Filter
from tests import make

ADDRESSES = ["Amina.Secret@Example.ORG", "pli-cachété@éxample.org"]


def traces(address):
    """Return the forms in which an address would be recognised."""
    spellings = {address, address.lower(), address.casefold(), address.upper()}
    for spelling in spellings:
        plain = spelling.encode()
        yield plain
        yield urllib.parse.quote(spelling, safe="").encode()
        yield base64.b64encode(plain).rstrip(b"=")
        yield base64.urlsafe_b64encode(plain).rstrip(b"=")
        for name in ("md5", "sha1", "sha256"):
            digest = hashlib.new(name, plain, usedforsecurity=False)
            yield digest.digest()
            yield digest.hexdigest().encode()
            yield base64.b64encode(digest.digest()).rstrip(b"=")


@pytest.fixture
def logged(app):
    """Every line that is logged."""
    handler, written = app.logger.handlers[0], []
    handler.emit = lambda record: written.append(handler.format(record))
    return written


@pytest.fixture
def receipts(client, services, salma, approve, logged):
    """The receipts of two comments whose authors are approved by now."""
    places = []
    for number, address in enumerate(ADDRESSES):
        sent = make.fields(email=address, body=f"تعليق {number}")
        answer = client.post("/articles/olive-harvest/comments", data=sent)
        places.append(answer.headers["Location"])
    for card in services.review(salma, Filter()).cards:
        approve(card.comment.id)
    return places


def test_no_public_byte_holds_a_trace(client, receipts):
    """Pages, documents, feeds, headers and receipts are clean."""
    places = [
        *receipts,
        "/",
        "/articles/olive-harvest",
        "/articles/olive-harvest?lang=en",
        "/articles/olive-harvest/comments.json",
        "/articles/olive-harvest/feed.atom",
        "/feed.atom",
        "/export.json",
        "/export.json?since=2020-01-01T00:00:00Z",
        "/export.ndjson",
    ]

    answers = [client.get(place) for place in places]

    assert "تعليق 1" in answers[3].text
    for place, answer in zip(places, answers, strict=True):
        assert_clean(answer.data + str(answer.headers).encode(), place)


def test_no_log_line_holds_a_trace(client, receipts, logged):
    """Neither the requests nor a mistake in the form is logged with its fields."""
    wrong = make.fields(email=ADDRESSES[0], body="")
    client.post("/articles/olive-harvest/comments", data=wrong)

    assert len(logged) > len(ADDRESSES)
    assert_clean("\n".join(logged).encode(), "the log")


@pytest.mark.engine("sqlite")
def test_no_byte_on_disk_holds_a_trace(settings, wired, receipts):
    """Database, its log and the key file hold ciphertext only."""
    files = [path for path in settings.var.rglob("*") if path.is_file()]

    assert settings.database_file in files
    for path in files:
        assert_clean(path.read_bytes(), path.name)


def test_two_comments_by_one_address_cannot_be_linked(client, clock, services, approve):
    """Without text, name and time nothing in the export is equal between them."""
    for body in ("أول", "ثان"):
        approve(make.posted(services, body=body).comment.id)
        clock.pass_(make.MINUTE)

    first, second = client.get("/export.json").get_json()["comments"]

    own = {"id", "body", "html", "created_at", "published_at"}
    shared = {key for key in first if first[key] == second[key]}
    assert shared == set(first) - own
    assert first["author"] == {"name": "أمينة", "website": None}


def assert_clean(content, place):
    """Fail if any trace of an address is in `content`."""
    for address in ADDRESSES:
        for trace in traces(address):
            assert trace not in content, place
