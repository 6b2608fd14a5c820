"""A chief takes in rules from a file, all of them or none."""

from dataclasses import replace

import pytest

from moderation.domain.decision import Outcome
from moderation.domain.errors import FieldError, ForbiddenError, InvalidError
from moderation.domain.policy import Thresholds
from moderation.domain.rule_document import policy_document
from moderation.domain.rule_text import rules_text
from moderation.domain.shapes import written
from moderation.domain.written_rule import LooksFor
from tests import make

RULE = make.rule(id=0)


def text_of(*rules):
    return rules_text(rules).encode()


@pytest.fixture
def fault(services, salma):
    """Import a file that must be refused; the policy in force must stay."""

    def refused(content):
        before = services.read_policy(salma)
        with pytest.raises(InvalidError) as refusal:
            services.import_rules(salma, content)
        assert services.read_policy(salma) == before
        (error,) = refusal.value.errors
        return error

    return refused


def test_rules_come_beside_those_in_force(services, salma):
    """Each gets an id; the version tells by whom and from which file."""
    services.import_rules(salma, text_of(RULE))

    saved = services.import_rules(salma, b"viagra", name="spam.txt")

    assert [rule.lines for rule in saved.rules] == [("حمار",), ("viagra",)]
    assert all(rule.id for rule in saved.rules)
    assert (saved.version, saved.by, saved.note) == (2, "سلمى", "spam.txt")
    assert services.read_policy(salma) == saved


def test_a_rule_in_force_is_changed_by_its_id(services, salma):
    """An exported file can be mended and imported again."""
    (rule,) = services.import_rules(salma, text_of(RULE)).rules

    changed = replace(rule, lines=("بغل",))
    saved = services.import_rules(salma, text_of(changed, make.rule(id=0, title="B")))

    assert saved.rules[0] == changed
    assert [one.title for one in saved.rules] == ["شتائم", "B"]


def test_a_whole_policy_takes_the_place_of_another(services, salma):
    """With its thresholds; a file that has none leaves them as they are."""
    services.import_rules(salma, text_of(RULE))
    policy = replace(
        services.read_policy(salma),
        rules=(make.rule(title="B"),),
        thresholds=Thresholds(spam_held=0.9),
    )
    content = written(policy_document(policy)).encode()

    beside = services.import_rules(salma, content)
    instead = services.import_rules(salma, content, replace_all=True)
    later = services.import_rules(salma, text_of(RULE), replace_all=True)

    assert [rule.title for rule in beside.rules] == ["شتائم", "B"]
    assert beside.thresholds == Thresholds()
    assert [rule.title for rule in instead.rules] == ["B"]
    assert instead.thresholds == later.thresholds == Thresholds(spam_held=0.9)


def test_addresses_are_kept_by_their_blind_index(services, salma):
    """And by what a person may know them by; whole domains as they are."""
    saved = services.import_rules(salma, b"amina@example.org\n@bad.example.org")

    (rule,) = saved.rules
    assert rule.looks_for is LooksFor.ADDRESSES
    assert rule.lines[0].endswith(" a•••@e•••")
    assert rule.lines[1] == "@bad.example.org"
    assert services.import_rules(salma, text_of(rule)).rules == (rule,)


def test_they_act_on_the_next_comment(services, salma):
    """From the moment that they are saved."""
    services.import_rules(
        salma, b"\xef\xbb\xbfamina@example.org\r\n", outcome=Outcome.REJECT
    )

    posted = make.posted(services)

    assert posted.comment.status == "rejected"


def test_only_a_chief_imports(services, idris, nora):
    """The operator too, from the terminal."""
    for other in (idris, nora):
        with pytest.raises(ForbiddenError):
            services.import_rules(other, b"viagra")

    assert services.import_rules(None, b"viagra").by == "operator"


def test_a_file_that_cannot_be_read_is_refused_with_the_line(fault):
    """Nothing of it is taken."""
    assert fault(b"a\nb\0") == FieldError("rules", "file_nul", {"line": 2})


def test_a_rule_that_cannot_be_taken_is_refused_with_the_line(fault):
    """Of the file, whatever is in force beside it."""
    ended = b"[hold other] A\nwords:\na\n[hold other] B\nuntil: 2001-01-01\nwords:\nb"
    address = b"[hold other] A\naddresses:\n@example.net\n\nnobody"

    assert fault(ended) == FieldError("until", "rule_until_past", {"line": 5})
    assert fault(address) == FieldError("lines", "rule_address", {"line": 5})


def test_a_pattern_that_cannot_be_read_is_refused_with_the_line(services, salma, fault):
    """Also behind rules that are in force already."""
    services.import_rules(salma, text_of(RULE))

    error = fault(b"[hold other] A\npattern:\na\n# why\n(")

    assert error == FieldError("lines", "rule_pattern", {"line": 5})


def test_a_rule_of_a_document_is_refused_with_its_number(fault):
    """Its lines are as a program wrote them."""
    content = b"""{"rules": [{"title": "A", "outcome": "hold", "reason": "other",
        "looks_for": "networks", "lines": ["192.0.2.1", "here"]}]}"""

    assert fault(content) == FieldError("lines", "rule_network", {"rule": 1, "line": 2})


def test_a_policy_that_would_stop_everything_is_refused(fault):
    """No line alone is to blame."""
    error = fault(b"[hold other] A\nif: length >= 0\nanything:")

    assert error == FieldError("rules", "policy_stops_all")
