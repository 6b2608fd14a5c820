"""What the decisions of people teach the scores."""

import pytest

from moderation.domain.audit import AuditAct
from moderation.domain.decision import Outcome, ReasonCode
from moderation.domain.lessons import Hindsight, Taught, labels, text_for
from moderation.domain.scores import Task

SPAM = {Task.SPAM: True}
HAM = {Task.SPAM: False}
ABUSE = {Task.TOXIC: True}


@pytest.mark.parametrize(
    ("outcome", "reason", "expected"),
    [
        ("approve", None, {Task.SPAM: False, Task.TOXIC: False}),
        ("spam", None, SPAM),
        ("reject", "advertising", SPAM),
        ("reject", "insult", HAM | ABUSE),
        ("reject", "hate", HAM | ABUSE),
        ("reject", None, ABUSE),
        ("reject", "off_topic", HAM),
        ("reject", "falsehood", HAM),
        ("reject", "private_data", HAM),
        ("reject", "other", HAM),
        ("reject", "likely_spam", {}),
        ("hold", None, {}),
    ],
)
def test_a_decision_is_a_lesson_for_those_that_it_speaks_of(outcome, reason, expected):
    """It says nothing to the others."""
    assert labels(Outcome(outcome), ReasonCode(reason) if reason else None) == expected


def test_spam_is_known_by_its_website_too():
    """The body comes first, so that its places stay the same."""
    assert text_for(Task.SPAM, "مقال", "https://example.org") == (
        "مقال\nhttps://example.org"
    )


@pytest.mark.parametrize(
    ("task", "website"), [(Task.SPAM, None), (Task.TOXIC, "https://example.org")]
)
def test_the_body_is_all_that_is_read_otherwise(task, website):
    """An address insults nobody."""
    assert text_for(task, "مقال", website) == "مقال"


def decided(entry, **changes):
    values = {"decision": entry - 1, "comment_id": 7, "outcome": Outcome.REJECT}
    return Taught(entry, AuditAct.DECIDE, **{**values, **changes})


def standing(*entries):
    return Hindsight(entries).standing(entries)


def test_what_was_undone_does_not_stand():
    """What was not undone does."""
    first, second = decided(10), decided(20)

    assert standing(first, second, Taught(30, AuditAct.UNDO, 9, 7)) == [second]


def test_what_was_decided_about_other_words_does_not_stand():
    """What was decided about the new words does, and so does another comment."""
    old, new, other = decided(10), decided(30), decided(11, comment_id=8)
    edit = Taught(20, AuditAct.EDIT, 9, 7)

    assert standing(old, other, edit, new) == [other, new]


def test_the_last_reason_stands():
    """Also where that is none."""
    insult = Taught(20, AuditAct.EXPLAIN, 9, 7, reason=ReasonCode.INSULT)
    nothing = Taught(30, AuditAct.EXPLAIN, 9, 7)

    assert standing(decided(10), insult) == [decided(10, reason=ReasonCode.INSULT)]
    assert standing(decided(10), insult, nothing) == [decided(10)]
