"""A file of rules is known by what it holds, and refused by line and reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.domain.decision import Outcome
from moderation.domain.errors import FieldError, InvalidError
from moderation.domain.policy import PolicyVersion, Thresholds
from moderation.domain.rule_document import policy_document
from moderation.domain.rule_file import rules_from
from moderation.domain.rule_text import rules_text
from moderation.domain.rulebook import Rulebook
from moderation.domain.shapes import written
from moderation.domain.written_rule import Comparison, Condition, LooksFor, Trait
from tests import make


def refusal(content):
    with pytest.raises(InvalidError) as refused:
        rules_from(content)
    (error,) = refused.value.errors
    assert error.field == "rules"
    return error.code, error.data.get("line")


def test_text_with_heads_is_read_as_rules():
    """Each keeps its outcome, whatever who imports says."""
    found = rules_from(rules_text([make.rule()]).encode(), outcome=Outcome.SPAM)

    assert found.rules == (make.rule(),)
    assert found.thresholds is None


def test_a_document_is_read_with_its_thresholds():
    """As it was exported."""
    thresholds = Thresholds(spam_held=0.9)
    version = PolicyVersion(3, make.NOW, "operator", "", (make.rule(),), thresholds)

    found = rules_from(written(policy_document(version)).encode())

    assert found.rules == (make.rule(),)
    assert found.thresholds == thresholds


def test_anything_else_is_a_list_of_keys():
    """A bracket alone makes neither a rule nor a document."""
    found = rules_from(b"[url=\n{casino}\n[buy now]\n[]x")

    assert [rule.looks_for for rule in found.rules] == [LooksFor.PATTERN]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize(
    "lines", [[b"viagra", b"casino"], [b"[hold other] A", b"words:", b"viagra"]]
)
def test_files_of_other_systems_are_read(mark, end, lines):
    """With a byte order mark and any ends of lines."""
    assert rules_from(mark + end.join(lines)) == rules_from(b"\n".join(lines))


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"a\nb\xff\n", "file_not_utf8", 2),
        (b"a\r\nb\r\n\xd9", "file_not_utf8", 3),
        (b"\xff\xfea\0", "file_not_utf8", 1),
        (b"a\n\nb\0\n", "file_nul", 3),
        (b"", "file_empty", None),
        (b"\xef\xbb\xbf \n# only a remark\n", "file_empty", None),
        (b"viagra\n[hold insult] A\nwords:\n", "file_head", 1),
        (b"[hold insutl] A\nwords:\n", "file_reason", 1),
        (b'{"rules":\n[}', "file_json", 2),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(content, code, line):
    """And nothing of it is taken."""
    assert refusal(content) == (code, line)


def book_fault(found):
    """What the rules themselves are refused for, in the words of the file."""
    with pytest.raises(InvalidError) as refused:
        Rulebook(found.rules, "UTC")
    return found.in_file(refused.value).errors


def test_what_is_wrong_with_a_line_is_told_by_its_place_in_the_file():
    """It is the file that a person mends."""
    found = rules_from(
        b"[hold other] A\nwords:\na\n\n[spam other] B\npattern:\n# why\na\n(\n"
    )

    assert book_fault(found) == (FieldError("lines", "rule_pattern", {"line": 9}),)


def test_what_is_wrong_with_a_condition_is_told_by_its_place_in_the_file():
    """Each stands on a line of its own."""
    found = rules_from(
        b"[hold other] A\nif: links = 2\n\nif: links = x\nanything:\n",
    )

    assert book_fault(found) == (
        FieldError("conditions", "rule_condition", {"line": 4, "number": 2}),
    )


def test_an_end_is_told_by_its_place_in_the_file():
    """It has a line of its own too."""
    found = rules_from(b"[hold other] A\nuntil: 2020-01-01\nanything:\n")

    (told,) = found.in_file(InvalidError(FieldError("until", "x", {"rule": 1}))).errors

    assert told.data == {"line": 2}


def test_what_is_wrong_with_a_rule_is_told_by_its_head():
    """Where no line of it is to blame; what concerns none stays as it is."""
    found = rules_from(b"\n[hold other] A\nanything:\n")
    blamed = FieldError("title", "blank", {"rule": 1})
    whole = FieldError("rules", "too_long", {"length": 3, "longest": 2})

    told = found.in_file(InvalidError(blamed, whole)).errors

    assert told == (FieldError("title", "blank", {"line": 2}), whole)


def test_what_is_wrong_in_json_is_told_by_the_rule():
    """Its lines are as the program wrote them."""
    rule = make.rule(conditions=(Condition(Trait.LINKS, Comparison.IS, ("x",)),))
    version = PolicyVersion(3, make.NOW, "operator", "", (rule,))

    found = rules_from(written(policy_document(version)).encode())

    assert book_fault(found) == (
        FieldError("conditions", "rule_condition", {"number": 1, "rule": 1}),
    )


LIKE_A_FILE = st.text(
    st.sampled_from('[]{}#\\:,=>"\r\n\ufeff .*/@1a') | st.characters()
) | st.lists(
    st.sampled_from(
        [
            *("[hold insult] A", "[hold]", "id: 1", "if: links >= 1", "if: a =", "#"),
            *("until: 0001-01-01T00:00:00+23:59", "until: 9999-12-31T23:59:59-23:59"),
            *("words:", "pattern:", "log only", '{"rules": [', "{}", "]}", "1::", "::"),
            *("1.1.1.1/99", "@a.org", "a@b.c", "http://", "*.org", "xn--a.org", ""),
        ]
    )
).map("\n".join)


@given(st.binary() | LIKE_A_FILE.map(lambda text: text.encode(errors="surrogatepass")))
def test_whatever_a_file_holds_it_is_read_or_refused(content):
    """By line and reason; nothing else happens."""
    faults = ()

    try:
        rules_from(content)
    except InvalidError as error:
        faults = error.errors

    assert all(fault.field == "rules" for fault in faults)
