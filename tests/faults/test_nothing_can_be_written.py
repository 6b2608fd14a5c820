"""The disk is full, or the file may not be written; then there is room again.

A limit on the size of files stands for the full disk: the kernel refuses to write
beyond it, for any user, in processes that run already, until it is raised again.
"""

import ctypes
import os
import resource
import signal
import threading
from contextlib import suppress

from moderation.wiring import ROOT
from tests.faults.clients import GONE, NO_LIMITS, Posters, ask, family, post, stored
from tests.server import RealServer

# Most of them nobody has asked for before.
PAGES = [
    *(f"/articles/{file.stem}" for file in (ROOT / "seeds" / "articles").glob("*.md")),
    *("/", "/feed.atom", "/export.json", "/export.ndjson"),
]
_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE = 24, 1  # of Linux


def test_a_full_disk_refuses_posts_and_nothing_else(server):
    """Who posts is told when to come again; with room they can, and nothing is lost."""
    kept = post(server, "before").headers["Location"]

    with NoRoom(server):
        answers = [post(server, f"meanwhile {number}") for number in range(8)]
        pages = [ask(server, page)[0] for page in (*PAGES, kept)]
        health = ask(server, "/healthz")[0]
    again = post(server, "after")

    assert {answer.status for answer in answers} == {503}
    assert {answer.headers["Retry-After"] for answer in answers} == {"5"}
    assert set(pages) == {200}
    assert health == 503
    assert again.status == 303
    assert sorted(stored(server)) == ["after", "before"]
    assert ask(server, "/healthz")[0] == 200


def test_a_disk_that_fills_up_under_load_loses_nothing(server):
    """What was acknowledged on the way there is stored, once; the rest is not."""
    posters = Posters(server, "load")
    posters.start(acknowledged=5)

    with NoRoom(server):
        refused = post(server, "refused")
        posters.stop()
    again = post(server, "after")

    assert (refused.status, again.status) == (503, 303)
    assert set(posters.refused) <= {503}
    assert sorted(stored(server)) == sorted([*posters.acknowledged, "after"])
    assert server.command("db", "check").returncode == 0


def test_a_file_that_may_not_be_written_refuses_posts_and_nothing_else(tmp_path):
    """Those who serve then, and find it so, need no new start when it may again."""
    file = tmp_path / "var" / "moderation.db"
    server = RealServer(file.parent, **NO_LIMITS)
    start_without_privilege(server)
    try:
        kept = post(server, "before").headers["Location"]
        file.chmod(0o444)
        replace_workers(server)

        answers = [post(server, "meanwhile") for _ in range(8)]
        pages = [ask(server, page)[0] for page in (*PAGES, kept)]
        file.chmod(0o600)
        again = post(server, "after")

        assert {answer.status for answer in answers} == {503}
        assert {answer.headers["Retry-After"] for answer in answers} == {"5"}
        assert set(pages) == {200}
        assert again.status == 303
        assert sorted(stored(server)) == ["after", "before"]
    finally:
        server.stop()


class NoRoom:
    """Let no process of a server make a file longer while the `with` block runs."""

    def __init__(self, server):
        self.pids = family(server.pid)

    def __enter__(self):
        self._limit(1)

    def __exit__(self, *_):
        self._limit(resource.RLIM_INFINITY)

    def _limit(self, soft):
        for pid in self.pids:
            _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
            wanted = hard if soft == resource.RLIM_INFINITY else soft
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (wanted, hard))


def replace_workers(server):
    """Kill them; return once others, who have opened nothing yet, answer."""
    _, *before = family(server.pid)
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    pause = threading.Event()
    for _ in range(400):
        _, *now = family(server.pid)
        if len(now) == len(before) and not set(now) & set(before):
            break
        pause.wait(0.02)
    for _ in range(400):
        with suppress(*GONE):
            ask(server, "/")
            return
        pause.wait(0.02)
    raise AssertionError("no worker answers")


def start_without_privilege(server):
    """Start it as someone whom the mode of a file binds, root or not.

    A thread gives the privilege up for itself and those whom it starts, for good.
    """

    def start():
        ctypes.CDLL(None).prctl(_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE, 0, 0, 0)
        server.__enter__()

    thread = threading.Thread(target=start)
    thread.start()
    thread.join()
