"""Processes of one machine queue in the kernel for their turn to write."""

import fcntl
import os
import threading

from moderation.storage.engines.kernel_queue import KernelQueue


def test_one_is_inside_at_a_time(tmp_path):
    """Who comes second waits, and is let in when the first leaves."""
    first, second = KernelQueue(tmp_path / "queue"), KernelQueue(tmp_path / "queue")
    assert first.enter(1)
    entered = threading.Event()

    def wait():
        assert second.enter(5)
        entered.set()

    waiting = threading.Thread(target=wait)
    waiting.start()

    assert not entered.wait(0.05)
    first.leave()
    assert entered.wait(5)
    waiting.join()


def test_who_gave_up_holds_up_nobody(tmp_path):
    """A turn that comes too late is passed on."""
    first, second = KernelQueue(tmp_path / "queue"), KernelQueue(tmp_path / "queue")
    assert first.enter(1)

    assert not second.enter(0.01)

    first.leave()
    assert first.enter(5)


def test_without_a_file_everyone_is_let_in(tmp_path):
    """The database has a lock of its own behind this one."""
    queue = KernelQueue(tmp_path / "nowhere" / "queue")

    assert queue.enter(1)

    queue.leave()
    queue.close()


def test_a_file_that_was_closed_is_opened_again(tmp_path):
    """Closing gives up a turn that is held."""
    queue = KernelQueue(tmp_path / "queue")
    assert queue.enter(1)

    queue.close()

    with (tmp_path / "queue").open() as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    assert queue.enter(1)
    queue.close()


def test_a_fork_has_a_place_of_its_own(tmp_path):
    """A turn of the parent is not its child's."""
    queue = KernelQueue(tmp_path / "queue")
    assert queue.enter(1)

    child = os.fork()
    if child == 0:
        os._exit(queue.enter(0.01))

    assert os.waitpid(child, 0)[1] == 0
