"""What written rules cost: made ready once, and asked about each comment.

`python -m tests.bench.rules` prints the table of docs/benchmarks-rules.md. Beside each
list stand the two ways that come to mind first: all of its lines as one pattern of
Python's `re`, and each line looked for in turn. Both search the folded text, and neither
knows a clitic, a disguise or where in the text it was.
"""

from __future__ import annotations

import argparse
import re
import statistics
import time
from itertools import islice, product
from random import Random
from typing import TYPE_CHECKING

from moderation.domain.decision import Outcome, ReasonCode
from moderation.domain.facts import Facts
from moderation.domain.folding import fold
from moderation.domain.rulebook import Rulebook
from moderation.domain.submission import Submission
from moderation.domain.written_rule import (
    Comparison,
    Condition,
    LooksFor,
    Trait,
    WrittenRule,
)
from tests.bench import texts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_NOW = 1_800_000_000_000_000
_LINES = 65_000
_LONGEST = 10_000
_BAD = "قغظضذ"  # letters that begin no word of our comments


def words_of(number: int) -> tuple[str, ...]:
    """Return words and phrases that no comment has, in Arabic and in Latin letters."""
    arabic = map("".join, product(_BAD, *["ابتحرسعكلمنهوي"] * 4))
    latin = map("".join, product("qxz", *["aeioubdklmnrst"] * 4))
    every = (word for pair in zip(arabic, latin, strict=False) for word in pair)
    words = list(islice(every, number))
    # One in five is a phrase.
    return tuple(
        f"{word} {words[-place]}" if place % 5 == 0 else word
        for place, word in enumerate(words, start=1)
    )


def policies() -> list[tuple[str, list[WrittenRule]]]:
    """Return what is measured, each with a name for the table."""
    long, short = _rule(1, words_of(_LINES)), _rule(1, words_of(1000))
    links = Condition(Trait.LINKS, Comparison.AT_LEAST, ("3",))
    language = Condition(Trait.LANGUAGE, Comparison.IS, ("other",))
    signs = [re.escape(f"[{word}=") for word in words_of(1250) if " " not in word]
    others = [
        _rule(2, [f"{word}[0-9]+" for word in words_of(100)], LooksFor.PATTERN),
        _rule(3, [f"h{n}.example.org" for n in range(5000)], LooksFor.DOMAINS),
        _rule(
            4, [f"10.{n >> 8}.{n & 255}.0/24" for n in range(5000)], LooksFor.NETWORKS
        ),
        _rule(5, [f"{n:064x} a•••@e•••" for n in range(5000)], LooksFor.ADDRESSES),
        _rule(6, (), LooksFor.ANYTHING, (links, language)),
    ]
    return [
        ("words, 1,000 lines", [short]),
        ("words, 65,000 lines", [long]),
        ("100 patterns", others[:1]),
        ("1,000 patterns that are mere text", [_rule(2, signs, LooksFor.PATTERN)]),
        (
            "all of these: 65,000 words, 100 patterns, 15,000 domains, networks and addresses, conditions",
            [long, *others],
        ),
    ]


def comments(number: int) -> list[Submission]:
    """Return comments as long as people's mostly are, the same each time."""
    random = Random(7)  # noqa: S311 - the same again, no secret
    said = [text.body for text in texts.paragraphs(random, 2 * number)]
    return [
        _sent(f"{one}\n\n{two}") for one, two in zip(said[::2], said[1::2], strict=True)
    ]


def hostile() -> list[tuple[str, Submission]]:
    """Return the longest comments that there can be, each made to take long."""
    return [
        (
            "ordinary words",
            _sent(" ".join(one.body for one in comments(60))[:_LONGEST]),
        ),
        ("one letter", _sent("ق" * _LONGEST)),
        ("single letters", _sent("ق " * (_LONGEST // 2))),
        ("marks", _sent("قُُّ" * (_LONGEST // 4))),
    ]


def measure(sent: Sequence[Submission], rounds: int) -> None:
    """Print what each policy costs."""
    print(
        "| rules | made ready in | one comment, median | 99 of 100 within | one `re` pattern | line by line |"
    )
    print("| --- | --- | --- | --- | --- | --- |")
    for name, rules in policies():
        began = time.perf_counter()
        book = Rulebook(rules, "UTC")
        ready = time.perf_counter() - began
        took = timed(
            lambda one, book=book: book.matches(one, Facts(_NOW)), sent, rounds
        )
        naive = [_naive(way, rules[0], sent) for way in (_as_one_pattern, _in_turn)]
        beside = [
            f"{one:,.0f} µs ({one / _median(took):,.1f} ×)" if one else ""
            for one in naive
        ]
        within = sorted(took)[int(len(took) * 0.99)]
        print(
            f"| {name} | {ready:.2f} s | {_median(took):,.0f} µs | {within:,.0f} µs | {' | '.join(beside)} |",
            flush=True,
        )
    for name, one in hostile():
        took = timed(lambda sent: book.matches(sent, Facts(_NOW)), [one], 5)
        print(
            f"| all of these, {_LONGEST:,} characters of {name} | | {_median(took) / 1000:,.1f} ms | | | |",
            flush=True,
        )


def timed(
    ask: Callable[[Submission], object], sent: Sequence[Submission], rounds: int
) -> list[float]:
    """Return the microseconds that each comment takes, in the best of some rounds."""
    return [min(_microseconds(ask, one) for _ in range(rounds)) for one in sent]


def _microseconds(ask: Callable[[Submission], object], one: Submission) -> float:
    began = time.perf_counter()
    ask(one)
    return (time.perf_counter() - began) * 1e6


def _naive(
    way: Callable[[list[str]], Callable[[str], object]],
    rule: WrittenRule,
    sent: Sequence[Submission],
) -> float:
    if rule.looks_for is not LooksFor.WORDS:
        return 0
    find = way([fold(line) for line in rule.lines])
    some = sent[:10]
    return _median(timed(lambda one: find(fold(one.body)), some, 1))


def _as_one_pattern(lines: list[str]) -> Callable[[str], object]:
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, lines))})\b")
    return lambda text: [found.span() for found in pattern.finditer(text)]


def _in_turn(lines: list[str]) -> Callable[[str], object]:
    return lambda text: [line for line in lines if line in text]


def _median(took: Sequence[float]) -> float:
    return statistics.median(took)


def _rule(
    rule_id: int,
    lines: Sequence[str],
    looks_for: LooksFor = LooksFor.WORDS,
    conditions: tuple[Condition, ...] = (),
) -> WrittenRule:
    return WrittenRule(
        rule_id,
        "measured",
        Outcome.HOLD,
        ReasonCode.OTHER,
        looks_for=looks_for,
        lines=tuple(lines),
        conditions=conditions,
    )


def _sent(body: str) -> Submission:
    return Submission(
        article="olive-harvest",
        body=body,
        name="Amina B.",
        email="amina@example.org",
        network="192.0.2.1",
        website="https://example.org/amina",
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--comments", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    measure(comments(given.comments), given.rounds)


if __name__ == "__main__":
    main()
