"""Ids rise, fit into 63 bits, and are never made twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from moderation.storage.ids import Ids


def test_ids_rise():
    """Each is above every earlier one, however quickly they are made."""
    make = Ids().new

    ids = [make() for _ in range(10_000)]

    assert ids == sorted(set(ids))


def test_ids_say_when_they_were_made():
    """The part above the random bits is microseconds since 2020."""
    before = datetime.now(UTC).timestamp()

    made = (Ids().new() >> 12) / 1e6 + datetime(2020, 1, 1, tzinfo=UTC).timestamp()

    assert abs(made - before) < 5


def test_ids_fit_into_a_signed_database_integer():
    """63 bits last for decades."""
    assert Ids().new() < 2**62


def test_threads_never_make_the_same_id():
    """Eight threads at once make as many ids as they were asked for."""
    make = Ids().new

    with ThreadPoolExecutor(8) as threads:
        lists = list(threads.map(lambda _: [make() for _ in range(2_000)], range(8)))

    assert len({made for each in lists for made in each}) == 16_000


def test_a_unit_makes_rising_ids(store):
    """Later units make higher ids than earlier ones, also in another store."""
    with store.writing() as unit:
        first = [unit.new_id(), unit.new_id()]
    with store.writing() as unit:
        second = unit.new_id()

    assert first[0] < first[1] < second
