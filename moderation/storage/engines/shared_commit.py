"""Units of work that arrive together share one transaction, and one flush.

A flush costs more than most units. So who finds others waiting at the end of a unit
hands them the open transaction instead of ending it; the last one commits for all.
Nobody returns before the flush that covers them, and who comes alone does not wait.
"""

from __future__ import annotations

import threading
from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from moderation.domain.errors import StoreUnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Transaction(Protocol):
    """An open transaction of an engine, used by one thread after another."""

    def save(self) -> None:
        """Set a point to go back to."""

    def go_back(self) -> None:
        """Undo all since `save`; raises if the transaction as a whole is lost."""

    def commit(self) -> None:
        """Make all durable and end; whatever it raises, it has ended."""

    def abandon(self) -> None:
        """Undo all and end; never raises."""


T = TypeVar("T", bound=Transaction)


class SharedCommit(Generic[T]):
    """Takes turns between the threads of a process.

    `begin` opens a transaction, and may wait for other processes. At most `most` units
    share one. A thread waits `patience()` seconds for its turn and then raises
    StoreUnavailableError with `name` in it.
    """

    def __init__(
        self,
        begin: Callable[[], T],
        name: str,
        patience: Callable[[], float],
        most: int = 64,
    ) -> None:
        self._begin = begin
        self._name = name
        self._patience = patience
        self._most = most
        self._lock = threading.Lock()
        self._taken = False
        self._waiting: deque[_Waiter[T]] = deque()

    @contextmanager
    def unit(self) -> Iterator[T]:
        """Lend the transaction for one unit; return from the block once it is durable.

        An exception that leaves the block undoes this unit and no other.
        """
        batch = self._join() or self._new_batch()
        try:
            if batch.size:
                batch.transaction.save()
            yield batch.transaction
        except BaseException:
            self._undo(batch)
            raise
        batch.size += 1
        if not self._hand_on(batch):
            self._end(batch)
        batch.wait()

    def _join(self) -> _Batch[T] | None:
        """Wait for the turn; return the transaction that came with it, if one did."""
        with self._lock:
            if not self._taken:
                self._taken = True
                return None
            waiter = _Waiter[T]()
            self._waiting.append(waiter)
        if not waiter.turn.acquire(timeout=self._patience()):
            with self._lock:
                # The turn may have come in this very moment.
                if waiter in self._waiting:
                    self._waiting.remove(waiter)
                    raise StoreUnavailableError(
                        f"{self._name}: too many writers are waiting"
                    )
        return waiter.batch

    def _new_batch(self) -> _Batch[T]:
        try:
            return _Batch(self._begin())
        except BaseException:
            self._pass_turn()
            raise

    def _undo(self, batch: _Batch[T]) -> None:
        """Undo the unit that failed, and let the others of its batch go on."""
        if not batch.size:
            batch.transaction.abandon()
            self._pass_turn()
            return
        try:
            batch.transaction.go_back()
        except Exception as error:  # noqa: BLE001 - told to everyone in the batch
            batch.transaction.abandon()
            batch.end(error)
            self._pass_turn()
        else:
            if not self._hand_on(batch):
                self._end(batch)

    def _hand_on(self, batch: _Batch[T]) -> bool:
        """Give turn and transaction to who waits longest; False if there is nobody."""
        with self._lock:
            if not self._waiting or batch.size >= self._most:
                return False
            self._waiting.popleft().go(batch)
        return True

    def _end(self, batch: _Batch[T]) -> None:
        try:
            batch.transaction.commit()
        except Exception as error:  # noqa: BLE001 - told to everyone in the batch
            batch.end(error)
        except BaseException as error:
            batch.end(error)
            raise
        else:
            batch.end()
        finally:
            self._pass_turn()

    def _pass_turn(self) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().go(None)
            else:
                self._taken = False


class _Waiter(Generic[T]):
    """A thread that waits for its turn."""

    def __init__(self) -> None:
        self.turn = threading.Lock()
        self.turn.acquire()
        self.batch: _Batch[T] | None = None

    def go(self, batch: _Batch[T] | None) -> None:
        self.batch = batch
        self.turn.release()


class _Batch(Generic[T]):
    """One transaction with the units that share it."""

    def __init__(self, transaction: T) -> None:
        self.transaction = transaction
        self.size = 0
        self._ended = threading.Event()
        self._error: BaseException | None = None

    def end(self, error: BaseException | None = None) -> None:
        self._error = error
        self._ended.set()

    def wait(self) -> None:
        """Return once all is durable; raise what kept it from being so."""
        self._ended.wait()
        if isinstance(self._error, StoreUnavailableError):
            # Each thread its own: a traceback grows where an error passes.
            raise StoreUnavailableError(str(self._error)) from self._error
        if self._error is not None:
            raise self._error
