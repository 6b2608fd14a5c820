"""Thresholds that rules consult."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Policy:
    """What the newsroom decided once for every comment; 0 switches a limit off."""

    flood_seconds: int = 15
    comments_per_hour: int = 60
    links_held: int = 2
