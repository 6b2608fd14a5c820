"""Search finds on PostgreSQL what it finds on SQLite: whole words, all of them."""

import pytest

from moderation.domain.queue import Filter
from tests.storage import make

BODIES = [
    "مرحبا، كيف الحال؟",
    "أَحْمَد كتب: «المدرسة» (القديمة)…",
    "قلم/ورق_دفتر-حبر",
    "a.b@example.org or https://example.org/path?q=1",
    "rock'n'roll, don't; e-mail — 1e5 3.14 -7 2/3 v1.2.3",
    "نعم♥لا 100% ٪٥٠ ١٢٣",
    "C++ & <b>bold</b> &amp; #tag @user $5",
    "été ÉTÉ Straße İstanbul naïve",
    "中文 漢字テスト 한국어",
    "x" * 3000 + " tail",
]
WORDS = [
    *("مرحبا", "كيف", "الحال", "احمد", "المدرسة", "القديمة", "مدرسة"),
    *("قلم", "ورق", "دفتر", "حبر", "قلم ورق", "قلم مرحبا", "example", "example.org"),
    *("b", "https", "path", "1", "rock", "n", "roll", "don", "don't", "t", "mail"),
    *("e-mail", "1e5", "3", "14", "7", "2", "3.14", "v1", "نعم", "لا", "100", "50"),
    *("123", "١٢٣", "c", "bold", "amp", "tag", "user", "5", "ete", "strasse", "tail"),
    *("istanbul", "naive", "中文", "漢字テスト", "한국어", "the", "a", "or", "exam"),
]


@pytest.fixture
def filled(store, shared):
    """The same comments in a store of each kind."""
    for each in (store, shared):
        with each.writing() as unit:
            for body in BODIES:
                make.comment(unit, body=body)
    return store, shared


@pytest.mark.engine("sqlite")
def test_both_engines_find_the_same(filled):
    """Whatever stands around a word."""
    first, second = ({text: bodies(store, text) for text in WORDS} for store in filled)

    assert first == second
    assert sum(map(len, first.values())) > len(WORDS) / 2


def test_a_sign_that_is_newer_than_the_index_parts_words(shared):
    """Every sign does, of whatever year."""
    with shared.writing() as unit:
        make.comment(unit, body="نعم🙂لا")

    assert bodies(shared, "نعم") == bodies(shared, "لا") == ["نعم🙂لا"]


def bodies(store, text):
    """What a search finds."""
    with store.reading() as unit:
        return [comment.body for comment in unit.comments.page(Filter(text=text))]
