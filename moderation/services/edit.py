"""An author changes the words of a comment that still waits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from moderation.domain.audit import AuditAct, NewEntry
from moderation.domain.comment import Status
from moderation.domain.decision import STATUS_AFTER, Outcome, Verdict
from moderation.domain.errors import (
    InvalidError,
    NotEditableError,
    RefusedError,
)
from moderation.domain.facts import Facts
from moderation.domain.folding import fold
from moderation.domain.pipeline import judge
from moderation.domain.rendering import render
from moderation.domain.submission import Submission, faults_of_text
from moderation.services.receipt import comment_of
from moderation.services.trace import twin_of

if TYPE_CHECKING:
    from moderation.domain.article import Article
    from moderation.domain.author import Author
    from moderation.domain.comment import Comment
    from moderation.domain.policy import Policy
    from moderation.ports import Clock, Reading, Store, Vault


@dataclass(frozen=True)
class Edit:
    """Judge the new words and store them with their decision and audit entry.

    Raises NotEditableError once the comment was decided, InvalidError for a bad text
    and RefusedError for what the pipeline refuses; the old words stay then.
    """

    store: Store
    clock: Clock
    vault: Vault
    policy: Policy

    def __call__(self, token: str, body: str) -> Comment:
        """Return the comment as it is afterwards; `body` is as `text.read` returns."""
        if faults := faults_of_text("body", body):
            raise InvalidError(*faults)
        now, html = self.clock.now(), render(body)
        twin, folded = self._traced(token, body)
        with self.store.writing() as writing:
            comment = comment_of(writing, self.vault, token)
            if not comment.is_changeable:
                raise NotEditableError
            if body == comment.body:
                return comment
            author = writing.authors.by_ids([comment.author_id])[comment.author_id]
            article = writing.articles.by_ids([comment.article_id])[comment.article_id]
            facts = _facts(writing, article, author, twin, now)
            verdict = _kept(writing, comment, self._judge(comment, body, facts))
            after = STATUS_AFTER[verdict.outcome]
            writing.comments.edit(
                comment,
                body=body,
                html=html,
                folded=folded,
                twin=twin,
                status=after,
                now=now,
            )
            edited = writing.comments.by_ids([comment.id])[comment.id]
            judged = replace(comment, version=edited.version)
            writing.decisions.add(judged, verdict, after=after, at=now)
            writing.audit.append(
                NewEntry(now, "reader", AuditAct.EDIT, comment.id, verdict.summary())
            )
        return edited

    def _traced(self, token: str, body: str) -> tuple[bytes, str]:
        """Return what the words are recognised and found by; neither can race."""
        with self.store.reading() as reading:
            comment = comment_of(reading, self.vault, token)
            author = reading.authors.by_ids([comment.author_id])[comment.author_id]
            article = reading.articles.by_ids([comment.article_id])[comment.article_id]
        index = self.vault.email_index(self.vault.open(author.id, author.sealed))
        twin = twin_of(self.vault, article.slug, comment.parent_id, index, body)
        return twin, f"{fold(comment.name)}\n{fold(body)}"

    def _judge(self, comment: Comment, body: str, facts: Facts) -> Verdict:
        submission = Submission("", body, comment.name, email="", network="")
        verdict = judge(submission, facts, self.policy)
        if verdict.outcome is Outcome.REFUSE:
            raise RefusedError(*verdict.reasons)
        return verdict


def _facts(
    unit: Reading, article: Article, author: Author, twin: bytes, now: int
) -> Facts:
    # Limits of speed count comments, and an edit is none. Whoever edits may be a
    # stranger who borrowed the address, so a twin is never called their own: a refusal
    # would tell what the address wrote before.
    return Facts(
        now=now,
        article_state=article.state,
        approved=author.approved,
        rejected=author.rejected,
        confirmed=author.confirmed,
        has_twin=unit.comments.sent_by_twin(twin) is not None,
    )


def _kept(unit: Reading, comment: Comment, verdict: Verdict) -> Verdict:
    """Spam stays spam: better words do not make a person of a machine."""
    if comment.status is not Status.SPAM:
        return verdict
    return Verdict(
        Outcome.SPAM, unit.decisions.standing([comment.id])[comment.id].reasons
    )
