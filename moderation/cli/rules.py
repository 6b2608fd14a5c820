"""Rules are tried, moved and measured."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

import click

from moderation.cli.plainly import Noun
from moderation.cli.rule_files import export, import_
from moderation.cli.rules_backtest import backtest
from moderation.domain.errors import InvalidError
from moderation.domain.matching import Entry, Fold, Match, WordList

rules = Noun("rules", help="Try the rules of the policy, and move them.")
for command in (backtest, import_, export):
    rules.add_command(command)


@rules.command()
@click.argument("words", metavar="WORD…", nargs=-1, required=True)
@click.option(
    "--fold",
    type=click.Choice([fold.value for fold in Fold]),
    default=Fold.FOLDED.value,
    show_default=True,
    help="How much is folded before words are compared.",
)
def match(words: tuple[str, ...], fold: str) -> None:
    """Find each WORD, or phrase, in the lines of stdin; answer each line in JSON."""
    sought = _list_of(words, Fold(fold))
    for line in _lines():
        spans = _united(sought.find(line))
        click.echo(json.dumps({"match": bool(spans), "spans": spans}))


def _list_of(words: tuple[str, ...], fold: Fold) -> WordList:
    try:
        return WordList([Entry(word, fold) for word in words])
    except InvalidError as error:
        place = error.errors[0].data["entry"] + 1
        raise click.ClickException(f"WORD {place} holds no letter to find") from error


def _lines() -> Iterator[str]:
    """Yield the lines as they come, without their ends."""
    # Python's own lines of text would also end at what is no end to other programs.
    for number, line in enumerate(iter(sys.stdin.buffer.readline, b""), start=1):
        try:
            yield line.removesuffix(b"\n").decode()
        except UnicodeDecodeError as error:
            raise click.ClickException(f"line {number} is not UTF-8") from error


def _united(matches: list[Match]) -> list[list[int]]:
    """Return the places of `matches`, those that overlap as one."""
    spans: list[list[int]] = []
    for found in matches:
        if spans and found.start < spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], found.end)
        else:
            spans.append([found.start, found.end])
    return spans
