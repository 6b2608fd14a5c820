"""The operator loads articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from moderation.cli.article_files import read_all
from moderation.cli.plainly import Noun
from moderation.cli.progress import counted
from moderation.cli.wired import services

if TYPE_CHECKING:
    from collections import Counter

articles = Noun("articles", help="Load the articles that are commented on.")


@articles.command()
@click.argument(
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
)
def load(folder: Path) -> None:
    """Store every article file DIR/*.md, or update it.

    Of a broken file nothing is stored: it is named, with line and fault, and the exit
    status is 1. The other files are stored.
    """
    files = sorted(folder.glob("*.md"))
    if not files:
        raise click.ClickException(f"{folder}: there is no file whose name ends in .md")
    sources, faults = read_all(counted(files, "files"))
    with services() as product:
        done = product.load_articles(sources)
    click.echo(told(done))
    for line in faults:
        click.echo(line, err=True)
    if faults:
        raise click.exceptions.Exit(1)


def told(done: Counter[str]) -> str:
    """Return what became of articles, in words."""
    counts = (f"{done[what]} {what}" for what in ("added", "updated", "unchanged"))
    return f"Articles: {', '.join(counts)}."
