"""No page, feed, export or check of a submission reads every comment."""

import re
from dataclasses import replace

import pytest

from moderation.domain.comment import Status
from moderation.domain.queue import Cursor, Filter, Order, QueueName
from moderation.domain.submission import Trace
from tests.storage import make

pytestmark = pytest.mark.engine("sqlite")

PAGES = [
    Filter(queue=queue, order=order, after=after)
    for queue in QueueName
    for order in (Order.OLDEST, Order.NEWEST)
    for after in (None, Cursor(1))
]
RANKED = [QueueName.PENDING, QueueName.APPROVED, QueueName.ALL]


@pytest.fixture
def plans(store):
    """Do something in a unit; return how SQLite went about it, a line a step."""
    with store.writing() as unit:
        comment = make.comment(unit, status=Status.APPROVED)

    def explain(act):
        lines = []
        with store.reading() as unit:
            db = unit.comments._sql._db
            execute = db.execute

            def watch(statement, values=None):
                explained = execute("explain query plan " + statement, values)
                lines.extend(row[3] for row in explained)
                return execute(statement, values)

            db.execute = watch
            try:
                act(unit, comment)
            finally:
                del db.execute
        return lines

    return explain


def scans(lines):
    """The steps that read all comments, or every entry of one of their indexes."""
    return [line for line in lines if re.match(r"SCAN (c|comments|form|twin)\b", line)]


TRACE = Trace(index=b"i", network=b"n", twin=b"t", nonce=b"n")
READS = {
    "thread": lambda u, c: u.comments.thread(c.article_id, limit=9),
    "thread from a path": lambda u, c: u.comments.thread(
        c.article_id, since=c.path, limit=9
    ),
    "end of a thread": lambda u, c: u.comments.paths_before(c.article_id, limit=9),
    "before a path": lambda u, c: u.comments.paths_before(
        c.article_id, c.path, limit=9
    ),
    "page by number": lambda u, c: u.comments.path_at(c.article_id, offset=9),
    "feed": lambda u, c: u.comments.latest(c.article_id, limit=9),
    "export": lambda u, _: u.comments.approved(None, after=5, limit=9),
    "export of an article": lambda u, c: u.comments.approved(
        c.article_id, after=5, limit=9
    ),
    "export of everything": lambda u, _: u.comments.every(None, after=5, limit=9),
    "everything of one": lambda u, _: u.comments.every(1, after=5, limit=9),
    "changes": lambda u, _: u.comments.changed(None, since=5, after=5, limit=9),
    "submission": lambda u, _: u.comments.known("election", TRACE, hour=1, most=None),
    "submission with traffic": lambda u, _: u.comments.known(
        "election", TRACE, hour=1, most=9
    ),
    "twin": lambda u, _: u.comments.sent_by_twin(b"t"),
    "search": lambda u, _: u.comments.page(Filter(text="x")),
}


@pytest.mark.parametrize("read", READS.values(), ids=READS)
def test_what_is_asked_often_is_found_through_an_index(plans, read):
    """A million comments are no slower to ask than a thousand."""
    lines = plans(read)

    assert lines
    assert scans(lines) == []


@pytest.mark.parametrize("wanted", PAGES, ids=str)
def test_a_page_of_a_queue_is_read_in_order_and_no_further(plans, wanted):
    """Nothing is sorted, so that a page costs what is on it."""

    def read(unit, comment):
        after = Cursor(comment.id) if wanted.after else None
        unit.comments.page(replace(wanted, after=after))

    lines = plans(read)

    in_order = "SCAN c USING INDEX comments_written"
    assert [line for line in scans(lines) if line != in_order] == []
    if wanted.queue is not QueueName.REPORTED:
        assert "USE TEMP B-TREE FOR ORDER BY" not in lines


