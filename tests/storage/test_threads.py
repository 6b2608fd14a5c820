"""Readers page through threads, feeds and exports in orders that hold still."""

import pytest

from moderation.domain.comment import Status
from tests.storage import make

LATER = make.NOW + make.MINUTE


@pytest.fixture
def unit(store):
    """An open writing unit."""
    with store.writing() as unit:
        yield unit


def approved(unit, **changes):
    """A stored comment that readers see."""
    return make.comment(unit, status=Status.APPROVED, **changes)


def test_a_thread_is_depth_first_and_oldest_first(unit):
    """Replies follow their comment before the next one begins."""
    first = approved(unit)
    second = approved(unit)
    reply = approved(unit, parent=first)
    deeper = approved(unit, parent=reply)
    late = approved(unit, parent=first)

    thread = unit.comments.thread(first.article_id, offset=0, limit=10)

    assert thread == [first, reply, deeper, late, second]


def test_a_page_of_a_thread_begins_at_the_place_of_its_first_comment(unit):
    """`place` says where a comment stands, and paging there finds it."""
    comments = [approved(unit) for _ in range(5)]

    place = unit.comments.place(comments[3])

    assert place == 3
    page = unit.comments.thread(comments[0].article_id, offset=place, limit=1)
    assert page == [comments[3]]


@pytest.mark.parametrize("status", sorted({*Status} - {Status.APPROVED}))
def test_readers_see_approved_comments_only(unit, status):
    """No list for readers holds a comment of any other status."""
    comment = make.comment(unit, status=status)

    article_id = comment.article_id
    assert unit.comments.thread(article_id, offset=0, limit=9) == []
    assert unit.comments.latest(None, limit=9) == []
    assert unit.comments.latest(article_id, limit=9) == []
    assert unit.comments.approved(None, after=0, limit=9) == []
    assert unit.comments.approved(article_id, after=0, limit=9) == []


def test_the_last_published_comment_leads_the_feed(unit):
    """A comment that waited long is new to readers."""
    waiting = make.comment(unit)
    other = approved(unit)
    unit.comments.move(waiting, Status.APPROVED, now=LATER)

    latest = unit.comments.latest(None, limit=9)

    assert [comment.id for comment in latest] == [waiting.id, other.id]


def test_the_feed_of_an_article_knows_no_other(unit):
    """Comments of another article stay out of every list of this one."""
    here, there = make.article(unit, "here"), make.article(unit, "there")
    comment = approved(unit, article_id=here.id)
    approved(unit, article_id=there.id)

    assert unit.comments.latest(here.id, limit=9) == [comment]
    assert unit.comments.approved(here.id, after=0, limit=9) == [comment]
    assert unit.comments.every(here.id, after=0, limit=9) == [comment]
    assert unit.comments.changed(here.id, since=0, after=0, limit=9) == [comment]


def test_the_export_goes_on_behind_its_cursor(unit):
    """Pages follow one another without a gap and without a repetition."""
    comments = [approved(unit) for _ in range(5)]

    first = unit.comments.approved(None, after=0, limit=3)
    second = unit.comments.approved(None, after=first[-1].id, limit=3)

    assert first + second == comments
    assert unit.comments.approved(None, after=10**30, limit=3) == []


def test_every_status_is_in_the_export_of_everything(unit):
    """Moderators and their programs get all of it, in the order of ids."""
    comments = [make.comment(unit, status=status) for status in Status]

    assert unit.comments.every(None, after=0, limit=9) == comments


def test_what_readers_saw_change_is_told_apart(unit):
    """Comments that went count as changes; comments that never came do not."""
    gone, never = approved(unit), make.comment(unit)
    approved(unit)
    unit.comments.move(gone, Status.WITHDRAWN, now=LATER)
    unit.comments.move(never, Status.SPAM, now=LATER)

    changed = unit.comments.changed(None, since=LATER, after=0, limit=9)

    assert [(c.id, c.status) for c in changed] == [(gone.id, Status.WITHDRAWN)]
