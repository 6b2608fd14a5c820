"""Bodies that cannot be read as text are refused, not repaired."""

from io import BytesIO
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moderation.domain.article import Language
from moderation.domain.errors import MalformedTextError
from moderation.web.reader import incoming
from tests import make

PLACE = "/articles/olive-harvest/comments"
FORM = "application/x-www-form-urlencoded"
PIECES = ["a", "é", "=", "&", "+", "%", "%4", "%41", "%c3%A9", "%C3", "%A9", "%26", ";"]
REST = urlencode({"name": "a", "email": "a@example.org"}).encode()


@pytest.mark.parametrize("body", [b"\xff", b"%FF", b"%ED%A0%80", b"a%00b", b"%C3"])
def test_a_form_that_is_not_utf_8_is_malformed(client, body):
    """400, whether the bytes come as they are or percent-encoded."""
    sent = b"body=" + body + b"&" + REST

    assert client.post(PLACE, data=sent, content_type=FORM).status_code == 400


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_a_form_is_read_as_the_standard_library_reads_it(app, sent):
    """Field by field and byte by byte, but for NUL."""
    place = {"method": "POST", "data": sent.encode(), "content_type": FORM}
    try:
        wanted = parse_qsl(sent, keep_blank_values=True, errors="strict")
    except ValueError:
        wanted = None

    with app.test_request_context(**place):
        try:
            found = list(incoming.fields().items(multi=True))
        except MalformedTextError:
            found = None

    assert sorted(found or []) == sorted(wanted or [])
    assert (found is None) == (wanted is None)


def test_too_many_fields_are_malformed(client):
    """No form of ours has as many, and each takes its time."""
    sent = b"&".join([b"body=a"] * 51)

    assert client.post(PLACE, data=sent, content_type=FORM).status_code == 400


def test_what_is_malformed_is_told_in_the_articles_language(client, services):
    """Who cannot be understood should understand us."""
    services.load_articles([make.source(language=Language.FRENCH)])

    answer = client.post(PLACE, data=b"body=%FF", content_type=FORM)

    assert answer.status_code == 400
    assert '<html lang="fr"' in answer.text


def test_of_an_unknown_article_nothing_else_is_said(client):
    """There is nothing that a form could be for."""
    place = "/articles/nowhere/comments"

    answer = client.post(place, data=b"body=%FF", content_type=FORM)

    assert answer.status_code == 404


@pytest.mark.parametrize("charset", ["", "; charset=iso-8859-1", "; charset=us-ascii"])
@pytest.mark.parametrize("body", [b"caf\xe9", b"caf\xc3\xa9"])
def test_parts_are_utf_8_whatever_they_claim(client, charset, body):
    """Only real UTF-8 under its own name is stored."""
    values = {b"body": body, b"name": b"a", b"email": b"a@example.org"}
    parts = b"".join(
        b"--x\r\nContent-Disposition: form-data; name=" + name + b"\r\n"
        b"Content-Type: text/plain" + charset.encode() + b"\r\n\r\n" + value + b"\r\n"
        for name, value in values.items()
    )

    answer = client.post(
        PLACE, data=parts + b"--x--\r\n", content_type="multipart/form-data; boundary=x"
    )

    is_utf_8 = body == b"caf\xc3\xa9" and not charset
    assert answer.status_code == (303 if is_utf_8 else 400)


@pytest.mark.parametrize(
    "sent",
    [
        b'{"body": "\\ud800", "name": "a", "email": "a@example.org"}',
        b'{"body": "a\\u0000", "name": "a", "email": "a@example.org"}',
        b'{"\\ud800": 1, "body": "a", "name": "a", "email": "a@example.org"}',
        b'{"more": "\\u0000", "body": "a", "name": "a", "email": "a@example.org"}',
        b'{"body": "\xff"}',
        b'{"body": ["a"]}',
        b'{"body": ',
        b"[]",
        b"[" * 100_000,
    ],
)
def test_json_that_is_no_form_is_malformed(client, sent):
    """400, as a problem document."""
    answer = client.post(PLACE, data=sent, content_type="application/json")

    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"


def test_a_part_without_a_name_is_malformed(client):
    """It can be no field."""
    part = b"--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--\r\n"

    answer = client.post(
        PLACE, data=part, content_type="multipart/form-data; boundary=x"
    )

    assert answer.status_code == 400


def test_what_is_too_large_is_refused(client):
    """413 before anything is read into fields."""
    answer = client.post(PLACE, data=make.fields(body="x" * 3_000_000))

    assert answer.status_code == 413


@pytest.mark.parametrize("size", [1_100_000, 3_000_000])
def test_what_comes_in_pieces_is_refused_too_and_never_cut(client, size):
    """413, although nobody told the size beforehand."""
    # One letter with very many marks: short for its readers, and long on its way.
    sent = REST + b"&body=a" + "\u0301".encode() * (size // 2)

    answer = client.post(
        PLACE,
        input_stream=BytesIO(sent),
        content_type=FORM,
        headers={"Transfer-Encoding": "chunked"},
        environ_overrides={"wsgi.input_terminated": True},
    )

    assert answer.status_code == 413


def test_what_comes_in_pieces_is_read_whole(client):
    """A body without a size is a body."""
    sent = REST + b"&body=" + "نص".encode()

    answer = client.post(
        PLACE,
        input_stream=BytesIO(sent),
        content_type=FORM,
        headers={"Transfer-Encoding": "chunked"},
        environ_overrides={"wsgi.input_terminated": True},
    )

    assert answer.status_code == 303


def test_letters_of_every_script_and_emoji_arrive(client):
    """Strictness costs nobody a character."""
    body = "سلام 👋🏽 שלום 你好 Ünï \ufffd \u200f"

    answer = client.post(
        PLACE, json=make.fields(body=body), headers={"Accept": "application/json"}
    )

    assert answer.json["body"] == body
