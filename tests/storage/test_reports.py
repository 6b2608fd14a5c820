"""Reports are one a network while they are open."""

import pytest

from moderation.domain.report import Complaint
from tests.storage import make


@pytest.fixture
def unit(store):
    """An open writing unit."""
    with store.writing() as unit:
        yield unit


def report(unit, comment, network=b"home", complaint=Complaint.INSULT, at=make.NOW):
    """Whether a report was stored."""
    return unit.reports.add(comment.id, complaint, network=network, at=at)


@pytest.mark.parametrize("complaint", Complaint)
def test_a_report_comes_back(unit, complaint):
    """Every complaint that a reader may have can be stored."""
    comment = make.comment(unit)

    assert report(unit, comment, complaint=complaint)

    ((found,),) = unit.reports.open_about([comment.id]).values()
    assert (found.comment_id, found.complaint, found.at) == (
        comment.id,
        complaint,
        make.NOW,
    )


def test_a_network_reports_a_comment_once(unit):
    """A second report from there counts nothing; one from elsewhere does."""
    comment = make.comment(unit)

    outcomes = [report(unit, comment, network) for network in (b"a", b"a", b"b")]

    assert outcomes == [True, False, True]
    assert len(unit.reports.open_about([comment.id])[comment.id]) == 2


def test_closing_tells_how_many_there_were_and_lets_new_ones_in(unit):
    """What was looked at is over; who sees something new may say so."""
    comment = make.comment(unit)
    report(unit, comment, b"a")
    report(unit, comment, b"b")

    closed = [unit.reports.close(comment.id, at=1) for _ in range(2)]

    assert closed == [2, 0]
    assert unit.reports.open_about([comment.id]) == {}
    assert report(unit, comment, b"a")


def test_reports_from_a_network_are_counted_since_a_moment(unit):
    """Open or closed, each one counts; earlier ones do not."""
    for at in (1, 2, 3):
        report(unit, make.comment(unit), at=at)

    assert unit.reports.sent_from(b"home", since=2) == 2
    assert unit.reports.sent_from(b"away", since=0) == 0
