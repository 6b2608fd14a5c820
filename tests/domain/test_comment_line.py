"""One line of a file of comments."""

import json

import pytest

from moderation.domain.comment import Status
from moderation.domain.comment_line import comment_line
from moderation.domain.errors import InvalidError
from moderation.domain.shapes import moment
from tests import make

AUTHOR = {"name": "أمينة", "email": "amina@example.org"}


def line(**changes):
    """A line as the export writes it, with the address."""
    document = {
        "id": "7",
        "article": {"slug": "olive-harvest"},
        "author": AUTHOR,
        "body": "مقال جميل",
        "status": "approved",
        "created_at": moment(make.NOW),
        **changes,
    }
    return json.dumps(document).encode()


def faults(raw):
    with pytest.raises(InvalidError) as refused:
        comment_line(raw, 12)
    assert all(fault.data["line"] == 12 for fault in refused.value.errors)
    return [(fault.field, fault.code) for fault in refused.value.errors]


def test_a_line_of_the_export_is_read():
    """What people made of it there comes along."""
    read = comment_line(line(parent="3"), 1)

    assert read.submission == make.submission(body="مقال جميل", network="")
    assert (read.status, read.created_at) == (Status.APPROVED, make.NOW)
    assert (read.source_id, read.parent_id) == ("7", "3")


def test_a_line_may_say_less():
    """A slug alone names the article; without a status a comment waits."""
    raw = line(article="olive-harvest", status=None, id=None, created_at="2026-11-23")

    read = comment_line(raw, 1)

    assert read.submission.article == "olive-harvest"
    assert (read.status, read.source_id) == (Status.PENDING, "")


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"article": None}, ("article", "blank")),
        ({"author": None}, ("name", "blank")),
        ({"author": {**AUTHOR, "name": "a\nb"}}, ("name", "lines")),
        ({"author": {**AUTHOR, "email": "nobody"}}, ("email", "email")),
        ({"author": {**AUTHOR, "website": "x"}}, ("website", "url")),
        ({"author": {**AUTHOR, "website": 7}}, ("website", "url")),
        ({"body": " "}, ("body", "blank")),
        ({"body": "ا" * 10_001}, ("body", "too_long")),
        ({"status": "withdrawn"}, ("status", "unknown")),
        ({"created_at": "yesterday"}, ("created_at", "moment")),
        ({"created_at": "9999-12-31T00:00:00Z"}, ("created_at", "moment")),
        ({"created_at": "9999-12-31T23:59:59-23:00"}, ("created_at", "moment")),
        ({"body": "a\0b"}, ("line", "comment_json")),
        ({"body": "\ud800"}, ("line", "comment_json")),
    ],
)
def test_what_is_wrong_with_a_line_is_named(changes, fault):
    """With the number of the line."""
    assert fault in faults(line(**changes))


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"\xff", b"[" * 100_000])
def test_what_is_no_object_is_refused(raw):
    """Bytes that are no text, too."""
    assert faults(raw) == [("line", "comment_json")]
