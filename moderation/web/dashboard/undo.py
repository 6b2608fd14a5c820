"""A moderator takes decisions back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import redirect

from moderation.domain.errors import NotFoundError, StaleError
from moderation.web.context import services
from moderation.web.dashboard import banners
from moderation.web.dashboard.addresses import back_address
from moderation.web.dashboard.answers import document
from moderation.web.dashboard.conflicts import conflict
from moderation.web.dashboard.forms import TokenForm, decision_ids_sent
from moderation.web.dashboard.guard import moderator
from moderation.web.dashboard.shapes import failure_shape, undone_shape
from moderation.web.errors import wants_json

if TYPE_CHECKING:
    from typing import Any

    from werkzeug.wrappers import Response

    from moderation.services.decide import Result


def undo(decision_id: int) -> Response:
    """Put a comment back to what it was before a decision."""
    TokenForm.sent()
    (result,) = services().undo(moderator(), [decision_id])
    if isinstance(result.error, StaleError):
        return conflict(result.comment_id, result.error)
    if result.decision is None:
        raise NotFoundError("decision")
    if wants_json():
        return document(_shape(result))
    banners.say_undone([result])
    return redirect(back_address(), 303)


def undo_many() -> Response:
    """Take back a selection at once; what was decided since stays."""
    TokenForm.sent()
    results = services().undo(moderator(), decision_ids_sent())
    if wants_json():
        return document({"results": [_shape_in_list(result) for result in results]})
    banners.say_undone(results)
    return redirect(back_address(), 303)


def _shape_in_list(result: Result) -> dict[str, Any]:
    if result.decision is None:
        return failure_shape(result)
    shape = _shape(result)
    return {**shape["comment"], "decision": shape["decision"]}


def _shape(result: Result) -> dict[str, Any]:
    history = services().look(moderator(), result.comment_id)
    if result.decision is None:
        raise NotFoundError("decision")
    return undone_shape(result.decision, history.card.comment)
