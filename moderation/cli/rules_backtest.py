"""The operator tries rules, or a policy, on what people decided before."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import click

from moderation.cli.plainly import Command
from moderation.cli.progress import steps
from moderation.cli.rule_files import name_of, told_by_file
from moderation.cli.wired import services
from moderation.domain.rule_file import rules_from
from moderation.domain.trial import Draft, Tally
from moderation.domain.trial_shapes import findings_shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from moderation.domain.comment import Comment
    from moderation.domain.trial import Effect, Findings

_LAST = 100_000
_COLUMNS = tuple(vars(Tally()))
_NUMBER = 16  # characters of a column
_SHOWN = 80  # characters of a comment
_SHORTEST = 0.001


@click.command(cls=Command)
@click.argument("file", type=click.File("rb"), required=False)
@click.option(
    "--policy", "version", type=int, metavar="VERSION", help="Try a stored version."
)
@click.option(
    "--last",
    type=click.IntRange(min=1),
    default=_LAST,
    show_default=True,
    metavar="N",
    help="On so many comments that people decided last.",
)
@click.option("--json", "as_json", is_flag=True, help="Write one JSON document.")
@click.option("--show", is_flag=True, help="Show the beginnings of the comments too.")
def backtest(
    file: BinaryIO | None,
    version: int | None,
    last: int,
    *,
    as_json: bool,
    show: bool,
) -> None:
    """Tell what the rules in FILE would have done about comments of the past.

    One rule is asked alone. Of several, and of a stored version, the pipeline is asked
    as if they were in force. Nothing is changed.
    """
    draft = _draft(file, version)
    with services() as acts:
        began = time.monotonic()
        with steps() as told:
            found = acts.try_rules.now(
                draft, last, lambda done, of: told("Trying", done, of)
            )
        seconds = time.monotonic() - began
        if as_json:
            click.echo(json.dumps(_document(found, seconds), ensure_ascii=False))
            return
        ids = [comment_id for comment_id, _ in found.listed]
        comments = acts.try_rules.comments(ids) if show else {}
    for line in _lines(found, seconds, comments):
        click.echo(line)


def _draft(file: BinaryIO | None, version: int | None) -> Draft:
    if (file is None) == (version is None):
        raise click.UsageError("name either a FILE or a --policy VERSION")
    if file is None:
        return Draft(version=version)
    with told_by_file(file):
        found = rules_from(file.read(), name=name_of(file))
    if len(found.rules) == 1 and found.thresholds is None:
        return Draft(rule=found.rules[0])
    return Draft(rules=found.rules, thresholds=found.thresholds)


def _document(found: Findings, seconds: float) -> dict[str, object]:
    return {**findings_shape(found), "seconds": round(seconds, 2)}


def _lines(
    found: Findings, seconds: float, comments: dict[int, Comment]
) -> Iterator[str]:
    decided = found.tally.decided
    pace = decided / max(seconds, _SHORTEST)
    yield f"Tried on {decided:,} comments that people decided, {pace:,.0f} a second."
    if found.untried:
        yield "Not tried: rules about networks, which are not kept."
    yield ""
    yield "".join(f"{name.replace('_', ' '):>{_NUMBER}}" for name in _COLUMNS)
    yield _row(found.tally, "all")
    yield from _rows("section", found.by_section)
    yield from _rows("language", found.by_language)
    yield from _listed(found.listed, comments)


def _rows(what: str, tallies: dict[str, Tally]) -> Iterator[str]:
    yield from (_row(tally, f"{what} {name}") for name, tally in tallies.items())


def _row(tally: Tally, name: str) -> str:
    # The name comes last: Arabic has no place in a column of figures.
    figures = "".join(f"{getattr(tally, each):>{_NUMBER},}" for each in _COLUMNS)
    return f"{figures}  {name}"


def _listed(
    listed: Iterable[tuple[int, Effect]], comments: dict[int, Comment]
) -> Iterator[str]:
    last = None
    for comment_id, effect in listed:
        if effect is not last:
            yield ""
            yield f"{effect.value.replace('_', ' ')}:"
        last = effect
        yield f"  {comment_id}{_beginning(comments.get(comment_id))}"


def _beginning(comment: Comment | None) -> str:
    if comment is None:
        return ""
    words = " ".join(comment.body.split())
    return "  " + (words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…")
