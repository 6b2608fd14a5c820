"""The operator lets the service's scores be learned anew."""

from __future__ import annotations

import time

import click

from moderation.cli.plainly import Command
from moderation.cli.progress import steps
from moderation.cli.wired import services


@click.command(cls=Command)
def retrain() -> None:
    """Learn both scores of the service again from all that people decided.

    The service may run meanwhile. Its scores are these already, unless their copy in
    the store was damaged.
    """
    began = time.monotonic()
    with services() as acts, steps() as told:
        retrained = acts.retrain(lambda done, of: told("Learning entries", done, of))
    took = time.monotonic() - began
    click.echo(
        f"Learned from {retrained.entries:,} entries of the audit log in {took:.1f} s:"
        f" {retrained.spam:,} lessons for spam, {retrained.abuse:,} for abuse."
    )
