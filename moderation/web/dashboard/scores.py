"""The two scores: what they have learned, and from which point on they act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import make_response, redirect, render_template, url_for

from moderation.domain.errors import InvalidError, PolicyChangedError
from moderation.domain.rule_shapes import thresholds_shape
from moderation.web.context import services
from moderation.web.dashboard import banners
from moderation.web.dashboard.answers import document
from moderation.web.dashboard.curves import HEIGHT, WIDTH, Drawing, drawing_of
from moderation.web.dashboard.faults import fault_sentences
from moderation.web.dashboard.forms import TokenForm, seen_sent
from moderation.web.dashboard.guard import moderator
from moderation.web.dashboard.policy_conflicts import PolicyConflict, conflict_over
from moderation.web.dashboard.threshold_fields import Choice, choices, thresholds_sent
from moderation.web.errors import wants_json
from moderation.web.language import gettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from werkzeug.wrappers import Response

    from moderation.domain.curve import Curve
    from moderation.domain.errors import FieldError
    from moderation.domain.policy import Thresholds
    from moderation.domain.standing import ScoresStanding


@dataclass(frozen=True)
class Group:
    """One threshold with its curve and the points to choose from.

    None is offered where a score it needs abstains, or too little was decided.
    """

    name: str
    now: float
    drawing: Drawing
    choices: list[Choice]


def scores() -> Response:
    """Show what the scores have learned, and what thresholds would do."""
    return _page()


def set_thresholds() -> Response:
    """Save the chosen points as a new version of the policy."""
    TokenForm.sent()
    seen = seen_sent()
    try:
        policy = services().set_thresholds(moderator(), thresholds_sent(), seen=seen)
    except InvalidError as error:
        if wants_json():
            raise
        return _page(faults=error.errors)
    except PolicyChangedError:
        conflict = conflict_over(seen)
        return conflict.problem() if wants_json() else _page(conflict=conflict)
    if wants_json():
        shape = thresholds_shape(policy.thresholds)
        return document({"version": policy.version, "thresholds": shape})
    banners.say_saved(policy, gettext("The thresholds are saved."))
    return redirect(url_for("dashboard.scores"), 303)


def _page(
    *, faults: Sequence[FieldError] = (), conflict: PolicyConflict | None = None
) -> Response:
    policy = services().read_policy(moderator())
    standing = services().scores_standing(moderator())
    curve = services().threshold_curve(moderator())
    page = render_template(
        "dashboard/scores.html",
        policy=policy,
        standing=standing,
        curve=curve,
        groups=_groups(curve, standing, policy.thresholds),
        width=WIDTH,
        height=HEIGHT,
        faults=fault_sentences(faults),
        conflict=conflict,
    )
    return make_response(page, 422 if faults else 409 if conflict else 200)


def _groups(curve: Curve, standing: ScoresStanding, now: Thresholds) -> list[Group]:
    both = standing.spam.is_ready and standing.abuse.is_ready
    return [
        Group(
            name=name,
            now=at,
            drawing=drawing_of(points, at),
            choices=choices(name, points, at) if ready and curve.is_enough else [],
        )
        for name, at, points, ready in (
            ("approved_below", now.approved_below, curve.approving, both),
            ("spam_held", now.spam_held, curve.holding_spam, standing.spam.is_ready),
            (
                "abuse_held",
                now.abuse_held,
                curve.holding_abuse,
                standing.abuse.is_ready,
            ),
        )
    ]
