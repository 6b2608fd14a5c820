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
    """By when comments were written."""

    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True)
class Filter:
    """What a moderator looks at: a queue, narrowed; empty strings narrow nothing.

    `text` finds folded words in comments and names. `after` is the id of the last
    comment of the page before. `article` is a slug.
    """

    queue: QueueName = QueueName.PENDING
    order: Order = Order.OLDEST
    article: str = ""
    section: str = ""
    text: str = ""
    after: int | None = None
    limit: int = 25


@dataclass(frozen=True)
class Tally:
    """How many comments a queue holds, and when the oldest of them was written."""

    queue: QueueName
    count: int
    oldest: int | None
