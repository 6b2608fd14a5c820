"""An author looks at what became of their comment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.errors import NotFoundError

if TYPE_CHECKING:
    from moderation.domain.article import Article
    from moderation.domain.comment import Comment
    from moderation.ports import Reading, Store, Vault


@dataclass(frozen=True)
class Receipt:
    """A comment with its article and the comment that it replies to, if public."""

    token: str
    comment: Comment
    article: Article
    parent: Comment | None


@dataclass(frozen=True)
class ReadReceipt:
    """Find the comment that a receipt's token is for."""

    store: Store
    vault: Vault

    def __call__(self, token: str) -> Receipt:
        """Return the receipt; raises NotFoundError for a token that is not ours."""
        with self.store.reading() as reading:
            comment = comment_of(reading, self.vault, token)
            article = reading.articles.by_ids([comment.article_id])[comment.article_id]
            parent = reading.comments.get(comment.parent_id or 0)
            shown = parent if parent and parent.is_public else None
        return Receipt(token, comment, article, shown)


def comment_of(unit: Reading, vault: Vault, token: str) -> Comment:
    """Return the comment of a receipt's token, or raise NotFoundError."""
    comment_id = vault.read("receipt", token)
    comment = None if comment_id is None else unit.comments.get(comment_id)
    if comment is None:
        raise NotFoundError("receipt")
    return comment
