"""Why a rule or a policy is not taken, in the language of the response."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.rule_faults import FileFault
from moderation.domain.rulebook.faults import RuleFault
from moderation.web.language import gettext, lazy, number

if TYPE_CHECKING:
    from moderation.domain.errors import FieldError

_FAULTS: dict[str, str] = {
    RuleFault.LINE_BLANK: lazy("There is nothing in it to look for."),
    RuleFault.LINE_UNREADABLE: lazy("It holds a character that no comment can hold."),
    RuleFault.LINE_BROKEN: lazy("Please keep each entry to one line."),
    RuleFault.LINE_LONG: lazy("It is too long for one entry."),
    RuleFault.PATTERN: lazy(
        "This pattern cannot be read. References back and looks ahead or behind are "
        "left out, so that no pattern can stop the service."
    ),
    RuleFault.PATTERN_LONG: lazy("This pattern is too long."),
    RuleFault.PATTERN_ASCII: lazy(
        "The signs \\w and \\b know unaccented Latin letters only. Beside others "
        "please write \\pL for a letter, or make it a rule of words."
    ),
    RuleFault.PATTERN_EMPTY: lazy(
        "This pattern is found in every text, even in an empty one."
    ),
    RuleFault.PATTERN_MARKS: lazy(
        "Folded text has no marks and no tatweel, so this pattern would mean something "
        "else. Please take it exactly, or leave them out."
    ),
    RuleFault.DOMAIN: lazy("This is no host name such as example.org."),
    RuleFault.NETWORK: lazy("This is no network such as 192.0.2.0/24."),
    RuleFault.NETWORK_FINE: lazy(
        "We look at IPv6 networks of 64 bits; this one is finer and would never match."
    ),
    RuleFault.ADDRESS: lazy("This is neither an e-mail address nor @example.org."),
    RuleFault.CONDITION: lazy("Condition %(number)s cannot be asked like this."),
    RuleFault.NO_CONDITION: lazy(
        "A rule that looks for nothing needs a condition, or it would match everything."
    ),
    RuleFault.NO_LINES: lazy("Please write what to look for, one entry a line."),
    RuleFault.LINES_UNUSED: lazy(
        "Nobody would look for these lines. Please say what they are, or take them out."
    ),
    RuleFault.UNTIL_PAST: lazy("This end has passed already."),
    RuleFault.MANY_CONDITIONS: lazy("A rule may have %(most)s conditions."),
    RuleFault.MANY_RULES: lazy("A policy may have %(most)s rules."),
    RuleFault.MANY_LINES: lazy("All rules together may have %(most)s lines."),
    RuleFault.MANY_PATTERNS: lazy("All rules together may have %(most)s patterns."),
    RuleFault.LARGE_PATTERNS: lazy(
        "The patterns of all rules together would take too long for each comment."
    ),
    RuleFault.APPROVES_ALL: lazy(
        "With this, every comment would be approved, whatever it says. The policy "
        "stays as it was."
    ),
    RuleFault.STOPS_ALL: lazy(
        "With this, every comment would be stopped, whatever it says. The policy "
        "stays as it was."
    ),
    RuleFault.HELD: lazy("Please choose a share from 5 to 100 percent, or none."),
    RuleFault.APPROVED: lazy("Please choose a share up to 50 percent, or none."),
    FileFault.NOT_UTF8: lazy("This is not UTF-8 text."),
    FileFault.NUL: lazy("There is a NUL character in it."),
    FileFault.EMPTY: lazy("There is no rule and no word in it."),
    FileFault.HEAD: lazy("Something stands before the first rule."),
    FileFault.OUTCOME: lazy("It leads to none of: hold, reject, spam, approve."),
    FileFault.REASON: lazy("The reason is none of ours."),
    FileFault.ID: lazy("The id is no number."),
    FileFault.FOLD: lazy("The fold is none of: exact, folded, stem."),
    FileFault.UNTIL: lazy("The end is no moment such as 2026-12-31T00:00:00Z."),
    FileFault.CONDITION: lazy("The condition cannot be read."),
    FileFault.LINE: lazy("The line belongs to nothing before it."),
    FileFault.TWICE: lazy("It is said a second time."),
    FileFault.NO_LIST: lazy("The rule does not say what it looks for."),
    FileFault.JSON: lazy("This is no JSON from here on."),
    FileFault.DOCUMENT: lazy("This JSON is no policy of ours."),
    FileFault.THRESHOLDS: lazy("The thresholds cannot be read."),
    FileFault.RULE: lazy("It is no rule, or has members that rules have not."),
    FileFault.MEMBER: lazy("One of its members has no value that a rule can have."),
}


def sentence_of_rule_fault(fault: FieldError) -> str:
    """Return what is wrong with a rule or a policy, without naming the line."""
    data = {name: number(count) for name, count in fault.data.items()}
    return gettext(_FAULTS[fault.code], **data)


def is_rule_fault(fault: FieldError) -> bool:
    """Tell whether this module has the sentence for a fault."""
    return fault.code in _FAULTS
