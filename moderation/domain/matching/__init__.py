"""Finding words and phrases in what people write."""

from __future__ import annotations

from moderation.domain.matching.entry import Entry, Fold, Match
from moderation.domain.matching.prepared import Prepared, prepare
from moderation.domain.matching.word_list import WordList

__all__ = ["Entry", "Fold", "Match", "Prepared", "WordList", "prepare"]
