"""Why a rule or a policy is not taken, in the language of the response."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.rulebook.faults import RuleFault
from moderation.web.language import gettext, lazy, number

if TYPE_CHECKING:
    from moderation.domain.errors import FieldError

_FAULTS = {
    RuleFault.LINE_BLANK: lazy("There is nothing in it to look for."),
    RuleFault.LINE_UNREADABLE: lazy("It holds a character that no comment can hold."),
    RuleFault.LINE_BROKEN: lazy("Please keep each entry to one line."),
    RuleFault.LINE_LONG: lazy("It is too long for one entry."),
    RuleFault.PATTERN: lazy(
        "This pattern cannot be read. References back and looks ahead or behind are "
        "left out, so that no pattern can stop the service."
    ),
    RuleFault.PATTERN_LONG: lazy("This pattern is too long."),
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
}


def sentence_of_rule_fault(fault: FieldError) -> str:
    """Return what is wrong with a rule or a policy, without naming the line."""
    data = {name: number(count) for name, count in fault.data.items()}
    return gettext(_FAULTS[RuleFault(fault.code)], **data)


def is_rule_fault(fault: FieldError) -> bool:
    """Tell whether this module has the sentence for a fault."""
    return fault.code in _FAULTS
