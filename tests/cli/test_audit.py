"""The operator asks whether the audit log was altered."""

import sqlite3
from contextlib import closing

from tests import make


def test_an_untouched_log_is_well(run, services, approve):
    """The count of its entries is told."""
    approve(make.posted(services).comment.id)

    result = run("audit", "verify")

    assert result.exit_code == 0
    assert result.stdout == "The audit log is as it was recorded: 3 entries.\n"


def test_the_first_altered_entry_is_named(refused, services, settings, salma):
    """By its id."""
    make.posted(services)
    (entry, *_), _ = services.read_audit(salma)
    alter(settings, "update audit_log set actor = 'nobody' where id = ?", entry.id)

    assert f"entry {entry.id} " in refused("audit", "verify")


def test_missing_entries_at_the_end_are_noticed(refused, services, settings, salma):
    """The head is kept apart."""
    make.posted(services)
    (entry, *_), _ = services.read_audit(salma)
    alter(settings, "delete from audit_log where id = ?", entry.id)

    assert "newest entries are missing" in refused("audit", "verify")


def alter(settings, statement, entry_id):
    """Do what no part of the product does."""
    with closing(sqlite3.connect(settings.database_file)) as db:
        triggers = db.execute(
            "select name from sqlite_master "
            "where type = 'trigger' and tbl_name = 'audit_log'"
        ).fetchall()
        for (name,) in triggers:
            db.execute(f'drop trigger "{name}"')
        db.execute(statement, (entry_id,))
        db.commit()
