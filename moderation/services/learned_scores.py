"""What the scores of this process make of a comment, and how they keep learning."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import accumulate
from typing import TYPE_CHECKING

from moderation.domain.errors import ScoresFileError
from moderation.domain.learner import REMEMBERED, Learner
from moderation.domain.risk import risk
from moderation.domain.scores import Assessment, Task, Weighed
from moderation.domain.standing import ScoresStanding, ScoreStanding
from moderation.services.teach_the_rest import teach_the_rest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from moderation.domain.facts import Facts
    from moderation.domain.learner import Moment, Snapshot
    from moderation.domain.lessons import Taught
    from moderation.ports import Clock, Reading, Store

Work = Callable[[], None]

# What whoever sends a comment may wait for: less than a fifth of a second.
AT_ONCE = 1000
# Of long comments it is fewer: the longest are read in six milliseconds each.
LETTERS_AT_ONCE = 300_000
# Keeping models writes a few megabytes. They are kept again once so many of the lessons
# that can be forgotten are new, and that many more a start has to hear.
_NEW = 0.5
# Learning everything again may take so much of the time, even if many are undone.
_REST = 10
_WORDS = 5
_log = logging.getLogger(__name__)


def in_a_thread(work: Work) -> None:
    """Do `work` beside whatever this process does; its end may cut it off."""
    threading.Thread(target=work, name="scores", daemon=True).start()


@dataclass(frozen=True)
class Scored:
    """What both models make of one text."""

    spam: Assessment
    abuse: Assessment

    def added_to(self, facts: Facts) -> Facts:
        """Return `facts` with the scores among them."""
        return replace(facts, spam_score=self.spam, abuse_score=self.abuse)

    @property
    def risk(self) -> int:
        """The higher of the two in percent; one that is not sure counts for nothing."""
        return risk(self.spam, self.abuse)


class LearnedScores:
    """Models in memory that have heard all of the log before they are asked.

    All processes have the same ones: they begin with the same `start` and hear the same
    entries in the same order. What is a lot to hear, and what cannot be forgotten and
    must be learned again without it, is done beside; those models serve meanwhile that
    are there. `begin` sees to what is done beside, and `remembered` is how many lessons
    can be forgotten at once.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        start: Snapshot,
        *,
        begin: Callable[[Work], None] = in_a_thread,
        remembered: int = REMEMBERED,
    ) -> None:
        """Read nothing yet; that is done when a comment comes."""
        self._store = store
        self._clock = clock
        self._start = start
        self._begin = begin
        self._remembered = remembered
        self._lock = threading.Lock()
        self._learner: Learner | None = None
        self._is_behind = False
        self._is_at_work = False
        self._rests_until = 0
        self._kept_at = 0  # lessons that were settled when the models were kept last

    def of(self, unit: Reading, newest: int, body: str, website: str | None) -> Scored:
        """Return the scores of a text, once the log is heard up to the entry `newest`.

        `newest` is what `unit` says. Where that is more than `AT_ONCE` entries, or
        they are long, the rest is heard beside.
        """
        with self._lock:
            found = self._caught_up(unit, newest).assess(body, website)
            work = self._work_left()
        if work:
            self._begin(partial(_quietly, work))
        spam, abuse = found[Task.SPAM], found[Task.TOXIC]
        return Scored(_to_keep(spam, body), _to_keep(abuse, body))

    def standing(self, unit: Reading) -> ScoresStanding:
        """Return how much was learned, once the log is heard as `of` hears it."""
        with self._lock:
            learner = self._caught_up(unit, unit.scores.newest())
            return ScoresStanding(
                spam=self._standing(learner, Task.SPAM),
                abuse=self._standing(learner, Task.TOXIC),
                is_behind=self._is_behind or learner.stale_since is not None,
            )

    def _caught_up(self, unit: Reading, newest: int) -> Learner:
        learner = self._learner or self._begun(unit)
        self._learner = learner
        if learner.upto < newest and not self._is_behind:
            entries = _short(unit.scores.taught(after=learner.upto, limit=AT_ONCE))
            learner.hear(entries, upto=entries[-1].entry if entries else newest)
            self._is_behind = learner.upto < newest
        return learner

    def _begun(self, unit: Reading) -> Learner:
        return self._kept_since(unit, 0) or self._shipped()

    def _kept_since(self, unit: Reading, known: int) -> Learner | None:
        """Return the models that were kept, by any process, if they know so much."""
        kept = unit.scores.kept()
        if not kept or kept.began != self._start.began or kept.known < known:
            return None
        try:
            return self._going_on(kept.unpacked())
        except ScoresFileError:
            _log.error("the kept scores cannot be read and are learned again")
            return None

    def _work_left(self) -> Work | None:
        learner = self._learner
        if learner is None or self._is_at_work:
            return None
        is_stale = learner.stale_since is not None
        may_start_again = self._clock.now() >= self._rests_until
        if self._is_behind or (is_stale and may_start_again):
            self._is_at_work = True
            return self._learn_beside
        if is_stale or learner.settled - self._kept_at < _NEW * self._remembered:
            return None
        self._kept_at = learner.settled
        return partial(self._keep, learner)

    def _learn_beside(self) -> None:
        began = self._clock.now()
        try:
            self._replace(self._learned_beside())
        finally:
            now = self._clock.now()
            with self._lock:
                self._is_at_work = False
                self._rests_until = now + _REST * (now - began)

    def _learned_beside(self) -> Learner:
        """Return a learner that has heard what this one lacks, or need not forget."""
        learner = self._one_to_go_on_with()
        teach_the_rest(self._store, learner)
        if learner.stale_since is not None:
            learner = self._shipped()
            teach_the_rest(self._store, learner)
        return learner

    def _one_to_go_on_with(self) -> Learner:
        with self._store.reading() as reading:
            with self._lock:
                learner = self._learner or self._begun(reading)
                if learner.stale_since is None:
                    return self._going_on(learner.oldest())
            # Another process may have learned again already.
            known = learner.stale_since
            return self._kept_since(reading, known) or self._going_on(
                self._start.unpacked()
            )

    def _replace(self, learner: Learner) -> None:
        with self._store.reading() as reading:
            newest = reading.scores.newest()
            with self._lock:
                self._learner, self._is_behind = learner, False
                self._kept_at = learner.settled
                self._caught_up(reading, newest)
        if learner.settled:
            self._keep(learner)

    def _keep(self, learner: Learner) -> None:
        with self._lock:
            oldest = learner.oldest()
        snapshot = oldest.packed()
        with self._store.writing() as writing:
            writing.scores.keep(snapshot, at=self._clock.now())

    def _shipped(self) -> Learner:
        return self._going_on(self._start.unpacked())

    def _going_on(self, moment: Moment) -> Learner:
        return Learner(moment, remembered=self._remembered)

    def _standing(self, learner: Learner, task: Task) -> ScoreStanding:
        model, (learned, positive) = learner.model(task), self._learned_before[task]
        return ScoreStanding(
            learned=model.learned - learned,
            positive=model.positive - positive,
            is_ready=model.is_ready,
            shipped=learned,
        )

    @cached_property
    def _learned_before(self) -> dict[Task, tuple[int, int]]:
        models = self._start.unpacked().models
        return {task: (one.learned, one.positive) for task, one in models.items()}


def _quietly(work: Work) -> None:
    """Do work that nobody waits for, who could be told of its failure."""
    try:
        work()
    except Exception as error:  # noqa: BLE001 - the next comment begins it again
        # Its message may hold a reader's words.
        _log.error("scores: %s", type(error).__name__)


def _short(entries: Sequence[Taught]) -> Sequence[Taught]:
    """Return as many of the first as can be heard at once, and one at least."""
    lengths = accumulate(len(one.body or "") for one in entries)
    many = sum(length <= LETTERS_AT_ONCE for length in lengths)
    return entries[: max(many, 1)]


def _to_keep(assessment: Assessment, body: str) -> Assessment:
    """Return an assessment as short as it is kept, with the words of the body only."""
    heaviest = tuple(
        Weighed(word.start, word.end, round(float(word.weight), 2))
        for word in assessment.heaviest
        if word.end <= len(body)
    )
    return Assessment(
        round(float(assessment.probability), 4),
        bool(assessment.is_confident),
        heaviest[:_WORDS],
    )
