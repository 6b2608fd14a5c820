"""The scores as one process has them."""

from moderation.domain.learner import Snapshot
from moderation.domain.scores import Task
from moderation.domain.scores.whole import whole_bytes
from moderation.services.learned_scores import LearnedScores

START = Snapshot(dict.fromkeys(Task, b""), began="cold")
COLD = [whole_bytes(model) for model in START.unpacked().models.values()]
SPAM = "اربح المال الآن من البيت"
FEW = 8


class Process:
    """The scores as one process has them, and what it does beside, when it is let."""

    def __init__(self, store, clock, start=START):
        self.store = store
        self.left = []
        self.scores = LearnedScores(
            store, clock, start, begin=self.left.append, remembered=FEW
        )

    def score(self, body=SPAM, website=None):
        """Return what it makes of a text as it comes."""
        with self.store.reading() as unit:
            return self.scores.of(unit, unit.scores.newest(), body, website)

    def standing(self):
        """Return how much it has learned."""
        with self.store.reading() as unit:
            return self.scores.standing(unit)

    def work(self):
        """Let it do what is left."""
        while self.left:
            self.left.pop(0)()

    def models(self):
        """Return its models whole."""
        self.score()
        return [whole_bytes(self.scores._learner.model(task)) for task in Task]
