"""What text may be."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.domain import text
from moderation.domain.errors import MalformedTextError


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("سطر\r\nآخر", "سطر\nآخر"),
        ("سطر\rآخر", "سطر\nآخر"),
        ("a\r\n\r\nb", "a\n\nb"),
        ("a\n\rb", "a\n\nb"),
        ("  \n\tنص \u00a0\r\n", "نص"),
        ("a  b", "a  b"),
        ("", ""),
    ],
)
def test_line_ends_are_one_and_the_ends_are_trimmed(sent, read):
    """What stands inside stays as it was written."""
    assert text.read(sent) == read


@pytest.mark.parametrize("sent", ["a\x00b", "\ud800", "a\udfffb", "\x00"])
def test_what_no_store_can_carry_is_malformed(sent):
    """NUL and lone surrogates are refused, wherever they stand."""
    with pytest.raises(MalformedTextError):
        text.read(sent)


def test_characters_beyond_the_first_plane_are_well_formed():
    """An emoji is no pair of surrogates here."""
    assert text.read("😀") == "😀"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_what_was_read_reads_the_same_again(sent):
    """Reading twice is reading once."""
    assert text.read(text.read(sent)) == text.read(sent)


@pytest.mark.parametrize(
    ("counted", "characters"),
    [
        ("", 0),
        ("abc", 3),
        ("👨‍👩‍👧‍👦", 1),
        ("🇲🇦🇫🇷", 2),
        ("🇲🇦🇫", 2),
        ("🇲🇦\u0301🇫🇷", 2),
        ("🇲\u0301🇦🇫", 2),
        ("مَرْحَبًا", 5),
        ("e\u0301", 1),
        ("\r\n", 1),
        ("a\nb", 3),
        ("नि", 1),
    ],
)
def test_characters_are_counted_as_a_reader_sees_them(counted, characters):
    """A family is one, a letter with its tashkeel is one, CRLF is one."""
    assert text.length(counted) == characters


def test_flags_are_counted_in_a_moment():
    """A hundred thousand of them do not keep the service busy."""
    begun = time.process_time()

    counted = text.length("🇲🇦" * 100_000)

    assert counted == 100_000
    assert time.process_time() - begun < 1


@pytest.mark.parametrize("form", ["NFC", "NFKC", "NFKD"])
@given(st.text(max_size=30))
def test_words_are_normalised_as_everywhere(form, written):
    """Only rows of marks that no word has are parted."""
    assert text.normalised(written, form) == unicodedata.normalize(form, written)


@pytest.mark.parametrize(
    "shown",
    ["", " ", "\u00a0\u3000", "\n\t", "\u200b\u200c\u200d", "\u202e\u2066", "\u3164"],
)
def test_what_shows_nothing_is_blank(shown):
    """Spaces, controls, and marks that are invisible by themselves."""
    assert text.is_blank(shown)


@pytest.mark.parametrize("shown", ["م", " . ", "👍", "\u200f!", "\u0651"])
def test_whatever_can_be_seen_is_not_blank(shown):
    """One visible character is enough."""
    assert not text.is_blank(shown)


@pytest.mark.parametrize(
    "control", ["\x01", "\x08", "\x0b", "\x0c", "\x1f", "\x7f", "\ufffe", "\U0010ffff"]
)
def test_controls_are_found(control):
    """What XML 1.0 cannot carry, and noncharacters."""
    assert text.has_controls(f"a{control}b")


@pytest.mark.parametrize("shown", ["سطر\nآخر", "a\tb", "\u200f", "\x85", "😀"])
def test_line_ends_tabs_and_marks_are_no_such_controls(shown):
    """They are part of what people write."""
    assert not text.has_controls(shown)


@pytest.mark.parametrize("end", ["\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_end_ends_a_line(end):
    """Not only the one that keyboards make."""
    assert not text.is_one_line(f"أمينة{end}ب")
    assert text.is_one_line("أمينة ب")


@pytest.mark.parametrize(
    "shown",
    ["", "أمينة", "\u2068أمينة\u2069", "\u2067a\u2066b\u2069\u2069", "a\u202e\u2067"],
)
def test_what_begins_its_isolates_stays_in_another(shown):
    """One that is not ended is ended by what is around it."""
    assert text.stays_isolated(shown)


@pytest.mark.parametrize(
    "shown", ["a\u2069\u202e", "\u2069\u2068", "\u2068\u2069\u2069"]
)
def test_what_ends_an_isolate_of_others_is_told(shown):
    """It would turn the words behind it."""
    assert not text.stays_isolated(shown)
