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
)
from moderation.domain.facts import Facts
from moderation.domain.folding import fold
from moderation.domain.pipeline import admitted
from moderation.domain.rendering import render
from moderation.domain.submission import Submission, faults_of_text
from moderation.services.receipt import comment_of
from moderation.services.trace import twin_of

if TYPE_CHECKING:
    from moderation.domain.author import Author
    from moderation.domain.comment import Comment
    from moderation.ports import Clock, Reading, Store, Vault
    from moderation.services.learned_scores import LearnedScores
    from moderation.services.policy_in_force import PolicyInForce


@dataclass(frozen=True)
class Edit:
    """Judge the new words and store them with their decision and audit entry.

    Raises NotEditableError once the comment was decided, InvalidError for a bad text
    and RefusedError for what the pipeline refuses; the old words stay then.
    """

    store: Store
    clock: Clock
    vault: Vault
    policies: PolicyInForce
    scores: LearnedScores

    def __call__(self, token: str, body: str, network: str = "") -> Comment:
        """Return the comment as it is afterwards; `body` is as `text.read` returns.

        `network` is where the new words come from, as `network_of` names it.
        """
        if faults := faults_of_text("body", body):
            raise InvalidError(*faults)
        edited = None
        while edited is None:
            edited = self._edited_by_the_newest_policy(token, body, network)
        return edited

    def _edited_by_the_newest_policy(
        self, token: str, body: str, network: str
    ) -> Comment | None:
        """Return what came of it; None where something changed meanwhile."""
        now = self.clock.now()
        with self.store.reading() as reading:
            case = self._gather(reading, token, body, now)
            policy = self.policies.newest(reading)
            taught = reading.scores.newest()
            scored = self.scores.of(reading, taught, body, case.comment.website)
        comment = case.comment
        if body == comment.body:
            return comment
        email = self.vault.open(case.author.id, case.author.sealed)
        submission = Submission(
            "", body, comment.name, email, network, website=comment.website
        )
        verdict = admitted(submission, scored.added_to(case.facts), policy)
        html, folded = render(body), f"{fold(comment.name)}\n{fold(body)}"

        with self.store.writing() as writing:
            fresh = self._gather(writing, token, body, now)
            if fresh != case or writing.policies.newest_number() != policy.version:
                return None
            verdict = _kept(writing, comment, verdict)
            after = STATUS_AFTER[verdict.outcome]
            writing.comments.edit(
                comment,
                body=body,
                html=html,
                folded=folded,
                twin=case.twin,
                status=after,
                risk=scored.risk,
                now=now,
            )
            edited = writing.comments.by_ids([comment.id])[comment.id]
            judged = replace(comment, version=edited.version)
            writing.decisions.add(judged, verdict, after=after, at=now)
            writing.audit.append(
                NewEntry(now, "reader", AuditAct.EDIT, comment.id, verdict.summary())
            )
        return edited

    def _gather(self, unit: Reading, token: str, body: str, now: int) -> _Case:
        comment = comment_of(unit, self.vault, token)
        if not comment.is_changeable:
            raise NotEditableError
        author = unit.authors.by_ids([comment.author_id])[comment.author_id]
        article = unit.articles.by_ids([comment.article_id])[comment.article_id]
        index = self.vault.email_index(self.vault.open(author.id, author.sealed))
        twin = twin_of(self.vault, article.slug, comment.parent_id, index, body)
        # Limits of speed count comments, and an edit is none. Whoever edits may be a
        # stranger who borrowed the address, so a twin is never called their own: a
        # refusal would tell what the address wrote before.
        facts = Facts(
            now=now,
            article_state=article.state,
            section=article.section,
            address=index,
            approved=author.approved,
            rejected=author.rejected,
            spam=author.spam,
            confirmed=author.confirmed,
            has_twin=unit.comments.sent_by_twin(twin) is not None,
        )
        return _Case(comment, author, twin, facts)


@dataclass(frozen=True)
class _Case:
    comment: Comment
    author: Author
    twin: bytes
    facts: Facts


def _kept(unit: Reading, comment: Comment, verdict: Verdict) -> Verdict:
    """Spam stays spam: better words do not make a person of a machine."""
    if comment.status is not Status.SPAM:
        return verdict
    reasons = unit.decisions.standing([comment.id])[comment.id].reasons
    # Other words stand now in the places that it was found by.
    bare = tuple(replace(reason, spans=()) for reason in reasons)
    return Verdict(Outcome.SPAM, bare, verdict.basis)
