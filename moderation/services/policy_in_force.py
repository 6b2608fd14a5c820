"""Which policy the pipeline goes by, ready for use in this process."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from moderation.services.read_policy import saved_version

if TYPE_CHECKING:
    from moderation.domain.policy import Policy, PolicyVersion
    from moderation.ports import Reading


@dataclass(frozen=True)
class PolicyInForce:
    """Keep the newest version ready: tens of thousands of lines take a while.

    `settings` is the policy that every version stands on. The names of the moderators
    join its names of staff.
    """

    settings: Policy
    _kept: dict[tuple[int, int], Policy] = field(default_factory=dict)
    _making: threading.Lock = field(default_factory=threading.Lock)

    def newest(self, unit: Reading) -> Policy:
        """Return the policy in force."""
        return self.of(unit, unit.policies.newest_number())

    def of(self, unit: Reading, version: int, people: int | None = None) -> Policy:
        """Return one version, 0 being that of the settings; NotFoundError for none.

        `people` is how many moderators there are, where that is known: they only grow.
        """
        if people is None:
            people = unit.moderators.number()
        key = version, people
        return self._kept.get(key) or self._kept_first(unit, key)

    def made(self, unit: Reading, saved: PolicyVersion) -> Policy:
        """Return a version on top of the settings, with the names of today."""
        names = (moderator.name for moderator in unit.moderators.all())
        return replace(
            self.settings,
            version=saved.version,
            rules=saved.rules,
            thresholds=saved.thresholds,
            staff_names=(*self.settings.staff_names, *names),
        )

    def _kept_first(self, unit: Reading, key: tuple[int, int]) -> Policy:
        with self._making:
            return self._kept.get(key) or self.keep(unit, saved_version(unit, key[0]))

    def keep(self, unit: Reading, saved: PolicyVersion) -> Policy:
        """Make a version ready and keep it in the place of the others."""
        policy, people = self.made(unit, saved), unit.moderators.number()
        _ = policy.rulebook
        # Versions only rise, and who judges by an older one has it already.
        self._kept.clear()
        self._kept[saved.version, people] = policy
        return policy
