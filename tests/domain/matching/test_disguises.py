"""Spellings that a reader sees through are seen through, and honest ones stay."""

import pytest

from moderation.domain.matching import Entry, Fold, WordList


def found(entry, text, fold=Fold.FOLDED):
    return [text[m.start : m.end] for m in WordList([Entry(entry, fold)]).find(text)]


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        # Marks, and what has no width.
        *(("حمار", "حِمَارٌ"), ("حمار", "حـمـــار"), ("idiot", "i\u200bdi\u2060ot")),
        *(
            ("حمار", "حم\u202bا\u202cر"),
            ("حمار", "ح\u0301\u0302مار"),
            ("idiot", "ïdîöt"),
        ),
        # Letters drawn out.
        *(
            ("كلب", "كلااااب"),
            ("كلب", "كلللب"),
            ("حمار", "حمااااار"),
            ("حمار", "حماار"),
        ),
        *(("idiot", "idioooot"), ("idiot", "iiidiooottt"), ("cool", "coooool")),
        *(("idiot", "iiiidddiiioooottt"), ("xxx", "xxxxx"), ("haaaa", "haaaaaaa")),
        # Letters apart.
        *(("كلب", "ك ل ب"), ("كلب", "ك.ل.ب"), ("كلب", "ك_ل_ب"), ("كلب", "ك ـ ل ـ ب")),
        *(
            ("idiot", "i d i o t"),
            ("idiot", "i-d-i-o-t"),
            ("idiot", "i * d * i * o * t"),
        ),
        *(("idiot", "I|D|I|O|T"), ("idiot", "i🐕d🐕i🐕o🐕t"), ("كلب", "ك\nل\nب")),
        # Borrowed letters.
        *(("casino", "саsinо"), ("casino", "ｃａｓｉｎｏ"), ("casino", "𝓬𝓪𝓼𝓲𝓷𝓸")),
        *(
            ("casino", "сαѕіпо"),
            ("hymn", "ΗΥMΝ"),
            ("noob", "ν0оb"),
            ("كلب", "گلب"),
            ("كلب", "ڪلب"),
            ("كلب", "ﻛﻠﺐ"),
        ),
        *(("казино", "казинo"), ("شیطان", "شیطاں"), ("سگ", "سگ"), ("سگ", "سڪ")),
        # Digits for letters.
        *(
            ("shut", "5hut"),
            ("idiot", "1d1ot"),
            ("fool", "f001"),
            ("leet", "l33t"),
        ),
    ],
)
def test_a_disguise_is_seen_through(entry, text):
    """All of it is marked."""
    assert found(entry, f"ها {text} !") == [text]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("و ك ل ب ه م", "ك ل ب"),
        ("ي ا ك ل ب", "ك ل ب"),
        ("ك ل ب  و  ه ن ا", "ك ل ب"),
        ("وكلاااااب", "كلاااااب"),
        ("وگلبهم", "گلب"),
    ],
)
def test_a_disguise_may_have_clitics(text, word):
    """Spaced, drawn out or borrowed, the word alone is marked."""
    assert found("كلب", text) == [word]


def test_a_longer_word_is_found_among_spaced_ones():
    """Nobody says where one ends."""
    assert found("idiot", "y o u i d i o t s") == ["i d i o t"]


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        *(("كس", "ك س"), ("as", "a s"), ("cat", "c at"), ("cat", "c    a    t")),
        *(("bet", "beet"), ("ass", "as"), ("god", "good"), ("abc", "a 1 b 1 c")),
        *(("ship", "sh!p2"), ("ship", "wsh!p")),
        *(("pot", "рот болит"), ("pot", "Он открыл рот"), ("tabibi", "7obibi")),
        *(("100", "1000"), ("1000", "100"), ("1000", "1000000"), ("777", "77")),
        *(("сор", "cop"), ("كلب", "ك ل\nن ب ا"), ("casino", "касино")),
    ],
)
def test_an_honest_spelling_is_no_disguise(entry, text):
    """Two letters, digits, double letters, and words of another language."""
    assert found(entry, text) == []


def test_a_text_without_other_words_of_that_script_may_be_a_disguise():
    """Every letter of it passes for a Latin one."""
    assert found("pot", "рот") == ["рот"]
    assert found("pot", "buy рот here") == ["рот"]


@pytest.mark.parametrize(
    "text", ["idiots", "Idiot", "idioot", "i d i o t", "ıdıot", "كلب", "ídiot"]
)
def test_exact_is_as_written(text):
    """Case, marks and letters count."""
    assert found("idiot", text, Fold.EXACT) == []


def test_exact_knows_one_letter_in_two_spellings():
    """Composed or not, it is the same text."""
    assert found("débile", "un de\u0301bile!", Fold.EXACT) == ["de\u0301bile"]
    assert found("كَلب", "كلب كَلب كَلبٌ", Fold.EXACT) == ["كَلب"]
