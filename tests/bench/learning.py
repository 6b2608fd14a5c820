"""How long the scores take to learn, to forget and to judge.

`python -m tests.bench.learning` fills a store with comments, lets a moderator decide
about all of them, and measures what a post, a decision and a start wait for. A place
that was filled before is used again.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

from moderation.domain.decision import (
    Basis,
    NewDecision,
    Outcome,
    Reason,
    ReasonCode,
    Verdict,
)
from moderation.domain.facts import Facts
from moderation.domain.moderator import Role
from moderation.services.decide import Judged
from moderation.services.learned_scores import LearnedScores, Scored
from moderation.wiring import store_of, wire
from tests.bench.make_comments import Plan, make_comments
from tests.bench.stores import store_named
from tests.conftest import settings_of
from tests.engines import ENGINES

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderation.domain.comment import Comment
    from moderation.domain.moderator import Moderator
    from moderation.wiring import Wired

_AT_ONCE = 1000
_NOW = 1_800_000_000_000_000
_OUTCOMES = (Outcome.APPROVE, Outcome.APPROVE, Outcome.SPAM, Outcome.REJECT)


def fill(wired: Wired, comments: int) -> None:
    """Store comments, judged by the pipeline with scores, and decide about them."""
    make_comments(wired, Plan(comments=comments))
    with wired.store.writing() as unit:
        chief = unit.moderators.add("سلمى", Role.CHIEF, password_hash="", now=_NOW)
    after = 0
    while True:
        with wired.store.reading() as reading:
            found = reading.comments.every(None, after=after, limit=_AT_ONCE)
        if not found:
            return
        after = found[-1].id
        judge(wired, found)
        for place, outcome in enumerate(_OUTCOMES):
            some = [Judged(each.id, None) for each in found[place :: len(_OUTCOMES)]]
            wired.services.decide(chief, some, Verdict(outcome, ()))


def judge(wired: Wired, comments: list[Comment]) -> None:
    """Let the pipeline hold comments, with what models that learned made of them."""
    with wired.store.reading() as reading:
        scores = wired.services.submit.scores
        scored = [
            scores.of(reading, reading.scores.newest(), each.body, each.website)
            for each in comments
        ]
    news = []
    for comment, each in zip(comments, scored, strict=True):
        basis = Basis(0, each.added_to(Facts(comment.created_at)))
        held = Verdict(Outcome.HOLD, (Reason(ReasonCode.FIRST_COMMENT),), basis)
        news.append(NewDecision(comment, held, comment.status, comment.created_at))
    with wired.store.writing() as unit:
        unit.decisions.add_many(news)


class Measured:
    """One process over a filled store."""

    def __init__(self, wired: Wired, rounds: int) -> None:
        """Begin as a start does, with what was kept."""
        self.wired = wired
        self.rounds = rounds
        self.scores = LearnedScores(
            wired.store, wired.services.submit.clock, wired.services.retrain.start
        )
        with wired.store.reading() as reading:
            self.chief: Moderator = reading.moderators.all()[0]
            self.comments = reading.comments.every(None, after=0, limit=rounds)

    def score(self, number: int = 0) -> Scored:
        """Judge a comment as a post does."""
        comment = self.comments[number]
        with self.wired.store.reading() as reading:
            newest = reading.scores.newest()
            return self.scores.of(reading, newest, comment.body, comment.website)

    def after(self, act: Callable[[int], object]) -> float:
        """Return how long the first post after an act takes, at the median."""
        return statistics.median(self._after(act, n) for n in range(self.rounds))

    def _after(self, act: Callable[[int], object], number: int) -> float:
        act(number)
        return seconds(lambda: self.score(number))

    def decide(self, number: int) -> int:
        """Decide about one comment."""
        judged = [Judged(self.comments[number].id, None)]
        verdict = Verdict(_OUTCOMES[number % len(_OUTCOMES)], ())
        (result,) = self.wired.services.decide(self.chief, judged, verdict)
        return result.decision.id if result.decision else 0

    def undo(self, number: int) -> None:
        """Undo a decision that was heard of."""
        decision = self.decide(number)
        self.score()
        self.wired.services.undo(self.chief, [decision])


def seconds(act: Callable[[], object]) -> float:
    """Return how long something takes."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def measure(wired: Wired, name: str, rounds: int) -> None:
    """Print a line of the table for each."""
    acts = wired.services
    retrained = acts.retrain()
    again = seconds(acts.retrain)
    process = Measured(wired, rounds)
    told = {
        f"all learned again, {retrained.entries:,} decisions": again,
        "the first post after a start": seconds(process.score),
        "a post's scores, nothing new": process.after(lambda _: None),
        "the same after a decision": process.after(process.decide),
        "the same after an undo": process.after(process.undo),
        "a curve": seconds(lambda: acts.threshold_curve(process.chief)),
    }
    for what, took in told.items():
        print(f"| {what} | {name} | {took * 1000:,.2f} ms |", flush=True)


def main() -> None:
    """Fill what is empty, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", choices=ENGINES, default=ENGINES[0])
    parser.add_argument("--place", type=Path, default=Path("var/bench-learning"))
    parser.add_argument("--comments", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=200)
    given = parser.parse_args()
    with store_named(given.store) as engine:
        var = (given.place / engine.name).absolute()
        var.mkdir(parents=True, exist_ok=True)
        url = engine.kept(var).get("database_url", "")
        named = {"MODERATION_DATABASE_URL": url} if url else {}
        settings = settings_of({"MODERATION_VAR": str(var), **named})
        store_of(settings).migrate()
        wired = wire(settings)
        with wired.store.reading() as reading:
            filled = reading.scores.newest()
        if not filled:
            fill(wired, given.comments)
        measure(wired, engine.name, given.rounds)
        wired.store.close()


if __name__ == "__main__":
    main()
