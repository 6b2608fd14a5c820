"""A reader reports a published comment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.audit import AuditAct, NewEntry
from moderation.domain.errors import NotFoundError, ThrottledError
from moderation.services.read_article import article_at

if TYPE_CHECKING:
    from moderation.domain.article import Article
    from moderation.domain.comment import Comment
    from moderation.domain.policy import Policy
    from moderation.domain.report import Complaint
    from moderation.ports import Clock, Reading, Store, Vault

_HOUR = 3_600_000_000


@dataclass(frozen=True)
class ShowReported:
    """Find a published comment that a reader wants to report."""

    store: Store

    def __call__(self, slug: str, comment_id: int) -> tuple[Article, Comment]:
        """Return it with its article; raises NotFoundError if it is not public."""
        with self.store.browsing() as reading:
            return _public(reading, slug, comment_id)


@dataclass(frozen=True)
class Report:
    """Store a report; a second one from the same network is the first again.

    Raises NotFoundError for a comment that is not public, ThrottledError for more
    reports in an hour than the policy allows comments.
    """

    store: Store
    clock: Clock
    vault: Vault
    policy: Policy

    def __call__(
        self, slug: str, comment_id: int, complaint: Complaint, network: str
    ) -> None:
        """Report the comment."""
        now, sender = self.clock.now(), self.vault.mac("network", network)
        limit = self.policy.comments_per_hour
        with self.store.writing() as writing:
            _public(writing, slug, comment_id)
            sent = writing.reports.sent_from(sender, since=now - _HOUR)
            if limit and sent >= limit:
                raise ThrottledError(retry_after=600)
            if writing.reports.add(comment_id, complaint, network=sender, at=now):
                detail = {"complaint": complaint.value}
                writing.audit.append(
                    NewEntry(now, "reader", AuditAct.REPORT, comment_id, detail)
                )


def _public(unit: Reading, slug: str, comment_id: int) -> tuple[Article, Comment]:
    article, comment = article_at(unit, slug), unit.comments.get(comment_id)
    if comment is None or not comment.is_public or comment.article_id != article.id:
        raise NotFoundError("comment")
    return article, comment
