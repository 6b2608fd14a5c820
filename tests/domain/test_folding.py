"""What a reader would call the same word compares equal."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.domain.folding import fold


@pytest.mark.parametrize(
    ("written", "also"),
    [
        ("أَحْمَـــد", "احمد"),
        ("إسلام", "اسلام"),
        ("آمال", "امال"),
        ("ٱلكتاب", "الكتاب"),
        ("مدرسة", "مدرسه"),
        ("مستشفى", "مستشفي"),
        ("مسؤول", "مسوول"),
        ("رئيس", "رييس"),
        ("کتاب", "كتاب"),
        ("ایران", "ايران"),
        ("\ufefb", "لا"),
        ("محمد\u200f", "محمد"),
        ("مي\u200cخواهم", "ميخواهم"),
        ("Éléphant", "ELEPHANT"),
        ("straße", "STRASSE"),
        ("ﬁn", "fin"),
        ("٢٠٢٦", "2026"),
        ("۲۰۲۶", "2026"),
        ("２０２６", "2026"),
    ],
)
def test_spellings_of_one_word_are_one(written, also):
    """Tashkeel, tatweel, hamza, letters of neighbours, case, and digits."""
    assert fold(written) == fold(also)


@pytest.mark.parametrize(
    ("one", "other"), [("كتاب", "كتب"), ("a", "b"), ("ت", "ث"), ("1", "2")]
)
def test_different_words_stay_different(one, other):
    """Dots of letters are no marks."""
    assert fold(one) != fold(other)


def test_words_stay_apart():
    """Spaces and line ends are kept for whoever splits at them."""
    assert fold("أمينة\nكتبت هنا").split() == ["امينه", "كتبت", "هنا"]


def test_many_marks_fold_in_a_moment():
    """A letter under a hundred thousand marks does not keep the service busy."""
    begun = time.process_time()

    folded = fold("ع" + "\u0301\u0323" * 50_000)

    assert folded == "ع"
    assert time.process_time() - begun < 1


@given(st.text())
def test_what_was_folded_folds_to_itself(written):
    """Folding twice is folding once, so that stored words meet typed ones."""
    assert fold(fold(written)) == fold(written)
