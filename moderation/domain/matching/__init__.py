"""Finding words and phrases in what people write."""

from __future__ import annotations

from enum import StrEnum


class Fold(StrEnum):
    """How much is folded before a word is compared."""

    EXACT = "exact"
    FOLDED = "folded"
    STEM = "stem"
