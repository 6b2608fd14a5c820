"""An operator gives keys to other programs, and takes them back."""

import pytest

from moderation.domain.errors import NotFoundError, TakenError
from moderation.domain.token import Scope
from tests import make


def test_a_secret_opens_what_it_was_made_for(services):
    """Its scopes, and no others."""
    secret = services.add_token("archive", {Scope.MODERATION})

    token = services.find_token(secret)

    assert (token.name, token.scopes) == ("archive", {Scope.MODERATION})
    assert (token.created_at, token.revoked_at) == (make.NOW, None)


@pytest.mark.engine("sqlite")
def test_the_secret_itself_is_not_kept(services, wired):
    """Only a digest, so that a stolen database opens nothing."""
    secret = services.add_token("archive", [])
    wired.store.close()

    assert secret.encode() not in wired.settings.database_file.read_bytes()


@pytest.mark.parametrize("secret", ["", "nonsense"])
def test_an_unknown_secret_opens_nothing(services, secret):
    """There is no token behind it."""
    assert services.find_token(secret) is None


def test_a_name_is_in_use_once(services):
    """Until its token is revoked."""
    services.add_token("archive", [])

    with pytest.raises(TakenError):
        services.add_token("archive", [])
    services.revoke_token("archive")
    services.add_token("archive", [])

    assert [token.name for token in services.list_tokens()] == ["archive", "archive"]


def test_a_revoked_token_opens_nothing(services):
    """From that moment; the list remembers it."""
    secret = services.add_token("archive", [Scope.MODERATION])

    services.revoke_token("archive")

    assert services.find_token(secret) is None
    assert services.list_tokens()[0].revoked_at == make.NOW


def test_what_was_revoked_cannot_be_revoked(services, entries):
    """Neither can what never was."""
    services.add_token("archive", [])
    services.revoke_token("archive")

    for name in ("archive", "unknown"):
        with pytest.raises(NotFoundError, match="token"):
            services.revoke_token(name)

    assert [entry.act for entry in entries()] == ["add_token", "revoke_token"]


def test_keys_leave_entries(services, entries):
    """By the operator, with name and scopes."""
    services.add_token("archive", [Scope.MODERATION, Scope.EMAILS])
    services.revoke_token("archive")

    added, revoked = entries()
    assert (added.actor, added.act) == ("operator", "add_token")
    assert added.detail == {"token": "archive", "scopes": ["emails", "moderation"]}
    assert (revoked.actor, revoked.detail) == ("operator", {"token": "archive"})


def test_tokens_are_listed_newest_first(services):
    """All of them."""
    services.add_token("first", [])
    services.add_token("second", [])

    assert [token.name for token in services.list_tokens()] == ["second", "first"]
