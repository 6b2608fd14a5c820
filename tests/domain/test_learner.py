"""Both scores learn what stands, and forget what is taken back."""

import pytest

from moderation.domain.errors import ScoresFileError
from moderation.domain.learner import REMEMBERED, Learner, Snapshot
from moderation.domain.scores import Task
from tests.domain.teaching import (
    FEW,
    START,
    Log,
    again,
    bytes_of,
    few_at_a_time,
    heard,
    many,
    taught,
)


def test_a_decision_is_learned_at_once():
    """Before it the text was as likely as not."""
    log, learner = Log(), Learner(START.unpacked())
    log.decide("spam", body="اربح المال")

    heard(learner, log.entries)

    before = Learner(START.unpacked()).model(Task.SPAM).score("اربح المال")
    assert learner.model(Task.SPAM).score("اربح المال") > before
    assert learner.model(Task.SPAM).learned == 1
    assert learner.model(Task.TOXIC).learned == 0


def test_an_undone_decision_was_never_there():
    """To the bit, whatever was learned since."""
    log, learner = Log(), Learner(START.unpacked())
    first, *_ = many(log, 70)
    heard(learner, log.entries)
    log.undo(first)

    learner.hear(log.entries[-1:], upto=log.entries[-1].entry)

    assert bytes_of(learner) == taught(log.entries)
    assert learner.stale_since is None


def test_a_reason_given_later_stands_where_the_decision_does():
    """As if it had been given at once."""
    log, learner, other = Log(), Learner(START.unpacked()), Log()
    decision = log.decide(body="أنت غبي")
    log.decide("approve")
    heard(learner, log.entries)
    log.explain(decision, "advertising")
    other.decide(reason="advertising", body="أنت غبي")
    other.decide("approve")

    learner.hear(log.entries[-1:], upto=log.entries[-1].entry)

    assert bytes_of(learner) == taught(other.entries)


def test_words_that_were_replaced_are_forgotten():
    """What people said was about them."""
    log, learner = Log(), Learner(START.unpacked())
    log.decide("spam", comment=5)
    heard(learner, log.entries)
    log.edit(5)

    learner.hear(log.entries[-1:], upto=log.entries[-1].entry)

    assert bytes_of(learner) == bytes_of(Learner(START.unpacked()))


def test_a_comment_that_is_gone_teaches_nothing():
    """Somebody took it out of the store by hand."""
    log = Log()
    log.decide("spam", body=None)

    assert bytes_of(heard(Learner(START.unpacked()), log.entries)) == bytes_of(
        Learner(START.unpacked())
    )


def test_what_is_older_than_its_memory_cannot_be_forgotten_here():
    """The learner says so, and whoever has it learns again."""
    log, learner = Log(), few_at_a_time(START)
    first, *_ = many(log, FEW + 2)
    heard(learner, log.entries)
    log.undo(first)

    learner.hear(log.entries[-1:], upto=log.entries[-1].entry)

    assert learner.stale_since == log.entries[-1].entry
    assert learner.settled == 2


@pytest.mark.parametrize(
    ("outcome", "take_back"),
    [("hold", Log.undo), ("approve", lambda log, one: log.explain(one, "other"))],
    ids=["a hold undone", "an approval explained"],
)
def test_what_taught_nothing_else_needs_not_be_forgotten(outcome, take_back):
    """However old it is."""
    log, learner = Log(), few_at_a_time(START)
    first = log.decide(outcome)
    many(log, FEW + 2)
    heard(learner, log.entries)
    take_back(log, first)

    learner.hear(log.entries[-1:], upto=log.entries[-1].entry)

    assert learner.stale_since is None


def test_some_hundred_of_the_newest_decisions_can_be_undone():
    """Also by whoever began with models that were kept."""
    log, learner = Log(), Learner(START.unpacked())
    decisions = many(log, REMEMBERED + 50)
    kept = heard(learner, log.entries).oldest().packed()
    log.undo(decisions[-REMEMBERED])

    begun = heard(
        Learner(kept.unpacked()), [e for e in log.entries if e.entry > kept.upto], 200
    )

    assert begun.stale_since is None
    assert bytes_of(begun) == taught(log.entries)


def test_models_that_were_kept_know_what_was_taken_back_before():
    """Whoever begins with them hears of that again, and need not forget it."""
    log = Log()
    first, *others = many(log, 2 * FEW)
    log.undo(first)
    log.undo(others[FEW])
    learner = again(START, log.entries)
    kept = learner.oldest().packed()

    begun = heard(
        few_at_a_time(kept), [e for e in log.entries if e.entry > kept.upto], 1
    )

    assert kept.upto > first.entry
    assert begun.stale_since is None
    assert bytes_of(begun) == taught(log.entries)


def test_what_was_kept_on_the_way_knows_no_more_than_it_heard():
    """It began with models that knew of something undone, and had not come to it."""
    log = Log()
    many(log, FEW)
    undone = many(log, FEW + 4)
    last = undone[-1].entry
    for one in undone:
        log.undo(one)
    first = again(START, log.entries).oldest().packed()
    on_the_way = [e for e in log.entries if first.upto < e.entry <= last]
    second = heard(few_at_a_time(first), on_the_way).oldest().packed()

    begun = heard(
        few_at_a_time(second), [e for e in log.entries if e.entry > second.upto]
    )

    assert begun.stale_since is None
    assert bytes_of(begun) == taught(log.entries)


def test_damaged_bytes_are_no_snapshot():
    """Whoever reads them learns again instead."""
    damaged = Snapshot(dict.fromkeys(Task, b"?"), began="cold")

    with pytest.raises(ScoresFileError):
        damaged.unpacked()
