"""Every step keeps the rows before it, and the schema is what the steps say."""

import sqlite3

import pytest
from sqlite_utils import Database

from moderation.domain.article import ArticleState, Language
from moderation.domain.comment import Status
from moderation.storage.migrations import names, steps
from tests.storage import make


@pytest.fixture
def db():
    """An empty database."""
    db = Database(sqlite3.connect(":memory:"), execute_plugins=False)
    yield db
    db.close()


def schema_of(db):
    """Every table, index and trigger, by name."""
    rows = db.execute("select name, sql from sqlite_master where sql is not null")
    return dict(rows.fetchall())


def test_steps_are_numbered_without_a_gap():
    """Two steps with one number, or a lost file, would show."""
    assert [name[:4] for name in names()] == [
        f"{number:04}" for number in range(1, len(names()) + 1)
    ]


def test_comments_that_were_there_are_found_by_search(db):
    """The index is filled with what was written before it."""
    steps().apply(db, stop_before="0008_comments_search")
    plant(db)

    steps().apply(db)

    found = db.execute("select rowid from comments_fts where comments_fts match 'قديم'")
    assert found.fetchall() == [(3,)]


def test_comments_that_were_there_are_counted(db):
    """The tallies begin with what was written before them."""
    steps().apply(db, stop_before="0009_tallies")
    plant(db)

    steps().apply(db)

    tallies = dict(db.execute("select status, comments from tallies").fetchall())
    assert tallies == {status: int(status == "spam") for status in Status}


def test_a_decision_does_not_index_the_words_again(db):
    """The search trigger fires for words only."""
    steps().apply(db)

    assert "AFTER UPDATE OF folded ON" in schema_of(db)["comments_au"]


def test_use_leaves_the_schema_as_the_steps_made_it(store, path, db):
    """Nothing that is stored makes a table or a column."""
    steps().apply(db)
    with store.writing() as unit:
        make.comment(unit)
        unit.audit.append(make.entry())
        make.moderator(unit)
    store.probe()

    conn = sqlite3.connect(path)
    used = schema_of(Database(conn, execute_plugins=False))
    conn.close()

    assert used == schema_of(db)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("state", ArticleState)
def test_the_schema_knows_every_word(store, status, language, state):
    """What the domain can say, the store can keep."""
    with store.writing() as unit:
        article = make.article(unit, language=language, state=state)

        comment = make.comment(unit, article_id=article.id, status=status)

        assert unit.comments.get(comment.id) == comment
        assert (article.language, article.state) == (language, state)


@pytest.mark.parametrize(
    "statement",
    [
        "update comments set status = 'deleted'",
        "update comments set version = 0",
        "update comments set status = 'approved', published_at = null",
        "update comments set created_at = 'today'",
        "update articles set language = 'de'",
        "update articles set approved = -1",
        "update authors set confirmed = 2",
        "update comments set author_id = 7",
    ],
)
def test_the_schema_refuses_nonsense(store, path, statement):
    """What no code of ours writes, no other code can."""
    with store.writing() as unit:
        make.comment(unit)
    conn = sqlite3.connect(path)
    conn.execute("pragma foreign_keys = on")

    with pytest.raises(sqlite3.IntegrityError):
        conn.execute(statement)

    conn.close()


def test_one_form_cannot_make_two_comments(store):
    """A race that got past every check ends here."""
    with store.writing() as unit:
        make.comment(unit, nonce=b"nonce")

    with pytest.raises(sqlite3.IntegrityError), store.writing() as unit:
        make.comment(unit, nonce=b"nonce")


def plant(db):
    """One comment, as it would be stored at that step."""
    db.table("articles").insert(
        {
            **dict.fromkeys(["slug", "title", "section", "summary", "html"], ""),
            "id": 1,
            "words": "",
            "language": "ar",
            "state": "open",
            "published_at": 0,
        }
    )
    db.table("authors").insert(
        {"id": 2, "email_index": b"", "email_sealed": b"", "created_at": 0}
    )
    db.table("comments").insert(
        {
            **dict.fromkeys(["name", "body", "html", "path"], ""),
            "id": 3,
            "article_id": 1,
            "author_id": 2,
            "folded": "قديم",
            "status": "spam",
            "version": 1,
            "created_at": 0,
            "depth": 0,
            "network": b"",
        }
    )
