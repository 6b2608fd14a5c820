"""The operator asks whether the audit log is as it was recorded."""

from __future__ import annotations

import click

from moderation.cli.plainly import Noun
from moderation.cli.progress import counted, patience
from moderation.cli.wired import opened

audit = Noun("audit", help="Verify the audit log.")


@audit.command()
def verify() -> None:
    """Compute the whole chain again; name the first entry that was altered."""
    with opened() as wired:
        with wired.store.reading() as reading:
            count = sum(1 for _ in counted(reading.audit.walk(), "entries"))
        with patience("Verifying"):
            altered = wired.services.verify_audit()
    if altered:
        raise click.ClickException(f"entry {altered} is not as it was recorded")
    if altered == 0:
        raise click.ClickException("the newest entries are missing")
    entries = "1 entry" if count == 1 else f"{count} entries"
    click.echo(f"The audit log is as it was recorded: {entries}.")
