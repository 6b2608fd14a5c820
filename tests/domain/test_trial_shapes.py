"""Drafts and findings as JSON documents."""

import json

import pytest

from moderation.domain.policy import Thresholds
from moderation.domain.trial import Draft, Effect, Findings, Tally
from moderation.domain.trial_shapes import (
    draft_of,
    draft_shape,
    findings_read,
    findings_shape,
)
from tests import make


@pytest.mark.parametrize(
    "draft",
    [
        Draft(rule=make.rule(log_only=True)),
        Draft(version=0),
        Draft(version=12),
        Draft(rules=(make.rule(), make.rule(id=8)), thresholds=Thresholds(0.9)),
        Draft(rules=(make.rule(),)),
        Draft(),
    ],
)
def test_a_draft_is_read_back_from_its_document(draft):
    """Whatever is tried."""
    document = json.loads(json.dumps(draft_shape(draft)))

    assert draft_of(document) == draft


def test_findings_are_read_back_from_their_document():
    """Ids are texts, as in every document of ours."""
    findings = Findings(
        tally=Tally(decided=3, caught=1, missed=1),
        by_section={"سياسة": Tally(decided=3, caught=1, missed=1)},
        by_language={"ar": Tally(decided=3, caught=1, missed=1)},
        listed=((2**62, Effect.CAUGHT), (5, Effect.MISSED)),
        untried=(0, 7),
    )

    document = json.loads(json.dumps(findings_shape(findings)))

    assert document["listed"][0] == {"comment": str(2**62), "effect": "caught"}
    assert findings_read(document) == findings
