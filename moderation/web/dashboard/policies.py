"""Versions of the policy: what changed, what leaves, what comes in, what comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, make_response, redirect, render_template, request, url_for

from moderation.domain.decision import Outcome
from moderation.domain.errors import InvalidError, PolicyChangedError
from moderation.domain.moderator import Act
from moderation.domain.rule_document import policy_document
from moderation.domain.rule_text import rules_text
from moderation.domain.written_rule import RULE_OUTCOMES
from moderation.web.context import services
from moderation.web.dashboard import banners
from moderation.web.dashboard.addresses import whole
from moderation.web.dashboard.answers import document
from moderation.web.dashboard.faults import fault_sentences
from moderation.web.dashboard.forms import TokenForm, seen_sent
from moderation.web.dashboard.guard import moderator
from moderation.web.dashboard.notices import notice
from moderation.web.dashboard.policy_conflicts import PolicyConflict, conflict_over
from moderation.web.errors import wants_json
from moderation.web.language import gettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from werkzeug.wrappers import Response as AnyResponse

    from moderation.domain.errors import FieldError


def policies() -> str:
    """Show the versions, newest first, with what changed in each."""
    before = whole(request.args.get("before"))
    told, older = services().policy_history(moderator(), before=before)
    return render_template(
        "dashboard/policies.html",
        told=told,
        newest=services().read_policy(moderator()).version,
        before=older,
        at_start=before is None,
    )


def policy(version: int) -> str:
    """Show one version."""
    one = services().policy_history.one(moderator(), version)
    in_force = services().read_policy(moderator())
    return render_template(
        "dashboard/policy.html",
        policy=one.version,
        told=one.changes,
        newest=in_force.version,
        in_force={rule.id for rule in in_force.rules},
    )


def policy_text(version: int) -> Response:
    """Return the rules of a version as the text that an import reads."""
    found = services().policy_history.one(moderator(), version).version
    return _file(rules_text(found.rules), "text/plain", f"rules-{version}.txt")


def policy_json(version: int) -> Response:
    """Return a version as JSON, which an import reads too."""
    found = services().policy_history.one(moderator(), version).version
    return document(policy_document(found))


def restore_policy(version: int) -> AnyResponse:
    """Save an earlier version once more, as the newest."""
    TokenForm.sent()
    seen = seen_sent()
    try:
        restored = services().restore_policy(moderator(), version, seen=seen)
    except PolicyChangedError:
        conflict = conflict_over(seen)
        if wants_json():
            return conflict.problem()
        return notice(409, gettext("Somebody was quicker"), conflict.sentence)
    if wants_json():
        return document(policy_document(restored))
    banners.say_saved(restored, gettext("The earlier version is back."))
    return redirect(url_for("dashboard.policy", version=restored.version), 303)


def import_page() -> Response:
    """Show the form for rules from elsewhere."""
    moderator().must(Act.CHANGE_POLICY)
    return _import_form(services().read_policy(moderator()).version)


def import_rules() -> AnyResponse:
    """Take in rules from a file or from a field; all of them or none."""
    moderator().must(Act.CHANGE_POLICY)
    TokenForm.sent()
    seen, content, name = seen_sent(), *_content_sent()
    outcome = request.form.get("outcome", "")
    try:
        saved = services().import_rules(
            moderator(),
            content,
            name=name,
            outcome=Outcome(outcome) if outcome in RULE_OUTCOMES else None,
            replace_all="replace" in request.form,
            seen=seen,
        )
    except InvalidError as error:
        if wants_json():
            raise
        return _import_form(seen, faults=error.errors)
    except PolicyChangedError:
        conflict = conflict_over(seen)
        if wants_json():
            return conflict.problem()
        return _import_form(conflict.newest.version, conflict=conflict)
    if wants_json():
        return document(policy_document(saved), 201)
    banners.say_saved(saved, gettext("The rules are imported."))
    return redirect(url_for("dashboard.rules"), 303)


def _content_sent() -> tuple[bytes, str]:
    file = request.files.get("file")
    if file and file.filename:
        return file.read(), file.filename
    return request.form.get("content", "").encode(), ""


def _import_form(
    seen: int,
    *,
    faults: Sequence[FieldError] = (),
    conflict: PolicyConflict | None = None,
) -> Response:
    sent = request.form
    page = render_template(
        "dashboard/import.html",
        seen=seen,
        content=sent.get("content", ""),
        outcome=sent.get("outcome", Outcome.HOLD.value),
        outcomes=RULE_OUTCOMES,
        replace="replace" in sent,
        faults=fault_sentences(faults, of_many=True),
        conflict=conflict,
    )
    return make_response(page, 422 if faults else 409 if conflict else 200)


def _file(text: str, kind: str, name: str) -> Response:
    response = Response(text, content_type=f"{kind}; charset=utf-8")
    response.headers["Content-Disposition"] = f"attachment; filename={name}"
    return response
