"""The operator gives keys to other programs."""

import pytest


def test_a_token_is_printed_once_and_opens_what_it_should(run, services):
    """Only a digest of it is kept."""
    result = run("tokens", "add", "importer", "--scope", "moderation")

    token = services.find_token(result.stdout.strip())
    assert token.name == "importer"
    assert token.scopes == {"moderation"}
    assert result.stdout.strip() not in run("tokens", "list").stdout


def test_the_list_is_a_token_a_line(run, wired):
    """State, scopes, day and name, newest first."""
    run("tokens", "add", "old", "--scope", "moderation")
    run("tokens", "add", "new", "--scope", "moderation", "--scope", "emails")
    run("tokens", "revoke", "old")

    lines = [line.split("\t") for line in run("tokens", "list").stdout.splitlines()]

    assert [(state, scopes, name) for state, scopes, _, name in lines] == [
        ("active", "emails,moderation", "new"),
        ("revoked", "moderation", "old"),
    ]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("add", "importer"), "--scope"),
        (("add", "importer", "--scope", "everything"), "everything"),
        (("add", "importer", "--scope", "emails"), "moderation"),
        (("add", " ", "--scope", "moderation"), "name is empty"),
        (("revoke", "importer"), "no such token"),
    ],
)
def test_what_cannot_be_done_is_one_line(refused, wired, words, what):
    """It says what is wrong."""
    assert what in refused("tokens", *words)


def test_a_name_is_used_once(run, refused, wired):
    """The audit log tells tokens apart by it."""
    run("tokens", "add", "importer", "--scope", "moderation")

    assert "taken" in refused("tokens", "add", "importer", "--scope", "moderation")
