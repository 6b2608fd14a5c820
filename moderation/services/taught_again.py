"""Scores made anew from the whole log."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from moderation.domain.learner import Learner
from moderation.domain.lessons import Hindsight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderation.domain.learner import Snapshot
    from moderation.domain.lessons import Taught
    from moderation.ports import Store

# Is told how many entries of the log were gone through, of how many.
Told = Callable[[int, int], None]

_PART = 1000


def untold(_done: int, _of: int) -> None:
    """Tell nobody."""


def taught_again(store: Store, start: Snapshot, told: Told = untold) -> Learner:
    """Return a learner that went on from `start` with what stands of the log.

    Up to where it went it says itself; what was decided meanwhile is missing. Each part
    of the log is read in a unit of its own.
    """
    hindsight, upto, of, done = Hindsight(), start.upto, 0, 0
    for part in _parts(store, start.upto):
        hindsight.learn_of(part)
        upto, of = part[-1].entry, of + len(part)
    learner = Learner(start)
    for part in _parts(store, start.upto, upto):
        # The others are left out already.
        of_before = [one for one in part if 0 < one.decision < start.upto]
        learner.hear([*hindsight.standing(part), *of_before], upto=part[-1].entry)
        done += len(part)
        told(done, of)
    return learner


def _parts(store: Store, after: int, upto: int | None = None) -> Iterator[list[Taught]]:
    """Yield the entries that teach or take back, in their order, up to one of them."""
    while True:
        with store.reading() as reading:
            found = reading.scores.taught(after=after, limit=_PART)
        part = [one for one in found if upto is None or one.entry <= upto]
        if not part:
            return
        yield part
        after = part[-1].entry
