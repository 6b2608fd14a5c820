"""The audit log is appended to, chained, and never changed."""

import pytest

from moderation.domain.audit import START, AuditAct, first_altered
from moderation.domain.errors import KeyFileError
from tests.engines import REFUSALS
from tests.storage import make
from tests.storage.conftest import AUDIT_KEY, opened


def record(store, number):
    """Append entries; return them."""
    with store.writing() as unit:
        return [unit.audit.append(make.entry(comment_id=n)) for n in range(number)]


def altered(store):
    """The first entry that is not as it was recorded."""
    with store.reading() as unit:
        return first_altered(AUDIT_KEY, unit.audit.walk(), unit.audit.head())


@pytest.mark.parametrize("act", AuditAct)
def test_an_entry_comes_back_as_it_was_recorded(store, act):
    """Every act can be recorded, with its detail."""
    detail = {"reasons": ["hate", "other"], "from": "سلمى", "count": 3}

    with store.writing() as unit:
        entry = unit.audit.append(make.entry(act=act, detail=detail))

    with store.reading() as unit:
        assert unit.audit.page(before=None, limit=1) == [entry]
    assert entry.detail == detail


def test_an_untouched_log_holds(store):
    """A long chain verifies, across units and across the pages of `walk`."""
    entries = record(store, 3) + record(store, 600)

    with store.reading() as unit:
        assert list(unit.audit.walk()) == entries
        assert unit.audit.head() == entries[-1].digest
    assert altered(store) is None


def test_an_empty_log_holds(store):
    """The head of nothing is the start."""
    with store.reading() as unit:
        assert unit.audit.head() == START
    assert altered(store) is None


@pytest.mark.parametrize(
    "statement",
    [
        "update audit_log set actor = 'x'",
        "delete from audit_log",
        "update audit_log set at = at where 1 = 1",
    ],
)
def test_the_database_refuses_changes(store, execute, statement):
    """Neither changing nor deleting an entry is possible through SQL."""
    record(store, 1)

    with pytest.raises(REFUSALS, match="append-only"):
        execute(statement)


def test_an_altered_entry_is_named(store, tamper):
    """Whoever gets around the triggers is found by the chain."""
    entries = record(store, 4)

    tamper("update audit_log set actor = 'x' where id = ?", entries[1].id)

    assert altered(store) == entries[1].id


def test_a_missing_entry_shows_at_the_next(store, tamper):
    """A gap breaks the chain where it ends."""
    entries = record(store, 4)

    tamper("delete from audit_log where id = ?", entries[1].id)

    assert altered(store) == entries[2].id


def test_a_log_that_was_cut_off_shows_too(store, tamper):
    """The head is kept apart and misses the newest entry."""
    entries = record(store, 4)

    tamper("delete from audit_log where id = ?", entries[3].id)

    assert altered(store) == 0


def test_pages_go_backwards_from_the_newest(store):
    """The cursor is the last entry's id."""
    entries = record(store, 5)

    with store.reading() as unit:
        first = unit.audit.page(before=None, limit=3)
        second = unit.audit.page(before=first[-1].id, limit=3)

    assert first + second == entries[::-1]


def test_the_entries_about_a_comment_are_oldest_first(store):
    """Others, and those about nothing, stay out."""
    with store.writing() as unit:
        mine = [unit.audit.append(make.entry(comment_id=7)) for _ in range(2)]
        unit.audit.append(make.entry(comment_id=8))
        unit.audit.append(make.entry())

        assert unit.audit.of(7) == mine


def test_an_undone_unit_leaves_no_entry_and_no_head(store):
    """The log and its head move with the unit or not at all."""
    record(store, 1)
    with pytest.raises(ZeroDivisionError):
        append_and_fail(store)

    assert altered(store) is None
    assert record(store, 1)


def append_and_fail(store):
    """A unit that comes to nothing."""
    with store.writing() as unit:
        unit.audit.append(make.entry())
        raise ZeroDivisionError


def test_entries_stay_in_order_when_the_clock_is_set_back(store, execute):
    """An entry never gets an id below its predecessor's."""
    (first,) = record(store, 1)
    execute("update audit_head set entry_id = ?", first.id + 2**60)

    (second,) = record(store, 1)

    assert second.id == first.id + 2**60 + 1


def test_nothing_is_appended_without_the_key(address, tmp_path):
    """A store that never met the vault refuses, rather than break the chain."""
    keyless = opened(address, tmp_path / "var", audit_key=b"")

    with pytest.raises(KeyFileError), keyless.writing() as unit:
        unit.audit.append(make.entry())

    keyless.close()
