"""What may become of a comment."""

import pytest

from moderation.domain.comment import CHANGEABLE, DECIDABLE, PUBLIC, Status, id_at
from tests import make


@pytest.mark.parametrize("status", Status)
def test_readers_see_approved_comments_only(status):
    """Of all statuses one is public."""
    comment = make.comment(status=status)

    assert comment.is_public == (status is Status.APPROVED)


@pytest.mark.parametrize("status", Status)
def test_authors_change_what_they_take_for_pending(status):
    """Who sent spam may edit it like anyone else, and does not learn of it."""
    comment = make.comment(status=status)

    assert comment.is_changeable == (comment.shown_status is Status.PENDING)


@pytest.mark.parametrize("status", Status)
def test_only_spam_is_shown_as_something_else(status):
    """Its author is told that it is pending; everyone else hears the truth."""
    shown = make.comment(status=status).shown_status

    assert shown is (Status.PENDING if status is Status.SPAM else status)


@pytest.mark.parametrize("status", Status)
def test_what_was_public_once_stays_so(status):
    """Whatever became of it; what never was is not."""
    assert make.comment(status=status, published_at=make.NOW).was_public
    assert not make.comment(status=Status.PENDING, published_at=None).was_public


def test_a_path_ends_with_an_id():
    """However many stand above it."""
    assert id_at(f"{1:016x}{2**63 - 1:016x}") == 2**63 - 1


def test_the_sets_of_statuses_are_what_their_names_say():
    """Public, changeable and decidable are sets with names, not lists in queries."""
    assert {Status.APPROVED} == PUBLIC
    assert {Status.PENDING, Status.SPAM} == CHANGEABLE
    assert set(Status) - {Status.WITHDRAWN} == DECIDABLE
