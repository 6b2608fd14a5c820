"""How a command reaches the product: opened when it runs, closed when it ends."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from moderation.domain.errors import StoreUnavailableError
from moderation.wiring import settings_here, store_of, wire

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderation.wiring import Services, Wired

MIGRATE = "run: flask --app moderation db migrate"


@contextmanager
def opened() -> Iterator[Wired]:
    """Lend the product; raises StoreUnavailableError or KeyFileError without it."""
    settings = settings_here()
    with closing(store_of(settings)) as store:
        if not store.exists():
            raise StoreUnavailableError(f"there is no {store.name} yet; {MIGRATE}")
        if left := store.pending():
            raise StoreUnavailableError(f"{store.name} lacks {left[0]}; {MIGRATE}")
    wired = wire(settings)
    try:
        yield wired
    finally:
        wired.store.close()


@contextmanager
def services() -> Iterator[Services]:
    """Lend every act of the product."""
    with opened() as wired:
        yield wired.services
