"""Thresholds, rules and switches that the pipeline goes by."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from moderation.domain.rulebook import Rulebook
from moderation.domain.staff_names import STAFF_TITLES
from moderation.domain.written_rule import WrittenRule


@dataclass(frozen=True)
class Thresholds:
    """Where the scores act, as probabilities; 0 switches one off.

    A score at or above `spam_held` or `abuse_held` holds. Where both are at or below
    `approved_below`, a comment approves itself. They never reject.
    """

    spam_held: float = 0.0
    abuse_held: float = 0.0
    approved_below: float = 0.0


@dataclass(frozen=True)
class Policy:
    """What the newsroom decided once for every comment; 0 switches a limit off.

    The settings give the limits, the chiefs everything from `version` on; 0 is before
    they saved anything. `staff_names` are what nobody else should go by: titles, the
    site's name, the moderators' own.
    """

    flood_seconds: int = 15
    comments_per_hour: int = 60
    links_held: int = 2
    time_zone: str = "UTC"
    staff_names: tuple[str, ...] = STAFF_TITLES
    version: int = 0
    rules: tuple[WrittenRule, ...] = ()
    thresholds: Thresholds = field(default_factory=Thresholds)

    @cached_property
    def rulebook(self) -> Rulebook:
        """The rules, made ready once for all comments."""
        return Rulebook(self.rules, self.time_zone)


@dataclass(frozen=True)
class PolicyVersion:
    """A policy as it was saved: by whom and when, and why in a few words.

    `by` is a moderator's name, or `operator` for the terminal.
    """

    version: int
    at: int
    by: str
    note: str
    rules: tuple[WrittenRule, ...] = ()
    thresholds: Thresholds = field(default_factory=Thresholds)


# What is in force before any chief saved a version: the settings alone.
UNSAVED = PolicyVersion(0, at=0, by="operator", note="")
