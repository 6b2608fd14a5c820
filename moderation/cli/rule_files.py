"""The operator takes rules in from files, and writes them to files."""

from __future__ import annotations

import json
from contextlib import contextmanager
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from moderation.cli.plainly import Command
from moderation.cli.sentences import sentence_of
from moderation.cli.wired import services
from moderation.domain.decision import Outcome
from moderation.domain.errors import InvalidError
from moderation.domain.rule_document import policy_document
from moderation.domain.rule_file import rules_from
from moderation.domain.rule_text import rules_text
from moderation.domain.written_rule import RULE_OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from moderation.domain.policy import PolicyVersion
    from moderation.domain.rule_file import FileOfRules

_STDIN = "<stdin>"


@click.command("import", cls=Command)
@click.argument("file", type=click.File("rb"))
@click.option(
    "--as",
    "outcome",
    type=click.Choice([outcome.value for outcome in RULE_OUTCOMES]),
    help="What follows where a list of mere words finds one.",
)
@click.option(
    "--replace",
    "replace_all",
    is_flag=True,
    help="In place of all rules, and with the thresholds of FILE.",
)
def import_(file: BinaryIO, outcome: str | None, *, replace_all: bool) -> None:
    """Take in the rules in FILE, all of them or none.

    FILE is text or JSON that was exported, or a list with a word, host, network or
    address on each line; - is stdin.
    """
    content, name = file.read(), name_of(file)
    leads_to = Outcome(outcome) if outcome else None
    with services() as acts, told_by_file(file):
        taken = rules_from(content, name=name, outcome=leads_to)
        saved = acts.import_rules(
            None, content, name=name, outcome=leads_to, replace_all=replace_all
        )
    click.echo(
        f"Policy {saved.version} is in force. {_counted(taken)} taken in; "
        f"it has {_counted(saved)}."
    )


@click.command(cls=Command)
@click.option(
    "--format",
    "kind",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="JSON has the thresholds too.",
)
@click.option(
    "--version", type=int, metavar="N", help="Not the policy in force but version N."
)
def export(kind: str, version: int | None) -> None:
    """Write the rules of the policy to stdout, as `rules import` reads them."""
    with services() as acts:
        if version is None:
            policy = acts.read_policy(None)
        else:
            policy = acts.read_policy.version(None, version)
    if kind == "json":
        document = policy_document(policy)
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        click.echo(rules_text(policy.rules), nl=False)


def name_of(file: BinaryIO) -> str:
    """Return the name of a file without its folders; empty for stdin."""
    name = getattr(file, "name", _STDIN)
    return "" if name == _STDIN else PurePath(name).name


@contextmanager
def told_by_file(file: BinaryIO) -> Iterator[None]:
    """Say which file it is that cannot be taken."""
    try:
        yield
    except InvalidError as error:
        name = name_of(file) or "stdin"
        raise click.ClickException(f"{name}: {sentence_of(error)}") from error


def _counted(policy: PolicyVersion | FileOfRules) -> str:
    rules = len(policy.rules)
    lines = sum(len(rule.lines) for rule in policy.rules)
    return f"{rules:,} rule{'s' * (rules != 1)} of {lines:,} line{'s' * (lines != 1)}"
