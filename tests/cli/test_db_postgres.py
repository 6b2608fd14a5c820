"""The operator looks after a store in PostgreSQL with the same commands."""

import pytest

pytestmark = pytest.mark.engine("postgres")


@pytest.fixture
def name(settings):
    """What an operator is shown of the address: no user, no password."""
    return settings.database_url.replace("postgres@", "")


def test_migrating_makes_the_store_and_the_status_tells_it(run, name):
    """A second time there is nothing to do, and nothing is left."""
    first = run("db", "migrate")
    second = run("db", "migrate")
    status = run("db", "status").stdout.splitlines()

    assert first.stdout.splitlines()[-1].endswith("steps taken.")
    assert second.stdout == "Nothing to do.\n"
    assert status[0] == name
    assert {line.split()[0] for line in status[1:]} == {"taken"}


@pytest.mark.parametrize("command", ["status", "check"])
def test_a_store_that_is_not_there_is_named(refused, name, command):
    """In one line, without a secret."""
    assert refused("db", command) == f"Error: there is no {name} yet"


def test_a_store_is_well_until_a_count_is_wrong(
    run, refused, engine, settings, wired, name
):
    """The check counts again."""
    well = run("db", "check")
    engine.tamper(settings.database_url, "update tallies set comments = 7")

    told = refused("db", "check")

    assert well.stdout == f"{name} is well.\n"
    assert told.startswith(f"Error: {name}: 5 faults")


def test_a_backup_is_restored_with_the_old_store_kept(run, wired, tmp_path, name):
    """The backup is one file, and what was there keeps a place in the database."""
    wired.store.close()
    run("db", "backup", tmp_path / "copy.db")

    restored = run("db", "restore", tmp_path / "copy.db").stdout

    assert f"{name} is restored from {tmp_path / 'copy.db'}." in restored
    assert "before_restore_1" in restored
    assert run("db", "check").stdout == f"{name} is well.\n"
