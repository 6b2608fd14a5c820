"""Comments by the million, put into a store as an import would put them.

`python -m tests.bench.make_comments` fills the store that the settings name. The same
options on an empty store make the same comments, but for their ids and what the vault
makes of chance.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from moderation.domain.article import ArticleState, Language, SourceArticle
from moderation.domain.audit import AuditAct, NewEntry
from moderation.domain.author import NewAuthor
from moderation.domain.comment import NewComment, Status
from moderation.domain.decision import (
    NewDecision,
    Outcome,
    Reason,
    ReasonCode,
    Verdict,
)
from moderation.domain.folding import fold
from moderation.storage.ids import new_id
from moderation.wiring import settings_here, store_of, wire
from tests.bench import texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from moderation.domain.comment import Comment
    from moderation.ports import Vault, Writing
    from moderation.wiring import Wired

_SECOND = 1_000_000
_YEAR = 365 * 24 * 3600 * _SECOND
_START = 1_764_000_000 * _SECOND
_DEEPEST = 6
_PARAGRAPHS = 4_000
_NETWORKS = 5_000
_COMMENTS_OF_AN_AUTHOR = 10
# Of comments that came before, so many can be answered in a unit.
_ANSWERABLE = 400

_VERDICTS = {
    Status.APPROVED: Verdict(Outcome.APPROVE, (Reason(ReasonCode.KNOWN_AUTHOR),)),
    Status.PENDING: Verdict(Outcome.HOLD, (Reason(ReasonCode.FIRST_COMMENT),)),
}


@dataclass(frozen=True)
class Plan:
    """What to make: so many comments, `pending` of them waiting, the rest approved.

    They stand under `article` alone or under `articles` of them, and came evenly
    through a year. `at_once` comments make one unit of work.
    """

    comments: int = 1_000_000
    pending: int = 0
    article: str | None = None
    articles: int = 50
    seed: int = 1
    at_once: int = 10_000


def make_comments(
    wired: Wired, plan: Plan, tell: Callable[[int, float], None] = lambda *_: None
) -> None:
    """Store what `plan` says.

    `tell` after every unit how many there are, and how many seconds storing them took:
    making them up is not among those.
    """
    maker, took = _Maker(wired, plan), 0.0
    for done in range(0, plan.comments, plan.at_once):
        number = min(plan.at_once, plan.comments - done)
        authors = maker.new_authors(done + number)
        began = time.monotonic()
        with wired.store.writing() as unit:
            unit.authors.add_many(authors)
        took += time.monotonic() - began
        news = maker.new_comments(done, number)
        began = time.monotonic()
        with wired.store.writing() as unit:
            maker.store(unit, news)
        took += time.monotonic() - began
        tell(done + number, took)


@dataclass
class _Maker:
    """What is remembered between units."""

    wired: Wired
    plan: Plan
    random: Random = field(init=False)
    pending: int = field(init=False)
    authors: list[int] = field(init=False, default_factory=list)
    answerable: dict[int, list[Comment]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.random = Random(self.plan.seed)  # noqa: S311 - the same again, no secret
        self.pending = self.plan.pending
        self.articles = _articles(self.wired, self.plan)
        self.names = texts.names(self.random)
        self.paragraphs = texts.paragraphs(self.random, _PARAGRAPHS)
        mac = self.wired.vault.mac
        self.networks = [mac("network", f"n{at}") for at in range(_NETWORKS)]

    def new_authors(self, comments: int) -> list[NewAuthor]:
        """Return those who come, so that each writes about ten of all comments."""
        places = range(len(self.authors), comments // _COMMENTS_OF_AN_AUTHOR + 1)
        new = [_author(self.wired.vault, new_id(), place) for place in places]
        self.authors += [author.id for author in new]
        return new

    def new_comments(self, done: int, number: int) -> list[NewComment]:
        """Return a unit's worth behind the `done` that there are."""
        return [self._comment(place) for place in range(done, done + number)]

    def store(self, unit: Writing, news: list[NewComment]) -> None:
        """Store a unit's worth, with its decisions and one entry in the audit log."""
        comments = unit.comments.add_many(news)
        unit.decisions.add_many(
            [
                NewDecision(c, _VERDICTS[c.status], c.status, c.created_at)
                for c in comments
            ]
        )
        at, detail = comments[-1].created_at, {"comments": len(comments)}
        unit.audit.append(NewEntry(at, "import", AuditAct.IMPORT, detail=detail))
        self._remember(comments)

    def _comment(self, place: int) -> NewComment:
        random, name = self.random, self.random.choice(self.names)
        first, second = random.choice(self.paragraphs), random.choice(self.paragraphs)
        article_id = random.choice(self.articles)
        return NewComment(
            article_id=article_id,
            parent=self._parent(article_id),
            author_id=random.choice(self.authors),
            name=name.body,
            website="https://example.org/" if place % 20 == 0 else None,
            body=f"{first.body}\n\n{second.body}",
            html=first.html + second.html,
            folded=f"{name.folded}\n{first.folded}\n\n{second.folded}",
            status=self._status(place),
            created_at=_START + place * _YEAR // self.plan.comments,
            network=random.choice(self.networks),
            nonce=None,  # no form of ours has sent it
            twin=self.wired.vault.mac("twin", self.plan.seed, place),
        )

    def _status(self, place: int) -> Status:
        left = self.plan.comments - place
        if self.random.randrange(left) >= self.pending:
            return Status.APPROVED
        self.pending -= 1
        return Status.PENDING

    def _parent(self, article_id: int) -> Comment | None:
        answerable = self.answerable.get(article_id)
        if not answerable or self.random.random() < 1 / 2:
            return None
        return self.random.choice(answerable)

    def _remember(self, comments: Iterable[Comment]) -> None:
        for comment in comments:
            if comment.is_public and comment.depth < _DEEPEST:
                known = self.answerable.setdefault(comment.article_id, [])
                if len(known) < _ANSWERABLE:
                    known.append(comment)
                else:
                    known[self.random.randrange(_ANSWERABLE)] = comment


