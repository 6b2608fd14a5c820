"""A moderator says why, after deciding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import redirect

from moderation.web.context import services
from moderation.web.dashboard import banners
from moderation.web.dashboard.addresses import back_address
from moderation.web.dashboard.answers import document
from moderation.web.dashboard.forms import ReasonsForm
from moderation.web.dashboard.guard import moderator
from moderation.web.errors import wants_json
from moderation.web.language import gettext

if TYPE_CHECKING:
    from werkzeug.wrappers import Response


def explain(decision_id: int) -> Response:
    """Give a decision a reason and a note, in place of earlier ones."""
    form = ReasonsForm.sent()
    services().explain(moderator(), decision_id, form.code, form.note.data)
    if wants_json():
        reasons = [form.code.value] if form.code else []
        said = {"id": str(decision_id), "reasons": reasons, "note": form.note.data}
        return document({"decision": said})
    banners.say(gettext("The reason is kept with the decision."))
    return redirect(back_address(), 303)
