"""Processes that put a candidate to comments."""

import io
import pickle

import pytest

from moderation.domain.policy import Policy
from moderation.domain.trial import Draft, Effect
from moderation.domain.trying import candidate_of, counted
from moderation.services.trial_hand import work
from moderation.services.trial_hands import Hands
from tests import make

CANDIDATE = candidate_of(Draft(rule=make.rule()), Policy())
PARTS = [
    [make.past(comment_id=9 - at, body=body) for body in ("يا حمار", "شكرا")]
    for at in range(8)
]


def test_a_hand_answers_until_nobody_asks():
    """A candidate first, then parts; the end of what is asked is its end."""
    said = [CANDIDATE, PARTS[0], PARTS[1]]
    asked = io.BytesIO(b"".join(map(pickle.dumps, said)))
    answered = io.BytesIO()

    work(asked, answered)

    answered.seek(0)
    answers = [pickle.load(answered) for _ in range(2)]  # noqa: S301 - our own
    assert answers == [counted(CANDIDATE, part) for part in PARTS[:2]]
    assert answered.read() == b""


def test_parts_come_back_in_their_order():
    """Whichever process was quicker."""
    with Hands(CANDIDATE, 2) as hands:
        found = list(hands.counted(PARTS))

    assert [part.listed for part in found] == [
        [(9 - at, Effect.WRONGLY_STOPPED)] for at in range(8)
    ]


def test_no_more_is_read_than_they_are_at_work_on():
    """Memory has a bound, however long the past is."""
    read = []

    with Hands(CANDIDATE, 1) as hands:
        found = hands.counted(read.append(at) or PARTS[at] for at in range(8))
        next(found)

    assert len(read) <= 4


def test_a_process_that_is_gone_is_an_error():
    """Not a trial that waits for ever."""
    with Hands(CANDIDATE, 2) as hands:
        for hand in hands._hands:
            hand.kill()

        with pytest.raises((EOFError, BrokenPipeError)):
            list(hands.counted(PARTS))


def test_processes_end_with_the_block():
    """At work or not."""
    with Hands(CANDIDATE, 2) as hands:
        next(hands.counted(PARTS))

    assert all(hand._process.poll() is not None for hand in hands._hands)