def _author(vault: Vault, author_id: int, place: int) -> NewAuthor:
    email = f"author{place}@example.org"
    sealed = vault.seal(author_id, email)
    return NewAuthor(author_id, vault.email_index(email), sealed, _START)


def _articles(wired: Wired, plan: Plan) -> list[int]:
    """Return the ids of the articles, those that are missing made."""
    numbered = [f"article-{at}" for at in range(plan.articles)]
    slugs = [plan.article] if plan.article else numbered
    with wired.store.writing() as unit:
        for slug in slugs:
            if unit.articles.by_slug(slug) is None:
                unit.articles.put(_source(slug))
        found = [unit.articles.by_slug(slug) for slug in slugs]
    return [article.id for article in found if article]


def _source(slug: str) -> SourceArticle:
    return SourceArticle(
        slug=slug,
        title=f"مقال {slug}",
        section="مجتمع",
        language=Language.ARABIC,
        state=ArticleState.OPEN,
        summary="مقال للقياس.",
        html="<p>مقال للقياس.</p>",
        words=fold("مقال للقياس"),
        published_at=_START,
    )


def main() -> None:
    """Fill the store of the settings, and tell how quickly."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("comments", "pending", "articles", "seed", "at-once"):
        default = getattr(Plan, name.replace("-", "_"))
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--article", metavar="SLUG", help="all under this one")
    plan = Plan(**vars(parser.parse_args()))
    settings = settings_here()
    store_of(settings).migrate()
    wired = wire(settings)

    def tell(stored: int, seconds: float) -> None:
        pace = stored / seconds
        print(f"{stored:,} comments, {pace:,.0f} a second", flush=True)

    make_comments(wired, plan, tell)
    wired.store.close()


if __name__ == "__main__":
    main()
