"""The whole surface of the desk; `guard` closes it to everyone but moderators.

Every view is in the module of its resource.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint

from moderation.web.dashboard import (
    audit,
    banners,
    comments,
    decisions,
    export,
    guard,
    invitations,
    notices,
    people,
    policies,
    queues,
    reasons,
    reveals,
    rule_words,
    rules,
    scores,
    search,
    sign_in,
    threshold_words,
    trials,
    undo,
    wording,
)

if TYPE_CHECKING:
    from flask import Flask

# An id as the store can hold it; a larger number is no address.
_ID = f"<int(max={2**63 - 1}):{{}}>"
_COMMENT = "/comments/" + _ID.format("comment_id")
_DECISION = "/decisions/" + _ID.format("decision_id")
_RULE = "/rules/" + _ID.format("rule_id")
_POLICY = "/policies/" + _ID.format("version")
_TRIAL = "/trials/" + _ID.format("trial_id")
_PERSON = "/people/" + _ID.format("moderator_id")

ROUTES = (
    # Coming and going
    ("GET", "/sign-in", sign_in.sign_in_page),
    ("POST", "/sign-in", sign_in.sign_in),
    ("POST", "/sign-out", sign_in.sign_out),
    ("GET", "/invitations/<token>", invitations.invitation),
    ("POST", "/invitations/<token>", invitations.join),
    # Looking
    ("GET", "/", queues.front),
    ("GET", "/queues/<name>", queues.queue),
    ("GET", "/counts.json", queues.counts),
    ("GET", "/search", search.search),
    ("GET", _COMMENT, comments.comment),
    # Deciding
    ("POST", f"{_COMMENT}/decisions", decisions.decide),
    ("POST", "/decisions", decisions.decide_many),
    ("POST", f"{_DECISION}/reasons", reasons.explain),
    ("POST", f"{_DECISION}/undo", undo.undo),
    ("POST", "/undo", undo.undo_many),
    ("POST", f"{_COMMENT}/reveals", reveals.reveal),
    # What the newsroom decides once for every comment
    ("GET", "/rules", rules.rules),
    ("GET", "/rules/new", rules.new_rule),
    ("POST", "/rules", rules.create_rule),
    ("GET", _RULE, rules.rule),
    ("POST", _RULE, rules.save_rule),
    ("POST", f"{_RULE}/remove", rules.remove_rule),
    ("POST", "/trials", trials.start_trial),
    ("GET", _TRIAL, trials.trial),
    ("GET", f"{_TRIAL}.json", trials.trial_json),
    ("GET", "/policies", policies.policies),
    ("GET", "/policies/import", policies.import_page),
    ("POST", "/policies/import", policies.import_rules),
    ("GET", _POLICY, policies.policy),
    ("GET", f"{_POLICY}.txt", policies.policy_text),
    ("GET", f"{_POLICY}.json", policies.policy_json),
    ("POST", f"{_POLICY}/restore", policies.restore_policy),
    ("GET", "/scores", scores.scores),
    ("POST", "/scores", scores.set_thresholds),
    # What was done, and what leaves
    ("GET", "/audit", audit.audit),
    ("GET", "/audit.json", audit.audit_json),
    ("GET", "/export.json", export.export),
    # Who sits at the desk
    ("GET", "/people", people.people),
    ("POST", "/invitations", people.invite),
    ("POST", f"{_PERSON}/role", people.change_role),
    ("POST", f"{_PERSON}/disable", people.disable),
    ("POST", f"{_PERSON}/enable", people.enable),
)

blueprint = Blueprint("dashboard", __name__, url_prefix="/moderate")
for method, rule, view in ROUTES:
    blueprint.add_url_rule(rule, view.__name__, view, methods=[method])
notices.register(blueprint)
blueprint.context_processor(guard.whoever_is_here)
blueprint.context_processor(banners.ready)
blueprint.context_processor(wording.ready)
blueprint.context_processor(rule_words.ready)
blueprint.context_processor(threshold_words.ready)


def init_app(app: Flask) -> None:
    """Close every address under /moderate, known or unknown, to who is not signed in.

    To be called before the tokens of forms are checked: who is not signed in is told
    so, whatever the form.
    """
    guard.init_app(app)
