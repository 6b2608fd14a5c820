"""Public pages can be kept by anyone, and are never stale."""

import gzip

import brotli
import pytest

from tests import make
from tests.conftest import settings_of

URL = "/articles/olive-harvest"


def test_a_page_names_its_bytes(client):
    """Equal pages have equal ETags, and the asker who has them gets 304."""
    first = client.get(URL)

    again = client.get(URL, headers={"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 304
    assert again.data == b""
    assert again.headers["ETag"] == first.headers["ETag"]


@pytest.mark.parametrize(
    ("accepted", "encoding", "decode"),
    [
        ("gzip", "gzip", gzip.decompress),
        ("gzip, deflate, br", "br", brotli.decompress),
        ("br;q=0, gzip;q=0.5", "gzip", gzip.decompress),
        ("identity", None, bytes),
        ("", None, bytes),
    ],
)
def test_a_page_comes_in_the_encoding_that_is_accepted(
    client, accepted, encoding, decode
):
    """Each encoding has an ETag of its own and the same page inside."""
    plain = client.get(URL)

    answer = client.get(URL, headers={"Accept-Encoding": accepted})

    assert answer.headers.get("Content-Encoding") == encoding
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert decode(answer.data) == plain.data
    assert (answer.headers["ETag"] == plain.headers["ETag"]) == (encoding is None)


def test_an_approved_comment_is_there_at_the_next_request(client, services, approve):
    """The page that was kept is not valid any more once a comment was approved."""
    before = client.get(URL)
    approve(make.posted(services, body="كلمة للجميع").comment.id)

    after = client.get(URL, headers={"If-None-Match": before.headers["ETag"]})

    assert after.status_code == 200
    assert "كلمة للجميع" in after.text


@pytest.mark.parametrize(
    ("seconds", "stale", "said"),
    [
        ("1", "5", "public, max-age=0, s-maxage=1, stale-while-revalidate=5"),
        ("0", "0", "public, max-age=0, must-revalidate"),
    ],
)
def test_a_shared_cache_is_told_how_long_it_may_serve(
    wired, environment, start_app, seconds, stale, said
):
    """A browser asks each time; a cache between may serve while it asks."""
    environment["MODERATION_CACHE_SECONDS"] = seconds
    environment["MODERATION_STALE_SECONDS"] = stale
    app = start_app(settings_of(environment))

    answer = app.test_client().get(URL)

    assert answer.headers["Cache-Control"] == said


def test_static_files_are_kept_for_good_under_their_content(client):
    """A file asked for by its digest is immutable; by its bare name it is not."""
    page = client.get(URL).text
    address = "/static/" + page.partition('href="/static/')[2].partition('"')[0]
    bare_address = address.partition("?")[0]

    with client.get(address) as versioned, client.get(bare_address) as bare:
        assert "immutable" in versioned.headers["Cache-Control"]
        assert "immutable" not in bare.headers["Cache-Control"]