@pytest.mark.parametrize("queue", RANKED)
@pytest.mark.parametrize("is_first", [True, False])
def test_a_page_by_risk_takes_a_page_of_each_part_of_the_index(plans, queue, is_first):
    """In the index's order, and sorts no more than those pages."""

    def read(unit, comment):
        after = None if is_first else Cursor(comment.id, 50)
        unit.comments.page(Filter(queue=queue, order=Order.RISK, after=after))

    lines = plans(read)

    assert scans(lines) == []
    parts = [at for at, line in enumerate(lines) if line.endswith("ROUTINE part")]
    statuses = len(Status) if queue is QueueName.ALL else 1
    assert len(parts) == statuses * (1 if is_first else 2)
    for at in parts:
        assert "SEARCH c USING COVERING INDEX comments_by_risk" in lines[at + 1]
        assert lines[at + 2] == "SCAN part"


def test_the_last_comments_of_all_articles_are_read_in_order(plans):
    """The feed of the site walks its own index backwards and stops."""
    lines = plans(lambda unit, _: unit.comments.latest(None, limit=9))

    assert lines == ["SEARCH c USING INDEX comments_latest (status=?)"]


@pytest.mark.parametrize(
    ("read", "first"),
    [
        ("thread", "comments_thread (article_id=? AND status=? AND path>?)"),
        (
            "thread from a path",
            "comments_thread (article_id=? AND status=? AND path>?)",
        ),
        ("feed", "comments_latest_of_article (article_id=? AND status=?)"),
        ("export", "comments_approved (status=? AND id>?)"),
        (
            "export of an article",
            "comments_approved_of_article (article_id=? AND status=? AND id>?)",
        ),
        ("everything of one", "comments_of_article (article_id=? AND id>?)"),
    ],
)
def test_a_page_is_read_in_order_from_its_cursor(plans, read, first):
    """Nothing before the cursor is read, nothing of other articles, and no sorting."""
    assert plans(READS[read]) == [f"SEARCH c USING INDEX {first}"]


@pytest.mark.parametrize(
    ("read", "found_by"),
    [
        ("end of a thread", "(article_id=? AND status=?)"),
        ("before a path", "(article_id=? AND status=? AND path<?)"),
        ("page by number", "(article_id=? AND status=?)"),
    ],
)
def test_where_a_page_leads_is_known_without_reading_a_comment(plans, read, found_by):
    """The index of the thread is enough."""
    assert plans(READS[read]) == [
        f"SEARCH c USING COVERING INDEX comments_thread {found_by}"
    ]


@pytest.mark.parametrize("queue", [QueueName.REPORTED, QueueName.ALL])
def test_the_few_are_found_before_the_many(plans, queue):
    """Reports and searched words lead to comments, not the other way round."""
    text = "" if queue is QueueName.REPORTED else "x"

    lines = plans(lambda u, _: u.comments.page(Filter(queue=queue, text=text)))

    assert "SEARCH c USING INTEGER PRIMARY KEY (rowid=?)" in lines


def test_changes_are_found_by_their_moment(plans):
    """What did not change since then is not looked at."""
    lines = plans(READS["changes"])

    assert "SEARCH c USING COVERING INDEX comments_changed (changed_at>?)" in lines


def test_tallies_read_no_comment_but_the_oldest(plans):
    """The desk asks at every look how much there is."""
    lines = plans(lambda unit, _: unit.comments.tallies())

    # The smallest of an index is its first entry, which SQLite calls a search.
    assert scans(lines) == []


def test_what_teaches_is_found_in_a_long_log(plans):
    """Every post asks for the newest of it; the condition is that of the index."""
    wanted = {
        "newest": lambda unit, _: unit.scores.newest(),
        "known": lambda u, _: u.comments.known("election", TRACE, hour=0, most=None),
        "taught": lambda unit, _: unit.scores.taught(after=1, limit=9),
    }

    for read in wanted.values():
        about_the_log = [line for line in plans(read) if "audit_log " in line]
        assert about_the_log
        assert all("INDEX audit_log_that_teaches" in line for line in about_the_log)
