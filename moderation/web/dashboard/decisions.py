"""A moderator decides: about one comment, or about a selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import redirect

from moderation.domain.errors import NotFoundError, StaleError
from moderation.services.decide import Judged
from moderation.web.context import services
from moderation.web.dashboard import banners
from moderation.web.dashboard.addresses import back_address, whole
from moderation.web.dashboard.answers import document
from moderation.web.dashboard.conflicts import conflict
from moderation.web.dashboard.forms import DecisionForm, ManyDecisionsForm, judged_sent
from moderation.web.dashboard.guard import moderator
from moderation.web.dashboard.shapes import decided_shape, failure_shape
from moderation.web.errors import wants_json

if TYPE_CHECKING:
    from typing import Any

    from werkzeug.wrappers import Response

    from moderation.services.decide import Result


def decide(comment_id: int) -> Response:
    """Decide about one comment, in the version that the moderator saw."""
    form = DecisionForm.sent()
    judged = [Judged(comment_id, whole(form.version.data))]
    (result,) = services().decide(moderator(), judged, form.verdict, form.note.data)
    if isinstance(result.error, StaleError):
        return conflict(comment_id, result.error)
    if result.decision is None:
        raise NotFoundError("comment")
    if wants_json():
        return document(decided_shape(result.decision))
    banners.say_decided(form.verdict.outcome, [result])
    return redirect(back_address(), 303)


def decide_many() -> Response:
    """Decide about each selected comment; one that cannot be is no reason to stop."""
    form, judged = ManyDecisionsForm.sent(), judged_sent()
    results = services().decide(moderator(), judged, form.verdict, form.note.data)
    if wants_json():
        return document({"results": [_shape(result) for result in results]})
    banners.say_decided(form.verdict.outcome, results)
    return redirect(back_address(), 303)


def _shape(result: Result) -> dict[str, Any]:
    if result.decision is None:
        return failure_shape(result)
    shape = decided_shape(result.decision)
    return {**shape["comment"], "decision": shape["decision"]}
