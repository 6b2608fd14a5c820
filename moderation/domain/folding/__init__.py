"""Text folded for finding: what a reader would call the same word compares equal."""

from __future__ import annotations

from moderation.domain.folding.folded import Folded, fold
from moderation.domain.folding.look_alikes import skeleton

__all__ = ["Folded", "fold", "skeleton"]
