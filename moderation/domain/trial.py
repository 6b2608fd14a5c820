"""A rule or a policy tried on what people decided before it acts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from moderation.domain.policy import Thresholds
from moderation.domain.written_rule import WrittenRule


class Effect(StrEnum):
    """What a draft would have done about a comment, by what people decided."""

    CAUGHT = "caught"  # stopped, and people rejected it
    WRONGLY_STOPPED = "wrongly_stopped"  # stopped, and people approved it
    RIGHTLY_PASSED = "rightly_passed"  # let through, as people did
    WRONGLY_PASSED = "wrongly_passed"  # let through, and people rejected it
    MISSED = "missed"  # not noticed, and people rejected it


# So many comments of each effect are there to be read.
MOST_LISTED = 200
# What costs readers or authors most is read first.
READ_FIRST = (
    Effect.WRONGLY_STOPPED,
    Effect.WRONGLY_PASSED,
    Effect.CAUGHT,
    Effect.MISSED,
    Effect.RIGHTLY_PASSED,
)


@dataclass(frozen=True)
class Draft:
    """What is tried.

    One `rule`, which is asked alone, whether or not it only logs; or a stored
    `version` of the policy, 0 being that of the settings; or, with neither, a whole
    policy of `rules` and `thresholds`, which are those in force where they are None.
    """

    rule: WrittenRule | None = None
    version: int | None = None
    rules: tuple[WrittenRule, ...] = ()
    thresholds: Thresholds | None = None


@dataclass(frozen=True)
class Tally:
    """How many comments people `decided`, and how many fared in each way.

    What they approved and the draft did not notice is in `decided` alone.
    """

    decided: int = 0
    caught: int = 0
    wrongly_stopped: int = 0
    rightly_passed: int = 0
    wrongly_passed: int = 0
    missed: int = 0

    def plus(self, effect: Effect | None, count: int) -> Tally:
        """Return the tally with `count` more comments that fared alike."""
        grown = {"decided": self.decided + count}
        if effect is not None:
            grown[effect.value] = getattr(self, effect.value) + count
        return replace(self, **grown)


@dataclass(frozen=True)
class Findings:
    """What a trial found, as a whole and apart.

    `listed` holds ids of comments with their effects, in the order of `READ_FIRST` and
    then newest first, at most `MOST_LISTED` of each. `untried` are the ids of rules, or
    0 for one that was never saved, that no past comment can tell about: what networks
    comments came from is not kept.
    """

    tally: Tally = field(default_factory=Tally)
    by_section: dict[str, Tally] = field(default_factory=dict)
    by_language: dict[str, Tally] = field(default_factory=dict)
    listed: tuple[tuple[int, Effect], ...] = ()
    untried: tuple[int, ...] = ()


@dataclass(frozen=True)
class Trial(Findings):
    """One trial, as far as it is.

    It reads the `most` comments that people decided last; `done` are read of about
    `of`. What it found is there once it is finished. A trial that `failed` will never
    be: its process is gone, or who began it has begun another.
    """

    id: int = 0
    at: int = 0
    by: str = ""
    draft: Draft = field(default_factory=Draft)
    most: int = 0
    done: int = 0
    of: int = 0
    finished_at: int | None = None
    failed: bool = False

    @property
    def is_running(self) -> bool:
        """Whether there is something to wait for."""
        return self.finished_at is None and not self.failed


class Fared(NamedTuple):
    """What decides where a comment is counted."""

    section: str
    language: str
    effect: Effect | None


def to_read(listed: Iterable[tuple[int, Effect]]) -> list[tuple[int, Effect]]:
    """Return comments in the order in which they are read, no more than are.

    Those of one effect stay in their order.
    """
    of: dict[Effect, list[tuple[int, Effect]]] = {effect: [] for effect in READ_FIRST}
    for comment_id, effect in listed:
        if len(of[effect]) < MOST_LISTED:
            of[effect].append((comment_id, effect))
    return [one for some in of.values() for one in some]


def findings_of(
    counts: Iterable[tuple[Fared, int]],
    listed: Iterable[tuple[int, Effect]],
    untried: tuple[int, ...] = (),
) -> Findings:
    """Return what was found, of comments counted by how they fared.

    `listed` is as `to_read` returns it.
    """
    whole = Tally()
    sections: dict[str, Tally] = {}
    languages: dict[str, Tally] = {}
    for fared, count in counts:
        section, language, effect = fared
        whole = whole.plus(effect, count)
        sections[section] = sections.get(section, Tally()).plus(effect, count)
        languages[language] = languages.get(language, Tally()).plus(effect, count)
    return Findings(
        tally=whole,
        by_section=dict(sorted(sections.items())),
        by_language=dict(sorted(languages.items())),
        listed=tuple(listed),
        untried=untried,
    )
