"""What scores learn from is found, and their models are kept."""

import pytest

from moderation.domain.audit import AuditAct
from moderation.domain.comment import Status
from moderation.domain.curve import Decided
from moderation.domain.decision import Basis, Outcome, Reason, ReasonCode, Verdict
from moderation.domain.facts import Facts
from moderation.domain.lessons import Taught
from moderation.domain.scores import Task
from tests import make as valid
from tests.storage import make


@pytest.fixture
def unit(store):
    """An open writing unit."""
    with store.writing() as unit:
        yield unit


@pytest.fixture
def salma(unit):
    """Who decides."""
    return make.moderator(unit)


@pytest.fixture
def decide(unit, salma):
    """Let Salma decide about a comment; the decision and its entry."""

    def act(comment, outcome=Outcome.REJECT, *codes):
        verdict = Verdict(outcome, tuple(map(Reason, codes)))
        decision = unit.decisions.add(
            comment, verdict, after=Status.REJECTED, at=make.NOW, moderator_id=salma.id
        )
        detail = {**verdict.summary(), "decision": str(decision.id)}
        return decision, tell(unit, AuditAct.DECIDE, comment, detail)

    return act


def tell(unit, act, comment, detail=None):
    """An entry of the log; its id."""
    return unit.audit.append(
        make.entry(act=act, comment_id=comment.id, detail=detail or {})
    ).id


def taught(unit, after=0, limit=100):
    return unit.scores.taught(after=after, limit=limit)


# What is learned from


def test_a_decision_teaches_with_its_reason_and_the_words(unit, decide):
    """Body and website; what else is in the log teaches nothing."""
    comment = make.comment(unit, body="أنت غبي", website="https://example.org")
    tell(unit, AuditAct.SUBMIT, comment)
    decision, entry = decide(comment, Outcome.REJECT, ReasonCode.INSULT)
    tell(unit, AuditAct.WITHDRAW, comment)

    found = taught(unit)

    lesson = Taught(
        entry,
        AuditAct.DECIDE,
        decision.id,
        comment.id,
        Outcome.REJECT,
        ReasonCode.INSULT,
        "أنت غبي",
        "https://example.org",
    )
    assert found == [lesson]
    assert unit.scores.newest() == entry


def test_nothing_teaches_in_an_empty_log(unit):
    """The number is below every entry."""
    assert unit.scores.newest() == 0
    assert taught(unit) == []


def test_what_takes_back_names_the_decision_and_its_outcome(unit, decide):
    """So that a hold, which taught nothing, need not be looked for."""
    comment = make.comment(unit)
    decision, _ = decide(comment, Outcome.HOLD)
    detail = {"decision": str(decision.id)}
    tell(unit, AuditAct.UNDO, comment, {**detail, "status": "pending"})
    reasons = {"outcome": "hold", "reasons": ["hate"]}
    tell(unit, AuditAct.EXPLAIN, comment, {**detail, **reasons})

    _, undone, explained = taught(unit)

    assert (undone.act, undone.decision) == (AuditAct.UNDO, decision.id)
    assert (undone.outcome, explained.outcome) == (Outcome.HOLD, Outcome.HOLD)
    assert explained.reason is ReasonCode.HATE


def test_an_edit_names_the_oldest_decision_about_the_words_replaced(unit, decide):
    """Since the edit before; a hold and an undone one taught nothing."""
    comment = make.comment(unit)
    decide(comment)
    tell(unit, AuditAct.EDIT, comment)
    decide(comment, Outcome.HOLD)
    undone, _ = decide(comment)
    unit.decisions.undo(undone.id, at=make.NOW)
    oldest, _ = decide(comment, Outcome.SPAM)
    decide(comment)
    tell(unit, AuditAct.EDIT, comment)
    tell(unit, AuditAct.EDIT, make.comment(unit))

    edits = [one for one in taught(unit) if one.act is AuditAct.EDIT]

    assert [one.decision for one in edits][1:] == [oldest.id, 0]
    assert [one.outcome for one in edits][1:] == [Outcome.SPAM, Outcome.HOLD]


def test_the_log_is_read_in_parts(unit, decide):
    """Each begins behind the last entry of the one before."""
    entries = [decide(make.comment(unit))[1] for _ in range(3)]

    assert [one.entry for one in taught(unit, limit=2)] == entries[:2]
    assert [one.entry for one in taught(unit, after=entries[1])] == entries[2:]


