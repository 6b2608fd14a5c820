"""The operator asks whether the audit log was altered."""

from tests import make


def test_an_untouched_log_is_well(run, services, approve):
    """The count of its entries is told."""
    approve(make.posted(services).comment.id)

    result = run("audit", "verify")

    assert result.exit_code == 0
    assert result.stdout == "The audit log is as it was recorded: 3 entries.\n"


def test_the_first_altered_entry_is_named(refused, services, engine, database, salma):
    """By its id."""
    make.posted(services)
    (entry, *_), _ = services.read_audit(salma)
    engine.tamper(
        database, "update audit_log set actor = 'nobody' where id = ?", entry.id
    )

    assert f"entry {entry.id} " in refused("audit", "verify")


def test_missing_entries_at_the_end_are_noticed(
    refused, services, engine, database, salma
):
    """The head is kept apart."""
    make.posted(services)
    (entry, *_), _ = services.read_audit(salma)
    engine.tamper(database, "delete from audit_log where id = ?", entry.id)

    assert "newest entries are missing" in refused("audit", "verify")
