"""What tests of the acts share: people at the desk, and a look into the store.

Nobody here has a password, because hashing one takes longer than most of these tests;
those who sign in get one in `test_sign_in.py`.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from threading import Barrier

import pytest

from moderation.domain.decision import Outcome, Verdict
from moderation.domain.moderator import Role
from moderation.domain.policy import Thresholds
from moderation.services.decide import Judged
from moderation.services.policy_in_force import PolicyInForce
from tests import make
from tests.services.processes import SPAM, START, Process


@pytest.fixture
def stored(wired):
    """Open a reading unit: what is kept of an act."""
    return wired.store.reading


@pytest.fixture
def seat(wired):
    """Give someone a place at the desk."""

    def add(name, role):
        with wired.store.writing() as unit:
            return unit.moderators.add(name, role, password_hash="", now=make.NOW)

    return add


@pytest.fixture
def salma(seat):
    """The chief of the desk."""
    return seat("سلمى", Role.CHIEF)


@pytest.fixture
def idris(seat):
    """A moderator beside Salma."""
    return seat("إدريس", Role.MODERATOR)


@pytest.fixture
def nora(seat):
    """One who may only look."""
    return seat("نورة", Role.VIEWER)


@pytest.fixture
def decide(services, salma):
    """Let Salma decide about a comment."""

    def act(outcome, comment_id, *reasons, **more):
        judged = [Judged(comment_id, more.pop("version", None))]
        verdict = Verdict(Outcome(outcome), reasons)
        (result,) = services.decide(salma, judged, verdict, **more)
        return result

    return act


@pytest.fixture
def published(services, decide):
    """Submit a comment and let it be approved."""

    def post(**changes):
        comment = make.posted(services, **changes).comment
        assert decide("approve", comment.id).error is None
        return comment

    return post


@pytest.fixture
def entries(stored):
    """Read the audit log, oldest first."""

    def read():
        with stored() as unit:
            return list(unit.audit.walk())

    return read


@pytest.fixture
def at_once():
    """Call each of some functions in a thread of its own, all at the same moment.

    Returns what each returned or raised, in their order.
    """

    def call(*acts):
        barrier = Barrier(len(acts))

        def one(act):
            barrier.wait()
            try:
                return act()
            except Exception as error:  # noqa: BLE001 - a result like any other
                return error

        with ThreadPoolExecutor(len(acts)) as threads:
            return list(threads.map(one, acts))

    return call


@pytest.fixture
def begin(wired, clock):
    """Start a process over the same store."""
    return lambda start=START: Process(wired.store, clock, start)


@pytest.fixture
def teach(services, decide):
    """Let Salma decide about some comments; the decisions."""

    def act(*outcomes, body=SPAM):
        comments = [
            make.posted(services, body=f"{body} {number}", name=outcome).comment
            for number, outcome in enumerate(outcomes)
        ]
        pairs = zip(outcomes, comments, strict=True)
        return [decide(outcome, comment.id).decision for outcome, comment in pairs]

    return act


@pytest.fixture
def take_back(services, salma):
    """Let Salma undo decisions."""
    return lambda *all_: services.undo(salma, [one.id for one in all_])


@pytest.fixture
def save(wired):
    """Save a version of the policy."""

    def add(version, *rules, thresholds=Thresholds()):  # noqa: B008 - it is frozen
        with wired.store.writing() as unit:
            unit.policies.add(
                version,
                at=make.NOW,
                moderator_id=None,
                note="",
                rules=rules,
                thresholds=thresholds,
            )

    return add


@pytest.fixture
def overtaken(services):
    """Let a chief save a rule right after an act has asked for the policy."""

    def slowed(act):
        def save():
            if not services.read_policy(None).version:
                services.write_rule(None, make.rule(id=0))

        return replace(
            act, policies=Overtaken(settings=act.policies.settings, then=save)
        )

    return slowed


@dataclass(frozen=True, kw_only=True)
class Overtaken(PolicyInForce):
    """A policy that is not in force any more when it arrives."""

    settings: object
    then: object = None

    def of(self, unit, version, people=None):
        """Return the policy, once another is saved."""
        policy = super().of(unit, version, people)
        self.then()
        return policy
