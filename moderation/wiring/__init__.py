"""Builds the services from the settings; constructs, and decides nothing."""

from __future__ import annotations

import hashlib
import logging
import os
import runpy
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from moderation.domain.errors import ScoresFileError, SettingError
from moderation.domain.learner import Snapshot
from moderation.domain.scores import Model, Task
from moderation.settings import POSTGRES, PREFIX, Settings, read_settings
from moderation.storage.copying import Copying as Moves
from moderation.storage.copying import refuse_unfinished
from moderation.storage.engines.postgres import PostgresStore
from moderation.storage.engines.sqlite import SqliteStore
from moderation.storage.vault import KeyVault, open_keys
from moderation.wiring.services import Services, services_of

if TYPE_CHECKING:
    from moderation.ports import Clock
    from moderation.ports.kept import Copying, Kept

__all__ = ["Services", "Wired", "copying_to", "settings_here", "store_of", "wire"]

ROOT = Path(__file__).parents[2]
ABUSE = ROOT / "seeds" / "scores" / "abuse.model"


class SystemClock:
    """The machine's clock."""

    def now(self) -> int:
        """Return the present moment in UTC microseconds."""
        return time.time_ns() // 1000


@dataclass(frozen=True)
class Wired:
    """Everything that a surface needs, built from one set of settings."""

    settings: Settings
    store: Kept
    vault: KeyVault
    services: Services


def settings_here() -> Settings:
    """Return the settings from config.py and the environment."""
    defaults = runpy.run_path(str(ROOT / "config.py"))
    return read_settings(defaults, os.environ, ROOT)


def store_of(settings: Settings) -> SqliteStore | PostgresStore:
    """Return the store for its upkeep: it needs no keys and appends to no log.

    Raises SettingError for an address that PostgreSQL's own library cannot read.
    """
    if not settings.database_url.startswith(POSTGRES):
        return SqliteStore(settings.database_file)
    try:
        return PostgresStore(
            settings.database_url,
            settings.var,
            replica=settings.database_replica_url,
        )
    except ValueError as error:
        # The value may hold a password.
        raise SettingError(
            f"{PREFIX}DATABASE_URL or {PREFIX}DATABASE_REPLICA_URL=<hidden>: {error}"
        ) from None


def copying_to(url: str) -> Copying:
    """Return what moves the store of the settings into the one at `url`.

    Raises SettingError for an address that DATABASE_URL could not have either.
    """
    source = store_of(settings_here())
    there = {f"{PREFIX}DATABASE_URL": url, f"{PREFIX}DATABASE_REPLICA_URL": ""}
    defaults = runpy.run_path(str(ROOT / "config.py"))
    try:
        target = store_of(read_settings(defaults, {**os.environ, **there}, ROOT))
    except SettingError as error:
        # The others are right, or the source had none.
        _, _, why = str(error).partition("=<hidden>: ")
        raise SettingError(f"URL: {why}") from None
    return Moves(source, target)


def shipped_scores() -> Snapshot:
    """Return what the scores are before any decision.

    Spam begins with nothing, because it is another thing in every newsroom. Raises
    SettingError for a file of ours that is damaged; without one, abuse begins with
    nothing as well, and the log says so.
    """
    abuse = ABUSE.read_bytes() if ABUSE.exists() else b""
    if abuse:
        try:
            Model.from_bytes(abuse)
        except ScoresFileError as error:
            raise SettingError(f"{ABUSE}: {error}") from error
    else:
        logging.getLogger(__name__).warning("%s is missing", ABUSE)
    began = hashlib.sha256(abuse).hexdigest()
    return Snapshot({Task.SPAM: b"", Task.TOXIC: abuse}, began)


def wire(settings: Settings, clock: Clock | None = None) -> Wired:
    """Open store and keys and build the services.

    Raises KeyFileError and StoreUnavailableError where those cannot be opened, or the
    store is half a copy. It is not migrated here: `db migrate` does that.
    """
    store = store_of(settings)
    refuse_unfinished(store)
    vault = open_keys(store, settings.key_file)
    store.audit_key = vault.audit_key
    clock = clock or SystemClock()
    return Wired(
        settings,
        store,
        vault,
        services_of(settings, store, vault, clock, shipped_scores()),
    )
