"""The operator looks after the store. None of this needs the keys."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path

import click

from moderation.cli.plainly import Noun
from moderation.cli.progress import patience, steps
from moderation.domain.errors import StoreUnavailableError
from moderation.wiring import copying_to, settings_here, store_of

_FILE = click.Path(path_type=Path, dir_okay=False)

db = Noun("db", help="Make, check, copy and restore the store.")


@db.command()
def migrate() -> None:
    """Make the store, or take the steps that are left."""
    with closing(store_of(settings_here())) as store, patience("Migrating"):
        taken = store.migrate()
    for name in taken:
        click.echo(name)
    click.echo(f"{len(taken)} steps taken." if taken else "Nothing to do.")


@db.command()
def status() -> None:
    """Show where the store is and which steps it has taken."""
    with closing(store_of(settings_here())) as store:
        if not store.exists():
            raise StoreUnavailableError(f"there is no {store.name} yet")
        click.echo(store.name)
        for name in store.applied():
            click.echo(f"taken    {name}")
        for name in store.pending():
            click.echo(f"pending  {name}")


@db.command()
@click.argument("file", type=_FILE)
def backup(file: Path) -> None:
    """Copy the store, as it is at one moment, to a new FILE. Serving goes on."""
    with closing(store_of(settings_here())) as store, patience("Copying"):
        store.backup(file)
    click.echo(f"{file} holds the store. Keep the key file too, in another place.")


@db.command()
@click.argument("file", type=_FILE)
def restore(file: Path) -> None:
    """Put the backup FILE in the store's place. The service must be stopped."""
    with closing(store_of(settings_here())) as store:
        with patience("Restoring"):
            kept = store.restore(file)
        click.echo(f"{store.name} is restored from {file}.")
    if kept:
        click.echo(f"The store that was there is kept as {kept}.")


@db.command()
@click.argument("url")
def copy(url: str) -> None:
    """Copy the store to an empty one at URL. The service must be stopped.

    URL is what DATABASE_URL would say. An interrupted copy goes on where it was when
    the same is said again. In the end both are read and compared.
    """
    began = time.monotonic()
    with closing(copying_to(url)) as copying:
        with steps() as told:
            moved = copying.move(told)
        seconds = time.monotonic() - began
        with steps() as told:
            sums = copying.check(told)
    for each in sums:
        click.echo(f"{each.table:<17} {each.rows:>13,} rows  sha256 {each.digest}")
    click.echo(
        f"{moved:,} rows copied in {seconds:.0f} s"
        f" ({moved / seconds:,.0f} a second), and both sides are the same."
    )
    click.echo(
        f"Now set MODERATION_DATABASE_URL to the address of {copying.name}, keep the"
        " key file where it is, and start the service."
    )


@db.command()
def check() -> None:
    """Read the whole store and say what is wrong with it; nothing is changed."""
    with closing(store_of(settings_here())) as store:
        if not store.exists():
            raise StoreUnavailableError(f"there is no {store.name} yet")
        with patience("Checking"):
            faults = store.check()
        for fault in faults:
            click.echo(fault)
        if faults:
            what = (
                f"{len(faults)} faults, listed on stdout" if faults[1:] else faults[0]
            )
            raise click.ClickException(f"{store.name}: {what}")
        click.echo(f"{store.name} is well.")
