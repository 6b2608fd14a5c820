"""Rows that are valid by default; a test names the one thing that matters."""

import itertools
import sqlite3

from moderation.domain.article import ArticleState, Language, SourceArticle
from moderation.domain.audit import AuditAct, NewEntry
from moderation.domain.comment import NewComment, Status
from moderation.domain.decision import Basis, Outcome, Reason, ReasonCode, Verdict
from moderation.domain.facts import Facts
from moderation.domain.folding import fold
from moderation.domain.learner import Snapshot
from moderation.domain.moderator import Role
from moderation.domain.policy import Thresholds
from moderation.domain.report import Complaint
from moderation.domain.scores import Task
from moderation.domain.token import Scope
from moderation.domain.trial import Draft

NOW = 1_795_428_000_000_000
MINUTE = 60_000_000
_numbers = itertools.count(1)


def source(**changes):
    """An article's file."""
    return SourceArticle(
        **{
            "slug": "election",
            "title": "الانتخابات",
            "section": "سياسة",
            "language": Language.ARABIC,
            "state": ArticleState.OPEN,
            "summary": "ملخص",
            "html": "<p>نص</p>",
            "words": "انتخابات مجلس",
            "published_at": NOW,
            **changes,
        }
    )


def article(unit, slug="election", **changes):
    """A stored article."""
    unit.articles.put(source(slug=slug, **changes))
    return unit.articles.by_slug(slug)


def author(unit):
    """A stored author, another one each time."""
    index = f"index {next(_numbers)}".encode()
    return unit.authors.add(unit.new_id(), index=index, sealed=b"sealed", now=NOW)


def comment(unit, **changes):
    """A stored comment, pending under the article `election`."""
    return unit.comments.add(new_comment(unit, **changes))


def new_comment(unit, **changes):
    """A comment that is about to be stored."""
    wanted = {
        "parent": None,
        "name": "أمينة",
        "website": None,
        "body": "تعليق",
        "status": Status.PENDING,
        "created_at": NOW,
        "network": b"network",
        "nonce": None,
        "twin": f"twin {next(_numbers)}".encode(),
        **changes,
    }
    wanted.setdefault("html", f"<p>{wanted['body']}</p>")
    wanted.setdefault("folded", fold(f"{wanted['name']}\n{wanted['body']}"))
    if "article_id" not in wanted:
        known = unit.articles.by_slug("election")
        wanted["article_id"] = (known or article(unit)).id
    if "author_id" not in wanted:
        wanted["author_id"] = author(unit).id
    return NewComment(**wanted)


def edited(unit, comment, **changes):
    """That comment with the words it had, and what else an edit makes of it."""
    wanted = {
        "body": comment.body,
        "html": comment.html,
        "folded": fold(f"{comment.name}\n{comment.body}"),
        "twin": f"twin {next(_numbers)}".encode(),
        "status": comment.status,
        "risk": comment.risk,
        "now": NOW,
        **changes,
    }
    unit.comments.edit(comment, **wanted)
    return unit.comments.get(comment.id)


def moderator(unit, name="سلمى", role=Role.CHIEF):
    """A stored moderator."""
    return unit.moderators.add(name, role, password_hash="a hash", now=NOW)


def verdict(outcome=Outcome.APPROVE, *codes, basis=None):
    """A verdict with reasons."""
    return Verdict(
        outcome, tuple(Reason(code) for code in codes or (ReasonCode.OTHER,)), basis
    )


def policy(unit, version=1):
    """A stored version of the policy, without a rule."""
    unit.policies.add(
        version,
        at=NOW,
        moderator_id=None,
        note="",
        rules=(),
        thresholds=Thresholds(),
    )


def entry(**changes):
    """An entry about to be recorded."""
    return NewEntry(**{"at": NOW, "actor": "سلمى", "act": AuditAct.DECIDE, **changes})


def snapshot(**changes):
    """Models as they are kept; the store does not ask what is in them."""
    models = {Task.SPAM: b"\x00spam", Task.TOXIC: b"\xffabuse"}
    return Snapshot(**{"models": models, "began": "prior", "upto": 5, **changes})


def slugs(store):
    """The articles of a store."""
    with store.reading() as unit:
        return [article.slug for article in unit.articles.newest()]


def put(store, slug):
    """Store an article."""
    with store.writing() as unit:
        article(unit, slug)


def execute(path, statement):
    """Do to a file what no part of ours would."""
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute(statement)
    conn.close()


def all_kinds(store):
    """Put rows into every table that a store has."""
    with store.writing() as unit:
        chief = moderator(unit)
        unit.articles.put(source())
        unit.articles.put(source(slug="harvest", state=ArticleState.HELD))
        election, harvest = map(unit.articles.by_slug, ("election", "harvest"))
        unit.articles.relate(election.id, [harvest.id])
        comments = [comment(unit, status=status) for status in Status]
        comments += [
            comment(unit, parent=comments[1], status=Status.APPROVED, body="نعم\n\\N"),
            comment(unit, website="https://example.org/", nonce=b"\x00nonce\xff"),
        ]
        unit.audit.append(entry(comment_id=comments[0].id))
        unit.audit.append(entry(detail={"name": "كريم"}))
        unit.decisions.add(comments[0], verdict(), after=Status.PENDING, at=NOW)
        policy(unit)
        judged = verdict(basis=Basis(1, Facts(NOW), ((7, False),)))
        unit.decisions.add(comments[0], judged, after=Status.PENDING, at=NOW)
        unit.scores.keep(snapshot(), at=NOW)
        unit.trials.add(chief.id, Draft(version=1), most=100, of=1, at=NOW)
        unit.reports.add(comments[1].id, Complaint.HATE, network=b"n", at=NOW)
        unit.tokens.add("archive", b"digest", [Scope.MODERATION], now=NOW)
        unit.sessions.add(chief.id, b"digest", now=NOW, expires_at=NOW + MINUTE)
        unit.sessions.add_attempt(name=b"name", network=b"network", at=NOW)
        unit.moderators.invite(
            Role.VIEWER, by=chief.id, now=NOW, expires_at=NOW + MINUTE
        )
    store.put_meta("key_check", "of these keys")
