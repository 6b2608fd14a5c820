"""Our statements mean on PostgreSQL what they mean on SQLite."""

import pytest

from moderation.storage.engines.postgres_sql import positional
from moderation.storage.migrations import names
from moderation.storage.migrations.postgres import statements


@pytest.mark.parametrize(
    ("ours", "theirs", "values"),
    [
        ("select :a, :b, :a", "select $1, $2, $1", ("a", "b")),
        ("select ':a', ':''b', :c", "select ':a', ':''b', $1", ("c",)),
        ('select ":a" -- :b\n, :c', 'select ":a" -- :b\n, $1', ("c",)),
        ("select :a::bigint % 2", "select $1::bigint % 2", ("a",)),
        ("select 100 % 7", "select 100 % 7", ()),
        ("in (:id0, :id1)", "in ($1, $2)", ("id0", "id1")),
    ],
)
def test_a_named_value_gets_a_place(ours, theirs, values):
    """Literals, names, remarks and casts keep their colons."""
    assert positional(ours) == (theirs, values)


@pytest.mark.parametrize("name", names())
def test_every_step_can_be_taken(name):
    """In PostgreSQL's words for the kinds of columns."""
    said = statements(name)

    assert ") strict" not in said
    assert " blob" not in said


@pytest.mark.parametrize(
    "value", [None, 0, 1, -1, 2**15, 2**31, 2**63 - 1, "", "نص", "%s $1 :a", b"\0\xff"]
)
def test_a_value_comes_back_as_it_was(shared, value):
    """Whatever its size; a number is a number, bytes are bytes."""
    kind = {str: "text", bytes: "bytea"}.get(type(value), "bigint")

    with shared._write() as sql:
        row = sql.row(f"select cast(:value as {kind}) as value", value=value)

    assert row == {"value": value}


@pytest.mark.parametrize(
    ("condition", "value"),
    [
        ("1 < :value", 2**63),
        ("1 > :value", -(2**70)),
        ("'ab' <> :value", "a\0b"),
        ("coalesce(:value, 0) < 1", None),
    ],
)
def test_a_value_that_no_column_can_hold_compares(shared, condition, value):
    """It is larger, or another, than all that is stored, and no error."""
    with shared.reading() as unit:
        row = unit.comments._sql.row(f"select {condition} as found", value=value)

    assert row == {"found": True}
