"""Drafts and findings as JSON documents, for the store and for other programs."""

from __future__ import annotations

from typing import Any

from moderation.domain.rule_shapes import (
    rule_of,
    rule_shape,
    thresholds_of,
    thresholds_shape,
)
from moderation.domain.trial import Draft, Effect, Findings, Tally

Shape = dict[str, Any]


def draft_shape(draft: Draft) -> Shape:
    """Return a draft as a document that `draft_of` reads back."""
    if draft.rule is not None:
        return {"rule": rule_shape(draft.rule)}
    if draft.version is not None:
        return {"version": draft.version}
    return {
        "rules": list(map(rule_shape, draft.rules)),
        "thresholds": draft.thresholds and thresholds_shape(draft.thresholds),
    }


def draft_of(shape: Shape) -> Draft:
    """Return the draft of a document that `draft_shape` made."""
    if "rule" in shape:
        return Draft(rule=rule_of(shape["rule"]))
    if "version" in shape:
        return Draft(version=shape["version"])
    thresholds = shape["thresholds"]
    return Draft(
        rules=tuple(map(rule_of, shape["rules"])),
        thresholds=thresholds and thresholds_of(thresholds),
    )


def findings_shape(findings: Findings) -> Shape:
    """Return findings as a document that `findings_read` reads back."""
    return {
        "tally": dict(vars(findings.tally)),
        "by_section": _tallies_shape(findings.by_section),
        "by_language": _tallies_shape(findings.by_language),
        "listed": [
            {"comment": str(comment_id), "effect": effect.value}
            for comment_id, effect in findings.listed
        ],
        "untried": list(map(str, findings.untried)),
    }


def findings_read(shape: Shape) -> Findings:
    """Return the findings of a document that `findings_shape` made."""
    return Findings(
        tally=Tally(**shape["tally"]),
        by_section=_tallies_of(shape["by_section"]),
        by_language=_tallies_of(shape["by_language"]),
        listed=tuple(
            (int(one["comment"]), Effect(one["effect"])) for one in shape["listed"]
        ),
        untried=tuple(map(int, shape["untried"])),
    )


def _tallies_shape(tallies: dict[str, Tally]) -> Shape:
    return {name: dict(vars(tally)) for name, tally in tallies.items()}


def _tallies_of(shape: Shape) -> dict[str, Tally]:
    return {name: Tally(**tally) for name, tally in shape.items()}
