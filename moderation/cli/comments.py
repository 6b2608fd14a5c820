"""The operator takes comments out, and takes in those from elsewhere."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, BinaryIO

import click

from moderation.cli.addresses import site_address
from moderation.cli.plainly import Noun
from moderation.cli.progress import counted, steps
from moderation.cli.wired import opened
from moderation.domain.shapes import (
    encoded,
    export_document,
    judged_comment,
    public_comment,
)
from moderation.services.export import Wanted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderation.domain.shapes import Shape
    from moderation.wiring import Wired

comments = Noun("comments", help="Take comments out, or in.")


@comments.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "ndjson"]),
    default="json",
    show_default=True,
    help="One document, or one comment a line.",
)
@click.option("--all", "every", is_flag=True, help="Every status, with decisions.")
@click.option("--article", metavar="SLUG", help="Those of one article only.")
def export(form: str, article: str | None, *, every: bool) -> None:
    """Write the comments to stdout; approved ones, unless you ask for all."""
    wanted = Wanted(article=article, every=every)
    with opened() as wired:
        shapes = map(encoded, _shapes(wired, wanted))
        pieces = _document(shapes) if form == "json" else (s + b"\n" for s in shapes)
        for piece in counted(pieces, "comments"):
            click.echo(piece, nl=False)


@comments.command(name="import")
@click.argument("file", type=click.File("rb"))
def import_(file: BinaryIO) -> None:
    """Take in the comments of FILE, one a line of JSON; `-` is stdin.

    The lines are as `export` writes them, each author with an email. The rules judge
    them; what is there already is passed over.
    """
    with opened() as wired, steps() as told:
        for done in wired.services.import_comments(file):
            told("comments", done.lines, done.lines)
    click.echo(f"{done.stored:,} comments taken in, {done.known:,} were there already")


def _shapes(wired: Wired, wanted: Wanted) -> Iterator[Shape]:
    url = site_address(wired.settings)
    for one in wired.services.export.stream(wanted):
        if wanted.every:
            yield judged_comment(one.comment, one.article, url, one.decisions)
        else:
            yield public_comment(one.comment, one.article, url)


def _document(shapes: Iterator[bytes]) -> Iterator[bytes]:
    """Yield one document of the export's shape; its comments never are in a list."""
    now = time.time_ns() // 1000
    empty = export_document([], generated_at=now, following=None)
    before, after = encoded(empty).split(b"[]")
    yield before + b"["
    for number, shape in enumerate(shapes):
        yield b",\n" + shape if number else b"\n" + shape
    yield b"\n]" + after + b"\n"
