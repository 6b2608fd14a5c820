"""What a moderator reads who came second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.web.dashboard.comments import comment_page
from moderation.web.dashboard.shapes import stale_shape
from moderation.web.dashboard.wording import instead
from moderation.web.errors import problem, wants_json
from moderation.web.language import gettext

if TYPE_CHECKING:
    from flask import Response

    from moderation.domain.errors import StaleError


def conflict(comment_id: int, error: StaleError) -> Response:
    """Return 409 with what happened instead, and the comment as it is now."""
    if not wants_json():
        return comment_page(comment_id, 409, conflict=instead(error))
    return problem(
        409,
        gettext("Somebody was quicker"),
        instead(error),
        comment={"id": str(comment_id), **stale_shape(error)},
    )
