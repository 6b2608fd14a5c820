"""Comments leave for other programs, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from moderation.domain.audit import AuditAct, NewEntry
from moderation.services.read_article import article_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from moderation.domain.article import Article
    from moderation.domain.comment import Comment
    from moderation.domain.decision import Decision
    from moderation.ports import Clock, Reading, Store, Vault

LARGEST = 1000


@dataclass(frozen=True)
class Wanted:
    """What to export: of one article's slug or all, above a cursor, changed since.

    `every` asks for all statuses with their decisions, `emails` for addresses too.
    """

    article: str | None = None
    after: int = 0
    since: int | None = None
    limit: int = LARGEST
    every: bool = False
    emails: bool = False


class Exported(NamedTuple):
    """One comment with what belongs to it; `email` only where it was asked for."""

    comment: Comment
    article: Article
    decisions: Sequence[Decision] = ()
    email: str | None = None


@dataclass(frozen=True)
class Export:
    """Read comments in the order of their ids."""

    store: Store
    clock: Clock
    vault: Vault

    def __call__(
        self, wanted: Wanted, actor: str = ""
    ) -> tuple[list[Exported], int | None]:
        """Return a page and the next cursor, None at the end.

        Asking for addresses leaves an audit entry by `actor` first. Raises
        NotFoundError for an unknown article.
        """
        if wanted.emails:
            self._record(actor)
        return self._page(wanted)

    def stream(self, wanted: Wanted, actor: str = "") -> Iterator[Exported]:
        """Yield all that `wanted` asks for, holding no more than a page of it."""
        if wanted.emails:
            self._record(actor)
        after: int | None = wanted.after
        while after is not None:
            page, after = self._page(replace(wanted, after=after))
            yield from page

    def _page(self, wanted: Wanted) -> tuple[list[Exported], int | None]:
        open_unit = self.store.reading if wanted.every else self.store.browsing
        with open_unit() as reading:
            found = _comments(reading, wanted)
            page = found[: wanted.limit]
            exported = self._exported(reading, page, wanted)
        return exported, page[-1].id if len(found) > wanted.limit else None

    def _exported(
        self, unit: Reading, comments: list[Comment], wanted: Wanted
    ) -> list[Exported]:
        articles = unit.articles.by_ids({c.article_id for c in comments})
        if not wanted.every:
            return [Exported(c, articles[c.article_id]) for c in comments]
        authors = unit.authors.by_ids({c.author_id for c in comments})
        emails = {
            author.id: self.vault.open(author.id, author.sealed)
            for author in (authors.values() if wanted.emails else ())
        }
        decisions = unit.decisions.of_many([c.id for c in comments])
        return [
            Exported(
                comment,
                articles[comment.article_id],
                decisions.get(comment.id, ()),
                emails.get(comment.author_id),
            )
            for comment in comments
        ]

    def _record(self, actor: str) -> None:
        with self.store.writing() as writing:
            now = self.clock.now()
            writing.audit.append(NewEntry(now, actor, AuditAct.EXPORT_EMAILS))


def _comments(unit: Reading, wanted: Wanted) -> list[Comment]:
    article_id = article_at(unit, wanted.article).id if wanted.article else None
    limit = wanted.limit + 1
    if wanted.since is not None and not wanted.every:
        return unit.comments.changed(
            article_id, since=wanted.since, after=wanted.after, limit=limit
        )
    read = unit.comments.every if wanted.every else unit.comments.approved
    return read(article_id, after=wanted.after, limit=limit)
