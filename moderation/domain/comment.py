"""One contribution by an author under an article, and what may become of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """Where a comment stands."""

    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    SPAM = "spam"
    WITHDRAWN = "withdrawn"


# The only ones that anyone but moderators and the author may see.
PUBLIC = frozenset({Status.APPROVED})
# What its author may still change. Spam looks pending to whoever sent it, so that it
# does not learn from the difference.
CHANGEABLE = frozenset({Status.PENDING, Status.SPAM})
# What moderators may decide about; its author took the rest away.
DECIDABLE = frozenset(Status) - {Status.WITHDRAWN}


@dataclass(frozen=True)
class Comment:
    """One comment as it is stored.

    `version` rises with every edit, decision and undo; a decision names the version
    that it judged. `path` orders a thread depth first; `depth` is 0 for a comment on
    the article itself. `risk` is what the scores made of it when the pipeline judged
    it last, 0 to 100. Times are UTC microseconds. `author_id` never leaves the
    process: it would link two comments by one address.
    """

    id: int
    article_id: int
    parent_id: int | None
    author_id: int
    name: str
    website: str | None
    body: str
    html: str
    status: Status
    version: int
    created_at: int
    published_at: int | None = None
    edited_at: int | None = None
    changed_at: int | None = None
    depth: int = 0
    path: str = ""
    risk: int = 0

    @property
    def shown_status(self) -> Status:
        """The status that its author is told."""
        return Status.PENDING if self.status is Status.SPAM else self.status

    @property
    def is_public(self) -> bool:
        """Whether readers may see it."""
        return self.status in PUBLIC

    @property
    def was_public(self) -> bool:
        """Whether readers may see it, or could once."""
        return self.published_at is not None

    @property
    def is_changeable(self) -> bool:
        """Whether its author may still edit or withdraw it."""
        return self.status in CHANGEABLE


def id_at(path: str) -> int:
    """Return the id of the comment that stands at `path`, which ends with it."""
    return int(path[-16:], 16)


@dataclass(frozen=True)
class NewComment:
    """A judged submission on its way into the store.

    `folded` is body and name for finding. `network`, `nonce` and `twin` are keyed
    digests: of where it came from, of the form that sent it (None without scripts),
    and of text, author, article and parent together.
    """

    article_id: int
    parent: Comment | None
    author_id: int
    name: str
    website: str | None
    body: str
    html: str
    folded: str
    status: Status
    created_at: int
    network: bytes
    nonce: bytes | None
    twin: bytes
    risk: int = 0


@dataclass(frozen=True)
class Sent:
    """How a stored comment was sent: what tells a resend from a repetition."""

    comment_id: int
    network: bytes
    nonce: bytes | None
    created_at: int


@dataclass(frozen=True)
class Traffic:
    """What came from one network and one author; the same words as in `Facts`."""

    last_from_network: int | None = None
    last_from_author: int | None = None
    hour_from_network: int = 0
    hour_from_author: int = 0