@pytest.mark.parametrize(
    "detail",
    [
        '"no object"',
        "nothing to read",
        '{"decision": "x"}',
        '{"outcome": "teleport"}',
        '{"reasons": ["of a later version"]}',
        '{"reasons": [[]]}',
        '{"reasons": {"a": 1}}',
        '{"decision": []}',
    ],
)
def test_an_entry_that_nobody_can_read_teaches_nothing(store, tamper, detail):
    """It was altered, or is a later version's; posts go on."""
    with store.writing() as unit:
        entry = tell(unit, AuditAct.DECIDE, make.comment(unit))
    tamper("update audit_log set detail = ? where id = ?", detail, entry)

    with store.reading() as unit:
        (found,) = taught(unit)

    assert (found.entry, found.outcome) == (entry, Outcome.HOLD)


# What the curve is drawn from


def judged(unit, comment, outcome=Outcome.HOLD, *reasons, **facts):
    """What the pipeline decided about a comment."""
    basis = Basis(0, Facts(make.NOW, **facts))
    verdict = Verdict(outcome, reasons, basis)
    unit.decisions.add(comment, verdict, after=Status.PENDING, at=make.NOW)
    return comment


def decided(unit, limit=100):
    return unit.scores.decided(limit=limit)


def test_what_people_decided_comes_with_the_scores_from_before(unit, decide):
    """Newest first; the scores are those of the words that were decided about."""
    spam, abuse = valid.score(0.97, heaviest=()), valid.score(0.02, heaviest=())
    comment = judged(unit, make.comment(unit), spam_score=valid.score(0.5))
    judged(unit, comment, spam_score=spam, abuse_score=abuse)
    decide(comment, Outcome.SPAM)
    other = judged(
        unit, make.comment(unit), Outcome.HOLD, Reason(ReasonCode.ARTICLE_HELD)
    )
    decide(other, Outcome.APPROVE)

    assert decided(unit) == [
        Decided(None, None, is_bad=False, may_pass=False),
        Decided(spam, abuse, is_bad=True, may_pass=True),
    ]
    assert len(decided(unit, limit=1)) == 1


def test_only_decisions_of_people_that_stand_count(unit, decide):
    """Not a hold, an undone or an overruled one, nor what a machine is known by."""
    decide(judged(unit, make.comment(unit)), Outcome.HOLD)
    undone, _ = decide(judged(unit, make.comment(unit)))
    unit.decisions.undo(undone.id, at=make.NOW)
    overruled = judged(unit, make.comment(unit))
    decide(overruled)
    decide(overruled, Outcome.APPROVE)
    decide(judged(unit, make.comment(unit), Outcome.SPAM))
    judged(unit, make.comment(unit))

    assert [one.is_bad for one in decided(unit)] == [False]


def test_decisions_without_facts_are_left_out(unit, decide):
    """Those of an older version, and those about imported comments."""
    comment = make.comment(unit)
    unit.decisions.add(comment, make.verdict(), after=Status.PENDING, at=make.NOW)
    decide(comment)
    decide(make.comment(unit))

    assert decided(unit) == []


# Models


def test_no_models_are_kept_at_first(unit):
    """Whoever starts begins with what was shipped."""
    assert unit.scores.kept() is None


def test_models_are_kept_as_they_are(unit):
    """Any bytes, and up to where they learned."""
    kept = make.snapshot(upto=2**62, known=2**62 + 1)

    unit.scores.keep(kept, at=make.NOW)

    assert unit.scores.kept() == kept


def test_one_model_alone_is_none(unit):
    """The other would begin somewhere else."""
    unit.scores.keep(make.snapshot(models={Task.SPAM: b"spam"}), at=make.NOW)

    assert unit.scores.kept() is None


@pytest.mark.parametrize(
    ("changes", "is_kept"),
    [
        ({"known": 9}, False),
        ({"known": 10}, True),
        ({"known": 11}, True),
        ({"known": 9, "began": "another"}, True),
    ],
)
def test_models_give_way_to_those_that_know_as_much(unit, changes, is_kept):
    """And to those that began otherwise: another model was shipped."""
    before = make.snapshot(known=10)
    unit.scores.keep(before, at=make.NOW)
    after = make.snapshot(**{"models": dict.fromkeys(Task, b"new"), **changes})

    unit.scores.keep(after, at=make.NOW)

    assert unit.scores.kept() == (after if is_kept else before)
