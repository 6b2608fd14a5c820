"""A file of rules, whatever of three forms it has: text, JSON, or a list of keys."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.decision import ReasonCode
from moderation.domain.errors import FieldError, InvalidError
from moderation.domain.rule_document import rules_of
from moderation.domain.rule_faults import FileFault, refused
from moderation.domain.rule_keys import rules_of_keys
from moderation.domain.rule_text_read import HEAD, numbered, placed_rules
from moderation.domain.written_rule import RULE_OUTCOMES

if TYPE_CHECKING:
    from moderation.domain.decision import Outcome
    from moderation.domain.policy import Thresholds
    from moderation.domain.rule_text_read import Placed
    from moderation.domain.written_rule import WrittenRule

# A list of keys may begin with a bracket, as `[url=` does, but not so.
_JSON = re.compile(r'\s*(?:\{\s*["}]|\[\s*[\]{"])')
_HEADS_WORDS = {*map(str, RULE_OUTCOMES), *map(str, ReasonCode)}


@dataclass(frozen=True)
class FileOfRules:
    """What a file holds; `thresholds` only where JSON names them.

    `places` tells for each rule where the file has it; of JSON there are none.
    """

    rules: tuple[WrittenRule, ...]
    thresholds: Thresholds | None = None
    places: tuple[Placed, ...] = ()

    def in_file(self, error: InvalidError) -> InvalidError:
        """Return what is wrong with one of the rules, told by the lines of the file.

        Of JSON, and of no rule in particular, it is returned as it is.
        """
        return InvalidError(*map(self._in_file, error.errors))

    def _in_file(self, fault: FieldError) -> FieldError:
        data = dict(fault.data)
        if not self.places or "rule" not in data:
            return fault
        placed = self.places[data.pop("rule") - 1]
        line = placed.head
        if "line" in data:
            line = placed.lines[data["line"] - 1]
        elif "number" in data:
            line = placed.conditions[data["number"] - 1]
        elif fault.field == "until":
            line = placed.until
        return FieldError(fault.field, fault.code, {**data, "line": line})


def rules_from(
    content: bytes, *, name: str = "", outcome: Outcome | None = None
) -> FileOfRules:
    """Return the rules in a file called `name`.

    `outcome` is what a list of keys leads to; rules that say it themselves keep theirs.
    Raises InvalidError, field `rules`, with a code of FileFault; also for a file
    without a single line, so that an empty one by mistake replaces nothing.
    """
    text = _text(content)
    if _JSON.match(text):
        rules, thresholds = rules_of(text)
        return FileOfRules(tuple(rules), thresholds)
    if _has_heads(text):
        placed = placed_rules(text)
    else:
        placed = rules_of_keys(text, name, outcome)
    if not placed:
        raise refused(FileFault.EMPTY)
    return FileOfRules(tuple(one.rule for one in placed), places=tuple(placed))


def _text(content: bytes) -> str:
    nul = content.find(b"\0")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fault, at = FileFault.NOT_UTF8, error.start
        raise refused(fault, line=_line_at(content, at)) from error
    if nul >= 0:
        raise refused(FileFault.NUL, line=_line_at(content, nul))
    return text


def _line_at(content: bytes, at: int) -> int:
    before = content[:at].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return before.count(b"\n") + 1


def _has_heads(text: str) -> bool:
    """Tell whether any line is a head that has its outcome or its reason right."""
    heads = filter(None, (HEAD.match(line) for _, line in numbered(text)))
    return any(
        word in _HEADS_WORDS
        for head in heads
        for word in map(str.lower, filter(None, head.groups()))
    )
