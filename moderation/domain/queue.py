"""The named lists that moderators work through, and how they are narrowed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from moderation.domain.comment import Status


class QueueName(StrEnum):
    """One list of comments; `reported` holds approved ones with open reports."""

    PENDING = "pending"
    REPORTED = "reported"
    APPROVED = "approved"
    REJECTED = "rejected"
    SPAM = "spam"
    ALL = "all"


STATUSES = {
    QueueName.PENDING: (Status.PENDING,),
    QueueName.REPORTED: (Status.APPROVED,),
    QueueName.APPROVED: (Status.APPROVED,),
    QueueName.REJECTED: (Status.REJECTED,),
    QueueName.SPAM: (Status.SPAM,),
    QueueName.ALL: tuple(Status),
}


class Order(StrEnum):
    """By when comments were written, or by how likely they are spam or abuse.

    Of the same risk, the oldest comes first.
    """

    NEWEST = "newest"
    OLDEST = "oldest"
    RISK = "risk"


@dataclass(frozen=True)
class Cursor:
    """The last comment of a page, behind which the next one begins.

    `risk` is what it had on that page, where the order is by risk: an edit may have
    given it another since. None stands for what it has now.
    """

    comment_id: int
    risk: int | None = None


@dataclass(frozen=True)
class Filter:
    """What a moderator looks at: a queue, narrowed; empty strings narrow nothing.

    `text` finds folded words in comments and names. `after` is where the
    page before ended. `article` is a slug.
    """

    queue: QueueName = QueueName.PENDING
    order: Order = Order.OLDEST
    article: str = ""
    section: str = ""
    text: str = ""
    after: Cursor | None = None
    limit: int = 25


@dataclass(frozen=True)
class Tally:
    """How many comments a queue holds, and when the oldest of them was written."""

    queue: QueueName
    count: int
    oldest: int | None
