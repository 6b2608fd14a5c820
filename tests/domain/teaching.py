"""Logs as moderators and authors make them, and learners that hear them."""

import random

from moderation.domain.audit import AuditAct
from moderation.domain.decision import Outcome, ReasonCode
from moderation.domain.learner import Learner, Snapshot
from moderation.domain.lessons import Hindsight, Taught
from moderation.domain.scores import Task
from moderation.domain.scores.whole import whole_bytes

START = Snapshot(dict.fromkeys(Task, b""), began="cold")
BODIES = [
    *("اربح المال الآن", "شكرا لكم", "أنت غبي", "مقال جميل"),
    *("buy cheap pills", "thank you", "you fool", "well said"),
]
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
