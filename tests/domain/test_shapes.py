"""The shapes in which comments leave."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.domain import shapes
from moderation.domain.article import Article, ArticleState, Language
from moderation.domain.comment import Status
from moderation.domain.decision import Decision, Outcome, Reason, ReasonCode
from tests import make

SITE = "https://example.org"
AT = "2026-11-18T11:06:40Z"
ARTICLE = Article(
    id=10,
    slug="olive-harvest",
    title="موسم الزيتون",
    section="اقتصاد",
    language=Language.ARABIC,
    state=ArticleState.OPEN,
    summary="",
    html="",
    published_at=make.NOW,
)
REFERENCE = {
    "slug": "olive-harvest",
    "title": "موسم الزيتون",
    "url": "https://example.org/articles/olive-harvest",
}


def approved(**changes):
    return make.comment(
        status=Status.APPROVED,
        published_at=make.NOW,
        changed_at=make.NOW + make.MINUTE,
        **changes,
    )


def test_anyone_may_know_this_of_a_comment():
    """And nothing more: no author's id, no version, no path."""
    comment = approved(id=2, parent_id=1, edited_at=make.NOW, website=SITE)

    assert shapes.public_comment(comment, ARTICLE, SITE) == {
        "id": "2",
        "article": REFERENCE,
        "parent": "1",
        "author": {"name": "أمينة", "website": SITE},
        "body": comment.body,
        "html": comment.html,
        "status": "approved",
        "created_at": AT,
        "published_at": AT,
        "updated_at": AT,
    }


def test_what_is_not_there_is_null():
    """A comment on the article, never published, never edited."""
    shape = shapes.public_comment(make.comment(), ARTICLE, SITE)

    absent = {key for key, value in shape.items() if value is None}
    assert absent == {"parent", "published_at", "updated_at"}
    assert shape["author"]["website"] is None


def test_spam_is_called_pending_to_its_sender():
    """It does not learn from the answer."""
    comment = make.comment(status=Status.SPAM)

    assert shapes.public_comment(comment, ARTICLE, SITE)["status"] == "pending"


def test_followers_learn_when_a_comment_appeared():
    """The public shape, with the moment of the change."""
    comment = approved()

    shape = shapes.changed_comment(comment, ARTICLE, SITE)

    public = shapes.public_comment(comment, ARTICLE, SITE)
    assert shape == {**public, "updated_at": "2026-11-18T11:07:40Z"}


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.APPROVED])
def test_followers_learn_that_a_comment_went_and_no_more(status):
    """Whoever took it away, and for whatever reason."""
    comment = make.comment(status=status, changed_at=make.NOW)

    assert shapes.changed_comment(comment, ARTICLE, SITE) == {
        "id": "1",
        "article": REFERENCE,
        "status": "withdrawn",
        "updated_at": AT,
    }


def test_the_newsroom_gets_the_truth():
    """Status and version as they are, and every decision with its reasons."""
    reason = Reason(ReasonCode.TOO_MANY_LINKS, {"links": 2}, ((0, 5), (6, 9)))
    pipelines = Decision(
        7, 1, 1, Outcome.HOLD, (reason,), Status.SPAM, Status.SPAM, make.NOW
    )
    salmas = Decision(
        8,
        1,
        1,
        Outcome.SPAM,
        (),
        Status.PENDING,
        Status.SPAM,
        make.NOW,
        moderator="سلمى",
        note="إعلان",
        undone_at=make.NOW,
    )
    comment = make.comment(status=Status.SPAM)

    shape = shapes.judged_comment(comment, ARTICLE, SITE, [pipelines, salmas])

    assert (shape["status"], shape["version"]) == ("spam", 1)
    assert "email" not in shape["author"]
    assert shape["decisions"] == [
        {
            "id": "7",
            "outcome": "hold",
            "reasons": [
                {
                    "code": "too_many_links",
                    "data": {"links": 2},
                    "spans": [[0, 5], [6, 9]],
                }
            ],
            "by": "pipeline",
            "at": AT,
            "note": "",
            "undone_at": None,
        },
        {
            "id": "8",
            "outcome": "spam",
            "reasons": [],
            "by": "سلمى",
            "at": AT,
            "note": "إعلان",
            "undone_at": AT,
        },
    ]


def test_an_address_is_in_the_shape_only_where_it_is_given():
    """Beside the author's name."""
    shape = shapes.judged_comment(
        make.comment(), ARTICLE, SITE, [], email="amina@example.org"
    )

    assert shape["author"]["email"] == "amina@example.org"


def test_a_page_of_the_export_names_the_next():
    """Version, moment, comments, and where to go on."""
    document = shapes.export_document([], generated_at=make.NOW, following="/next")

    assert document == {
        "version": "1",
        "generated_at": AT,
        "comments": [],
        "next": "/next",
    }


def test_a_shape_is_written_in_one_line():
    """Letters as they are, but no character at which someone may split lines."""
    body = "سطر\nثان\u2028\u2029\x85<ؤ>"

    line = shapes.written({"body": body})

    assert line.splitlines() == [line]
    assert "سطر" in line
    assert json.loads(line) == {"body": body}


# Everything that a text may hold, and often what is escaped or ends a line somewhere.
TEXTS = st.text() | st.text('\x00\x1f\x7f\x85\u2028\u2029\n\r\t\b\f"\\/<>&أ😀\ufeff')


@given(TEXTS, TEXTS, TEXTS)
def test_bytes_are_those_of_the_written_text(name, body, note):
    """Whoever compares two exports finds no difference in how they were made."""
    reason = Reason(ReasonCode.TOO_MANY_LINKS, {"links": 2}, ((0, 5), (6, 9)))
    decision = Decision(
        7, 1, 1, Outcome.HOLD, (reason,), Status.SPAM, Status.SPAM, make.NOW, note=note
    )
    comment = make.comment(name=name, body=body, website=None)
    shape = shapes.judged_comment(comment, ARTICLE, SITE, [decision])

    line = shapes.encoded(shape)

    plain = json.dumps(shape, ensure_ascii=False, separators=(",", ":"))
    escapes = {0x85: r"\u0085", 0x2028: r"\u2028", 0x2029: r"\u2029"}
    assert line.decode() == shapes.written(shape) == plain.translate(escapes)


def test_a_comment_is_these_bytes():
    """Keys in this order, no blanks, letters as they are."""
    comment = approved(body="سطر\u2028<ؤ>", html="<p>\x85</p>")

    line = shapes.encoded(shapes.public_comment(comment, ARTICLE, SITE))

    assert line.decode() == (
        '{"id":"1","article":{"slug":"olive-harvest","title":"موسم الزيتون",'
        '"url":"https://example.org/articles/olive-harvest"},"parent":null,'
        '"author":{"name":"أمينة","website":null},"body":"سطر\\u2028<ؤ>",'
        '"html":"<p>\\u0085</p>","status":"approved",'
        f'"created_at":"{AT}","published_at":"{AT}","updated_at":null}}'
    )


@given(st.integers(0, 253_402_300_799_999_999))
def test_a_moment_is_rfc_3339_to_the_second(at):
    """From 1970 to the end of the year 9999; the rest of the second is dropped."""
    told = datetime.fromtimestamp(at // 1_000_000, UTC)

    assert shapes.moment(at) == told.strftime("%Y-%m-%dT%H:%M:%SZ")
