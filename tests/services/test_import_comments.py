"""The operator takes in comments from elsewhere."""

import json

import pytest

from moderation.domain.audit import AuditAct
from moderation.domain.comment import Status
from moderation.domain.decision import Outcome, ReasonCode
from moderation.domain.errors import InvalidError
from moderation.domain.queue import Filter, QueueName
from moderation.domain.shapes import moment
from tests import make


def line(**changes):
    """A line of a file."""
    document = {
        "article": "olive-harvest",
        "author": {"name": "أمينة", "email": "amina@example.org"},
        "body": "مقال جميل",
        "status": "approved",
        "created_at": moment(make.NOW - make.HOUR),
        **changes,
    }
    return json.dumps(document).encode()


@pytest.fixture
def take(services):
    """Import lines; returns how far it went."""

    def act(*lines):
        *_, done = services.import_comments(lines)
        return done

    return act


@pytest.fixture
def all_comments(stored):
    """Every comment, oldest first."""

    def read():
        with stored() as unit:
            wanted = Filter(queue=QueueName.ALL, limit=1000)
            return sorted(unit.comments.page(wanted), key=lambda comment: comment.id)

    return read


def test_comments_keep_what_they_were(take, all_comments, stored):
    """Text, moment and status; one author for one address."""
    done = take(line(), line(body="وشكرًا", status="spam"))

    first, second = all_comments()
    assert (done.lines, done.stored, done.known) == (2, 2, 0)
    assert (first.status, second.status) == (Status.APPROVED, Status.SPAM)
    assert first.created_at == make.NOW - make.HOUR
    assert first.author_id == second.author_id
    with stored() as unit:
        author = unit.authors.by_ids([first.author_id])[first.author_id]
        decision = unit.decisions.standing([first.id])[first.id]
    assert (author.approved, author.spam) == (1, 1)
    assert [reason.code for reason in decision.reasons] == [ReasonCode.IMPORTED]


def test_the_rules_hold_for_imports(services, take, all_comments):
    """What was approved elsewhere is no exception."""
    services.write_rule(None, make.rule(id=0, outcome=Outcome.REJECT))

    take(line(body="يا حمار"))

    (comment,) = all_comments()
    assert comment.status is Status.REJECTED


def test_replies_find_their_parents(take, all_comments):
    """Also those of the lines just before."""
    take(
        line(id="a"),
        line(id="b", parent="a", body="صحيح"),
        line(id="c", parent="b", body="نعم"),
    )

    first, second, third = all_comments()
    assert (second.parent_id, third.parent_id) == (first.id, second.id)


def test_a_reply_to_what_came_twice_finds_the_one_that_is_there(take, all_comments):
    """Whichever of the two lines it names."""
    take(line(id="a"), line(id="a2"), line(id="b", parent="a2", body="صحيح"))

    first, second = all_comments()
    assert second.parent_id == first.id


def test_what_is_there_already_is_not_stored_again(take, all_comments):
    """So that an import that stopped can be begun anew, with its replies."""
    lines = [line(id="a"), line(id="a2"), line(id="b", parent="a", body="صحيح")]
    first = take(*lines)

    again = take(*lines, line(id="c", parent="b", body="نعم"))

    assert (first.stored, first.known) == (2, 1)
    assert (again.stored, again.known) == (1, 3)
    assert len(all_comments()) == 3


@pytest.mark.parametrize(
    "wrong",
    [
        line(article="nowhere", body="آخر"),
        line(parent="unknown", body="آخر"),
        b"{",
    ],
)
def test_a_line_that_cannot_be_taken_ends_it(take, all_comments, wrong):
    """What stands before it is stored, and nothing after it; the line is named."""
    with pytest.raises(InvalidError) as refused:
        take(line(id="a"), line(id="b", body="صحيح"), wrong, line(body="وبعد"))

    assert refused.value.errors[0].data["line"] == 3
    assert [comment.body for comment in all_comments()] == ["مقال جميل", "صحيح"]


def test_a_policy_that_is_saved_meanwhile_holds_already(
    services, overtaken, all_comments
):
    """The comments are judged anew."""
    act = overtaken(services.import_comments)

    list(act([line(body="يا حمار")]))

    assert all_comments()[0].status is Status.PENDING


def test_an_import_leaves_entries(take, entries):
    """How many, and not what they say."""
    take(line(), line(body="وشكرًا"))

    told = [entry for entry in entries() if entry.act == AuditAct.IMPORT]
    assert [(entry.actor, entry.detail) for entry in told] == [
        ("operator", {"comments": 2})
    ]


def test_more_than_a_unit_holds_are_stored_all(take, all_comments):
    """In the order of the file."""
    done = take(*(line(body=f"تعليق {number}") for number in range(450)))

    assert done.stored == 450
    assert [comment.body for comment in all_comments()][::150] == [
        "تعليق 0",
        "تعليق 150",
        "تعليق 300",
    ]
