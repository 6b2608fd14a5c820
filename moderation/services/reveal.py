"""A moderator looks at an address; the log remembers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.audit import AuditAct, NewEntry
from moderation.domain.errors import NotFoundError
from moderation.domain.moderator import Act

if TYPE_CHECKING:
    from moderation.domain.moderator import Moderator
    from moderation.ports import Clock, Store, Vault


@dataclass(frozen=True)
class Reveal:
    """Open the sealed address of a comment's author."""

    store: Store
    clock: Clock
    vault: Vault

    def __call__(self, moderator: Moderator, comment_id: int) -> str:
        """Return the address once its audit entry is durable.

        Raises ForbiddenError for who may not reveal, NotFoundError for an unknown
        comment.
        """
        moderator.must(Act.REVEAL)
        now = self.clock.now()
        with self.store.writing() as writing:
            comment = writing.comments.get(comment_id)
            if comment is None:
                raise NotFoundError("comment")
            author = writing.authors.by_ids([comment.author_id])[comment.author_id]
            writing.audit.append(
                NewEntry(now, moderator.name, AuditAct.REVEAL, comment_id)
            )
        return self.vault.open(author.id, author.sealed)
