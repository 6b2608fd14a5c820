"""Things that are valid as they are made; a test changes the one it is about.

The cast is the same everywhere: Amina writes, Yusuf answers, Salma moderates.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from moderation.domain.article import ArticleState, Language, SourceArticle
from moderation.domain.comment import Comment, Status
from moderation.domain.decision import Outcome, ReasonCode
from moderation.domain.facts import Facts
from moderation.domain.folding import fold
from moderation.domain.past import Past
from moderation.domain.queue import Filter
from moderation.domain.rendering import render
from moderation.domain.scores import Assessment, Weighed
from moderation.domain.submission import Submission
from moderation.domain.written_rule import WrittenRule

if TYPE_CHECKING:
    from moderation.services.submit import Posted
    from moderation.wiring import Services

NOW = 1_795_000_000_000_000
SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
PASSWORD = "a long road to Fez"


def source(**changes: Any) -> SourceArticle:
    """Return an article as its file says it."""
    article = SourceArticle(
        slug="olive-harvest",
        title="موسم الزيتون",
        section="اقتصاد",
        language=Language.ARABIC,
        state=ArticleState.OPEN,
        summary="بدأ الجني في الجبال.",
        html="<p>بدأ الجني في الجبال.</p>",
        words=fold("موسم الزيتون بدأ الجني في الجبال"),
        published_at=NOW - HOUR,
    )
    return replace(article, **changes)


def submission(**changes: Any) -> Submission:
    """Return what Amina sends."""
    sent = Submission(
        article="olive-harvest",
        body="مقال جميل، شكرًا لكم.",
        name="أمينة",
        email="amina@example.org",
        network="192.0.2.1",
    )
    return replace(sent, **changes)


def facts(**changes: Any) -> Facts:
    """Return what is known of a confirmed author with a good record."""
    return replace(Facts(now=NOW, approved=3, confirmed=True), **changes)


def comment(**changes: Any) -> Comment:
    """Return a comment of Amina's that waits."""
    body = changes.get("body", "مقال جميل، شكرًا لكم.")
    stored = Comment(
        id=1,
        article_id=10,
        parent_id=None,
        author_id=100,
        name="أمينة",
        website=None,
        body=body,
        html=render(body),
        status=Status.PENDING,
        version=1,
        created_at=NOW,
    )
    return replace(stored, **changes)


def rule(**changes: Any) -> WrittenRule:
    """Return a rule that holds comments with a mild insult."""
    written = WrittenRule(
        id=7,
        title="شتائم",
        outcome=Outcome.HOLD,
        reason=ReasonCode.INSULT,
        lines=("حمار",),
    )
    return replace(written, **changes)


def score(probability: float = 0.97, **changes: Any) -> Assessment:
    """Return a score that is sure, by one word that speaks for it and one against."""
    words = (Weighed(5, 9, 2.5), Weighed(0, 4, -0.5))
    return replace(
        Assessment(probability, is_confident=True, heaviest=words), **changes
    )


def past(**changes: Any) -> Past:
    """Return a first comment of Amina's that people approved, kept without facts."""
    decided = Past(
        decision_id=2,
        comment_id=1,
        rejected=False,
        name="أمينة",
        website=None,
        body="مقال جميل، شكرًا لكم.",
        created_at=NOW,
        section="اقتصاد",
        language="ar",
        state="open",
        address=b"index",
        author_id=100,
        sealed=b"",
        confirmed=False,
        facts=None,
    )
    return decided._replace(**changes)


def wanted(**changes: Any) -> Filter:
    """Return what a moderator looks at: the pending queue, oldest first."""
    return replace(Filter(), **changes)


def posted(services: Services, **changes: Any) -> Posted:
    """Submit what Amina sends and return what it became."""
    return services.submit(submission(**changes))


def fields(**changes: str) -> dict[str, str]:
    """Return the comment form as a browser without scripts sends it."""
    return {
        "body": "مقال جميل، شكرًا لكم.",
        "name": "أمينة",
        "email": "amina@example.org",
        "website": "",
        "parent": "",
        "nonce": "",
        **changes,
    }


def rule_fields(**changes: Any) -> dict[str, Any]:
    """Return the form of a rule as a chief's browser without scripts sends it."""
    return {
        "title": "شتائم",
        "looks_for": "words",
        "lines": "حمار",
        "fold": "folded",
        "outcome": "hold",
        "reason": "insult",
        "until": "",
        "note": "",
        "seen": "0",
        **changes,
    }
