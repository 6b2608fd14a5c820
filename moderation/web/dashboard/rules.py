"""The rules that chiefs write: all of them, and one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import redirect, render_template, request, url_for

from moderation.domain.errors import InvalidError, NotFoundError, PolicyChangedError
from moderation.domain.moderator import Act
from moderation.domain.rule_shapes import rule_shape
from moderation.web.context import services
from moderation.web.dashboard import banners
from moderation.web.dashboard.addresses import whole
from moderation.web.dashboard.answers import document
from moderation.web.dashboard.forms import TokenForm, seen_sent
from moderation.web.dashboard.guard import moderator
from moderation.web.dashboard.policy_conflicts import PolicyConflict, conflict_over
from moderation.web.dashboard.rule_fields import (
    RuleFields,
    fields_of,
    fields_sent,
    rule_of,
)
from moderation.web.dashboard.rule_page import rule_page
from moderation.web.errors import wants_json
from moderation.web.language import gettext

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from moderation.domain.policy import PolicyVersion
    from moderation.domain.rule_record import RuleTally
    from moderation.domain.shapes import Shape
    from moderation.domain.written_rule import WrittenRule


def rules() -> Response | str:
    """Show the rules of the policy in force, each with its record."""
    policy = services().read_policy(moderator())
    tallies = services().rule_record.tallies(moderator())
    if wants_json():
        shapes = [
            {**rule_shape(each), "record": _record(tallies.get(each.id))}
            for each in policy.rules
        ]
        return document({"version": policy.version, "rules": shapes})
    return render_template("dashboard/rules.html", policy=policy, tallies=tallies)


def new_rule() -> Response:
    """Show the form, empty or with what was tried."""
    moderator().must(Act.CHANGE_POLICY)
    return rule_page(_fields_tried() or RuleFields(seen=_in_force().version))


def rule(rule_id: int) -> Response:
    """Show one rule: what it looks for, and what became of what it matched.

    One that is not in force any more is shown in the version that is asked for.
    """
    policy, version = _in_force(), whole(request.args.get("version"))
    if version and all(each.id != rule_id for each in policy.rules):
        place = url_for("dashboard.policy", version=version, _anchor=f"rule-{rule_id}")
        return redirect(place, 303)
    found = rule_in(policy, rule_id)
    if wants_json():
        return document(_shape(policy, found))
    return rule_page(_fields_tried() or fields_of(found, policy.version), found)


def create_rule() -> Response:
    """Add a rule to the policy."""
    return _save(None)


def save_rule(rule_id: int) -> Response:
    """Put what was sent in the place of a rule."""
    moderator().must(Act.CHANGE_POLICY)
    TokenForm.sent()
    policy, filled = _in_force(), fields_sent()
    try:
        return _save(rule_in(policy, rule_id))
    except NotFoundError:
        if filled.seen == policy.version:
            raise
        # A colleague removed it meanwhile; what was written can be saved as a new one.
        conflict = conflict_over(filled.seen)
        if wants_json():
            return conflict.problem()
        return rule_page(filled, conflict=conflict)


def remove_rule(rule_id: int) -> Response:
    """Take a rule out of the policy; its record and its versions stay."""
    TokenForm.sent()
    try:
        policy = services().remove_rule(moderator(), rule_id, seen=seen_sent())
    except PolicyChangedError:
        conflict = conflict_over(seen_sent())
        if wants_json():
            return conflict.problem()
        policy = _in_force()
        found = rule_in(policy, rule_id)
        return rule_page(fields_of(found, policy.version), found, conflict=conflict)
    if wants_json():
        return document({"version": policy.version})
    banners.say_saved(policy, gettext("The rule is removed."))
    return redirect(url_for("dashboard.rules"), 303)


def rule_in(policy: PolicyVersion, rule_id: int) -> WrittenRule:
    """Return a rule of a policy; raises NotFoundError."""
    for each in policy.rules:
        if each.id == rule_id:
            return each
    raise NotFoundError("rule")


def _in_force() -> PolicyVersion:
    return services().read_policy(moderator())


def _save(before: WrittenRule | None) -> Response:
    TokenForm.sent()
    filled = fields_sent()
    try:
        written = rule_of(filled, before)
        policy = services().write_rule(
            moderator(), written, seen=filled.seen, note=filled.note
        )
    except InvalidError as error:
        if wants_json():
            raise
        return rule_page(filled, before, faults=error.errors)
    except PolicyChangedError:
        conflict: PolicyConflict = conflict_over(filled.seen)
        if wants_json():
            return conflict.problem()
        return rule_page(filled, before, conflict=conflict)
    rule_id = before.id if before else max(each.id for each in policy.rules)
    if wants_json():
        saved = rule_in(policy, rule_id)
        return document(_shape(policy, saved), 200 if before else 201)
    banners.say_saved(policy, gettext("The rule is saved."))
    return redirect(url_for("dashboard.rule", rule_id=rule_id), 303)


def _fields_tried() -> RuleFields | None:
    """Return the rule of the trial that one comes from, to be written on."""
    trial_id = whole(request.args.get("trial"))
    if trial_id is None:
        return None
    tried = services().try_rules(moderator(), trial_id).draft.rule
    seen = whole(request.args.get("seen")) or 0
    return fields_of(tried, seen) if tried else None


def _shape(policy: PolicyVersion, found: WrittenRule) -> Shape:
    record = services().rule_record(moderator(), found.id)
    shape = {**rule_shape(found), "record": _record(record.tally)}
    return {"version": policy.version, "rule": shape}


def _record(tally: RuleTally | None) -> Shape | None:
    return vars(tally) if tally else None
