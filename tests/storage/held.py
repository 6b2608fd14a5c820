"""What a store holds, to be compared."""

from moderation.storage.copying import tables
from moderation.storage.copying.sums import sum_of


def sums_of(store):
    """Everything that a store holds, table by table."""
    with store.moment() as side:
        return [sum_of(side, table) for table in tables.in_order(side.tables())]


def rows_of(store):
    """How many rows that is."""
    return sum(each.rows for each in sums_of(store))


def whole_rows(store):
    """How many of them are taken over again each time."""
    return sum(each.rows for each in sums_of(store) if each.table in tables.WHOLE)
