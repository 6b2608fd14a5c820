"""What is looked for, how much is folded for it, and what was found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fold(StrEnum):
    """How much is folded before a word is compared."""

    EXACT = "exact"  # the word as it is written, in NFC
    FOLDED = "folded"  # as a reader takes it, with clitics, elongation and disguises
    STEM = "stem"  # the same, and without the endings of number, gender and verbs


@dataclass(frozen=True)
class Entry:
    """One word or phrase of a list. `*` at an end lets a word go on there."""

    text: str
    fold: Fold = Fold.FOLDED


@dataclass(frozen=True)
class Match:
    """Where an entry was found, in code points of the original text.

    `entry` is its place in the list.
    """

    entry: int
    start: int
    end: int
