"""What a page says on top when a form was not accepted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.errors import (
    InvalidError,
    NotEditableError,
    NotFoundError,
    RefusedError,
    StoreUnavailableError,
)
from moderation.web.caching import private
from moderation.web.errors import refusal_of, status_of
from moderation.web.language import gettext, lazy

if TYPE_CHECKING:
    from flask import Response

    from moderation.domain.errors import FieldError, ModerationError

# What a form's page tells itself; any other error leaves the page.
TOLD_IN_PLACE = (
    InvalidError,
    RefusedError,
    NotFoundError,
    NotEditableError,
    StoreUnavailableError,
)
_BUSY_SECONDS = 5
_SENTENCES = {
    InvalidError: lazy("Please correct this, then send it again:"),
    NotFoundError: lazy(
        "The comment that you are answering is no longer here. If you send your words "
        "now, they will stand as a comment on the article."
    ),
    NotEditableError: lazy(
        "An editor has decided about this comment in the meantime, so it can no "
        "longer be changed."
    ),
    StoreUnavailableError: lazy(
        "We cannot take anything in at this moment. Your text is still here: please "
        "send it again in a little while."
    ),
}


@dataclass(frozen=True)
class Alert:
    """A sentence, and the faults of the fields if it is about fields."""

    status: int
    sentence: str
    faults: tuple[FieldError, ...] = ()
    retry_after: int | None = None


def alert_of(error: ModerationError) -> Alert:
    """Return what a page says about one of `TOLD_IN_PLACE`."""
    if isinstance(error, RefusedError):
        refusal = refusal_of(error)
        return Alert(refusal.status, refusal.sentence, retry_after=refusal.retry_after)
    return Alert(
        status=status_of(error),
        sentence=gettext(_SENTENCES[type(error)]),
        faults=error.errors if isinstance(error, InvalidError) else (),
        retry_after=(
            _BUSY_SECONDS if isinstance(error, StoreUnavailableError) else None
        ),
    )


def answered(response: Response, alert: Alert) -> Response:
    """Return the page as the private answer to a form."""
    response.status_code = alert.status
    if alert.retry_after is not None:
        response.headers["Retry-After"] = str(alert.retry_after)
    return private(response)
