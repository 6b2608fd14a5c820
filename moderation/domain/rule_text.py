r"""Rules as text that people read, compare and write by hand.

# A comment. Empty lines mean nothing, white space around a line neither.
[hold insult] Insults
id: 7
fold: stem
until: 2026-12-31T00:00:00Z
log only
if: section = politics, opinion
if: links >= 2
words:
idiot
\# a line that begins with a sign
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from moderation.domain.matching import Fold
from moderation.domain.rule_text_read import HEAD, Placed, placed_rules
from moderation.domain.shapes import moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from moderation.domain.written_rule import Condition, WrittenRule

__all__ = ["Placed", "placed_rules", "rules_from_text", "rules_text"]

_MISTAKABLE = re.compile(rf"\\*(?:#|{HEAD.pattern})", HEAD.flags)


def rules_text(rules: Iterable[WrittenRule]) -> str:
    """Return text that `rules_from_text` reads back.

    Titles and lines are one line each, and neither is empty.
    """
    return "\n".join("".join(f"{line}\n" for line in _lines(rule)) for rule in rules)


def rules_from_text(text: str) -> list[WrittenRule]:
    """Return the rules in their order.

    Raises InvalidError, field `rules`, with a code of FileFault and its `line`.
    """
    return [placed.rule for placed in placed_rules(text)]


def _lines(rule: WrittenRule) -> Iterator[str]:
    yield f"[{rule.outcome} {rule.reason}] {rule.title}".rstrip()
    if rule.id:
        yield f"id: {rule.id}"
    if rule.fold is not Fold.FOLDED:
        yield f"fold: {rule.fold}"
    if rule.until is not None:
        yield f"until: {moment(rule.until)}"
    if rule.log_only:
        yield "log only"
    yield from map(_condition, rule.conditions)
    yield f"{rule.looks_for}:"
    for line in rule.lines:
        yield f"\\{line}" if _MISTAKABLE.match(line) else line


def _condition(condition: Condition) -> str:
    values = ", ".join(re.sub(r"([\\,])", r"\\\1", one) for one in condition.values)
    return f"if: {condition.trait} {condition.comparison} {values}"
