"""Regular expressions that take linear time, in folded text or as it is written."""

import pytest

from moderation.domain.errors import InvalidError
from moderation.domain.matching import Fold
from moderation.domain.rulebook import Place, Rulebook, RuleMatch
from moderation.domain.rulebook.patterns import LARGEST_TOGETHER, LONGEST_PATTERN
from moderation.domain.written_rule import LooksFor
from tests import make


def pattern(*lines, **changes):
    return make.rule(looks_for=LooksFor.PATTERN, lines=lines, **changes)


@pytest.mark.parametrize(
    ("line", "body", "spans"),
    [
        (r"re[dt]", "A RED car", ((2, 5),)),
        (r"كلب+", "يا كَلْـبـب!", ((3, 11),)),
        (r"كَلْب", "كلب", ((0, 3),)),
        (r"[أ-ي]{4}", "😀 مرحبا", ((2, 6),)),
        (r"\d{4}", "رقم ١٢٣٤٥", ((4, 8),)),
        (r"[٠-٩]+", "رقم 12", ((4, 6),)),
        (r"a|b", "a b", ((0, 1), (2, 3))),
        (r"\.zip$", "file.zip", ((4, 8),)),
    ],
)
def test_a_pattern_is_looked_for_in_folded_text(matched, line, body, spans):
    """Whatever the case, and the places are those of what was written."""
    rule = pattern(line)

    assert matched(rule, body=body) == RuleMatch(rule, Place.BODY, spans)


@pytest.mark.parametrize(
    ("body", "spans"),
    [("😀 كَلب", ((2, 6),)), ("كلب", None), ("Red", None), ("red", ((0, 3),))],
)
def test_an_exact_pattern_is_looked_for_in_what_was_written(matched, body, spans):
    """Marks and capitals count."""
    found = matched(pattern("كَلب", "red", fold=Fold.EXACT), body=body)

    assert (found and found.spans) == spans


@pytest.mark.parametrize("fold", Fold)
def test_a_pattern_is_looked_for_beside_the_text(matched, fold):
    """A name has no place to mark."""
    rule = pattern("amin+", fold=fold)

    assert matched(rule, name="amina") == RuleMatch(rule, Place.NAME)


def test_what_finds_nothing_at_all_is_no_find(matched):
    """`x*` between two letters is there, and shows nothing."""
    assert matched(pattern(r"\bx*"), body="ab cd") is None


def test_a_comment_of_finds_has_a_hundred_marked(matched):
    """It matches all the same."""
    found = matched(pattern("a"), body="a " * 1000)

    assert len(found.spans) == 100


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("(", "rule_pattern"),
        (r"(a)\1", "rule_pattern"),
        ("(?=a)b", "rule_pattern"),
        ("(?<!a)b", "rule_pattern"),
        (r"\p{Klingon}", "rule_pattern"),
        ("a{1,2000}", "rule_pattern"),
        ("\ud800", "rule_pattern"),
        ("a" * (LONGEST_PATTERN + 1), "rule_pattern_long"),
        (r"\pL{1,50}x", "rule_pattern"),
        (r"\pL{12}", "rule_pattern_long"),
        (".*", "rule_pattern_empty"),
        ("a?", "rule_pattern_empty"),
        ("^", "rule_pattern_empty"),
        ("[ً-ْ]", "rule_pattern_marks"),
        ("كـ+ل", "rule_pattern_marks"),
        ("[اً-ْ]", "rule_pattern_marks"),
    ],
)
def test_what_the_engine_cannot_keep_its_word_about_is_refused(refused, line, code):
    """With its line; nothing is found out only when a comment comes."""
    assert refused(pattern("good", line)) == (code, 2)


def test_marks_may_be_looked_for_exactly(matched):
    """There they are."""
    found = matched(pattern("[ً-ْ]{2}", fold=Fold.EXACT), body="كلًّ")

    assert found.spans == ((2, 4),)


def test_all_patterns_together_are_bounded():
    """What a comment costs grows with their size."""
    letters = [pattern(r"\pL{8}x", id=each) for each in range(6)]

    with pytest.raises(InvalidError, match="policy_patterns_large"):
        Rulebook(letters, "UTC")
    assert LARGEST_TOGETHER


@pytest.mark.parametrize("line", ["(a+)+b", "(a|aa)+b", "a.*a.*a.*a.*b"])
def test_no_pattern_can_stop_the_service(matched, line):
    """What takes other engines for ever takes milliseconds."""
    assert matched(pattern(line), body="a" * 10_000) is None
