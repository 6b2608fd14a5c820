"""The operator gives keys to other programs."""

from __future__ import annotations

import click

from moderation.cli.plainly import Noun
from moderation.cli.wired import services
from moderation.domain import text
from moderation.domain.errors import InvalidError
from moderation.domain.shapes import moment
from moderation.domain.submission import faults_of_text
from moderation.domain.token import Scope

tokens = Noun("tokens", help="Give keys to other programs, and take them back.")


@tokens.command()
@click.argument("name")
@click.option(
    "--scope",
    "scopes",
    type=click.Choice([scope.value for scope in Scope]),
    multiple=True,
    required=True,
    help="What it opens; may be given again. `emails` needs `moderation` too.",
)
def add(name: str, scopes: tuple[str, ...]) -> None:
    """Make a token called NAME and print it, this once."""
    wanted = {Scope(scope) for scope in scopes}
    if Scope.MODERATION not in wanted:
        raise click.ClickException("the scope emails opens nothing without moderation")
    name = text.read(name)
    if faults := faults_of_text("name", name):
        raise InvalidError(*faults)
    with services() as product:
        secret = product.add_token(name, wanted)
    click.echo(secret)
    click.echo("Keep it now: it cannot be shown again.", err=True)


@tokens.command("list")
def list_() -> None:
    """Show the tokens: state, scopes, day and name, a token a line."""
    with services() as product:
        found = product.list_tokens()
    for token in found:
        state = "active" if token.revoked_at is None else "revoked"
        scopes = ",".join(sorted(token.scopes))
        day = moment(token.created_at)[:10]
        click.echo(f"{state}\t{scopes}\t{day}\t{token.name}")


@tokens.command()
@click.argument("name")
def revoke(name: str) -> None:
    """End the token called NAME."""
    with services() as product:
        product.revoke_token(text.read(name))
    click.echo(f"{name} is revoked.")
