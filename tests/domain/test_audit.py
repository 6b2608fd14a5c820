"""A chain of entries that shows alteration."""

from dataclasses import replace

import pytest

from moderation.domain.audit import (
    START,
    AuditAct,
    Entry,
    NewEntry,
    digest,
    first_altered,
)

KEY = b"k" * 32


@pytest.fixture
def log():
    """Five entries, chained."""
    before, entries = START, []
    for entry_id in range(1, 6):
        new = NewEntry(
            at=1000 * entry_id,
            actor="سلمى",
            act=AuditAct.DECIDE,
            comment_id=entry_id + 40,
            detail={"outcome": "approve", "reasons": ["other"], "reports": entry_id},
        )
        before = digest(KEY, before, entry_id, new)
        entries.append(Entry(entry_id, **{**vars(new), "digest": before}))
    return entries


def test_an_untouched_log_is_whole(log):
    """Nothing is named, as long as nothing was altered."""
    assert first_altered(KEY, log, log[-1].digest) is None


def test_an_empty_log_is_whole():
    """A service that did nothing yet has nothing to hide."""
    assert first_altered(KEY, [], START) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"at": 1},
        {"actor": "يوسف"},
        {"act": AuditAct.UNDO},
        {"comment_id": None},
        {"detail": {"outcome": "reject", "reasons": ["other"], "reports": 3}},
        {"digest": "0" * 64},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_an_altered_entry_is_named(log, changes):
    """Whatever was altered of it, its id is returned."""
    head = log[-1].digest
    log[2] = replace(log[2], **changes)

    assert first_altered(KEY, log, head) == 3


def test_an_entry_removed_in_the_middle_shows_at_the_next(log):
    """The one after it no longer fits its predecessor."""
    head = log[-1].digest
    del log[2]

    assert first_altered(KEY, log, head) == 4


def test_a_removed_beginning_shows_at_the_new_first(log):
    """A log begins at the start and nowhere else."""
    assert first_altered(KEY, log[1:], log[-1].digest) == 2


def test_removed_newest_entries_show_at_the_head(log):
    """The rest is whole, but it does not reach the digest that is kept apart."""
    assert first_altered(KEY, log[:-1], log[-1].digest) == 0


def test_a_log_that_was_emptied_shows_at_the_head(log):
    """Nothing at all is not what was recorded."""
    assert first_altered(KEY, [], log[-1].digest) == 0


def test_reordered_entries_are_named(log):
    """The first that stands in another's place is returned."""
    head = log[-1].digest
    log[1], log[2] = log[2], log[1]

    assert first_altered(KEY, log, head) == 3


def test_an_entry_under_another_id_is_named(log):
    """The id is covered too: an entry cannot be moved to another moment."""
    head = log[-1].digest
    log[2] = replace(log[2], id=99)

    assert first_altered(KEY, log, head) == 99


def test_who_lacks_the_key_cannot_chain(log):
    """The same entries under another key are not ours."""
    assert first_altered(b"x" * 32, log, log[-1].digest) == 1


def test_the_order_of_details_does_not_matter():
    """A store may give them back in another order."""
    one = NewEntry(1, "reader", AuditAct.EDIT, detail={"outcome": "hold", "n": 1})
    two = NewEntry(1, "reader", AuditAct.EDIT, detail={"n": 1, "outcome": "hold"})

    assert digest(KEY, START, 1, one) == digest(KEY, START, 1, two)
