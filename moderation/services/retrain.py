"""An operator lets the scores be learned anew from the whole log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.learner import Learner
from moderation.domain.scores import Task
from moderation.services.teach_the_rest import teach_the_rest, untold

if TYPE_CHECKING:
    from moderation.domain.learner import Snapshot
    from moderation.ports import Clock, Store
    from moderation.services.teach_the_rest import Told


@dataclass(frozen=True)
class Retrained:
    """How many examples each score has learned, what it was shipped with included."""

    spam: int
    abuse: int


@dataclass(frozen=True)
class Retrain:
    """Learn all that stands, beside a service that may be running, and keep it."""

    store: Store
    clock: Clock
    start: Snapshot

    def __call__(self, told: Told = untold) -> Retrained:
        """Return what was learned, telling meanwhile how far it is."""
        learner = Learner(self.start.unpacked())
        teach_the_rest(self.store, learner, told)
        snapshot = learner.oldest().packed()
        with self.store.writing() as writing:
            writing.scores.keep(snapshot, at=self.clock.now())
        return Retrained(
            spam=learner.model(Task.SPAM).learned,
            abuse=learner.model(Task.TOXIC).learned,
        )
