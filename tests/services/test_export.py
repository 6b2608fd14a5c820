"""Comments leave for other programs, a page at a time."""

import pytest

from moderation.domain.comment import Status
from moderation.domain.errors import NotFoundError
from moderation.services.export import Wanted
from tests import make


@pytest.fixture
def ids_of(services):
    """Export one page; return the ids on it and the cursor."""

    def export(**wanted):
        page, cursor = services.export(Wanted(**wanted))
        return [one.comment.id for one in page], cursor

    return export


def test_approved_comments_leave_in_the_order_of_their_ids(
    services, decide, clock, ids_of
):
    """Not in that of their approval; what waits stays."""
    ids = [make.posted(services, body=body).comment.id for body in "أبت"]
    for comment_id in (ids[2], ids[0]):
        clock.pass_(make.MINUTE)
        decide("approve", comment_id)

    assert ids_of() == ([ids[0], ids[2]], None)


def test_a_page_has_a_cursor_to_the_next(published, ids_of):
    """The last page has none, full or not."""
    ids = [published(body=body).id for body in "أبت"]

    assert ids_of(limit=2) == (ids[:2], ids[1])
    assert ids_of(limit=2, after=ids[1]) == (ids[2:], None)
    assert ids_of(limit=3) == (ids, None)


def test_comments_come_with_their_articles_and_nothing_else(services, published):
    """No decision, no address."""
    published()

    ((one,), _) = services.export(Wanted())

    assert one.article.slug == "olive-harvest"
    assert (one.decisions, one.email) == ((), None)


def test_an_export_is_narrowed_to_an_article(services, published, ids_of):
    """By its slug."""
    services.load_articles([make.source(slug="market")])
    published()
    market = published(article="market")

    assert ids_of(article="market") == ([market.id], None)
    assert ids_of(article="market", every=True) == ([market.id], None)
    with pytest.raises(NotFoundError, match="article"):
        ids_of(article="nowhere")


def test_nothing_leaves_an_empty_service(ids_of):
    """An empty page is a page."""
    assert ids_of() == ids_of(every=True) == ([], None)


# Changes


def test_followers_are_told_what_changed(services, published, decide, clock, ids_of):
    """What appeared and what went since a moment, that moment included."""
    old = published(body="قديم").id
    gone = published(body="ذاهب").id
    make.posted(services, body="ينتظر")
    clock.pass_(make.MINUTE)
    since = clock.now()
    decide("reject", gone)
    new = published(body="جديد").id

    assert ids_of(since=since) == ([gone, new], None)
    assert ids_of(since=since + 1) == ([], None)
    assert ids_of(since=0) == ([old, gone, new], None)


def test_what_went_is_marked(services, published, decide):
    """It is exported with the status that it has now."""
    comment = published()
    decide("reject", comment.id)

    ((one,), _) = services.export(Wanted(since=0))

    assert (one.comment.id, one.comment.status) == (comment.id, Status.REJECTED)


def test_changes_come_page_by_page(published, ids_of):
    """With the same cursor, and for one article too."""
    ids = [published(body=body).id for body in "أبت"]

    first, cursor = ids_of(since=0, limit=2, article="olive-harvest")

    assert (first, cursor) == (ids[:2], ids[1])
    assert ids_of(since=0, limit=2, after=cursor) == (ids[2:], None)


# The newsroom


def test_the_newsroom_gets_every_status_with_decisions(services, published, decide):
    """Oldest decision first; addresses stay out unless they are asked for."""
    waits = make.posted(services, body="ينتظر").comment
    refused = published(body="منشور ثم مرفوض")
    decide("reject", refused.id)

    page, _ = services.export(Wanted(every=True))

    told = {
        one.comment.id: [decision.outcome for decision in one.decisions] for one in page
    }
    assert told == {waits.id: ["hold"], refused.id: ["hold", "approve", "reject"]}
    assert {one.email for one in page} == {None}


def test_addresses_leave_only_with_an_entry(services, entries):
    """It says which program asked."""
    make.posted(services)
    make.posted(services, email="yusuf@example.org")

    page, _ = services.export(Wanted(every=True, emails=True), "archive")

    assert [one.email for one in page] == ["amina@example.org", "yusuf@example.org"]
    assert (entries()[-1].actor, entries()[-1].act) == ("archive", "export_emails")


def test_without_addresses_there_is_no_entry(services, entries):
    """Public exports happen all day."""
    services.export(Wanted(every=True), "archive")
    list(services.export.stream(Wanted(), "archive"))

    assert entries() == []


# Streams


def test_a_stream_holds_everything_a_page_at_a_time(services, published):
    """However small its pages are."""
    ids = [published(body=body).id for body in "أبتث"]

    streamed = [one.comment.id for one in services.export.stream(Wanted(limit=3))]

    assert streamed == ids


def test_a_stream_begins_behind_its_cursor(services, published):
    """As a page does."""
    ids = [published(body=body).id for body in "أبت"]

    stream = services.export.stream(Wanted(after=ids[0], limit=1))

    assert [one.comment.id for one in stream] == ids[1:]


def test_a_stream_of_addresses_leaves_one_entry_before_the_first(services, entries):
    """It is durable before any address is out."""
    for body in "أبت":
        make.posted(services, body=body)
    wanted = Wanted(every=True, emails=True, limit=1)

    stream = services.export.stream(wanted, "archive")
    first = next(stream)

    assert first.email == "amina@example.org"
    assert entries()[-1].act == "export_emails"
    assert len(list(stream)) == 2
    assert [entry.act for entry in entries()].count("export_emails") == 1
