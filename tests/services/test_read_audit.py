"""A moderator reads the audit log; an operator verifies it."""

from functools import partial

import pytest

from moderation.domain.errors import ForbiddenError
from moderation.domain.moderator import Moderator, Role
from tests import make


@pytest.fixture
def three(services, entries):
    """The ids of three entries, oldest first."""
    for body in "أبت":
        make.posted(services, body=body)
    return [entry.id for entry in entries()]


@pytest.fixture
def tamper(engine, database):
    """Change the log behind the product's back."""
    return partial(engine.tamper, database)


def test_the_newest_comes_first(services, nora, three):
    """A viewer may read it."""
    page, cursor = services.read_audit(nora)

    assert [entry.id for entry in page] == three[::-1]
    assert cursor is None


def test_the_log_is_read_page_by_page(services, nora, three):
    """The cursor is the last entry's id; a full last page has none."""
    first, cursor = services.read_audit(nora, limit=2)
    second, end = services.read_audit(nora, before=cursor, limit=1)

    assert [entry.id for entry in first + second] == three[::-1]
    assert (cursor, end) == (three[1], None)


def test_who_left_the_desk_reads_nothing(services):
    """The log is the desk's."""
    gone = Moderator(1, "غائب", Role.CHIEF, created_at=0, disabled_at=1)

    with pytest.raises(ForbiddenError):
        services.read_audit(gone)


def test_an_untouched_log_is_whole(services, three):
    """Empty ones are, too."""
    assert services.verify_audit() is None


def test_a_log_without_entries_is_whole(services):
    """Nothing was done yet."""
    assert services.verify_audit() is None


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("actor", "يوسف"),
        ("at", 1),
        ("act", "decide"),
        ("act", "no act of ours"),
        ("detail", "no JSON"),
        ("detail", "[]"),
        ("comment_id", None),
        ("detail", "{}"),
        ("digest", "0" * 64),
    ],
)
def test_the_first_altered_entry_is_named(services, three, tamper, column, value):
    """Whoever has the file but not the key cannot alter it unseen."""
    alter = f"update audit_log set {column} = ? where id >= ?"  # noqa: S608 - ours
    tamper(alter, value, three[1])

    assert services.verify_audit() == three[1]


def test_a_removed_entry_shows_at_the_next(services, three, tamper):
    """The chain is broken there."""
    tamper("delete from audit_log where id = ?", three[1])

    assert services.verify_audit() == three[2]


def test_removed_newest_entries_show_at_the_head(services, three, tamper):
    """The head is kept apart."""
    tamper("delete from audit_log where id >= ?", three[1])

    assert services.verify_audit() == 0


def test_the_log_goes_on_after_its_newest_entries_were_removed(services, three, tamper):
    """New entries chain to the head, so that the gap stays visible."""
    tamper("delete from audit_log where id = ?", three[2])

    make.posted(services, body="ث")

    assert services.verify_audit() not in {None, 0}
