"""Both scores, taught by people's decisions in the order of the audit log."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from moderation.domain.audit import AuditAct
from moderation.domain.decision import Outcome
from moderation.domain.lessons import Hindsight, labels, text_for
from moderation.domain.scores import Model, Task

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from moderation.domain.lessons import Taught
    from moderation.domain.scores import Assessment

Models = dict[Task, Model]
_Place = tuple[int, int]  # a stage, and how many of its lessons stand before

# So many lessons lie between two stages, and so many stages are kept to go back to: an
# undone decision among the newest few hundred is forgotten within a tenth of a second.
LESSONS_IN_A_STAGE = 64
STAGES = 8


@dataclass(frozen=True)
class Snapshot:
    """Models as bytes.

    They have learned what stands of the decisions up to the entry `upto`, as it stood
    at the entry `known`. `began` is a digest of what they were before any lesson.
    """

    models: Mapping[Task, bytes]
    began: str
    upto: int = 0
    known: int = 0


@dataclass
class _Stage:
    """Models as they were before some lessons."""

    models: Models
    lessons: list[Taught] = field(default_factory=list)


class Learner:
    """Models that learn, and that forget what is taken back.

    They are, to the bit, what they would be if they had been taught only the decisions
    that stand, in the order of their entries, each with its last reason; `Hindsight`
    says which stand. Where something is taken back that is older than all stages, it
    cannot be forgotten here: `stale_since` is the entry that says so. Not for
    several threads at once.
    """

    def __init__(self, start: Snapshot, *, stage: int = LESSONS_IN_A_STAGE) -> None:
        """Begin with what was kept; raises ScoresFileError for what cannot be read.

        A stage has `stage` lessons.
        """
        self.began = start.began
        self.upto = start.upto
        self.stale_since: int | None = None
        self.finished = 0  # stages that were left behind
        self._lessons_in_a_stage = stage
        self._known_before = start.known
        self._base = self._begun_at = start.upto
        self._models = {
            task: Model.from_bytes(data) for task, data in start.models.items()
        }
        self._stages = [_Stage(_copied(self._models))]

    def hear(self, entries: Sequence[Taught], *, upto: int) -> None:
        """Learn and forget what `entries` say, up to the entry `upto` of the log."""
        learned = self._end()
        for one in entries:
            if one.act is AuditAct.DECIDE:
                self._append(one)
            elif self._is_too_old(one):
                self.stale_since = one.entry
        changed = self._take_back(Hindsight(entries))
        if changed < learned:
            self._models = _copied(self._stages[changed[0]].models)
        self._learn_from(min(changed, learned))
        self.upto = upto
        self._leave_behind()

    def assess(self, body: str, website: str | None) -> dict[Task, Assessment]:
        """Return what the models make of a comment."""
        return {
            task: model.assess(text_for(task, body, website))
            for task, model in self._models.items()
        }

    def model(self, task: Task) -> Model:
        """Return one of the models; it must not be taught."""
        return self._models[task]

    def snapshot(self) -> Snapshot:
        """Return the oldest stage, so that whoever begins with it can go back as far.

        It must not be kept where `stale_since` says that it is wrong.
        """
        models = self._stages[0].models
        return Snapshot(
            models={task: model.to_bytes() for task, model in models.items()},
            began=self.began,
            upto=self._base,
            known=max(self._known_before, self.upto),
        )

    def _end(self) -> _Place:
        last = len(self._stages) - 1
        return last, len(self._stages[last].lessons)

    def _append(self, one: Taught) -> None:
        if one.body is None or one.outcome is Outcome.HOLD:
            return
        if len(self._stages[-1].lessons) >= self._lessons_in_a_stage:
            self._stages.append(_Stage({}))
        self._stages[-1].lessons.append(one)

    def _is_too_old(self, one: Taught) -> bool:
        """Tell whether an entry takes back what was learned before all stages."""
        if not one.decision or one.decision >= self._base:
            return False
        teaches_the_same = one.outcome is Outcome.HOLD or (
            # Only a rejection teaches something else for another reason.
            one.act is AuditAct.EXPLAIN and one.outcome is not Outcome.REJECT
        )
        was_known = one.entry <= self._known_before and one.decision < self._begun_at
        return not teaches_the_same and not was_known

    def _take_back(self, hindsight: Hindsight) -> _Place:
        """Leave in the stages what stands; return where the first change is."""
        changed = self._end()
        for at, stage in enumerate(self._stages):
            standing = hindsight.standing(stage.lessons)
            if standing != stage.lessons:
                stage.lessons = standing
                changed = min(changed, (at, 0))
        return changed

    def _learn_from(self, place: _Place) -> None:
        first, skipped = place
        for at, stage in enumerate(self._stages[first:]):
            if at:
                stage.models = _copied(self._models)
            for lesson in stage.lessons[0 if at else skipped :]:
                self._learn(lesson)

    def _learn(self, lesson: Taught) -> None:
        for task, label in labels(lesson.outcome, lesson.reason).items():
            text = text_for(task, lesson.body or "", lesson.website)
            self._models[task].learn(text, label)

    def _leave_behind(self) -> None:
        # What was kept may know of something taken back that is yet to be heard.
        while len(self._stages) > STAGES and self.upto >= self._known_before:
            left = self._stages.pop(0)
            self._base = max([self._base, *(one.entry for one in left.lessons)])
            self.finished += 1


def _copied(models: Models) -> Models:
    return {task: copy.deepcopy(model) for task, model in models.items()}
