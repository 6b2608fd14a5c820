"""Patterns take linear time and find what they say."""

import pytest

from moderation.domain.errors import InvalidError
from moderation.domain.matching import Fold
from moderation.domain.rulebook import Place, Rulebook
from moderation.domain.rulebook.faults import RuleFault
from moderation.domain.written_rule import LooksFor
from tests import make


def pattern(*lines, **changes):
    return make.rule(looks_for=LooksFor.PATTERN, lines=lines, **changes)


@pytest.mark.parametrize(
    ("line", "body", "marked"),
    [
        (r"حم+ار", "يا حمممار", ["حمممار"]),
        (r"أحم+ق", "يا أَحْمَق", ["أَحْمَق"]),
        (r"IDIOT", "an idiot", ["idiot"]),
        (r"\b\d{4}\b", "سنة ٢٠٢٦", ["٢٠٢٦"]),
        (r"x+y?", "axx", ["xx"]),
        (r"حمار\\wx", "حمار\\wx", ["حمار\\wx"]),
        (r"\bx*y?", "ab cd y", ["y"]),
        (r"[أ-ي]{4}", "😀 مرحبا", ["مرحب"]),
        (r"كَلْب", "يا كلب", ["كلب"]),
        (r"\[URL=", "see [url=x] or [Url=y]", ["[url=", "[Url="]),
        (r"a\.b", "a.b axb", ["a.b"]),
        (r"ſtraße", "STRASSE", ["STRASSE"]),
    ],
)
def test_a_pattern_is_found_in_the_folded_text(found, line, body, marked):
    """And marked in the text as it was written."""
    assert found(pattern(line), body=body) == (Place.BODY, marked)


def test_an_exact_pattern_sees_the_text_as_it_is(found):
    """With capitals and marks."""
    rule = pattern("Idiot", fold=Fold.EXACT)

    assert found(rule, body="an idiot") is None
    assert found(rule, body="an Idiot") == (Place.BODY, ["Idiot"])


def test_a_find_of_nothing_is_none(found):
    """The edge of a word is everywhere."""
    assert found(pattern(r"\b"), body="abc") is None


def test_a_pattern_may_be_in_the_name(found):
    """As words may."""
    assert found(pattern("حم+ار"), name="حمار") == (Place.NAME, [])


def test_a_text_of_nothing_but_finds_is_marked_in_part(found):
    """The first hundred say enough."""
    _, marked = found(pattern("x"), body="x" * 500)

    assert len(marked) == 100


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("(", RuleFault.PATTERN),
        (r"(a)\1", RuleFault.PATTERN),
        ("(?=a)", RuleFault.PATTERN),
        ("((a{1,99}){1,99}){1,99}", RuleFault.PATTERN),
        ("\ud800", RuleFault.PATTERN),
        ("a" * 1001, RuleFault.PATTERN_LONG),
        (r"\pL{1,50}", RuleFault.PATTERN_LONG),
        ("(a?){1000}b", RuleFault.PATTERN_LONG),
        ("a*", RuleFault.PATTERN_EMPTY),
        (r"\bحمار\b", RuleFault.PATTERN_ASCII),
        (r"حمار\w", RuleFault.PATTERN_ASCII),
        ("", RuleFault.PATTERN_EMPTY),
    ],
)
def test_what_cannot_be_kept_linear_is_refused(line, code):
    """When it is saved, and not when a comment comes."""
    with pytest.raises(InvalidError) as refused:
        Rulebook([pattern(line)], "UTC")

    assert [fault.code for fault in refused.value.errors] == [code]


@pytest.mark.parametrize("line", ["[ً-ْ]", "كـ+ل", "[اً-ْ]"])
def test_a_pattern_of_marks_that_folding_drops_is_refused(found, line):
    """It would mean something else without them; exactly, it means what it says."""
    with pytest.raises(InvalidError, match=RuleFault.PATTERN_MARKS):
        Rulebook([pattern(line)], "UTC")

    assert found(pattern(line, fold=Fold.EXACT), body="كلًّا كــل")


@pytest.mark.parametrize("line", [r"\pL{8}x", r"(?:[\x{628}-\x{640}]?b){150}x"])
def test_patterns_together_have_an_end(line):
    """What each comment costs grows with their size, and with their states."""
    Rulebook([pattern(line)] * 4, "UTC")
    rules = [pattern(line)] * 40

    with pytest.raises(InvalidError, match=RuleFault.LARGE_PATTERNS):
        Rulebook(rules, "UTC")


def test_a_pattern_that_others_would_never_finish_is_quick(found):
    """The engine goes through the text once."""
    rule = pattern("(a+)+b")

    assert found(rule, body="a" * 10_000) is None
