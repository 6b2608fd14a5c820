"""Reading rules from text, line by line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from moderation.domain.decision import Outcome, ReasonCode
from moderation.domain.matching import Fold
from moderation.domain.rule_faults import FileFault, refused
from moderation.domain.written_rule import (
    RULE_OUTCOMES,
    Comparison,
    Condition,
    LooksFor,
    Trait,
    WrittenRule,
)

# One word is a head without its reason; its author is told so.
HEAD = re.compile(
    rf"\[\s*(?:([a-z_]+)\s+([a-z_]+)|({'|'.join(RULE_OUTCOMES)}))\s*\]",
    re.IGNORECASE,
)
_LARGEST_ID = 2**63 - 1  # of what both stores hold
# Later it is the year 10,000 somewhere on earth, which no calendar of ours has.
_LATEST = round(datetime(9999, 12, 31, tzinfo=UTC).timestamp())
_ID = re.compile(r"[0-9]{1,19}")
_ESCAPED = re.compile(rf"\\+(?:#|{HEAD.pattern})", HEAD.flags)
_CONDITION = re.compile(r"([a-z_]+)\s*(!=|>=|<=|=)(.*)")


@dataclass(frozen=True)
class Placed:
    """A rule and the lines of the file that have its head and everything below it."""

    rule: WrittenRule
    head: int
    lines: tuple[int, ...]
    conditions: tuple[int, ...] = ()
    until: int = 0


def placed_rules(text: str) -> list[Placed]:
    """Return what `rules_from_text` does, with the places."""
    blocks: list[tuple[int, list[tuple[int, str]]]] = []
    for number, line in numbered(text):
        if HEAD.match(line):
            blocks.append((number, [(number, line)]))
        elif line.startswith("#"):
            continue
        elif blocks:
            blocks[-1][1].append((number, line))
        else:
            raise refused(FileFault.HEAD, line=number)
    placed = [_placed(head, iter(lines)) for head, lines in blocks]
    _check_ids(placed)
    return placed


def numbered(text: str) -> Iterator[tuple[int, str]]:
    """Yield every line that is not empty, trimmed, with its number from 1."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines, start=1):
        if stripped := line.strip():
            yield number, stripped


def microseconds_of(text: str) -> int:
    """Return a moment with its offset, or the beginning of a day in UTC.

    Raises ValueError for anything else, before 1970, and on the last day of 9999.
    """
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        if ":" in text or "T" in text:
            raise ValueError(text)
        at = at.replace(tzinfo=UTC)
    second = round(at.timestamp())
    if not 0 <= second <= _LATEST:
        raise ValueError(text)
    return second * 1_000_000


def id_of(text: str) -> int:
    """Return the id of a rule; raises ValueError for what is none."""
    if not _ID.fullmatch(text) or int(text) > _LARGEST_ID:
        raise ValueError(text)
    return int(text)


def _placed(head: int, lines: Iterator[tuple[int, str]]) -> Placed:
    _, line = next(lines)
    outcome, reason, title = _head(line, head)
    members, looks_for = _members(head, lines)
    conditions = members.pop("if", {})
    said = {name: value for name, one in members.items() for value in one.values()}
    listed = list(lines)
    rule = WrittenRule(
        title=title,
        outcome=outcome,
        reason=reason,
        looks_for=looks_for,
        lines=tuple(_line(line) for _, line in listed),
        conditions=tuple(conditions.values()),
        **{"id": 0, **said},
    )
    return Placed(
        rule,
        head,
        lines=tuple(number for number, _ in listed),
        conditions=tuple(conditions),
        until=next(iter(members.get("until", ())), head),
    )


def _head(line: str, number: int) -> tuple[Outcome, ReasonCode, str]:
    found = HEAD.match(line)
    # It is known to be one.
    outcome, reason, alone = found.groups() if found else ("", "", "")
    outcome, reason = (outcome or alone).lower(), (reason or "").lower()
    if outcome not in set(RULE_OUTCOMES):
        raise refused(FileFault.OUTCOME, line=number)
    if reason not in set(ReasonCode):
        raise refused(FileFault.REASON, line=number)
    title = line[found.end() :].strip() if found else ""
    return Outcome(outcome), ReasonCode(reason), title


def _members(
    head: int, lines: Iterator[tuple[int, str]]
) -> tuple[dict[str, dict[int, Any]], LooksFor]:
    """Take lines until one says what is looked for; what is listed is left.

    Return each member by the number of its line; only `if` may have several.
    """
    members: dict[str, dict[int, Any]] = {}
    for number, line in lines:
        name, colon, value = (part.strip() for part in line.partition(":"))
        if colon and not value and name in set(LooksFor):
            return members, LooksFor(name)
        if line == "log only":
            name, read = "log_only", True
        elif colon and name in _READ:
            read = _read(name, value, number)
        else:
            raise refused(FileFault.LINE, line=number)
        if name in members and name != "if":
            raise refused(FileFault.TWICE, line=number)
        members.setdefault(name, {})[number] = read
    raise refused(FileFault.NO_LIST, line=head)


def _read(name: str, value: str, number: int) -> Any:
    fault, read = _READ[name]
    try:
        return read(value)
    except ValueError as error:
        raise refused(fault, line=number) from error


def _condition(text: str) -> Condition:
    found = _CONDITION.fullmatch(text)
    if found is None:
        raise ValueError(text)
    values = _values(found[3])
    if not all(values):
        raise ValueError(text)
    return Condition(Trait(found[1]), Comparison(found[2]), values)


_READ: dict[str, tuple[FileFault, Callable[[str], Any]]] = {
    "id": (FileFault.ID, id_of),
    "fold": (FileFault.FOLD, Fold),
    "until": (FileFault.UNTIL, microseconds_of),
    "if": (FileFault.CONDITION, _condition),
}


def _values(text: str) -> tuple[str, ...]:
    r"""Part at commas, except where one is written as `\,`."""
    values = [""]
    for part in re.findall(r"\\.|.", text):
        if part == ",":
            values.append("")
        else:
            values[-1] += part[-1] if part in {"\\,", "\\\\"} else part
    return tuple(value.strip() for value in values)


def _line(line: str) -> str:
    return line[1:] if _ESCAPED.match(line) else line


def _check_ids(placed: list[Placed]) -> None:
    known = set()
    for one in placed:
        if one.rule.id in known:
            raise refused(FileFault.TWICE, line=one.head)
        if one.rule.id:
            known.add(one.rule.id)
