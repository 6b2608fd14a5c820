"""A reader sends a comment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.audit import AuditAct, NewEntry
from moderation.domain.comment import NewComment
from moderation.domain.decision import STATUS_AFTER, Verdict
from moderation.domain.errors import NotFoundError
from moderation.domain.facts import Facts
from moderation.domain.folding import fold
from moderation.domain.pipeline import admitted
from moderation.domain.rendering import render
from moderation.services.trace import trace_of

if TYPE_CHECKING:
    from moderation.domain.comment import Comment, Sent
    from moderation.domain.facts import Known
    from moderation.domain.submission import Submission, Trace
    from moderation.ports import Clock, Reading, Store, Vault, Writing
    from moderation.services.learned_scores import LearnedScores, Scored
    from moderation.services.policy_in_force import PolicyInForce

_MINUTE = 60_000_000
_HOUR = 60 * _MINUTE
_RESEND = 10 * _MINUTE


@dataclass(frozen=True)
class Posted:
    """A stored comment with its receipt's token; `again` if it was stored before."""

    comment: Comment
    receipt: str
    again: bool = False


@dataclass(frozen=True)
class Submit:
    """Judge a submission and store it with its decision and audit entry.

    A submission that the same form, or the same sender within ten minutes, has sent
    before is that comment again. Raises NotFoundError for an unknown article or
    parent and RefusedError for what the pipeline refuses.
    """

    store: Store
    clock: Clock
    vault: Vault
    policies: PolicyInForce
    scores: LearnedScores

    def __call__(self, submission: Submission) -> Posted:
        """Return the comment that the submission became, or already was."""
        posted = None
        while posted is None:
            posted = self._posted_by_the_newest_policy(submission)
        return posted

    def _posted_by_the_newest_policy(self, submission: Submission) -> Posted | None:
        """Return what came of it; None where a chief changed the policy meanwhile."""
        now, trace = self.clock.now(), trace_of(submission, self.vault)
        with self.store.reading() as reading:
            case = self._gather(reading, submission, trace, now)
            # Here, and not below: a new one may take seconds to be made ready.
            known = case.known
            policy = self.policies.of(reading, known.policy, known.people)
            scored = self._scored(reading, known, submission)
            stranger = reading.new_id()
        if case.sent_before:
            return self._posted(case.sent_before, again=True)
        verdict = admitted(submission, scored.added_to(case.facts), policy)
        written = self._written(submission, scored, stranger)

        with self.store.writing() as writing:
            fresh = self._gather(writing, submission, trace, now)
            if fresh.sent_before:
                return self._posted(fresh.sent_before, again=True)
            if fresh.known.policy != policy.version:
                return None
            if fresh.facts != case.facts:  # someone else was quicker
                verdict = admitted(submission, scored.added_to(fresh.facts), policy)
            comment = self._keep(writing, submission, fresh, verdict, written)
        return self._posted(comment)

    def _gather(
        self, unit: Reading, submission: Submission, trace: Trace, now: int
    ) -> _Case:
        known = unit.comments.known(
            submission.article, trace, hour=now - _HOUR, most=self._most()
        )
        if known is None:
            raise NotFoundError("article")
        parent = _parent(unit, known.article_id, submission.parent)
        before = _sent_before(unit, known, trace, now)
        return _Case(known, parent, trace, before, _facts(known, trace, now))

    def _most(self) -> int | None:
        """Return how many comments of an hour matter; None if no limit asks."""
        settings = self.policies.settings
        limited = settings.flood_seconds or settings.comments_per_hour
        return settings.comments_per_hour if limited else None

    def _scored(self, reading: Reading, known: Known, submission: Submission) -> Scored:
        return self.scores.of(
            reading, known.taught, submission.body, submission.website
        )

    def _keep(
        self,
        writing: Writing,
        submission: Submission,
        case: _Case,
        verdict: Verdict,
        written: _Written,
    ) -> Comment:
        now, trace = case.facts.now, case.trace
        author = case.known.author or writing.authors.add(
            written.stranger, index=trace.index, sealed=written.sealed, now=now
        )
        comment = writing.comments.add(
            NewComment(
                article_id=case.known.article_id,
                parent=case.parent,
                author_id=author.id,
                name=submission.name,
                website=submission.website,
                body=submission.body,
                html=written.html,
                folded=written.folded,
                status=STATUS_AFTER[verdict.outcome],
                created_at=now,
                network=trace.network,
                nonce=trace.nonce,
                twin=trace.twin,
                risk=written.risk,
            )
        )
        writing.decisions.add(comment, verdict, after=comment.status, at=now)
        writing.audit.append(
            NewEntry(now, "reader", AuditAct.SUBMIT, comment.id, verdict.summary())
        )
        return comment

    def _written(
        self, submission: Submission, scored: Scored, stranger: int
    ) -> _Written:
        return _Written(
            html=render(submission.body),
            folded=fold(f"{submission.name}\n{submission.body}"),
            risk=scored.risk,
            stranger=stranger,
            sealed=self.vault.seal(stranger, submission.email),
        )

    def _posted(self, comment: Comment, *, again: bool = False) -> Posted:
        return Posted(comment, self.vault.sign("receipt", comment.id), again)


@dataclass(frozen=True)
class _Case:
    known: Known
    parent: Comment | None
    trace: Trace
    sent_before: Comment | None
    facts: Facts


@dataclass(frozen=True)
class _Written:
    """What takes its time, made before the writing unit.

    The text as it is shown and as it is found, its risk, and the address as it is kept
    if nobody knows its author yet, who then is `stranger`.
    """

    html: str
    folded: str
    risk: int
    stranger: int
    sealed: bytes


def _parent(unit: Reading, article_id: int, parent_id: int | None) -> Comment | None:
    if parent_id is None:
        return None
    parent = unit.comments.get(parent_id)
    # What is not public must not be known to exist.
    if parent is None or not parent.is_public or parent.article_id != article_id:
        raise NotFoundError("parent")
    return parent


def _sent_before(unit: Reading, known: Known, trace: Trace, now: int) -> Comment | None:
    sent = known.by_form or known.twin
    if sent is None or not (known.by_form or _is_resend(sent, trace, now)):
        return None
    return unit.comments.get(sent.comment_id)


def _is_resend(sent: Sent, trace: Trace, now: int) -> bool:
    # Two forms that both carry a nonce are two deliberate comments.
    unmarked = sent.nonce is None or trace.nonce is None
    recent = now - sent.created_at < _RESEND
    return unmarked and recent and sent.network == trace.network


def _facts(known: Known, trace: Trace, now: int) -> Facts:
    author, twin, traffic = known.author, known.twin, known.traffic
    return Facts(
        now=now,
        article_state=known.article_state,
        section=known.section,
        address=trace.index,
        approved=author.approved if author else 0,
        rejected=author.rejected if author else 0,
        spam=author.spam if author else 0,
        confirmed=author.confirmed if author else False,
        has_twin=twin is not None,
        twin_is_from_network=twin is not None and twin.network == trace.network,
        last_from_network=traffic.last_from_network,
        last_from_author=traffic.last_from_author,
        hour_from_network=traffic.hour_from_network,
        hour_from_author=traffic.hour_from_author,
    )
