"""Words and phrases of a list are found where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.domain.errors import InvalidError
from moderation.domain.matching import Entry, Fold, Match, WordList, prepare
from moderation.domain.matching.prepared import Words


def found(entry, text, fold=Fold.FOLDED):
    return [text[m.start : m.end] for m in WordList([Entry(entry, fold)]).find(text)]


def test_every_find_is_told_in_the_order_of_the_text():
    """Of all entries and all folds, overlapping ones too."""
    entries = [
        Entry("الكلب"),
        Entry("ابن كلب"),
        Entry("ابن", Fold.EXACT),
        Entry("كلب", Fold.STEM),
        Entry("قط"),
    ]

    matches = WordList(entries).find("ابن الكلب ابن")

    assert matches == [
        Match(2, 0, 3),
        Match(1, 0, 9),
        Match(0, 4, 9),
        Match(3, 6, 9),
        Match(2, 10, 13),
    ]


def test_lists_share_what_was_prepared():
    """A comment is folded once."""
    prepared = prepare("يا كلب")

    assert WordList([Entry("كلب")]).find(prepared) == [Match(0, 3, 6)]
    assert WordList([Entry("يا")]).find(prepared) == [Match(0, 0, 2)]
    assert prepared.words(Fold.FOLDED) is prepared.words(Fold.FOLDED)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "buy it now",
            "BUY  it\n\nnow!",
            "buy, it — now",
            "buy-it_now",
            "buy 🙂 it now",
        ),
        *("buy it 🙂🙂 now", "buy+it=now", "b u y it now", "bυy it nοw"),
    ],
)
def test_a_phrase_is_its_words_in_order(text):
    """Whatever stands between them, as long as it is no word."""
    assert found("Buy it now", text)


@pytest.mark.parametrize(
    "text",
    ["buy now it", "buy it", "it now", "buy it or now", "rebuy it now", "🙂", ""],
)
def test_a_phrase_is_all_of_its_words(text):
    """In their order."""
    assert found("buy it now", text) == []


@pytest.mark.parametrize(
    ("entry", "text", "word"),
    [
        ("casin*", "the Casinos!", "Casinos"),
        ("casin*", "casin", "casin"),
        ("*sino", "casino", "casino"),
        ("*asin*", "casinos", "casinos"),
        ("*asin*", "саsinоs", "саsinоs"),
        ("كلب*", "والكلبنه", "كلبنه"),
        ("*كلب", "مكلبها", "مكلب"),
        ("best casin*", "Best casinos", "Best casinos"),
        ("*est casin*", "Best casinos", "Best casinos"),
        ("*est casino", "Best casino", "Best casino"),
        ("加油", "中国加油！", "加油"),
        ("加油*", "中国加油啊", "加油"),
        ("สวัสดี", "กสวสดข", "สวสด"),
    ],
)
def test_a_word_goes_on_where_the_entry_says_so(entry, text, word):
    """The whole word is marked, save where words have no ends."""
    assert found(entry, text) == [word]


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("casin*", "acasino"),
        ("*sino", "casinos"),
        ("*asino*", "casin"),
        ("a* b*", "a c"),
        ("a* b*", "ax ay"),
        ("a* b* c", "ax bx d"),
        ("a* *b", "ax bx"),
    ],
)
def test_it_goes_on_nowhere_else(entry, text):
    """A star counts at its own end."""
    assert found(entry, text) == []


def test_exact_words_may_go_on_too():
    """As written, still."""
    assert found("Casin*", "Casinos casinos", Fold.EXACT) == ["Casinos"]


@pytest.mark.parametrize(
    ("entry", "text", "number"),
    [
        ("+961 3 123456", "00961-3-123-456", "00961-3-123-456"),
        ("+961 3 123456", "٠٠٩٦١٣١٢٣٤٥٦", "٠٠٩٦١٣١٢٣٤٥٦"),
        ("03123456", "اتصل ٠٣ ١٢ ٣٤ ٥٦ الآن", "٠٣ ١٢ ٣٤ ٥٦"),
        ("(03) 12-34-56", "0 3 1 2 3 4 5 6", "0 3 1 2 3 4 5 6"),
        ("03.123.456", "2026 03123456", "03123456"),
        ("1000000", "1,000,000", "1,000,000"),
        ("٦٦٦", "هو 666!", "666"),
        ("1234567890123456789", "1234567890123456789", "1234567890123456789"),
    ],
)
def test_a_telephone_number_is_found_in_any_digits(entry, text, number):
    """However they are parted."""
    assert found(entry, text) == [number]


@pytest.mark.parametrize(
    "text", ["031234567", "3123456", "03123 abc 456", "03123\n\n\n\n\n456"]
)
def test_another_number_is_another(text):
    """A digit more or less, or a word between."""
    assert found("03123456", text) == []


@pytest.mark.parametrize(
    ("entry", "text", "picture"),
    [
        ("🐕", "يا🐕🏿!", "🐕"),
        ("❤️", "❤", "❤"),
        ("👩\u200d🦰", "أ👩\u200d🦰ب", "👩\u200d🦰"),
        ("🇱🇧", "🇫🇷🇱🇧", "🇱🇧"),
        ("🐕 كلب", "🐕كلب", "🐕كلب"),
        ("$$", "for $$", "$$"),
    ],
)
def test_pictures_and_signs_are_found(entry, text, picture):
    """Wherever they stand."""
    assert found(entry, text) == [picture]


@pytest.mark.parametrize(
    "entry", ["", " ", "…", "ـــ", "\u200c", "\u064b", "***", "#", "،"]
)
@pytest.mark.parametrize("fold", Fold)
def test_an_entry_that_holds_nothing_is_refused(entry, fold):
    """With its place in the list."""
    if fold is Fold.EXACT and entry in {"ـــ", "\u064b"}:
        return

    with pytest.raises(InvalidError) as refusal:
        WordList([Entry("كلب"), Entry(entry, fold)])

    (fault,) = refusal.value.errors
    assert (fault.field, fault.code, fault.data) == ("text", "blank", {"entry": 1})


def test_a_list_without_entries_finds_nothing():
    """Nor does it look."""
    assert WordList([]).find("كلب") == []


def test_words_alone_know_no_way_back():
    """Each kind of words has its own."""
    with pytest.raises(NotImplementedError):
        Words("", []).original(0, 1)


LETTERS = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("كلبواهم ab1.ٌ"))
)


@given(LETTERS, LETTERS)
def test_a_word_is_found_in_itself(before, behind):
    """Set apart by white space, whatever stands around it."""
    text = f"{before}\n\n\n\nحمار\n\n\n\n{behind}"

    assert Match(0, len(before) + 4, len(before) + 8) in WordList([Entry("حمار")]).find(
        text
    )


@given(LETTERS)
def test_every_find_lies_in_the_text(text):
    """And holds something."""
    entries = [Entry(entry, fold) for entry in ("ا*", "*ب*", "a", "1") for fold in Fold]

    for match in WordList(entries).find(text):
        assert 0 <= match.start < match.end <= len(text)
