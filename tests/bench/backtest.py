"""How long trying a rule, or a whole policy, on the past takes.

`python -m tests.bench.backtest` fills a store with comments, lets people decide about
some of them, and tries one rule and a policy with a long list on those decided last. A
place that was filled before is used again.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random
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
from moderation.domain.trial import Draft
from moderation.domain.written_rule import Comparison, Condition, Trait, WrittenRule
from moderation.wiring import store_of, wire
from tests.bench import texts
from tests.bench.make_comments import Plan, make_comments
from tests.bench.stores import store_named
from tests.conftest import settings_of
from tests.engines import ENGINES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderation.domain.comment import Comment
    from moderation.ports import Writing
    from moderation.wiring import Wired

_AT_ONCE = 10_000
_LINES = 1_000
_NOW = 1_800_000_000_000_000


@dataclass(frozen=True)
class Asked:
    """What to measure on."""

    comments: int
    decided: int
    most: int
    rounds: int


def drafts() -> Iterator[tuple[str, Draft]]:
    """Yield what is tried, each with a name for the table."""
    words = _words()
    links = Condition(Trait.LINKS, Comparison.AT_LEAST, ("1",))
    yield "one rule of five phrases", Draft(rule=_rule(1, words[:5]))
    yield f"one rule of {_LINES:,} lines", Draft(rule=_rule(1, words[:_LINES]))
    rules = (
        _rule(1, words[:_LINES]),
        _rule(2, words[-3:], outcome=Outcome.REJECT),
        _rule(3, words[7:9], conditions=(links,)),
    )
    yield f"a policy with a list of {_LINES:,} lines", Draft(rules=rules)


def _words() -> tuple[str, ...]:
    """Return phrases, each of which one comment in hundreds has, and other words."""
    random = Random(7)  # noqa: S311 - the same again, no secret
    said = {w for text in texts.paragraphs(random, 200) for w in text.folded.split()}
    known = sorted(word for word in said if word.isalpha() and len(word) > 4)
    phrases = (f"{random.choice(known)} {random.choice(known)}" for _ in range(20))
    joined = (first + second for first in known for second in known)
    return (*phrases, *islice(joined, 2 * _LINES))


def _rule(
    rule_id: int,
    lines: tuple[str, ...],
    outcome: Outcome = Outcome.HOLD,
    conditions: tuple[Condition, ...] = (),
) -> WrittenRule:
    return WrittenRule(
        rule_id,
        "measured",
        outcome,
        ReasonCode.OTHER,
        lines=lines,
        conditions=conditions,
    )


def fill(wired: Wired, asked: Asked) -> None:
    """Store comments, and decisions of people about some, evenly among all."""
    make_comments(wired, Plan(comments=asked.comments))
    with wired.store.writing() as unit:
        chief = unit.moderators.add("سلمى", Role.CHIEF, password_hash="", now=_NOW)
    after, every = 0, max(1, asked.comments // asked.decided)
    while True:
        with wired.store.reading() as reading:
            comments = reading.comments.every(None, after=after, limit=_AT_ONCE)
        if not comments:
            return
        after = comments[-1].id
        with wired.store.writing() as unit:
            decide(unit, comments[::every], chief.id)


def decide(unit: Writing, comments: list[Comment], chief: int) -> None:
    """Let the pipeline judge with its facts, and then a person."""
    news = []
    for place, comment in enumerate(comments):
        facts = Facts(comment.created_at, section="مجتمع", approved=place % 3)
        held = Verdict(Outcome.HOLD, (Reason(ReasonCode.UNREVIEWED),), Basis(0, facts))
        said = Verdict(Outcome.REJECT if place % 10 == 0 else Outcome.APPROVE, ())
        at = comment.created_at
        news += [
            NewDecision(comment, held, comment.status, at),
            NewDecision(comment, said, comment.status, at, moderator_id=chief),
        ]
    unit.decisions.add_many(news)


def measure(wired: Wired, asked: Asked, name: str) -> None:
    """Try each draft some times and print a line of the table.

    Beside the time it says how much of that two processors were at work for it, which
    whatever else runs on the machine changes little.
    """
    for what, draft in drafts():
        took, worked = [], []
        for _ in range(asked.rounds):
            began, before = time.monotonic(), _processor()
            found = wired.services.try_rules.now(draft, asked.most)
            took.append(time.monotonic() - began)
            worked.append(_processor() - before)
        seconds, processor = statistics.median(took), statistics.median(worked)
        tried = found.tally.decided
        print(
            f"| {what} | {name} | {tried:,} | {seconds:.1f} s"
            f" | {tried / seconds:,.0f} | {processor / 2:.1f} s |",
            flush=True,
        )


def _processor() -> float:
    """Return the seconds that this process and those it began were at work."""
    times = os.times()
    return sum(times[:4])


def main() -> None:
    """Fill what is empty, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", choices=ENGINES, default=ENGINES[0])
    parser.add_argument("--place", type=Path, default=Path("var/bench-backtest"))
    parser.add_argument("--comments", type=int, default=1_000_000)
    parser.add_argument("--decided", type=int, default=100_000)
    parser.add_argument("--most", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    asked = Asked(given.comments, given.decided, given.most, given.rounds)
    with store_named(given.store) as engine:
        var = (given.place / engine.name).absolute()
        var.mkdir(parents=True, exist_ok=True)
        url = engine.kept(var).get("database_url", "")
        named = {"MODERATION_DATABASE_URL": url} if url else {}
        settings = settings_of({"MODERATION_VAR": str(var), **named})
        store_of(settings).migrate()
        wired = wire(settings)
        with wired.store.reading() as reading:
            filled = reading.trials.decided(1)
        if not filled:
            fill(wired, asked)
        measure(wired, asked, engine.name)
        wired.store.close()


if __name__ == "__main__":
    main()
