"""Both scores learn what stands, and forget what is taken back."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderation.domain.audit import AuditAct
from moderation.domain.decision import Outcome, ReasonCode
from moderation.domain.errors import ScoresFileError
from moderation.domain.learner import REMEMBERED, Learner, Snapshot
from moderation.domain.lessons import Hindsight, Taught
from moderation.domain.scores import Task
from moderation.domain.scores.whole import whole_bytes

START = Snapshot(dict.fromkeys(Task, b""), began="cold")
BODIES = [
    *("اربح المال الآن", "شكرا لكم", "أنت غبي", "مقال جميل"),
    *("buy cheap pills", "thank you", "you fool", "well said"),
]
SEED = st.integers()
FEW = 24


class Log:
    """A log as moderators and authors make it; entries and decisions share numbers."""

    def __init__(self):
        self.entries = []
        self.standing = {}  # decisions by their ids

    def _number(self):
        return self.entries[-1].entry if self.entries else 0

    def decide(self, outcome="reject", reason=None, comment=None, body=BODIES[0]):
        number = self._number()
        entry = Taught(
            number + 2,
            AuditAct.DECIDE,
            number + 1,
            comment or number,
            Outcome(outcome),
            reason and ReasonCode(reason),
            body,
        )
        self.entries.append(entry)
        self.standing[entry.decision] = entry
        return entry

    def undo(self, decision):
        del self.standing[decision.decision]
        self._add(AuditAct.UNDO, decision)

    def explain(self, decision, reason):
        self._add(AuditAct.EXPLAIN, decision, reason and ReasonCode(reason))

    def edit(self, comment):
        about = [
            one
            for one in self.standing.values()
            if one.comment_id == comment and one.outcome is not Outcome.HOLD
        ]
        entry = Taught(self._number() + 1, AuditAct.EDIT, 0, comment)
        self.entries.append(entry)
        if about:
            self.entries[-1] = Taught(
                entry.entry, entry.act, about[0].decision, comment, about[0].outcome
            )
        for one in about:
            del self.standing[one.decision]

    def _add(self, act, decision, reason=None):
        entry = Taught(
            self._number() + 1,
            act,
            decision.decision,
            decision.comment_id,
            decision.outcome,
            reason,
        )
        self.entries.append(entry)


def heard(learner, entries, size=1000):
    """Let a learner hear entries, some at a time."""
    for first in range(0, len(entries), size):
        part = entries[first : first + size]
        learner.hear(part, upto=part[-1].entry)
    return learner


def bytes_of(learner):
    return {task: whole_bytes(learner.model(task)) for task in Task}


def taught(entries):
    """Return the models as a plain loop over what stands makes them."""
    return bytes_of(
        heard(Learner(START.unpacked()), Hindsight(entries).standing(entries))
    )


def many(log, count):
    return [
        log.decide(("approve", "spam", "reject")[n % 3], body=BODIES[n % len(BODIES)])
        for n in range(count)
    ]


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


def test_damaged_bytes_are_no_snapshot():
    """Whoever reads them learns again instead."""
    damaged = Snapshot(dict.fromkeys(Task, b"?"), began="cold")

    with pytest.raises(ScoresFileError):
        damaged.unpacked()


@settings(max_examples=60, deadline=None)
@given(SEED, st.sampled_from([5, 30, 150]), st.integers(1, 60))
def test_a_learner_is_what_the_standing_decisions_make_it(seed, length, size):
    """After any decisions, undos, reasons and edits, however many are heard at once.

    Where it says that it cannot forget, one that learns again is the same.
    """
    log = written(seed, length)

    learner = heard(few_at_a_time(START), log.entries, size)
    if learner.stale_since is not None:
        learner = again(START, log.entries)

    assert bytes_of(learner) == taught(log.entries)


@settings(max_examples=60, deadline=None)
@given(SEED, st.integers(1, 149), st.integers(1, 60))
def test_it_is_the_same_after_a_start(seed, cut, size):
    """Wherever it was kept, and whatever was taken back after that."""
    log = written(seed, 150)
    before = log.entries[:cut]
    learner = heard(few_at_a_time(START), before, size)
    if learner.stale_since is not None:
        learner = again(START, before)
    kept = learner.oldest().packed()
    after = [one for one in log.entries if one.entry > kept.upto]

    begun = heard(few_at_a_time(kept), after, size)
    if begun.stale_since is not None:
        begun = again(START, log.entries)

    assert bytes_of(begun) == taught(log.entries)


@settings(max_examples=60, deadline=None)
@given(SEED, st.integers(1, 149), st.integers(1, 60))
def test_what_goes_on_with_hindsight_is_the_same(seed, cut, size):
    """From wherever it was kept."""
    log = written(seed, 150)
    learner = heard(few_at_a_time(START), log.entries[:cut], size)
    if learner.stale_since is not None:
        learner = again(START, log.entries[:cut])
    kept = learner.oldest().packed()

    begun = again(kept, log.entries)

    if begun.stale_since is None:
        assert bytes_of(begun) == taught(log.entries)


def few_at_a_time(start):
    """Return a learner whose memory a short log outruns."""
    return Learner(start.unpacked(), remembered=FEW)


def again(start, entries):
    """Return one that learns with hindsight, as whoever cannot forget does."""
    entries = [one for one in entries if one.entry > start.upto]
    hindsight, learner = Hindsight(entries), few_at_a_time(start)
    for first in range(0, len(entries), 20):
        part = entries[first : first + 20]
        of_before = [one for one in part if 0 < one.decision < start.upto]
        learner.hear([*hindsight.standing(part), *of_before], upto=part[-1].entry)
    assert learner.stale_since is None or start is not START
    return learner


def written(seed, length):
    """Return what some moderators and authors did."""
    chance = random.Random(seed)  # noqa: S311 - nobody has to guess it
    log = Log()
    while len(log.entries) < length:
        kind = chance.random()
        recent = list(log.standing.values())[-chance.choice([3, 12, 2000]) :]
        if kind < 0.8 or not recent:
            log.decide(
                chance.choice(["approve", "spam", "reject", "hold"]),
                chance.choice([None, "insult", "advertising", "off_topic"]),
                chance.randrange(1, 40) if kind < 0.2 else None,
                chance.choice(BODIES),
            )
        elif kind < 0.87:
            log.undo(chance.choice(recent))
        elif kind < 0.94:
            log.explain(chance.choice(recent), chance.choice([None, "hate", "other"]))
        else:
            log.edit(chance.choice(recent).comment_id)
    return log
