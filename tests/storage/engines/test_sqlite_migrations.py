"""Every step keeps the rows before it, and the schema is what the steps say."""

import sqlite3

import pytest
from sqlite_utils import Database

from moderation.domain.comment import Status
from moderation.storage.migrations import steps
from tests.storage import make

pytestmark = pytest.mark.engine("sqlite")


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
