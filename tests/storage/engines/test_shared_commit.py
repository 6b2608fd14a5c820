"""Units that arrive together are flushed together, and each stands for itself."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from moderation.domain.errors import StoreUnavailableError
from moderation.storage.engines.shared_commit import SharedCommit


class Ledger:
    """A real, small transaction: lines that are kept when it commits."""

    def __init__(self, kept, faults):
        self.kept, self.faults = kept, faults
        self.lines, self.saved = [], 0

    def save(self):
        self.saved = len(self.lines)

    def go_back(self):
        if "go back" in self.faults:
            raise OSError("lost")
        del self.lines[self.saved :]

    def commit(self):
        if "commit" in self.faults:
            raise StoreUnavailableError("the disk is full")
        self.kept.append(list(self.lines))

    def abandon(self):
        self.lines = None


class Office:
    """What several writers share in a test."""

    def __init__(self, patience=5.0, most=64):
        self.kept, self.faults, self.begun = [], set(), 0
        self.turns = SharedCommit(self._begin, "ledger", lambda: patience, most)

    def _begin(self):
        if "begin" in self.faults:
            raise StoreUnavailableError("locked")
        self.begun += 1
        return Ledger(self.kept, self.faults)

    def write(self, line, within=None):
        with self.turns.unit() as ledger:
            if within:
                within()
            ledger.lines.append(line)
            if line == "bad":
                raise ZeroDivisionError

    def write_together(self, *lines):
        """Let the first wait inside its unit until all others wait for theirs."""
        outcomes = {}

        def one(line, within=None):
            try:
                self.write(line, within)
            except Exception as error:  # noqa: BLE001 - a result like any other
                outcomes[line] = error

        with ThreadPoolExecutor(len(lines)) as threads:
            inside = threading.Event()
            ready = threading.Event()

            def first():
                inside.set()
                assert ready.wait(5)

            threads.submit(one, lines[0], first)
            assert inside.wait(5)
            for waiting, line in enumerate(lines[1:], 1):
                threads.submit(one, line)
                until(lambda: len(self.turns._waiting) == waiting)  # noqa: B023 - read at once
            ready.set()
        return outcomes


def until(holds):
    pause = threading.Event()
    for _ in range(5000):
        if holds():
            return
        pause.wait(0.001)
    raise AssertionError("it never came to it")


def test_who_comes_alone_commits_alone():
    """Nobody is waited for."""
    office = Office()

    office.write("a")
    office.write("b")

    assert office.kept == [["a"], ["b"]]


def test_who_wait_share_one_commit_in_their_order():
    """One transaction, one flush."""
    office = Office()

    outcomes = office.write_together("a", "b", "c")

    assert outcomes == {}
    assert office.kept == [["a", "b", "c"]]
    assert office.begun == 1


def test_no_more_share_a_commit_than_may():
    """The others begin the next one."""
    office = Office(most=2)

    office.write_together("a", "b", "c")

    assert office.kept == [["a", "b"], ["c"]]


@pytest.mark.parametrize("lines", [("bad", "b"), ("a", "bad", "c"), ("a", "bad")])
def test_who_fails_is_undone_alone(lines):
    """First, in the middle or last: the others are kept."""
    office = Office()

    outcomes = office.write_together(*lines)

    kept = [line for batch in office.kept for line in batch]
    assert kept == [line for line in lines if line != "bad"]
    assert [type(error) for error in outcomes.values()] == [ZeroDivisionError]


def test_a_commit_that_fails_is_told_to_everyone():
    """Nobody believes that what they wrote is there; the next one begins anew."""
    office = Office()
    office.faults.add("commit")

    outcomes = office.write_together("a", "b")
    office.faults.clear()
    office.write("c")

    assert {type(error) for error in outcomes.values()} == {StoreUnavailableError}
    assert sorted(outcomes) == ["a", "b"]
    assert office.kept == [["c"]]


def test_a_transaction_that_is_lost_is_lost_for_all_in_it():
    """One that cannot go back to before the failed unit keeps nothing."""
    office = Office()
    office.faults.add("go back")

    outcomes = office.write_together("a", "bad", "c")

    assert type(outcomes["a"]) is OSError
    assert type(outcomes["bad"]) is ZeroDivisionError
    assert office.kept == [["c"]]


def test_a_beginning_that_fails_is_told_to_one_and_the_next_tries():
    """The turn does not get lost with it."""
    office = Office()
    office.faults.add("begin")

    with pytest.raises(StoreUnavailableError):
        office.write("a")
    office.faults.clear()
    office.write("b")

    assert office.kept == [["b"]]


def test_nobody_waits_for_ever():
    """A unit that takes too long costs those behind it a clear error."""
    office = Office(patience=0.01)
    inside, enough = threading.Event(), threading.Event()

    def hold():
        inside.set()
        assert enough.wait(5)

    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(office.write, "a", hold)
        assert inside.wait(5)
        with pytest.raises(StoreUnavailableError, match="ledger: too many writers"):
            office.write("b")
        enough.set()
        first.result()

    assert office.kept == [["a"]]
