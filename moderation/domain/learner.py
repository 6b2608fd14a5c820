"""Both scores, taught by people's decisions in the order of the audit log."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.audit import AuditAct
from moderation.domain.decision import Outcome
from moderation.domain.lessons import Hindsight, labels, text_for
from moderation.domain.scores import Model, Task
from moderation.domain.scores.features import features
from moderation.domain.scores.whole import model_of, whole_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from moderation.domain.lessons import Taught
    from moderation.domain.scores import Assessment
    from moderation.domain.scores.features import Features
    from moderation.domain.scores.model import Step

Models = dict[Task, Model]

# So many of the newest lessons can be gone back over, within a tenth of a second.
REMEMBERED = 512
# From here on a comment may be held one day, and it is worth its time to say for what.
_EXPLAINED = 0.5


@dataclass(frozen=True)
class Moment:
    """Models as they were once, theirs alone who asked.

    They have learned what stands of the decisions up to the entry `upto`, as it stood
    at the entry `known`. `began` is a digest of what they were before any lesson.
    """

    models: Models
    began: str
    upto: int = 0
    known: int = 0

    def packed(self) -> Snapshot:
        """Return them as bytes; this takes a while."""
        packed = {task: whole_bytes(model) for task, model in self.models.items()}
        return Snapshot(packed, self.began, self.upto, self.known)


@dataclass(frozen=True)
class Snapshot:
    """A moment, as it is kept: no bytes for a model that has learned nothing."""

    models: Mapping[Task, bytes]
    began: str
    upto: int = 0
    known: int = 0

    def unpacked(self) -> Moment:
        """Return the models; raises ScoresFileError for what cannot be read."""
        models = {
            task: model_of(data) if data else Model.cold(task)
            for task, data in self.models.items()
        }
        return Moment(models, self.began, self.upto, self.known)


@dataclass(frozen=True)
class _Learned:
    """A lesson, and how to go back to before it."""

    lesson: Taught
    steps: tuple[tuple[Task, Step], ...]


class Learner:
    """Models that learn, and that forget what is taken back.

    They are, to the bit, what they would be if they had been taught only the decisions
    that stand, in the order of their entries, each with its last reason; `Hindsight`
    says which stand. Where something is taken back that is older than all that is
    remembered, it cannot be forgotten here: `stale_since` is the entry that says so.
    Not for several threads at once.
    """

    def __init__(self, start: Moment, *, remembered: int = REMEMBERED) -> None:
        """Go on from a moment, whose models are taken over."""
        self.upto = start.upto
        self.stale_since: int | None = None
        self.settled = 0  # lessons that cannot be forgotten any more
        self._began, self._began_at = start.began, start.upto
        self._known = start.known
        self._remembered = remembered
        self._base = start.upto
        self._recent: list[_Learned] = []
        self._models = start.models

    def hear(self, entries: Sequence[Taught], *, upto: int) -> None:
        """Learn and forget what `entries` say, up to the entry `upto` of the log."""
        if too_old := [one for one in entries if self._is_too_old(one)]:
            self.stale_since = too_old[-1].entry
        recent = [learned.lesson for learned in self._recent]
        lessons = Hindsight(entries).standing([*recent, *filter(_is_lesson, entries)])
        same = _same(recent, lessons)
        _go_back(self._models, self._recent[same:])
        self._recent[same:] = [self._learned(lesson) for lesson in lessons[same:]]
        self.upto = upto
        self._settle()

    def assess(self, body: str, website: str | None) -> dict[Task, Assessment]:
        """Return what the models make of a comment."""
        seen = _Seen(body, website)
        return {
            task: model.assess_seen(*seen(task), explained=_EXPLAINED)
            for task, model in self._models.items()
        }

    def model(self, task: Task) -> Model:
        """Return one of the models; it must not be taught."""
        return self._models[task]

    def oldest(self) -> Moment:
        """Return the models before all that is remembered.

        Who begins with them hears the same again and remembers as much. They must not
        be kept where `stale_since` says that they are wrong.
        """
        models = copy.deepcopy(self._models)
        _go_back(models, self._recent)
        return Moment(models, self._began, self._base, max(self._known, self.upto))

    def _is_too_old(self, one: Taught) -> bool:
        """Tell whether an entry takes back what is not remembered."""
        if one.act is AuditAct.DECIDE or not 0 < one.decision < self._base:
            return False
        teaches_the_same = one.outcome is Outcome.HOLD or (
            # Only a rejection teaches something else for another reason.
            one.act is AuditAct.EXPLAIN and one.outcome is not Outcome.REJECT
        )
        was_known = one.entry <= self._known and one.decision < self._began_at
        return not teaches_the_same and not was_known

    def _learned(self, lesson: Taught) -> _Learned:
        seen = _Seen(lesson.body or "", lesson.website)
        steps = []
        for task, label in labels(lesson.outcome, lesson.reason).items():
            found, _ = seen(task)
            steps.append((task, self._models[task].learn_seen(found, label)))
        return _Learned(lesson, tuple(steps))

    def _settle(self) -> None:
        many = len(self._recent) - self._remembered
        # What was kept may know of something taken back that is yet to be heard.
        if many > 0 and self.upto >= self._known:
            self._base = self._recent[many - 1].lesson.entry
            self.settled += many
            del self._recent[:many]


class _Seen:
    """What is seen of a comment: once, where both scores read the same."""

    def __init__(self, body: str, website: str | None) -> None:
        self._body = body
        self._website = website
        self._known: dict[str, Features] = {}

    def __call__(self, task: Task) -> tuple[Features, str]:
        text = text_for(task, self._body, self._website)
        if text not in self._known:
            self._known[text] = features(text)
        return self._known[text], text


def _is_lesson(one: Taught) -> bool:
    is_decision = one.act is AuditAct.DECIDE and one.outcome is not Outcome.HOLD
    return is_decision and one.body is not None


def _same(before: Sequence[Taught], after: Sequence[Taught]) -> int:
    """Return how many lessons are the same at the beginning of both."""
    pairs = enumerate(zip(before, after, strict=False))
    different = (at for at, (old, new) in pairs if old is not new)
    return next(different, min(len(before), len(after)))


def _go_back(models: Models, lessons: Sequence[_Learned]) -> None:
    for learned in reversed(lessons):
        for task, step in learned.steps:
            models[task].unlearn(step)
