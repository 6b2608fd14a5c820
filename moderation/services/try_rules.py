"""A moderator tries a rule, or a whole policy, on what people decided before."""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from moderation.domain.errors import NotFoundError
from moderation.domain.moderator import Act
from moderation.domain.trial import findings_of
from moderation.domain.trying import Counted, candidate_of, counted
from moderation.services.kept_rule import without_addresses
from moderation.services.read_policy import saved_version
from moderation.services.trial_hands import Hands

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from moderation.domain.comment import Comment
    from moderation.domain.moderator import Moderator
    from moderation.domain.past import Past
    from moderation.domain.trial import Draft, Findings, Trial
    from moderation.domain.trying import Candidate
    from moderation.ports import Clock, Reading, Store, Vault
    from moderation.services.policy_in_force import PolicyInForce

# Is told how many comments are read, of about how many.
Told = Callable[[int, int], None]
Work = Callable[[], None]

LARGEST = 1_000_000
_PART = 1000
_HANDS = 2
_AT_ONCE = 2
_SECOND = 1_000_000
_TELL = _SECOND // 2
# A trial that runs is touched at every part, which takes a second at the very most.
_ALIVE = 30 * _SECOND
_PATIENCE = 0.5  # seconds that a trial waits for its turn before it says so
_log = logging.getLogger(__name__)


def in_a_thread(work: Work) -> None:
    """Do `work` beside whatever this process does; its end may cut it off."""
    threading.Thread(target=work, name="trial", daemon=True).start()


@dataclass(frozen=True)
class TryRules:
    """Tell what a draft would have done about the comments that people decided last.

    More than `few` comments are put to it by processes of their own. `begin` sees to
    what goes on after a request. Raises ForbiddenError for who may not look.
    """

    store: Store
    clock: Clock
    vault: Vault
    policies: PolicyInForce
    few: int = 5000
    begin: Callable[[Work], None] = in_a_thread
    _turns: threading.Semaphore = field(
        default_factory=lambda: threading.Semaphore(_AT_ONCE)
    )

    def __call__(self, moderator: Moderator, trial_id: int) -> Trial:
        """Return one trial as far as it is; NotFoundError for none."""
        moderator.must(Act.LOOK)
        with self.store.reading() as reading:
            alive = self.clock.now() - _ALIVE
            trial = reading.trials.get(trial_id, alive=alive)
        if trial is None:
            raise NotFoundError("trial")
        return trial

    def start(self, moderator: Moderator, draft: Draft, most: int) -> int:
        """Begin a trial on the last `most` comments and return its id at once.

        It goes on outside the request. One that this moderator began before and that
        still runs is given up. Raises InvalidError for rules that cannot be read,
        NotFoundError for a version that is not there.
        """
        moderator.must(Act.LOOK)
        draft = self._without_addresses(draft)
        plan = self._plan(draft, most)
        with self.store.writing() as writing:
            trial_id = writing.trials.add(
                moderator.id, draft, most=plan.most, of=plan.of, at=self.clock.now()
            )
        self.begin(partial(self._run, trial_id, plan))
        return trial_id

    def now(self, draft: Draft, most: int, told: Told = lambda *_: None) -> Findings:
        """Try at once and return what was found, telling how far it is.

        Raises what `start` raises.
        """
        plan = self._plan(self._without_addresses(draft), most)
        return self._findings(plan, lambda done: told(done, plan.of))

    def comments(self, ids: Collection[int]) -> dict[int, Comment]:
        """Return comments by their ids, for an operator who reads what was found."""
        with self.store.reading() as reading:
            return reading.comments.by_ids(ids)

    def _plan(self, draft: Draft, most: int) -> _Plan:
        most = max(1, min(most, LARGEST))
        with self.store.reading() as reading:
            of = reading.trials.decided(most)
            candidate = self._candidate(reading, draft)
        _ = candidate.policy.rulebook  # raises for rules that cannot be read
        return _Plan(candidate, most, of)

    def _candidate(self, reading: Reading, draft: Draft) -> Candidate:
        number = draft.version
        if number is None:
            number = reading.policies.newest_number()
        saved = saved_version(reading, number)
        return candidate_of(draft, self.policies.made(reading, saved))

    def _without_addresses(self, draft: Draft) -> Draft:
        """Return `draft` as it may be kept: every address as its blind index."""
        rule = draft.rule and without_addresses(draft.rule, self.vault)
        rules = tuple(without_addresses(rule, self.vault) for rule in draft.rules)
        return replace(draft, rule=rule, rules=rules)

    def _run(self, trial_id: int, plan: _Plan) -> None:
        progress = _Progress(self.store, self.clock, trial_id)
        try:
            while not self._turns.acquire(timeout=_PATIENCE):
                progress(0)
            try:
                findings = self._findings(plan, progress)
            finally:
                self._turns.release()
            progress.finish(findings)
        except _GivenUpError:
            pass
        except Exception as error:  # noqa: BLE001 - nobody is there to catch it
            # Its message may hold a reader's words.
            _log.error("a trial failed: %s", type(error).__name__)
            progress.fail()

    def _findings(self, plan: _Plan, told: Callable[[int], None]) -> Findings:
        whole = Counted(Counter(), [])
        for part in self._counted(plan):
            whole = whole.plus(part)
            told(whole.counts.total())
        return findings_of(whole.counts.items(), whole.listed, plan.candidate.untried)

    def _counted(self, plan: _Plan) -> Iterator[Counted]:
        parts = self._parts(plan)
        if plan.of <= self.few:
            yield from (counted(plan.candidate, part) for part in parts)
            return
        with Hands(plan.candidate, _HANDS) as hands:
            yield from hands.counted(parts)

    def _parts(self, plan: _Plan) -> Iterator[list[Past]]:
        """Yield what people decided, newest first, each part read in its own unit."""
        before, left = None, plan.most
        while left:
            with self.store.reading() as reading:
                part = reading.trials.past(before=before, limit=min(left, _PART))
            if not part:
                return
            before, left = part[-1].decision_id, left - len(part)
            yield [self._as_needed(past, plan.candidate) for past in part]

    def _as_needed(self, past: Past, candidate: Candidate) -> Past:
        """Return what may leave this process: of an address no more than is asked."""
        if not candidate.asks_for_domains:
            return past._replace(sealed=b"")
        email = self.vault.open(past.author_id, past.sealed)
        return past._replace(sealed=b"", domain=email.rpartition("@")[2])


@dataclass(frozen=True)
class _Plan:
    candidate: Candidate
    most: int
    of: int


class _GivenUpError(Exception):
    """When nobody waits for a trial any more."""


@dataclass
class _Progress:
    """Writes down how far a trial is, now and then, so that it is seen to live."""

    store: Store
    clock: Clock
    trial_id: int
    done: int = 0
    told_at: int = 0

    def __call__(self, done: int) -> None:
        self.done, now = done, self.clock.now()
        if now - self.told_at < _TELL:
            return
        self.told_at = now
        with self.store.writing() as writing:
            if not writing.trials.go_on(self.trial_id, done=done, at=now):
                raise _GivenUpError

    def finish(self, findings: Findings) -> None:
        with self.store.writing() as writing:
            writing.trials.finish(
                self.trial_id, findings, done=self.done, at=self.clock.now()
            )

    def fail(self) -> None:
        with self.store.writing() as writing:
            writing.trials.fail(self.trial_id)
