"""Readers page through threads, feeds and exports in orders that hold still."""

import pytest

from moderation.domain.comment import Status, id_at
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

    thread = unit.comments.thread(first.article_id, limit=10)

    assert thread == [first, reply, deeper, late, second]


def test_a_page_of_a_thread_begins_at_a_path(unit):
    """With the comment there or, if it is gone, with the next one."""
    a, b, c, d = (approved(unit) for _ in range(4))

    there = unit.comments.thread(a.article_id, since=b.path, limit=2)
    unit.comments.move(b, Status.SPAM, now=LATER)
    gone = unit.comments.thread(a.article_id, since=b.path, limit=2)

    assert there == [b, c]
    assert gone == [c, d]


def test_the_nearest_paths_before_one_come_first(unit):
    """Replies count like what they reply to; without a path the end is the nearest."""
    first = approved(unit)
    second = approved(unit)
    reply = approved(unit, parent=first)
    make.comment(unit)

    before = unit.comments.paths_before(first.article_id, second.path, limit=9)
    last = unit.comments.paths_before(first.article_id, limit=2)

    assert before == [reply.path, first.path]
    assert last == [second.path, reply.path]
    assert unit.comments.paths_before(first.article_id, first.path, limit=9) == []


def test_a_path_is_found_by_how_many_stand_before_it(unit):
    """And nothing behind the last."""
    comments = [approved(unit) for _ in range(3)]

    article_id = comments[0].article_id
    assert unit.comments.path_at(article_id, offset=2) == comments[2].path
    assert unit.comments.path_at(article_id, offset=3) is None


def test_a_path_ends_with_the_id_of_its_comment(unit):
    """However deep it stands."""
    first = approved(unit)
    reply = approved(unit, parent=first)

    assert id_at(first.path) == first.id
    assert id_at(reply.path) == reply.id


@pytest.mark.parametrize("status", sorted({*Status} - {Status.APPROVED}))
def test_readers_see_approved_comments_only(unit, status):
    """No list for readers holds a comment of any other status."""
    comment = make.comment(unit, status=status)

    article_id = comment.article_id
    assert unit.comments.thread(article_id, limit=9) == []
    assert unit.comments.paths_before(article_id, limit=9) == []
    assert unit.comments.path_at(article_id, offset=0) is None
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
