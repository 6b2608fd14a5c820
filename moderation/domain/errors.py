"""What can go wrong when a person asks for something; each kind says when.

Surfaces translate these in one place; nobody else catches the root.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from moderation.domain.decision import Outcome, Reason


@dataclasses.dataclass(frozen=True)
class FieldError:
    """One field of a form that cannot be accepted: a code with its data, no prose."""

    field: str
    code: str
    data: dict[str, int] = dataclasses.field(default_factory=dict)


class ModerationError(Exception):
    """The root: what was asked for cannot be done, and the asker can be told why."""


class MalformedTextError(ModerationError):
    """When text holds NUL or a lone surrogate, which no store and no page can carry."""


class InvalidError(ModerationError):
    """When fields are missing or wrong; names each of them."""

    def __init__(self, *errors: FieldError) -> None:
        """Keep the errors in the order of the form's fields."""
        super().__init__(", ".join(f"{e.field}: {e.code}" for e in errors))
        self.errors = errors


class NotFoundError(ModerationError):
    """When what was named does not exist, or may not be known to exist."""

    def __init__(self, what: str) -> None:
        """Name the noun that was looked for: `article`, `comment`, `decision`."""
        super().__init__(what)
        self.what = what


class RefusedError(ModerationError):
    """When the pipeline lets a submission not become a comment at all."""

    def __init__(self, *reasons: Reason) -> None:
        """Keep the reasons, the one that weighed most first."""
        super().__init__(", ".join(reason.code for reason in reasons))
        self.reasons = reasons


class NotEditableError(ModerationError):
    """When a comment is changed or withdrawn by its author after it was decided."""


class StaleError(ModerationError):
    """When a decision judged a version that is no longer the comment's own.

    Carries what happened instead: the present status and version, and the last
    decision's outcome, moderator and moment where there is one.
    """

    def __init__(
        self,
        *,
        status: str,
        version: int,
        outcome: Outcome | None = None,
        moderator: str | None = None,
        at: int | None = None,
    ) -> None:
        """Keep what a moderator who came late needs to read."""
        super().__init__(f"{status}, version {version}")
        self.status = status
        self.version = version
        self.outcome = outcome
        self.moderator = moderator
        self.at = at


class PolicyChangedError(ModerationError):
    """When the policy was changed meanwhile, by someone whose change nobody saw yet."""


class ForbiddenError(ModerationError):
    """When a moderator's role does not allow the act."""


class ThrottledError(ModerationError):
    """When something was tried too often; says after how many seconds to return."""

    def __init__(self, retry_after: int) -> None:
        """Keep the seconds to wait."""
        super().__init__(f"retry after {retry_after} s")
        self.retry_after = retry_after


class SignInError(ModerationError):
    """When a name and password do not belong together, whichever of them is wrong."""


class TakenError(ModerationError):
    """When a moderator's name is in use already."""


class StoreUnavailableError(ModerationError):
    """When the store cannot write now: the disk is full, read-only or busy too long."""


class ArticleFileError(ModerationError):
    """When a source article is broken; the text names file, line and fault."""


class ScoresFileError(ModerationError):
    """When a model or a file of examples is broken; the text names the fault."""


class KeyFileError(ModerationError):
    """When the key file is missing over existing data, unreadable, or another one."""


class SettingError(ModerationError):
    """When a setting is unknown or has a bad value; the text names it."""
