"""A rule that a chief wrote: what it looks for, when it holds, and what follows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from moderation.domain.decision import Outcome, ReasonCode
from moderation.domain.matching import Fold


class LooksFor(StrEnum):
    """What the lines of a rule are."""

    WORDS = "words"  # words and phrases, one a line
    PATTERN = "pattern"  # regular expressions that take linear time
    DOMAINS = "domains"  # hosts of links, websites and addresses, with what is below
    NETWORKS = "networks"  # of whoever sends: 192.0.2.0/24
    ADDRESSES = "addresses"  # of authors, known by their blind index only
    ANYTHING = "anything"  # no lines: the conditions alone decide


class Trait(StrEnum):
    """What a condition asks about a comment, its place or its author."""

    LINKS = "links"
    LENGTH = "length"  # characters as a reader sees them
    LANGUAGE = "language"  # of the text: ar, en, fr or other
    SECTION = "section"  # of the article
    FIRST_COMMENT = "first_comment"  # nobody has decided about this author yet
    APPROVED = "approved"  # comments of this author
    REJECTED = "rejected"  # the same, spam too
    HOUR = "hour"  # of the day, in the newsroom's time zone


class Comparison(StrEnum):
    """How a trait is compared."""

    IS = "="
    IS_NOT = "!="
    AT_LEAST = ">="
    AT_MOST = "<="


@dataclass(frozen=True)
class Condition:
    """One comparison; `values` are alternatives, and any of them will do.

    Numbers have one value. `hour` has spans such as `22-6`, both ends included;
    `first_comment` is `yes` or `no`.
    """

    trait: Trait
    comparison: Comparison
    values: tuple[str, ...]


# What a written rule may lead to.
RULE_OUTCOMES = (Outcome.HOLD, Outcome.REJECT, Outcome.SPAM, Outcome.APPROVE)


@dataclass(frozen=True)
class WrittenRule:
    """One rule as a version of the policy has it.

    It matches where any of its `lines` is found and every condition holds. `id` is
    the same in every version; 0 before it was saved. From `until` on, in UTC
    microseconds, it says nothing. With `log_only` it decides nothing, and its record
    tells what it would have done.
    """

    id: int
    title: str
    outcome: Outcome
    reason: ReasonCode
    looks_for: LooksFor = LooksFor.WORDS
    lines: tuple[str, ...] = ()
    fold: Fold = Fold.FOLDED
    conditions: tuple[Condition, ...] = ()
    until: int | None = None
    log_only: bool = False
