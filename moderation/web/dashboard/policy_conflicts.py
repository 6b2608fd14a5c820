"""What a chief reads whose colleague saved another version meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.errors import NotFoundError
from moderation.domain.policy_changes import changes
from moderation.web.context import services
from moderation.web.dashboard.guard import moderator
from moderation.web.dashboard.rule_words import change_words
from moderation.web.dashboard.wording import actor_name, isolated
from moderation.web.errors import problem
from moderation.web.language import ago, gettext, iso, number

if TYPE_CHECKING:
    from flask import Response

    from moderation.domain.policy import PolicyVersion
    from moderation.domain.policy_changes import Change


@dataclass(frozen=True)
class PolicyConflict:
    """The version in force, and what is different in it from the one that was seen."""

    newest: PolicyVersion
    changes: list[Change]

    @property
    def sentence(self) -> str:
        """Who saved it, and when."""
        return gettext(
            "%(name)s saved version %(version)s %(ago)s, after you opened this page. "
            "Nothing of yours was saved yet.",
            name=isolated(actor_name(self.newest.by)),
            version=number(self.newest.version),
            ago=ago(self.newest.at),
        )

    def problem(self) -> Response:
        """Return it as a problem document."""
        told = [change_words(change) for change in self.changes]
        return problem(
            409,
            gettext("Somebody was quicker"),
            self.sentence,
            version=self.newest.version,
            moderator=self.newest.by,
            at=iso(self.newest.at),
            changes=told,
        )


def conflict_over(seen: int) -> PolicyConflict:
    """Return what happened since the version that was seen."""
    newest = services().read_policy(moderator())
    return PolicyConflict(newest, changes(_seen(seen), newest))


def _seen(version: int) -> PolicyVersion | None:
    if not version:
        return None
    try:
        return services().read_policy.version(moderator(), version)
    except NotFoundError:  # a backup without it was restored meanwhile
        return None
