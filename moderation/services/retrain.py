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
    """How many lessons each score has had, of how many entries of the log."""

    entries: int
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
        shipped, learner = self.start.unpacked(), Learner(self.start.unpacked())
        entries = teach_the_rest(self.store, learner, told)
        snapshot = learner.oldest().packed()
        with self.store.writing() as writing:
            writing.scores.keep(snapshot, at=self.clock.now())
        learned = {
            task: learner.model(task).learned - model.learned
            for task, model in shipped.models.items()
        }
        return Retrained(entries, learned[Task.SPAM], learned[Task.TOXIC])
