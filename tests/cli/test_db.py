"""The operator looks after the store."""

import sqlite3

import pytest

# About a file; what is about a database has its own.
pytestmark = pytest.mark.engine("sqlite")


@pytest.fixture
def store_file(settings):
    """Where the store is kept."""
    return settings.database_file


def test_migrating_makes_the_store_and_says_each_step(run, store_file):
    """A second time there is nothing to do."""
    first = run("db", "migrate")
    second = run("db", "migrate")

    assert store_file.exists()
    assert first.stdout.splitlines()[-1].endswith("steps taken.")
    assert second.stdout == "Nothing to do.\n"


def test_migrating_needs_no_keys(run, settings):
    """Whoever mends the store may not have them."""
    run("db", "migrate")

    assert not settings.key_file.exists()


def test_the_status_tells_what_was_taken(run, store_file):
    """With the place of the file first."""
    run("db", "migrate")

    result = run("db", "status")

    assert result.stdout.splitlines()[0] == str(store_file)
    assert "taken    0001_articles" in result.stdout
    assert "pending" not in result.stdout


@pytest.mark.parametrize("command", ["status", "check"])
def test_a_store_that_is_not_there_is_named(refused, store_file, command):
    """It is not made by asking about it."""
    line = refused("db", command)

    assert line == f"Error: there is no {store_file} yet"
    assert not store_file.exists()


def test_a_backup_is_restored_with_the_old_store_kept(run, wired, tmp_path):
    """What was added after the backup is gone, and can be had again."""
    run("db", "backup", tmp_path / "copy.db")
    run("moderators", "add", "Yusuf", "--role", "viewer", "--password-stdin",
        stdin="a long road to Fez\n")  # fmt: skip
    wired.store.close()

    result = run("db", "restore", tmp_path / "copy.db")

    assert result.exit_code == 0
    assert run("moderators", "list").stdout == ""
    assert ".before-restore" in result.stdout


def test_a_backup_never_replaces_a_file(refused, wired, tmp_path):
    """Two nights' backups under one name would be one."""
    there = tmp_path / "copy.db"
    there.write_text("yesterday's")

    line = refused("db", "backup", there)

    assert str(there) in line
    assert there.read_text() == "yesterday's"


def test_restoring_where_there_is_no_store_makes_one(run, wired, settings, tmp_path):
    """On a new machine."""
    run("db", "backup", tmp_path / "copy.db")
    wired.store.close()
    settings.database_file.unlink()

    result = run("db", "restore", tmp_path / "copy.db")

    assert result.exit_code == 0
    assert "kept" not in result.stdout
    assert run("db", "check").exit_code == 0


def test_what_is_no_backup_is_not_restored(refused, run, wired, tmp_path):
    """The store stays as it is."""
    wired.store.close()
    other = tmp_path / "other.db"
    other.write_text("a shopping list " * 100)

    line = refused("db", "restore", other)

    assert str(other) in line
    assert run("db", "check").exit_code == 0


def test_a_whole_store_is_well(run, wired):
    """The check says so and ends with 0."""
    result = run("db", "check")

    assert result.exit_code == 0
    assert result.stdout.endswith("is well.\n")


def test_a_damaged_store_is_told_in_one_line(refused, wired, store_file):
    """Every fault is listed, the exit status is not 0."""
    wired.store.close()
    with store_file.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * 8192)

    assert str(store_file) in refused("db", "check")


def test_several_faults_are_a_list_and_one_line(refused, run, wired, store_file):
    """The list goes to stdout, with a line for each."""
    wired.store.close()
    with sqlite3.connect(store_file) as db:
        db.execute("update articles set approved = 7")
        db.execute("insert into related_articles values (1, 1, 2)")
    db.close()

    result = run("db", "check")

    (line,) = result.stderr.splitlines()
    faults = result.stdout.splitlines()
    assert len(faults) > 1
    assert f"{len(faults)} faults" in line


def test_a_store_that_lacks_a_step_says_which(refused, wired, store_file):
    """A new version's commands do not run over an old store."""
    wired.store.close()
    with sqlite3.connect(store_file) as db:
        db.execute("delete from _sqlite_migrations where name = '0019_meta'")
    db.close()

    assert "lacks 0019_meta" in refused("audit", "verify")


def test_other_commands_ask_for_the_migration_first(refused, store_file):
    """They say how to do it."""
    line = refused("moderators", "list")

    assert "flask --app moderation db migrate" in line


def test_another_programs_file_is_left_alone(refused, store_file):
    """Its tables would mix with ours."""
    store_file.parent.mkdir()
    with sqlite3.connect(store_file) as theirs:
        theirs.execute("create table songs (title text)")
    theirs.close()

    assert "another program's" in refused("db", "migrate")
