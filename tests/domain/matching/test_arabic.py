"""A word of Arabic is found with whatever is written onto it, and in no other word."""

import pytest

from moderation.domain.matching import Entry, Fold, WordList


def found(entry, text, fold=Fold.FOLDED):
    return [text[m.start : m.end] for m in WordList([Entry(entry, fold)]).find(text)]


@pytest.mark.parametrize(
    "text",
    [
        *("كلب", "الكلب", "والكلب", "بالكلب", "فالكلب", "كالكلب", "للكلب", "وللكلب"),
        *("وكلب", "فكلب", "بكلب", "ككلب", "لكلب", "وبكلب", "فلكلب", "ياكلب", "ياالكلب"),
        *("كلبه", "كلبها", "كلبهم", "كلبهن", "كلبهما", "كلبك", "كلبكم", "كلبكن"),
        *("كلبكما", "كلبي", "كلبنا", "وكلبهم", "بكلبها", "هالكلب", "عالكلب"),
    ],
)
def test_clitics_end_a_word(text):
    """The word alone is marked."""
    assert found("كلب", f"هذا {text}، قال") == ["كلب"]


@pytest.mark.parametrize(
    ("entry", "text", "word"),
    [
        ("كلبة", "هذه كلبتهم", "كلبت"),
        ("كلبة", "كَلْبَةٌ", "كَلْبَةٌ"),
        ("يقتل", "سيقتلهم", "يقتل"),
        ("يقتل", "سيقتل", "يقتل"),
        ("أحمق", "وأحمقٌ", "أحمقٌ"),
        ("غبي", "غبيي", "غبي"),
        ("الكلب", "بالكلب", "الكلب"),
        ("حمار", "كان حمارًا", "حمارً"),
        ("حمار", "وحمارا", "حمار"),
        ("كلام فارغ", "قال كلامًا فارغًا", "كلامًا فارغً"),
        ("سم", "وسم", "سم"),
        ("سم", "السم", "سم"),
        ("سم", "سمها", "سم"),
        ("كلب", "ﻭﻛﻠﺒﻬﻢ", "ﻛﻠﺒ"),
        ("كلب", "وَكَلْـبُـهُم", "كَلْـبُ"),
        ("كلب", "قالAliكلب123", "كلب"),
    ],
)
def test_a_word_is_marked_as_it_is_written(entry, text, word):
    """With its marks, in whatever form its letters have there."""
    assert found(entry, text) == [word]


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        *(("كس", "كسر"), ("كس", "كَسَر الرقم القياسي"), ("كس", "مكسور"), ("كس", "الكسل")),
        *(("كس", "كسول"), ("كس", "تكسير"), ("كس", "كسب"), ("كس", "بكسر")),
        *(
            ("لب", "كلب"),
            ("لب", "كلبهم"),
            ("لد", "بلد"),
            ("لد", "بلدهم"),
            ("سن", "سنة"),
        ),
        *(("لد", "ولدهم"), ("ريم", "كريمة"), ("ريم", "وكريم"), ("لوس", "وفلوسهم")),
        *(("خرا", "فخرًا"), ("خرا", "وفخرًا"), ("لوط", "بلوط"), ("سمين", "ياسمين")),
        *(
            ("سم", "سمك"),
            ("در", "درهم"),
            ("حم", "لحمهم"),
            ("كلم", "كلمتهم"),
            ("سر", "ياسر"),
        ),
        *(("لبة", "كلبتهم"), ("كلب", "كلبش"), ("كلب", "مكلب"), ("كلب", "الكلبنه")),
        *(("دين", "دينا"), ("وغد", "وغدا")),
        *(("كلب", "كتب"), ("كلب", "كلاب"), ("كلا", "كلااب"), ("شرك", "الشركهم")),
    ],
)
def test_innocent_words_survive(entry, text):
    """A word that only holds another is another."""
    assert found(entry, text) == []


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        *(("كلب", "كلبين"), ("غبي", "والغبيات"), ("حيوان", "الحيوانات")),
        *(
            ("كذب", "يكذبون"),
            ("كذب", "كذبوا"),
            ("كذب", "تكذبين"),
            ("مجرم", "والمجرمين"),
        ),
        *(("الأحمق", "أحمقين"), ("غبي", "ي ا غ ب ي"), ("idiot", "idiots")),
        *(
            ("idiocy", "idiocies"),
            ("stop", "stopped"),
            ("stop", "stopping"),
            ("stop", "stops"),
        ),
        *(("insulter", "insultaient"), ("stupide", "stupides"), ("débile", "DÉBILES")),
        *(
            ("дурак", "дурак"),
            ("🐕", "🐕🐕"),
            ("idiot*", "idiotics"),
            ("傻瓜", "你傻瓜啊"),
        ),
    ],
)
def test_a_stem_has_many_endings(entry, text):
    """Of number, gender and verbs."""
    assert found(entry, text, Fold.STEM)
    assert found(entry, entry, Fold.STEM)


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("كس", "كسر"),
        ("كس", "كسات"),
        ("كلب", "كتب"),
        ("sing", "s"),
        ("par", "parent"),
        ("ass", "as"),
    ],
)
def test_a_stem_keeps_three_letters(entry, text):
    """Less of a word is no word."""
    assert found(entry, text, Fold.STEM) == []
