"""The operator seats people at the desk, and unseats them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from moderation.cli.addresses import invitation_address
from moderation.cli.plainly import Noun
from moderation.cli.wired import opened, services
from moderation.domain import text
from moderation.domain.moderator import Role

if TYPE_CHECKING:
    from moderation.domain.moderator import Moderator

moderators = Noun("moderators", help="Say who sits at the desk.")
_password_stdin = click.option(
    "--password-stdin", is_flag=True, help="Read the password from the first line."
)


@moderators.command()
@click.argument("name")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True)
@_password_stdin
def add(name: str, role: str, *, password_stdin: bool) -> None:
    """Seat NAME at the desk with a password that you set."""
    password = _password(from_stdin=password_stdin)
    with services() as product:
        added = product.add_moderator(text.read(name), Role(role), password)
    click.echo(f"{added.name} is {added.role.value}.")


@moderators.command("list")
def list_() -> None:
    """Show who sits at the desk: role, state and name, a person a line."""
    with services() as product:
        people, invitations = product.list_people()
    for person in people:
        click.echo(f"{person.role.value}\t{_state(person)}\t{person.name}")
    if invitations:
        click.echo(f"Open invitations: {len(invitations)}.", err=True)


@moderators.command()
@click.argument("name")
def disable(name: str) -> None:
    """End the place of NAME and every session."""
    with services() as product:
        product.disable(text.read(name))
    click.echo(f"{name} is disabled.")


@moderators.command()
@click.argument("name")
def enable(name: str) -> None:
    """Give NAME the place back."""
    with services() as product:
        product.disable(text.read(name), enable=True)
    click.echo(f"{name} is enabled.")


@moderators.command()
@click.argument("name")
@_password_stdin
def reset(name: str, *, password_stdin: bool) -> None:
    """Set a new password for NAME and end every session."""
    password = _password(from_stdin=password_stdin)
    with services() as product:
        product.reset_password(text.read(name), password)
    click.echo(f"{name} has a new password.")


@moderators.command()
def invite() -> None:
    """Print the link by which the first moderator sets a name and a password.

    It works once, for a week, and only while there is no moderator. Later ones are
    invited from the desk.
    """
    with opened() as wired:
        token = wired.services.invite_first()
    if token is None:
        raise click.ClickException(
            "there is a moderator already, who can invite others from the desk"
        )
    click.echo(invitation_address(wired.settings, token))


def _password(*, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise click.ClickException("no terminal to ask at; use --password-stdin")
    password: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    return password


def _state(person: Moderator) -> str:
    return "active" if person.disabled_at is None else "disabled"
