"""Comments that come by the thousand are kept as each would be alone."""

from dataclasses import replace

import pytest

from moderation.domain.author import NewAuthor
from moderation.domain.comment import Status
from moderation.domain.decision import NewDecision, Outcome
from moderation.domain.queue import Filter, QueueName
from tests.storage import make


def test_many_comments_are_stored_as_one_would_be(store):
    """Equal but for the id, and they come back equal, in the order given."""
    with store.writing() as unit:
        author = make.author(unit)
        news = [
            make.new_comment(unit, author_id=author.id, status=status, risk=7)
            for status in Status
        ]
        alone = [unit.comments.add(new) for new in news]

        many = unit.comments.add_many(
            [replace(new, twin=new.twin + b"2") for new in news]
        )

        kept = unit.comments.by_ids([comment.id for comment in many])
    assert [kept[comment.id] for comment in many] == many
    assert [c.id for c in many] == sorted(c.id for c in many)
    same = {"id": 0, "path": ""}
    assert [replace(c, **same) for c in many] == [replace(c, **same) for c in alone]


def test_many_comments_move_every_count(store):
    """Of statuses, authors and articles: a recount finds nothing to correct."""
    with store.writing() as unit:
        authors = [make.author(unit).id for _ in range(2)]
        articles = [make.article(unit, slug).id for slug in ("election", "market")]
        statuses = [*Status, Status.APPROVED, Status.APPROVED]

        unit.comments.add_many(
            [
                make.new_comment(
                    unit,
                    author_id=authors[at % 2],
                    article_id=articles[at % 2],
                    status=status,
                )
                for at, status in enumerate(statuses)
            ]
        )

        approved = [a.approved for a in unit.articles.by_ids(articles).values()]
    assert sum(approved) == 3
    assert store.check() == []


def test_more_comments_than_a_statement_holds_are_found_by_their_words(store):
    """All of them, also those of the last, smaller statement."""
    with store.writing() as unit:
        author = make.author(unit)
        news = [
            make.new_comment(unit, author_id=author.id, body=f"زيتون {at}")
            for at in range(1_701)
        ]

        unit.comments.add_many(news)

        found = unit.comments.page(
            Filter(queue=QueueName.ALL, text="زيتون", limit=2_000)
        )
    assert len(found) == 1_701
    assert store.check() == []


def test_an_import_answers_comments_of_an_earlier_one(store):
    """The thread is in order, one level deeper."""
    with store.writing() as unit:
        author = make.author(unit)
        (first,) = unit.comments.add_many(
            [make.new_comment(unit, author_id=author.id, status=Status.APPROVED)]
        )

        (reply,) = unit.comments.add_many(
            [make.new_comment(unit, author_id=author.id, parent=first)]
        )

    assert (reply.parent_id, reply.depth) == (first.id, 1)
    assert reply.path == first.path + f"{reply.id:016x}"


def test_an_import_is_kept_whole_or_not_at_all(store):
    """What fails afterwards takes every comment and count with it."""
    with store.writing() as unit:
        author = make.author(unit)
        article = make.article(unit)

    def fail():
        with store.writing() as unit:
            new = make.new_comment(unit, author_id=author.id, article_id=article.id)
            unit.comments.add_many([new])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    with store.reading() as unit:
        assert unit.comments.every(None, after=0, limit=9) == []
    assert store.check() == []


def test_an_import_of_nothing_is_nothing(store):
    """A program with nothing to bring needs no case of its own."""
    with store.writing() as unit:
        assert unit.comments.add_many([]) == []

        unit.authors.add_many([])
        unit.decisions.add_many([])

    assert store.check() == []


def test_many_authors_are_found_by_their_addresses(store):
    """As they are sealed."""
    with store.writing() as unit:
        news = [
            NewAuthor(unit.new_id(), f"index {at}".encode(), b"sealed", make.NOW)
            for at in range(3)
        ]

        unit.authors.add_many(news)

        found = [unit.authors.by_index(new.index) for new in news]
    assert [author.id for author in found] == [new.id for new in news]


def test_many_decisions_are_stored_as_one_would_be(store):
    """With the judged version and status, who decided and why."""
    with store.writing() as unit:
        comments, salma = [make.comment(unit) for _ in range(3)], make.moderator(unit)
        verdicts = [make.verdict(), make.verdict(), make.verdict(Outcome.SPAM)]

        unit.decisions.add_many(
            [
                NewDecision(comment, verdict, Status.SPAM, make.NOW, salma.id, "لماذا")
                for comment, verdict in zip(comments, verdicts, strict=True)
            ]
        )
        alone = [
            unit.decisions.add(
                comment,
                verdict,
                after=Status.SPAM,
                at=make.NOW,
                moderator_id=salma.id,
                note="لماذا",
            )
            for comment, verdict in zip(comments, verdicts, strict=True)
        ]

        kept = [unit.decisions.of(comment.id)[0] for comment in comments]
    assert [replace(decision, id=0) for decision in kept] == [
        replace(decision, id=0) for decision in alone
    ]
