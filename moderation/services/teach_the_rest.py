"""Scores are taught a long log, as it stands now."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from moderation.domain.lessons import Hindsight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from moderation.domain.learner import Learner
    from moderation.domain.lessons import Taught
    from moderation.ports import Store

# Is told how many entries of the log were gone through, of how many.
Told = Callable[[int, int], None]

_PART = 1000


def untold(_done: int, _of: int) -> None:
    """Tell nobody."""


def teach_the_rest(store: Store, learner: Learner, told: Told = untold) -> int:
    """Let a learner that has heard nothing yet hear the log, with hindsight.

    Up to where it went it says itself; what was decided meanwhile is missing. Each part
    of the log is read in a unit of its own. Returns how many entries it heard.
    """
    start, upto, of, done = learner.upto, learner.upto, 0, 0
    hindsight = Hindsight()
    for part in _parts(store, start):
        hindsight.learn_of(part)
        upto, of = part[-1].entry, of + len(part)
    for part in _parts(store, start, upto):
        # The others are left out already.
        of_before = [one for one in part if 0 < one.decision < start]
        learner.hear([*hindsight.standing(part), *of_before], upto=part[-1].entry)
        done += len(part)
        told(done, of)
    return done


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
