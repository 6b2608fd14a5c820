"""A moderator tries a rule, or a whole policy, on what people decided before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderation.domain.moderator import Moderator
    from moderation.domain.trial import Draft, Findings, Trial
    from moderation.ports import Clock, Store, Vault
    from moderation.services.policy_in_force import PolicyInForce

    # Is told how many comments are read, of about how many.
    Told = Callable[[int, int], None]

LARGEST = 1_000_000


@dataclass(frozen=True)
class TryRules:
    """Tell what a draft would have done about the comments that people decided last.

    Raises ForbiddenError for who may not look.
    """

    store: Store
    clock: Clock
    vault: Vault
    policies: PolicyInForce

    def __call__(self, moderator: Moderator, trial_id: int) -> Trial:
        """Return one trial as far as it is; NotFoundError for none."""
        raise NotImplementedError

    def start(self, moderator: Moderator, draft: Draft, most: int) -> int:
        """Begin a trial on the last `most` comments and return its id at once.

        It goes on outside the request. One that this moderator began before and that
        still runs is given up. Raises InvalidError for rules that cannot be read,
        NotFoundError for a version that is not there.
        """
        raise NotImplementedError

    def now(self, draft: Draft, most: int, told: Told = lambda *_: None) -> Findings:
        """Try at once and return what was found, told how far it is."""
        raise NotImplementedError
