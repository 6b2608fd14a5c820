"""`serve`: make what is missing, say where to begin, and serve until told to stop."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

import click

from moderation.cli import server
from moderation.cli.addresses import HOST, PORT, invitation_address, site_address
from moderation.cli.article_files import read_all
from moderation.cli.articles import told
from moderation.cli.plainly import Command
from moderation.cli.wired import opened
from moderation.wiring import ROOT, settings_here, store_of

if TYPE_CHECKING:
    from moderation.wiring import Services

SEEDS = ROOT / "seeds" / "articles"


@click.command(cls=Command)
@click.option("--host", default=HOST, show_default=True, help="An address or a name.")
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=True)
def serve(host: str, port: int) -> None:
    """Serve with the production server.

    Makes the store, the keys and the seed articles where they are missing; touches no
    data that is there. Ends on SIGTERM or SIGINT, once the requests in flight have
    their answers.
    """
    address = server.free_address(host, port)
    settings = settings_here()
    with closing(store_of(settings)) as store:
        store.migrate()
    with opened() as wired:
        _load_seeds(wired.services)
        token = wired.services.invite_first()
    click.echo(f"Serving on {site_address(settings, host, port)}")
    if token:
        _tell_first_moderator(invitation_address(settings, token, host, port))
    # The workers read their settings from the environment.
    os.environ["MODERATION_SITE_URL"] = site_address(settings, host, port)
    server.run(address, port, settings)


def _load_seeds(services: Services) -> None:
    """Load the seed articles into an empty store, and keep them up to date there.

    A publisher who loaded articles of their own instead gets none of them.
    """
    sources, faults = read_all(sorted(SEEDS.glob("*.md")))
    for line in faults:
        click.echo(line, err=True)
    known = {article.slug for article in services.list_articles()}
    if known and known.isdisjoint(source.slug for source in sources):
        return
    done = services.load_articles(sources)
    if done["added"] or done["updated"]:
        click.echo(told(done))


def _tell_first_moderator(address: str) -> None:
    click.echo("")
    click.echo("  أول مشرف: افتح هذا الرابط لتختار اسمك وكلمة مرورك. يعمل مرة واحدة.")
    click.echo("  The first moderator sets a name and a password here. It works once.")
    click.echo("")
    click.echo(f"  {address}")
    click.echo("")
