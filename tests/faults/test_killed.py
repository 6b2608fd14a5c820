"""Somebody, or the kernel, kills the server with no warning."""

import os
import signal
import threading
from collections import Counter
from pathlib import Path

from tests.faults.clients import NO_LIMITS, Posters, ask, family, stored
from tests.server import RealServer

ROUNDS = 30


def test_a_killed_server_loses_and_doubles_nothing(tmp_path):
    """Thirty times in the middle of posting; each start finds all of it again."""
    server = RealServer(tmp_path / "var", **NO_LIMITS)
    acknowledged, sent = {}, set()

    for turn in range(ROUNDS):
        with server:
            posters = Posters(server, f"round {turn}")
            posters.start(acknowledged=15)
            kill(server, whole=turn % 2 == 0)
            posters.stop()
        assert not posters.refused
        acknowledged |= posters.acknowledged
        sent |= posters.sent
    with server:
        lost = [body for body, path in acknowledged.items() if not reads(server, path)]
        times = Counter(stored(server))
        checks = [server.command(*words) for words in (("db", "check"), VERIFY)]

    assert lost == []
    assert len(acknowledged) >= 15 * ROUNDS
    assert acknowledged.keys() <= times.keys() <= sent
    assert set(times.values()) == {1}
    assert [check.returncode for check in checks] == [0, 0], checks


def test_workers_end_with_the_main_process(server):
    """None is left that holds the port and the store."""
    _, *workers = family(server.pid)

    os.kill(server.pid, signal.SIGKILL)

    assert workers
    wait_for_the_end_of(workers)


VERIFY = ("audit", "verify")


def kill(server, *, whole):
    """Kill all its processes, or the main one alone, which takes the others along."""
    everyone = family(server.pid)
    for pid in everyone if whole else everyone[:1]:
        os.kill(pid, signal.SIGKILL)
    server.stop()
    wait_for_the_end_of(everyone)


def wait_for_the_end_of(pids):
    pause = threading.Event()
    for _ in range(200):
        if not any(lives(pid) for pid in pids):
            return
        pause.wait(0.01)
    raise AssertionError("a process outlives its server")


def lives(pid):
    """Whoever has ended and waits to be asked for it does not live."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text()
        return told.rpartition(")")[2].split()[0] not in {"Z", "X"}
    except OSError:
        return False


def reads(server, path):
    return ask(server, path)[0] == 200
