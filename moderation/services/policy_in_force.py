"""Which policy the pipeline goes by, ready for use in this process."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from moderation.domain.errors import NotFoundError

if TYPE_CHECKING:
    from moderation.domain.policy import Policy
    from moderation.ports import Reading


@dataclass(frozen=True)
class PolicyInForce:
    """Keep the newest version made ready: tens of thousands of lines take a while.

    `settings` is the policy before any chief saved one.
    """

    settings: Policy
    _kept: dict[int, Policy] = field(default_factory=dict)
    _making: threading.Lock = field(default_factory=threading.Lock)

    def newest(self, unit: Reading) -> Policy:
        """Return the policy in force."""
        return self.of(unit, unit.policies.newest_number())

    def of(self, unit: Reading, version: int) -> Policy:
        """Return one version, 0 being that of the settings; NotFoundError for none."""
        if not version:
            return self.settings
        kept = self._kept.get(version)
        if kept is None:
            with self._making:
                kept = self._kept.get(version) or self._made(unit, version)
        return kept

    def _made(self, unit: Reading, version: int) -> Policy:
        saved = unit.policies.get(version)
        if saved is None:
            raise NotFoundError("policy")
        policy = replace(
            self.settings,
            version=version,
            rules=saved.rules,
            thresholds=saved.thresholds,
        )
        self.keep(policy)
        return policy

    def keep(self, policy: Policy) -> None:
        """Keep the newest version ready."""
        _ = policy.rulebook
        # Versions only rise, and what is being judged by an older one has it already.
        self._kept.clear()
        self._kept[policy.version] = policy
