"""Words are looked for in the text, the name and the website."""

import pytest

from moderation.domain.errors import FieldError, InvalidError
from moderation.domain.matching import Fold
from moderation.domain.rulebook import Place, Rulebook
from moderation.domain.rulebook.faults import RuleFault
from tests import make


def test_what_is_marked_is_what_was_written(found):
    """With its marks, however it was folded."""
    assert found(make.rule(), body="يا حِمَـار!") == (Place.BODY, ["حِمَـار"])


@pytest.mark.parametrize(
    ("field", "place"), [("name", Place.NAME), ("website", Place.WEBSITE)]
)
def test_a_word_may_be_in_the_name_or_the_website(found, field, place):
    """There is nothing to mark in the text then."""
    written = {"name": "الحمار", "website": "https://example.org/حمار"}[field]

    assert found(make.rule(), **{field: written}) == (place, [])


def test_the_text_is_told_before_the_name(found):
    """Where a word is in both."""
    assert found(make.rule(), body="حمار", name="حمار") == (Place.BODY, ["حمار"])


def test_each_rule_folds_as_much_as_it_says(found):
    """One list may hold rules of every kind."""
    exact = make.rule(lines=("حمار",), fold=Fold.EXACT)

    assert found(exact, body="حِمار") is None
    assert found(exact, body="حمار") is not None


def test_a_line_in_which_nothing_can_be_found_is_named():
    """Counted in its own rule."""
    rules = [make.rule(), make.rule(lines=("غبي", "!"))]

    with pytest.raises(InvalidError) as refused:
        Rulebook(rules, "UTC")

    data = {"line": 2, "rule": 2}
    assert refused.value.errors == (FieldError("lines", RuleFault.LINE_BLANK, data),)
