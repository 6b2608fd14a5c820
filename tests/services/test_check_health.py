"""An operator's monitor asks whether the service can do its work."""

import pytest

from moderation.domain.errors import StoreUnavailableError


def test_a_service_that_reads_and_writes_is_well(services):
    """It says nothing; asked twice, it is well twice."""
    assert services.check_health() is None
    assert services.check_health() is None


def test_a_service_without_its_store_is_not(services, wired, engine, database):
    """The error says that the store is unavailable."""
    wired.store.close()
    engine.remove(database)

    with pytest.raises(StoreUnavailableError):
        services.check_health()
