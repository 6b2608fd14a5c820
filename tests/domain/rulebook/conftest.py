"""Asking a rulebook of one rule."""

import pytest

from moderation.domain.errors import InvalidError
from moderation.domain.rulebook import Rulebook
from tests import make


@pytest.fixture
def matched():
    """Return what a rule tells of a submission; None where it does not match."""

    def ask(rule, time_zone="UTC", facts=None, **changes):
        book = Rulebook([rule], time_zone)
        found = book.matches(make.submission(**changes), facts or make.facts())
        return found[0] if found else None

    return ask


@pytest.fixture
def refused():
    """Return what is wrong with a rule, as code and line or number."""

    def ask(rule):
        with pytest.raises(InvalidError) as caught:
            Rulebook([rule], "UTC")
        (fault,) = caught.value.errors
        return fault.code, fault.data.get("line") or fault.data.get("number")

    return ask
