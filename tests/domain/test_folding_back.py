"""Folded text knows its way back, and letters that look alike are one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.domain.folding import Folded, fold, skeleton
from moderation.domain.folding.way_back import _pieces

# Whatever folding drops, widens, joins or takes apart.
TROUBLE = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("ﷺﷲﻼﻙىئؤةآأـ\u064e\u0651\u0654ßİŉǰΐﬃ\u1e9e\u200d\u200f"),
        st.sampled_from(
            "가각ᄀ\u1161\u11a8ㄱㅏｶﾞﾟ①½㎏٣۳３👩\u200d🦰🏿\U000e0067\u302e\U0001d165"
        ),
    )
)
MARKS = st.text(st.sampled_from("ع\u0301\u0323\u0651\u3099ﾞ"), min_size=25, max_size=80)


@given(st.one_of(TROUBLE, MARKS))
def test_the_pieces_in_a_row_are_the_whole(written):
    """What is looked up piece by piece is what was folded at once."""
    places, ends = _pieces(written, fold)

    pieces = [written[a:b] for a, b in pairwise(places)]
    assert "".join(pieces) == written
    assert "".join(map(fold, pieces)) == fold(written)
    assert (ends or [0])[-1] == len(fold(written))


@given(TROUBLE, st.data())
def test_what_a_span_holds_folds_to_what_was_found(written, data):
    """Every letter of a find lies in its span."""
    folded = Folded.of(written)
    length = len(folded.text)
    if not length:
        return
    start = data.draw(st.integers(0, length - 1))
    end = data.draw(st.integers(start + 1, length))

    first, last = folded.span(start, end)

    assert folded.text[start:end] in fold(written[first:last])


@pytest.mark.parametrize(
    ("written", "sought", "found"),
    [
        ("قال أَحْمَـــدُ شيئًا", "احمد", "أَحْمَـــدُ"),
        ("\u202bك\u200cلب\u202c", "كلب", "ك\u200cلب"),
        ("هو ﷺ هنا", "عليه", "ﷺ"),
        ("Straße", "ss", "ß"),
        ("ＣＡＳＩＮＯ", "casino", "ＣＡＳＩＮＯ"),
        ("بِﻜﻠﺐٍ", "كلب", "ﻜﻠﺐٍ"),
        ("İyi", "iyi", "İyi"),
    ],
)
def test_a_find_lands_on_what_was_written(written, sought, found):
    """Marks belong to their letter; a ligature is taken whole."""
    folded = Folded.of(written)
    place = folded.text.index(sought)

    start, end = folded.span(place, place + len(sought))

    assert written[start:end] == found


@pytest.mark.parametrize(
    ("written", "taken_for"),
    [
        ("саsinо", "casino"),
        ("αdmin", "admin"),
        ("ｃａｓｉｎｏ", "casino"),
        ("𝓬𝓪𝓼𝓲𝓷𝓸", "casino"),
        ("ᴄᴀꜱɪɴᴏ", "casino"),
        ("🅲🅰🆂🅸🅽🅾", "casino"),
        ("ڪلب", "كلب"),
        ("گلب", "كلب"),
        ("پاپا", "بابا"),
        ("ھہ", "هه"),
        ("ٮںے", "بني"),
        ("ژچڤ", "زجف"),
    ],
)
def test_look_alikes_are_one(written, taken_for):
    """A reader sees the same word."""
    assert skeleton(fold(written)) == taken_for


@pytest.mark.parametrize("written", ["7abibi", "كلب", "نت", "بت", "sh1t", "日本", "🙂"])
def test_what_is_as_it_should_be_stays(written):
    """Dots tell Arabic letters apart, and digits stay digits."""
    assert skeleton(fold(written)) == fold(written)


@given(st.text())
def test_one_letter_stands_for_one(written):
    """Offsets in folded text hold in its skeleton."""
    assert len(skeleton(fold(written))) == len(fold(written))
