"""How much the scores have learned."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ScoreStanding:
    """One score: how many of the decisions here have taught it.

    Of the `learned` ones `positive` had its label. One that is not `is_ready` abstains
    about everything. `shipped` examples it knew before any decision.
    """

    learned: int
    positive: int
    is_ready: bool
    shipped: int


@dataclass(frozen=True)
class ScoresStanding:
    """Both scores; `is_behind` while they hear what they missed, or have to forget."""

    spam: ScoreStanding
    abuse: ScoreStanding
    is_behind: bool
