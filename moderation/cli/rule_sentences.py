"""What is wrong with a rule, a policy or a file of rules, for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.rule_document import MEMBERS
from moderation.domain.rule_faults import FileFault
from moderation.domain.rulebook.faults import RuleFault

if TYPE_CHECKING:
    from moderation.domain.errors import FieldError

# Data that says where; the others belong to the sentence.
_PLACES = {"rule": "rule", "line": "line", "number": "condition"}
FAULTS: dict[str, str] = {
    FileFault.NOT_UTF8: "this is not UTF-8",
    FileFault.NUL: "there is a NUL in it",
    FileFault.EMPTY: "there is no rule and no word in it",
    FileFault.HEAD: "this stands before the first rule, which begins as [hold other] …",
    FileFault.OUTCOME: "no outcome; choose hold, reject, spam or approve",
    FileFault.REASON: "no reason of ours, such as in [hold insult]",
    FileFault.ID: "no id of a rule",
    FileFault.FOLD: "no fold; choose exact, folded or stem",
    FileFault.UNTIL: "no moment such as 2026-12-31T00:00:00Z",
    FileFault.CONDITION: "no condition such as: links >= 2",
    FileFault.LINE: "this is no member of a rule; its lines follow on words:",
    FileFault.TWICE: "this was said before, and can be said once",
    FileFault.NO_LIST: "it does not say what it looks for, such as words:",
    FileFault.JSON: "this is no JSON from here on",
    FileFault.DOCUMENT: 'this JSON is no policy: {{"version": "1", "rules": […]}}',
    FileFault.THRESHOLDS: "thresholds are numbers from 0 to 1 by their names",
    FileFault.RULE: "no rule, or with members that rules do not have",
    FileFault.MEMBER: "its {member} is missing, or nothing that a rule can have",
    RuleFault.LINE_BLANK: "there is nothing in it to look for",
    RuleFault.LINE_UNREADABLE: "it holds a character that no comment can hold",
    RuleFault.LINE_BROKEN: "it is more than one line",
    RuleFault.LINE_LONG: "it is too long for one entry",
    RuleFault.PATTERN: "this pattern cannot be read in linear time",
    RuleFault.PATTERN_LONG: "this pattern is too long",
    RuleFault.PATTERN_ASCII: r"\w and \b know ASCII only; write \pL, or words",
    RuleFault.PATTERN_EMPTY: "this pattern is found in every text",
    RuleFault.PATTERN_MARKS: "folded text has no marks; leave them out, or fold: exact",
    RuleFault.DOMAIN: "no host name such as example.org",
    RuleFault.NETWORK: "no network such as 192.0.2.0/24",
    RuleFault.NETWORK_FINE: "finer than the 64 bits of IPv6 that we look at",
    RuleFault.ADDRESS: "neither an e-mail address nor @example.org",
    RuleFault.CONDITION: "this cannot be asked so",
    RuleFault.NO_CONDITION: "without lines and conditions it would match everything",
    RuleFault.NO_LINES: "it has no lines to look for",
    RuleFault.LINES_UNUSED: "it looks for nothing, but has lines",
    RuleFault.UNTIL_PAST: "this end has passed already",
    RuleFault.MANY_CONDITIONS: "a rule may have {most} conditions",
    RuleFault.MANY_RULES: "a policy may have {most:,} rules",
    RuleFault.MANY_LINES: "all rules together may have {most:,} lines",
    RuleFault.MANY_PATTERNS: "all rules together may have {most:,} patterns",
    RuleFault.LARGE_PATTERNS: "all patterns together would take too long",
    RuleFault.APPROVES_ALL: "with this, every comment would be approved",
    RuleFault.STOPS_ALL: "with this, every comment would be stopped",
    RuleFault.HELD: "must be from 0.05 to 1, or 0 for none",
    RuleFault.APPROVED: "must be up to 0.5, or 0 for none",
}


def place_of(fault: FieldError) -> str:
    """Return where in a file it is, with what parts it from the sentence."""
    data = fault.data
    places = [f"{word} {data[name]}" for name, word in _PLACES.items() if name in data]
    return f"{', '.join(places)}: " if places else ""


def sentence_of_rule_fault(fault: FieldError) -> str | None:
    """Return what is wrong, without its place; None where it is not about rules."""
    sentence = FAULTS.get(fault.code)
    if sentence is None:
        return None
    data: dict[str, int | str] = dict(fault.data)
    if "member" in data:
        data["member"] = MEMBERS[fault.data["member"]]
    return sentence.format(**data)
