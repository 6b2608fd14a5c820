"""A rule or a policy is tried on what people decided, before it acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import make_response, redirect, render_template, request, url_for

from moderation.domain.errors import InvalidError, NotFoundError
from moderation.domain.moderator import Act
from moderation.domain.policy_checks import check_rule
from moderation.domain.trial import READ_FIRST, Draft, Effect
from moderation.web.context import services
from moderation.web.dashboard.addresses import whole
from moderation.web.dashboard.answers import document
from moderation.web.dashboard.conditions import box_of
from moderation.web.dashboard.forms import TokenForm
from moderation.web.dashboard.guard import moderator
from moderation.web.dashboard.rule_fields import fields_of, fields_sent, rule_of
from moderation.web.dashboard.rule_page import rule_page
from moderation.web.dashboard.rule_words import HOW_FAR
from moderation.web.dashboard.rules import rule_in
from moderation.web.dashboard.threshold_fields import NAMES, thresholds_sent
from moderation.web.dashboard.trial_cards import TrialCards
from moderation.web.dashboard.trial_words import (
    column_of,
    effects_of,
    figure_of,
    list_of,
    warning_of,
)
from moderation.web.errors import wants_json

if TYPE_CHECKING:
    from flask import Response
    from werkzeug.wrappers import Response as AnyResponse

    from moderation.domain.shapes import Shape
    from moderation.domain.trial import Trial

_SHOWN = 20
_ALL = 200


def start_trial() -> AnyResponse:
    """Begin to try what was sent: a rule, thresholds, or a version by its number."""
    moderator().must(Act.CHANGE_POLICY)
    TokenForm.sent()
    if "version" in request.form:
        version = whole(request.form["version"])
        if version is None:
            raise NotFoundError("policy")
        return _start(Draft(version=version))
    if NAMES[0] in request.form:
        policy = services().read_policy(moderator())
        return _start(Draft(rules=policy.rules, thresholds=thresholds_sent()))
    return _start_rule()


def trial(trial_id: int) -> Response:
    """Show how far a trial is, and what it found once it is there."""
    found = services().try_rules(moderator(), trial_id)
    asked = request.args.get("effect")
    effect = Effect(asked) if asked in set(Effect) else None
    rule = found.draft.rule
    page = render_template(
        "dashboard/trial.html",
        trial=found,
        effects=effects_of(found.draft),
        read_first=READ_FIRST,
        effect=effect,
        cards=TrialCards(found, effect, _ALL if effect else _SHOWN),
        shown=_SHOWN,
        column_of=column_of,
        list_of=list_of,
        figure_of=figure_of,
        warning=warning_of(found),
        fields=fields_of(rule, whole(request.args.get("seen")) or 0) if rule else None,
        boxes=[box_of(one) for one in rule.conditions] if rule else (),
        note=request.args.get("note", ""),
        seen=request.args.get("seen", ""),
    )
    return make_response(page)


def trial_json(trial_id: int) -> Response:
    """Return how far it is, for a page that asks again and again; 304 where it was."""
    response = document(_shape(services().try_rules(moderator(), trial_id)))
    response.add_etag()
    response.make_conditional(request)
    return response


def _start_rule() -> AnyResponse:
    filled = fields_sent()
    rule_id = whole(request.form.get("rule"))
    policy = services().read_policy(moderator())
    before = rule_in(policy, rule_id) if rule_id else None
    try:
        rule = rule_of(filled, before)
        check_rule(rule, now=services().try_rules.clock.now())
        return _start(Draft(rule=rule), seen=filled.seen, note=filled.note or None)
    except InvalidError as error:
        if wants_json():
            raise
        return rule_page(filled, before, faults=error.errors)


def _start(draft: Draft, **more: Any) -> AnyResponse:
    most = whole(request.form.get("most")) or HOW_FAR[-1]
    trial_id = services().try_rules.start(moderator(), draft, most)
    address = url_for("dashboard.trial", trial_id=trial_id, **more)
    if wants_json():
        return document({"id": str(trial_id), "url": address}, 201)
    return redirect(address, 303)


def _shape(found: Trial) -> Shape:
    return {
        "id": str(found.id),
        "done": found.done,
        "of": found.of,
        "running": found.is_running,
        "failed": found.failed,
        "tally": vars(found.tally),
    }
