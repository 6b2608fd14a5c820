"""A moderator looks through the versions of the policy."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from moderation.domain.moderator import Act
from moderation.domain.policy import PolicyVersion
from moderation.domain.policy_changes import Change, changes
from moderation.services.read_policy import saved_version

if TYPE_CHECKING:
    from moderation.domain.moderator import Moderator
    from moderation.ports import Store

# Each is read whole, with all its lines.
_PAGE = 10


@dataclass(frozen=True)
class Told:
    """A version, and what is different in it from the one before."""

    version: PolicyVersion
    changes: list[Change]


@dataclass(frozen=True)
class PolicyHistory:
    """Tell what changed from version to version."""

    store: Store

    def __call__(
        self, moderator: Moderator, *, before: int | None = None
    ) -> tuple[list[Told], int | None]:
        """Return versions below `before`, newest first, and the next cursor."""
        moderator.must(Act.LOOK)
        with self.store.reading() as reading:
            newest = reading.policies.newest_number()
            first = min(newest, before - 1) if before else newest
            last = max(first - _PAGE, 0)
            found = [
                saved_version(reading, number) for number in range(first, last, -1)
            ]
            found.append(saved_version(reading, last))
        told = [
            Told(version, changes(older, version)) for version, older in pairwise(found)
        ]
        return told, found[-1].version + 1 if last else None

    def one(self, moderator: Moderator, number: int) -> Told:
        """Return one version; raises NotFoundError."""
        moderator.must(Act.LOOK)
        with self.store.reading() as reading:
            version = saved_version(reading, number)
            older = saved_version(reading, number - 1) if number else version
        return Told(version, changes(older, version))
