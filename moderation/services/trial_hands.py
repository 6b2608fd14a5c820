"""Processes that put a candidate to comments, so that whoever serves goes on serving.

They are begun as any program is: a process that shares nothing with this one takes no
lock, no connection and no memory with it, and ends when its pipe does, however this one
ends.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from typing import IO, TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Self

    from moderation.domain.past import Past
    from moderation.domain.trying import Candidate, Counted

_ROOT = Path(__file__).parents[2]
_WORK = (
    "import sys; from moderation.services.trial_hand import work;"
    " work(sys.stdin.buffer, sys.stdout.buffer)"
)
# Behind all that readers and moderators wait for.
_NICE = 15
_AHEAD = 2  # parts that wait for each hand, so that it never waits itself


class Hands:
    """Some processes with one candidate; they end with the `with` block."""

    def __init__(self, candidate: Candidate, number: int) -> None:
        # Without what it has made ready, which each makes ready for itself.
        self._candidate = replace(candidate, policy=replace(candidate.policy))
        self._hands = [_Hand() for _ in range(number)]
        self._idle: SimpleQueue[_Hand] = SimpleQueue()
        self._threads = ThreadPoolExecutor(number)

    def __enter__(self) -> Self:
        """Let them make the candidate ready."""
        for hand in self._hands:
            hand.say(self._candidate)
            self._idle.put(hand)
        return self

    def __exit__(self, *_: object) -> None:
        """End them, at work or not."""
        for hand in self._hands:
            hand.kill()
        self._threads.shutdown(cancel_futures=True)
        for hand in self._hands:
            hand.clear_away()

    def counted(self, parts: Iterable[list[Past]]) -> Iterator[Counted]:
        """Yield how each part fared, in their order, holding only a few at a time.

        Raises EOFError or BrokenPipeError where one of the processes is gone.
        """
        asked: deque[Future[Counted]] = deque()
        for part in parts:
            asked.append(self._threads.submit(self._ask, part))
            if len(asked) > _AHEAD * len(self._hands):
                yield asked.popleft().result()
        while asked:
            yield asked.popleft().result()

    def _ask(self, part: list[Past]) -> Counted:
        hand = self._idle.get()
        try:
            hand.say(part)
            answer: Counted = hand.hear()
        finally:
            self._idle.put(hand)
        return answer


class _Hand:
    """One process, and the two ends of its pipes that are ours."""

    def __init__(self) -> None:
        ways = (str(_ROOT), os.environ.get("PYTHONPATH"))
        process = subprocess.Popen(  # noqa: S603 - our own words
            [sys.executable, "-c", _WORK],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # What it would say of a fault may hold a reader's words.
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, ways))},
        )
        os.setpriority(os.PRIO_PROCESS, process.pid, _NICE)
        self._process = process
        self._to = cast("IO[bytes]", process.stdin)
        self._from = cast("IO[bytes]", process.stdout)

    def say(self, what: object) -> None:
        pickle.dump(what, self._to)
        self._to.flush()

    def hear(self) -> Any:
        return pickle.load(self._from)  # noqa: S301 - it is ours

    def kill(self) -> None:
        self._process.kill()

    def clear_away(self) -> None:
        self._process.communicate()
