"""The rows of the table: what is measured, ours beside others."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import mean, median

from moderation.domain.scores import Model, Task
from moderation.domain.scores.figures import (
    auc,
    brier,
    expected_calibration_error,
    recall_at,
)
from moderation.domain.scores.training import Example, trained
from tests.bench.scores.examples import (
    ABUSE,
    SPAM,
    Part,
    Texts,
    draws,
    parted,
    tell,
    written,
)
from tests.bench.scores.judges import Bogofilter, Judge, OneByOne, Ours, WordList
from tests.bench.scores.strewing import STREWN

_DRAWS = 20
_MANY = 100_000


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    what: str
    who: str
    figures: tuple[tuple[str, float], ...]
    goal: str = ""

    def cells(self) -> tuple[str, ...]:
        """Return the line as words."""
        told = ", ".join(f"{name} {_shown(figure)}" for name, figure in self.figures)
        return (self.what, self.who, told, self.goal)


def rows(texts: Texts) -> Iterator[Row]:
    """Yield every row, quick ones first."""
    comments = texts.of_source(SPAM)
    yield from _compared("YouTube comments, spam", comments, SPAM, Task.SPAM)
    yield from _after_few(comments)
    yield from _compared(
        "the same, learned with e-mail and messages", texts.spam, SPAM, Task.SPAM, ()
    )
    news = texts.of_source(ABUSE)
    yield from _compared("Arabic news comments, abuse", news, ABUSE, Task.TOXIC)
    yield from _compared(
        "the same, learned with all that may ship",
        texts.for_abuse(),
        ABUSE,
        Task.TOXIC,
        (),
    )
    yield from _strewn("abuse", news, ABUSE, Task.TOXIC)
    yield from _strewn("spam", comments, SPAM, Task.SPAM)
    yield from _speed(texts)


def _compared(
    what: str,
    examples: Sequence[Example],
    source: str,
    task: Task,
    others: Sequence[Judge] = (Bogofilter(), WordList()),
) -> Iterator[Row]:
    tell(what)
    parts = list(parted(examples, source))
    labels = [each.label for part in parts for each in part.measured]
    for judge in (Ours(task), *others):
        given = [
            score
            for part in parts
            for score in judge.scores(part.learned, part.measured)[0]
        ]
        figures = [
            ("AUC", auc(labels, given)),
            ("recall at 1 %", recall_at(labels, given, 0.01)),
            ("at 5 %", recall_at(labels, given, 0.05)),
        ]
        if isinstance(judge, Ours):
            figures.append(("Brier", brier(labels, given)))
            error = expected_calibration_error(labels, given)
            figures.append(("calibration error", error))
        goals = {Task.SPAM: "AUC ≥ .99, at 1 % ≥ .88", Task.TOXIC: "AUC ≥ .83"}
        is_ours = isinstance(judge, Ours)
        yield Row(what, judge.name, tuple(figures), goals[task] if is_ours else "")


def _after_few(comments: Sequence[Example]) -> Iterator[Row]:
    what = "the same after 100 decisions, from cold"
    tell(what)
    parts = list(draws(comments, 100, _DRAWS))
    for judge in (Ours(Task.SPAM), OneByOne(Task.SPAM), Bogofilter(), WordList()):
        found = [_auc(judge, part) for part in parts]
        figures = (("AUC", mean(found)), ("lowest", min(found)))
        is_ours = isinstance(judge, Ours)
        yield Row(what, judge.name, figures, "AUC ≥ .97" if is_ours else "")


def _auc(judge: Judge, part: Part) -> float:
    (given,) = judge.scores(part.learned, part.measured)
    return auc([each.label for each in part.measured], given)


def _strewn(
    what: str, examples: Sequence[Example], source: str, task: Task
) -> Iterator[Row]:
    tell(f"{what}, strewn")
    parts = list(parted(examples, source))
    labels = [each.label for part in parts for each in part.measured]
    found: dict[str, list[float]] = {}
    for part in parts:
        others = [written(part.measured, how) for how in STREWN.values()]
        all_given = Ours(task).scores(part.learned, part.measured, *others)
        for name, given in zip(("plain", *STREWN), all_given, strict=True):
            found.setdefault(name, []).extend(given)
    plain = recall_at(labels, found.pop("plain"), 0.05)
    for name, given in found.items():
        lost = 100 * (plain - recall_at(labels, given, 0.05))
        most = 5 if name == "look-alike letters" else 2
        figures = (("points of recall lost at 5 %", lost),)
        yield Row(f"{what} with {name} strewn in", "ours", figures, f"≤ {most}")


def _speed(texts: Texts) -> Iterator[Row]:
    tell("speed")
    pool = texts.toxic + texts.of_source(SPAM) + texts.of_source("sms_spam")
    many = (pool * (_MANY // len(pool) + 1))[:_MANY]
    seconds, model = _timed(lambda: trained(many, Task.TOXIC))
    one_by_one, _ = _timed(lambda: _learn(Model.cold(Task.TOXIC), many))
    size = len(model.to_bytes())
    for what, examples in (
        ("YouTube", texts.of_source(SPAM)),
        ("Arabic news", texts.of_source(ABUSE)),
    ):
        taken = [
            _timed(lambda each=each: model.score(each.text))[0] for each in examples
        ]
        figures = (("µs, median", 1e6 * median(taken)), ("mean", 1e6 * mean(taken)))
        yield Row(f"one score, {what}", "ours", figures, "≤ 200 µs")
    yield Row("training with 100,000", "ours", (("seconds", seconds),), "≤ 20 s")
    yield Row(
        "learning 100,000, one by one", "ours", (("seconds", one_by_one),), "≤ 20 s"
    )
    yield Row("size of that model", "ours", (("bytes", size),), "≤ 1 MB")


def _learn(model: Model, examples: Sequence[Example]) -> None:
    for each in examples:
        model.learn(each.text, each.label)


def _timed(act: Callable[[], Model | float | None]) -> tuple[float, Model]:
    began = time.process_time()
    made = act()
    return time.process_time() - began, made


def _shown(figure: float) -> str:
    return f"{figure:.3f}" if abs(figure) < 1 else f"{figure:,.1f}"
