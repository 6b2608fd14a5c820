"""An operator's monitor asks whether the service can do its work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from moderation.ports import Store


@dataclass(frozen=True)
class CheckHealth:
    """Write and read the store; raises StoreUnavailableError where that fails."""

    store: Store

    def __call__(self) -> None:
        """Return when all is well."""
        self.store.probe()
