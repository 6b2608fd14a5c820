"""Every code that a person may meet has its words in every language."""

import pytest

from moderation.domain.audit import AuditAct
from moderation.domain.comment import Status
from moderation.domain.decision import Outcome, Reason, ReasonCode
from moderation.domain.moderator import Role
from moderation.domain.queue import QueueName
from moderation.domain.report import Complaint
from moderation.web import wording

DATA = {
    "links": 2,
    "retry_after": 3,
    "length": 12,
    "longest": 10,
    "limit": 60,
    "percent": 97,
}
WORDS = [
    *((wording.sentence_of_reason, Reason(code, DATA)) for code in ReasonCode),
    *((wording.word_of_status, status) for status in Status),
    *((wording.word_of_outcome, outcome) for outcome in Outcome),
    *((wording.word_of_role, role) for role in Role),
    *((wording.word_of_queue, queue) for queue in QueueName),
    *((wording.word_of_act, act) for act in AuditAct),
    *((wording.word_of_complaint, complaint) for complaint in Complaint),
]


@pytest.mark.parametrize(("words", "code"), WORDS)
def test_a_code_has_words_in_every_language(app, words, code):
    """Three languages, three sentences."""
    said = set()
    for language in ("ar", "en", "fr"):
        with app.test_request_context(f"/?lang={language}"):
            said.add(words(code))

    assert "" not in said
    assert len(said) > 1
    assert any("\u0600" <= letter <= "\u06ff" for letter in "".join(said))


def test_a_word_of_a_later_version_is_shown_as_it_is(app):
    """The audit log stays readable after a step back to an older version."""
    with app.test_request_context("/?lang=ar"):
        assert wording.word_of_act("teleport") == "teleport"
