"""A moderator looks at an address; the log remembers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.web.context import services
from moderation.web.dashboard.answers import document
from moderation.web.dashboard.comments import comment_page
from moderation.web.dashboard.forms import TokenForm
from moderation.web.dashboard.guard import moderator
from moderation.web.errors import wants_json

if TYPE_CHECKING:
    from flask import Response


def reveal(comment_id: int) -> Response:
    """Show the author's address in this answer only."""
    TokenForm.sent()
    email = services().reveal(moderator(), comment_id)
    if wants_json():
        return document({"email": email})
    return comment_page(comment_id, email=email)
