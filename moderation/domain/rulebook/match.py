"""What is told of a rule that matched."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from moderation.domain.written_rule import WrittenRule


class Place(StrEnum):
    """Where in a submission a rule found something; the first is told."""

    BODY = "body"
    NAME = "name"
    WEBSITE = "website"
    SENDER = "sender"  # network or address
    NOWHERE = "nowhere"  # it looks for nothing, and its conditions held


@dataclass(frozen=True)
class RuleMatch:
    """A rule that matched, where, and the first places in the comment's text."""

    rule: WrittenRule
    place: Place
    spans: tuple[tuple[int, int], ...] = ()
