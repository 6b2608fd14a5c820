"""A reader pages through a long thread; each page begins with a comment."""

import pytest

from moderation.domain.errors import NotFoundError
from moderation.services.thread_page import BEGINNING, Ways
from tests import make

ARTICLE = "olive-harvest"


@pytest.fixture
def environment(environment):
    """Three comments on a page."""
    return {**environment, "MODERATION_COMMENTS_PER_PAGE": "3"}


@pytest.fixture
def thread(published):
    """Publish so many comments; return their ids in the order of the thread."""

    def publish(count):
        return [published(body=str(number)).id for number in range(count)]

    return publish


@pytest.fixture
def read(services):
    """Read a page of the thread."""

    def page(begins=BEGINNING, **more):
        return services.read_article(ARTICLE, begins=begins, **more)

    return page


def ids(page):
    return [item.comment.id for item in page.thread]


def test_a_thread_of_one_page_leads_nowhere(read, thread):
    """As many comments as a page takes are no reason for a second."""
    comments = thread(3)

    page = read()

    assert ids(page) == comments
    assert (page.begins, page.ways) == (BEGINNING, Ways())


def test_a_page_begins_with_the_comment_that_it_is_named_after(read, thread):
    """Wherever that stands."""
    comments = thread(9)

    page = read(comments[4])

    assert page.begins == comments[4]
    assert ids(page) == comments[4:7]


def test_a_page_in_the_middle_leads_both_ways(read, thread):
    """A page back, a page on, and to both ends."""
    c = thread(12)

    ways = read(c[5]).ways

    assert ways == Ways(first=BEGINNING, earlier=c[2], later=c[8], last=c[9])


@pytest.mark.parametrize("before", [1, 2, 3])
def test_the_earlier_page_of_an_early_one_is_the_first(read, thread, before):
    """What fits on the first page needs no page of its own."""
    comments = thread(9)

    ways = read(comments[before]).ways

    assert (ways.first, ways.earlier) == (None, BEGINNING)


def test_the_later_page_is_named_once_where_it_is_the_last(read, thread):
    """Two ways to the same comments would be one too many."""
    c = thread(6)

    assert read().ways == Ways(later=c[3])
    assert read(c[2]).ways == Ways(earlier=BEGINNING, later=c[5])


def test_the_last_page_is_as_full_as_any(read, thread):
    """It holds the end of the thread, however the others fall."""
    c = thread(8)

    last = read(read().ways.last)

    assert ids(last) == c[5:]
    assert last.ways == Ways(first=BEGINNING, earlier=c[2])


def test_every_comment_is_reached_by_going_on(read, thread):
    """Each once, in the order of the thread."""
    comments = thread(8)

    page = read()
    found = ids(page)
    while page.ways.later:
        page = read(page.ways.later)
        found += ids(page)

    assert found == comments


def test_a_page_stays_where_it_is_when_replies_come_before_it(read, thread, published):
    """Who has its address finds what was there."""
    comments = thread(6)
    before = ids(read(comments[3]))

    published(body="رد", parent=comments[0])

    assert ids(read(comments[3])) == before


def test_the_page_of_the_first_comment_is_the_plain_one(read, thread):
    """One page has one name."""
    comments = thread(4)

    assert read(comments[0]) == read()


@pytest.mark.parametrize("outcome", ["reject", "spam", "hold"])
def test_a_page_begins_where_a_comment_stood_that_is_gone(
    read, thread, decide, outcome
):
    """It has the name of what stands there now."""
    comments = thread(6)
    decide(outcome, comments[2])

    page = read(comments[2])

    assert page.begins == comments[3]
    assert ids(page) == comments[3:6]


def test_the_end_is_shown_where_nothing_is_left(read, thread, decide):
    """Links to comments that are gone lead to what was before them."""
    comments = thread(6)
    decide("reject", comments[5])

    page = read(comments[5])

    assert ids(page) == comments[2:5]
    assert page.begins == comments[2]


def test_a_thread_that_is_gone_is_empty(read, thread, decide):
    """The article itself is there still."""
    (comment,) = thread(1)
    decide("reject", comment)

    page = read(comment)

    assert (page.thread, page.begins, page.ways) == ([], BEGINNING, Ways())


@pytest.mark.parametrize("outcome", [None, "reject", "spam"])
def test_what_never_was_public_begins_no_page(services, read, thread, decide, outcome):
    """It cannot be told from a comment that does not exist."""
    thread(4)
    waiting = make.posted(services, body="ينتظر").comment.id
    if outcome:
        decide(outcome, waiting)

    for comment_id in (waiting, 7):
        with pytest.raises(NotFoundError, match="page"):
            read(comment_id)


def test_a_comment_of_another_article_begins_no_page(services, thread):
    """Its own article has that page."""
    comments = thread(4)
    services.load_articles([make.source(slug="market")])

    with pytest.raises(NotFoundError, match="page"):
        services.read_article("market", begins=comments[0])


def test_older_links_count_pages(read, thread):
    """They lead to the page that begins there."""
    comments = thread(8)

    assert read(page=1) == read()
    assert read(page=2) == read(comments[3])
    assert ids(read(page=3)) == comments[6:]


@pytest.mark.parametrize("page", [0, -1, 3])
def test_a_page_that_is_not_there_is_not_found(read, thread, page):
    """Pages count from one to the last."""
    thread(4)

    with pytest.raises(NotFoundError, match="page"):
        read(page=page)
