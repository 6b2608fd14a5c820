"""What the rules of a version of the policy are called."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from moderation.domain.moderator import Act

if TYPE_CHECKING:
    from collections.abc import Collection

    from moderation.domain.moderator import Moderator
    from moderation.ports import Store

Titles = dict[int, str]
# A page names a few versions, the newest ones again and again.
_MOST_KEPT = 256


@dataclass(frozen=True)
class RuleTitles:
    """Tell the titles of rules by their ids; a version never changes, so it is kept."""

    store: Store
    _kept: dict[int, Titles] = field(default_factory=dict)

    def __call__(
        self, moderator: Moderator, versions: Collection[int]
    ) -> dict[int, Titles]:
        """Return them by version, empty for one that nobody saved."""
        moderator.must(Act.LOOK)
        kept = dict(self._kept)
        missing = [version for version in versions if version not in kept]
        if missing:
            kept |= self._read(missing)
        return {version: kept[version] for version in versions}

    def _read(self, versions: Collection[int]) -> dict[int, Titles]:
        read: dict[int, Titles] = {}
        with self.store.reading() as reading:
            for version in versions:
                policy = reading.policies.get(version)
                rules = policy.rules if policy else ()
                read[version] = {rule.id: rule.title for rule in rules}
        if len(self._kept) + len(read) > _MOST_KEPT:
            self._kept.clear()
        self._kept.update(read)
        return read
