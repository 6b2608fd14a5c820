"""An author takes back a comment that still waits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.audit import AuditAct, NewEntry
from moderation.domain.comment import Status
from moderation.domain.errors import NotEditableError
from moderation.services.receipt import comment_of

if TYPE_CHECKING:
    from moderation.ports import Clock, Store, Vault


@dataclass(frozen=True)
class Withdraw:
    """Move a comment out of the queue for good; twice is once.

    Raises NotEditableError once the comment was decided.
    """

    store: Store
    clock: Clock
    vault: Vault

    def __call__(self, token: str) -> None:
        """Withdraw the comment of a receipt's token."""
        now = self.clock.now()
        with self.store.writing() as writing:
            comment = comment_of(writing, self.vault, token)
            if comment.status is Status.WITHDRAWN:
                return
            if not comment.is_changeable:
                raise NotEditableError
            writing.comments.move(comment, Status.WITHDRAWN, now=now)
            writing.audit.append(NewEntry(now, "reader", AuditAct.WITHDRAW, comment.id))
