"""Places in a text that are pointed at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.domain.marks import Mark, Tone, parted, within

TEXT = "يا حِمَار، قم إلى العمل"


def rule(start, end, *about):
    """A place that a rule matched."""
    return Mark(start, end, Tone.RULE, about or ("r",))


def score(start, end):
    """A place that weighed."""
    return Mark(start, end, Tone.SCORE, ("s",))


def test_places_come_in_order():
    """Whatever the order in which they were found."""
    assert parted([rule(12, 14), rule(3, 9)], TEXT) == [rule(3, 9), rule(12, 14)]


@pytest.mark.parametrize("second", [rule(5, 12), rule(9, 12), rule(3, 12)])
def test_what_overlaps_or_touches_is_one(second):
    """There is one thing to tell of it."""
    assert parted([rule(3, 9), second], TEXT) == [rule(3, 12)]


def test_what_several_point_at_is_told_of_by_all_in_the_strongest_tone():
    """A weight does not hide what a rule matched."""
    pieces = parted([score(0, 13), rule(3, 9)], TEXT)

    assert pieces == [
        score(0, 3),
        Mark(3, 9, Tone.RULE, ("s", "r")),
        score(9, 13),
    ]


@pytest.mark.parametrize("found", [rule(3, 4), rule(4, 5)])
def test_a_letter_is_marked_with_what_stands_on_it(found):
    """A haraka alone would tear the word apart."""
    assert parted([found], TEXT) == [rule(3, 5)]


@pytest.mark.parametrize("nowhere", [rule(3, 3), rule(40, 60), rule(9, 3)])
def test_a_place_outside_the_text_is_none(nowhere):
    """Nothing is marked, and nothing breaks."""
    assert parted([nowhere], TEXT) == []


def test_a_part_of_the_text_has_its_part_of_the_places():
    """Counted from where it begins."""
    pieces = [rule(0, 4), rule(6, 9), rule(12, 20), rule(22, 23)]

    assert within(pieces, 3, 15) == [rule(0, 1), rule(3, 6), rule(9, 12)]


@given(
    st.lists(
        st.builds(
            Mark,
            st.integers(0, 23),
            st.integers(0, 23),
            st.sampled_from(Tone),
            st.sampled_from([("a",), ("b",), ("a", "b")]),
        )
    )
)
def test_no_place_lies_over_another(marks):
    """And each letter is marked where any mark covers it."""
    text = "x" * 23

    pieces = parted(marks, text)

    ends = [edge for piece in pieces for edge in (piece.start, piece.end)]
    assert ends == sorted(ends)
    assert {at for one in pieces for at in range(one.start, one.end)} == {
        at for one in marks for at in range(one.start, one.end)
    }
