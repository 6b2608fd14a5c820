"""Every written rule of a policy, made ready once and asked about each comment."""

from __future__ import annotations

from moderation.domain.rulebook.book import Rulebook
from moderation.domain.rulebook.match import Place, RuleMatch

__all__ = ["Place", "RuleMatch", "Rulebook"]
