"""The operator takes in comments from elsewhere, judged by the rules as any are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from moderation.domain.audit import AuditAct, NewEntry
from moderation.domain.comment import NewComment
from moderation.domain.comment_line import CommentLine, comment_line
from moderation.domain.decision import STATUS_AFTER, NewDecision, Verdict
from moderation.domain.errors import FieldError, InvalidError
from moderation.domain.facts import Facts
from moderation.domain.folding import fold
from moderation.domain.imported import judge_imported
from moderation.domain.rendering import render
from moderation.services.trace import twin_of

if TYPE_CHECKING:
    from moderation.domain.article import Article
    from moderation.domain.author import Author
    from moderation.domain.comment import Comment
    from moderation.ports import Clock, Reading, Store, Vault, Writing
    from moderation.services.learned_scores import LearnedScores
    from moderation.services.policy_in_force import PolicyInForce

# A unit of so many keeps posters waiting a fraction of a second.
_AT_ONCE = 200


@dataclass(frozen=True)
class Imported:
    """How far an import is: lines read, comments stored, and those that were there."""

    lines: int = 0
    stored: int = 0
    known: int = 0


@dataclass(frozen=True)
class ImportComments:
    """Store comments with their decisions, a few hundred to a unit.

    A comment with the same text by the same author in the same place is there already
    and is not stored again, so that an import that stopped can be begun anew. Raises
    InvalidError for a line that cannot be taken; what stands before it is stored.
    """

    store: Store
    clock: Clock
    vault: Vault
    policies: PolicyInForce
    scores: LearnedScores

    def __call__(self, lines: Iterable[bytes]) -> Iterator[Imported]:
        """Yield how far it is, after every unit; the last one tells of all."""
        run, part = _Run(), list[_Numbered]()
        for number, line in enumerate(lines, start=1):
            try:
                one = _Numbered(number, comment_line(line, number))
            except InvalidError:
                self._store(part, run)
                raise
            # A reply needs its parent in the store.
            if len(part) == _AT_ONCE or one.comment.parent_id in {
                earlier.comment.source_id for earlier in part
            } - {""}:
                yield self._store(part, run)
                part = []
            part.append(one)
        yield self._store(part, run)

    def _store(self, part: list[_Numbered], run: _Run) -> Imported:
        left = part
        while left:
            left = self._stored_by_the_newest_policy(left, run)
        run.lines += len(part)
        return Imported(run.lines, run.stored, run.known)

    def _stored_by_the_newest_policy(
        self, part: list[_Numbered], run: _Run
    ) -> list[_Numbered]:
        """Store comments; return those left because a chief changed the policy."""
        with self.store.reading() as reading:
            policy = self.policies.newest(reading)
            cases, fault = self._cases(reading, part, run)
        verdicts = [
            judge_imported(case.line.submission, case.facts, policy, case.line.status)
            for case in cases
        ]
        with self.store.writing() as writing:
            if writing.policies.newest_number() != policy.version:
                return part
            self._keep(writing, cases, verdicts, run)
        if fault:
            raise fault
        return []

    def _cases(
        self, unit: Reading, part: list[_Numbered], run: _Run
    ) -> tuple[list[_Case], InvalidError | None]:
        """Return what can be stored, up to a line that cannot, and its error."""
        cases: list[_Case] = []
        for one in part:
            try:
                cases.append(self._case(unit, one, run))
            except InvalidError as error:
                return cases, error
        return cases, None

    def _case(self, unit: Reading, one: _Numbered, run: _Run) -> _Case:
        line = one.comment
        submission = line.submission
        article = run.article(unit, one)
        parent = run.parent(unit, one, article)
        index = self.vault.email_index(submission.email)
        author = unit.authors.by_index(index)
        facts = Facts(
            now=line.created_at,
            section=article.section,
            address=index,
            approved=author.approved if author else 0,
            rejected=author.rejected if author else 0,
            spam=author.spam if author else 0,
            confirmed=author.confirmed if author else False,
        )
        newest = unit.scores.newest()
        scored = self.scores.of(unit, newest, submission.body, submission.website)
        stranger = unit.new_id()
        return _Case(
            line=line,
            article=article,
            parent=parent,
            facts=scored.added_to(facts),
            stranger=stranger,
            sealed=self.vault.seal(stranger, submission.email),
            html=render(submission.body),
            folded=fold(f"{submission.name}\n{submission.body}"),
            risk=scored.risk,
            twin=twin_of(
                self.vault,
                article.slug,
                parent.id if parent else None,
                index,
                submission.body,
            ),
        )

    def _keep(
        self, writing: Writing, cases: list[_Case], verdicts: list[Verdict], run: _Run
    ) -> None:
        now, network = self.clock.now(), self.vault.mac("network", "import")
        ids: dict[bytes, int] = {}  # by what two comments share that say the same
        decided: dict[bytes, Verdict] = {}
        news: list[NewComment] = []
        for case, verdict in zip(cases, verdicts, strict=True):
            sent = writing.comments.sent_by_twin(case.twin)
            if sent:
                ids[case.twin] = sent.comment_id
            elif case.twin not in decided:
                decided[case.twin] = verdict
                author = _author(writing, case)
                news.append(_new(case, verdict, author.id, network))
        comments = writing.comments.add_many(news)
        ids |= zip(decided, (comment.id for comment in comments), strict=True)
        writing.decisions.add_many(
            [
                NewDecision(comment, verdict, comment.status, now)
                for comment, verdict in zip(comments, decided.values(), strict=True)
            ]
        )
        for case in cases:
            run.remember(case.line, ids[case.twin])
        run.stored += len(comments)
        run.known += len(cases) - len(comments)
        if comments:
            detail = {"comments": len(comments)}
            writing.audit.append(
                NewEntry(now, "operator", AuditAct.IMPORT, detail=detail)
            )


@dataclass
class _Run:
    """What an import knows of the lines that it has read."""

    lines: int = 0
    stored: int = 0
    known: int = 0
    ids: dict[str, int] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)

    def remember(self, line: CommentLine, comment_id: int) -> None:
        if line.source_id:
            self.ids[line.source_id] = comment_id

    def article(self, unit: Reading, one: _Numbered) -> Article:
        slug = one.comment.submission.article
        if slug not in self.articles:
            found = unit.articles.by_slug(slug)
            if found is None:
                raise _unknown("article", one)
            self.articles[slug] = found
        return self.articles[slug]

    def parent(self, unit: Reading, one: _Numbered, article: Article) -> Comment | None:
        if not one.comment.parent_id:
            return None
        parent = unit.comments.get(self.ids.get(one.comment.parent_id, 0))
        if parent is None or parent.article_id != article.id:
            raise _unknown("parent", one)
        return parent


@dataclass(frozen=True)
class _Numbered:
    number: int
    comment: CommentLine


@dataclass(frozen=True)
class _Case:
    line: CommentLine
    article: Article
    parent: Comment | None
    facts: Facts
    stranger: int
    sealed: bytes
    html: str
    folded: str
    risk: int
    twin: bytes


def _unknown(what: str, one: _Numbered) -> InvalidError:
    return InvalidError(FieldError(what, "unknown", {"line": one.number}))


def _author(writing: Writing, case: _Case) -> Author:
    index = case.facts.address
    return writing.authors.by_index(index) or writing.authors.add(
        case.stranger, index=index, sealed=case.sealed, now=case.line.created_at
    )


def _new(case: _Case, verdict: Verdict, author_id: int, network: bytes) -> NewComment:
    submission = case.line.submission
    return NewComment(
        article_id=case.article.id,
        parent=case.parent,
        author_id=author_id,
        name=submission.name,
        website=submission.website,
        body=submission.body,
        html=case.html,
        folded=case.folded,
        status=STATUS_AFTER[verdict.outcome],
        created_at=case.line.created_at,
        network=network,
        nonce=None,
        twin=case.twin,
        risk=case.risk,
    )
