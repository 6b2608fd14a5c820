"""Queues are paged, narrowed, searched and counted."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moderation.domain.comment import Status
from moderation.domain.queue import Cursor, Filter, Order, QueueName, Tally
from moderation.domain.report import Complaint
from tests.storage import make


@pytest.fixture
def unit(store):
    """An open writing unit."""
    with store.writing() as unit:
        yield unit


def ids(comments):
    """What pages are compared by."""
    return [comment.id for comment in comments]


@pytest.mark.parametrize("order", Order)
def test_pages_of_a_queue_meet_without_gap_or_repetition(unit, order):
    """The cursor is the last comment's id, whatever the order."""
    made = [make.comment(unit, created_at=make.NOW + n // 2) for n in range(7)]
    wanted = made[::-1] if order is Order.NEWEST else made

    pages, after = [], None
    while page := unit.comments.page(Filter(order=order, after=after, limit=3)):
        pages += page
        after = Cursor(page[-1].id)

    assert ids(pages) == ids(wanted)


RISKS = (0, 87, 30, 87, 0, 30, 87, 0, 100)


@pytest.mark.parametrize("queue", [QueueName.PENDING, QueueName.SPAM, QueueName.ALL])
@pytest.mark.parametrize("narrowed", [{}, {"text": "أمينة"}, {"section": "سياسة"}])
@pytest.mark.parametrize("limit", [1, 2, 4])
def test_the_riskiest_come_first_on_every_page(unit, queue, narrowed, limit):
    """Of the same risk the oldest does; none is missed, none comes twice."""
    statuses = list(Status) if queue is QueueName.ALL else [Status(queue.value)]
    made = [
        make.comment(
            unit,
            risk=risk,
            created_at=make.NOW - at // 2,
            status=statuses[at % len(statuses)],
        )
        for at, risk in enumerate(RISKS)
    ]
    wanted = Filter(queue=queue, order=Order.RISK, limit=limit, **narrowed)

    pages, after = [], None
    while page := unit.comments.page(replace(wanted, after=after)):
        pages += page
        after = Cursor(page[-1].id, page[-1].risk)

    assert pages == sorted(made, key=lambda c: (-c.risk, c.created_at, c.id))


def test_reported_comments_are_ranked_too(unit):
    """They are few, and are sorted when they are asked for."""
    made = [make.comment(unit, risk=r, status=Status.APPROVED) for r in (5, 90, 40)]
    for comment in made:
        unit.reports.add(comment.id, Complaint.HATE, network=b"n", at=make.NOW)
    wanted = Filter(queue=QueueName.REPORTED, order=Order.RISK, limit=2)

    first = unit.comments.page(wanted)
    second = unit.comments.page(replace(wanted, after=Cursor(made[2].id, 40)))

    assert ids(first) == [made[1].id, made[2].id]
    assert ids(second) == [made[0].id]


def test_a_ranked_page_goes_on_behind_the_risk_that_was_seen(unit):
    """Also when its last comment has another by now; else behind what it has."""
    make.comment(unit, risk=90)
    last, following = (make.comment(unit, risk=risk) for risk in (20, 70))
    wanted = Filter(order=Order.RISK)

    as_seen = unit.comments.page(replace(wanted, after=Cursor(last.id, 80)))
    as_it_is = unit.comments.page(replace(wanted, after=Cursor(last.id)))

    assert ids(as_seen) == [following.id, last.id]
    assert as_it_is == []


def test_the_order_is_of_writing_not_of_storing(unit):
    """A comment that was written earlier stands earlier, whenever it came here."""
    late = make.comment(unit, created_at=make.NOW)
    early = make.comment(unit, created_at=make.NOW - 1)

    assert ids(unit.comments.page(Filter())) == [early.id, late.id]


def test_a_decided_comment_still_serves_as_cursor(unit):
    """The list goes on from where it was, though its last comment left the queue."""
    first, second = make.comment(unit), make.comment(unit)
    unit.comments.move(first, Status.APPROVED, now=make.NOW)

    assert ids(unit.comments.page(Filter(after=Cursor(first.id)))) == [second.id]


@pytest.mark.parametrize("after", [0, 5, 10**30])
def test_behind_an_unknown_comment_there_is_nothing(unit, after):
    """A made-up cursor gives an empty page."""
    make.comment(unit)

    assert unit.comments.page(Filter(after=Cursor(after))) == []


def test_each_queue_holds_its_own(unit):
    """A comment stands in the queue of its status, and all stand in `all`."""
    made = {status: make.comment(unit, status=status) for status in Status}

    found = {
        name: ids(unit.comments.page(Filter(queue=name)))
        for name in QueueName
        if name is not QueueName.REPORTED
    }

    everything = found.pop(QueueName.ALL)
    assert everything == ids(made.values())
    assert found == {name: [made[Status(name.value)].id] for name in found}


def test_the_reported_queue_holds_approved_comments_with_open_reports(unit):
    """A report that was closed, or about a comment that went, calls nobody."""
    reported, closed, gone = (
        make.comment(unit, status=Status.APPROVED) for _ in range(3)
    )
    for comment in (reported, closed, gone):
        unit.reports.add(comment.id, Complaint.HATE, network=b"n", at=make.NOW)
    unit.reports.close(closed.id, at=make.NOW)
    unit.comments.move(gone, Status.REJECTED, now=make.NOW)

    assert ids(unit.comments.page(Filter(queue=QueueName.REPORTED))) == [reported.id]
    assert tally(unit, QueueName.REPORTED) == Tally(QueueName.REPORTED, 1, make.NOW)


def test_a_queue_narrows_to_an_article_and_to_a_section(unit):
    """Slug and section each leave out the others; together they must agree."""
    here = make.article(unit, "here", section="سياسة")
    there = make.article(unit, "there", section="ثقافة")
    mine = make.comment(unit, article_id=here.id)
    make.comment(unit, article_id=there.id)

    assert ids(unit.comments.page(Filter(article="here"))) == [mine.id]
    assert ids(unit.comments.page(Filter(section="سياسة"))) == [mine.id]
    assert unit.comments.page(Filter(article="here", section="ثقافة")) == []
    assert unit.comments.page(Filter(article="nowhere")) == []


@pytest.mark.parametrize(
    "text", ["احمد", "أَحْمَد", "كتب أحمد", "أحمد كتب", "SALMA", "١٢", "O'BRIEN"]
)
def test_words_are_found_however_they_are_spelt(unit, text):
    """Search folds what is asked as it folded what was written; order is free."""
    wanted = make.comment(unit, name="Salma", body="كتب أحـمد إلى o'brien في 12 مايو")
    make.comment(unit, body="شيء آخر")

    assert ids(unit.comments.page(Filter(text=text))) == [wanted.id]


def test_a_search_narrows_the_reported_too(unit):
    """Words and reports must both be there."""
    wanted, other = (
        make.comment(unit, status=Status.APPROVED, body=body) for body in ("قلم", "ورق")
    )
    make.comment(unit, status=Status.APPROVED, body="قلم")
    for comment in (wanted, other):
        unit.reports.add(comment.id, Complaint.HATE, network=b"n", at=make.NOW)

    found = unit.comments.page(Filter(queue=QueueName.REPORTED, text="قلم"))

    assert ids(found) == [wanted.id]


def test_a_twice_reported_comment_stands_once(unit):
    """Two networks reported it; it is one comment to decide."""
    comment = make.comment(unit, status=Status.APPROVED)
    for network in (b"a", b"b"):
        unit.reports.add(comment.id, Complaint.HATE, network=network, at=make.NOW)

    assert ids(unit.comments.page(Filter(queue=QueueName.REPORTED))) == [comment.id]
    assert tally(unit, QueueName.REPORTED).count == 1


def test_every_word_must_be_there(unit):
    """Two words narrow more than one."""
    make.comment(unit, body="قلم")

    assert unit.comments.page(Filter(text="قلم ورق")) == []


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_a_blank_search_narrows_nothing(unit, text):
    """An empty field is no question."""
    comment = make.comment(unit)

    assert ids(unit.comments.page(Filter(text=text))) == [comment.id]


@pytest.mark.parametrize("text", ["!?", "🙂", '"', "\x00", "-"])
def test_a_search_without_words_finds_nothing(unit, text):
    """What holds no letter and no digit cannot be looked for."""
    make.comment(unit, body="سؤال!? 🙂")

    assert unit.comments.page(Filter(text=text)) == []


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=200,
    deadline=None,
)
@given(
    st.text(max_size=40)
    | st.sampled_from(["AND", "a OR", "NOT b", "col:a", "a*", "^a", "NEAR(a b)", "{a}"])
)
def test_no_search_breaks_the_page(unit, text):
    """Whatever is typed is words or nothing, never an operator."""
    unit.comments.page(Filter(text=text))


def test_an_edited_comment_is_found_by_its_new_words_only(unit):
    """The index follows the text."""
    comment = make.comment(unit, body="قديم")
    unit.comments.edit(
        comment,
        body="حديث",
        html="<p>حديث</p>",
        folded="حديث",
        twin=b"t",
        status=Status.PENDING,
        risk=0,
        now=make.NOW,
    )

    assert unit.comments.page(Filter(text="قديم")) == []
    assert ids(unit.comments.page(Filter(text="حديث"))) == [comment.id]


def test_tallies_count_every_queue_in_order(unit):
    """Each queue has its count and the moment of its oldest comment."""
    make.comment(unit, created_at=7)
    make.comment(unit, created_at=5)
    make.comment(unit, status=Status.SPAM, created_at=6)

    tallies = unit.comments.tallies()

    assert [tally.queue for tally in tallies] == list(QueueName)
    assert tally(unit, QueueName.PENDING) == Tally(QueueName.PENDING, 2, 5)
    assert tally(unit, QueueName.SPAM) == Tally(QueueName.SPAM, 1, 6)
    assert tally(unit, QueueName.APPROVED) == Tally(QueueName.APPROVED, 0, None)
    assert tally(unit, QueueName.ALL) == Tally(QueueName.ALL, 3, 5)


def test_an_empty_desk_has_empty_queues(unit):
    """Nothing is nothing, not an error."""
    assert unit.comments.tallies() == [Tally(name, 0, None) for name in QueueName]


def tally(unit, name):
    """The tally of one queue."""
    return next(tally for tally in unit.comments.tallies() if tally.queue is name)
