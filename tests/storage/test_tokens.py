"""Tokens are kept as digests and work until they are revoked."""

import itertools

import pytest

from moderation.domain.errors import TakenError
from moderation.domain.token import Scope
from tests.storage import make


@pytest.fixture
def unit(store):
    """An open writing unit."""
    with store.writing() as unit:
        yield unit


def add(unit, name="archive", digest=b"digest", scopes=(Scope.MODERATION,)):
    """A stored token."""
    return unit.tokens.add(name, digest, scopes, now=make.NOW)


@pytest.mark.parametrize(
    "scopes",
    [s for n in range(len(Scope) + 1) for s in itertools.combinations(Scope, n)],
    ids=str,
)
def test_a_token_is_found_with_its_scopes(unit, scopes):
    """Every set of scopes comes back as it was."""
    token = add(unit, scopes=scopes)

    assert unit.tokens.by_digest(b"digest") == token
    assert token.scopes == frozenset(scopes)
    assert unit.tokens.by_digest(b"other") is None


def test_a_revoked_token_is_not_found_but_listed(unit):
    """It opens nothing any more, and the list says since when."""
    add(unit)

    assert unit.tokens.revoke("archive", at=7)

    assert unit.tokens.by_digest(b"digest") is None
    assert [token.revoked_at for token in unit.tokens.all()] == [7]
    assert not unit.tokens.revoke("archive", at=8)


def test_a_name_is_used_once_at_a_time(unit):
    """While a token works its name is taken; afterwards it is free."""
    add(unit)
    with pytest.raises(TakenError):
        add(unit, digest=b"second")
    unit.tokens.revoke("archive", at=7)

    second = add(unit, digest=b"second")

    assert unit.tokens.all()[0] == second
