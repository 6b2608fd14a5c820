"""What cannot be forgotten or was not kept is learned again, beside."""

import pytest

from moderation.domain.learner import Snapshot
from moderation.domain.scores import Task
from moderation.services import learned_scores
from tests import make
from tests.services.processes import FEW


def test_what_cannot_be_forgotten_is_learned_again_beside(begin, teach, take_back):
    """The models that know too much serve, and learn, meanwhile."""
    process = begin()
    first, *_ = teach(*["spam", "approve"] * FEW)
    process.score()
    process.left.clear()
    take_back(first)
    meanwhile = process.standing()

    process.score()
    teach("spam", body="كلام")
    before = process.standing().spam.learned
    process.work()

    assert meanwhile.is_behind
    assert before == 2 * FEW + 1
    assert process.standing().spam.learned == 2 * FEW
    assert not process.standing().is_behind
    assert process.models() == begin().models()


def test_another_process_may_have_learned_again_already(begin, teach, take_back):
    """Then its models are taken over."""
    process, other = begin(), begin()
    first, *_ = teach(*["spam", "approve"] * FEW)
    for each in (process, other):
        each.score()
        each.left.clear()
    take_back(first)
    other.score()
    other.work()
    process.score()

    process.work()

    assert process.models() == other.models()
    assert not process.standing().is_behind


def test_models_that_are_wrong_meanwhile_are_learned_again_at_a_start(
    begin, teach, take_back
):
    """Something older was undone after they were kept."""
    process = begin()
    first, *_ = teach(*["spam", "approve"] * FEW)
    process.score()
    process.work()
    take_back(first)
    started = begin()
    started.score()

    started.work()

    assert started.standing().spam.learned == 2 * FEW - 1
    assert not started.standing().is_behind


def test_a_start_far_behind_forgets_what_it_meets_on_the_way(
    begin, teach, take_back, monkeypatch
):
    """An older decision was undone among a lot that is to be heard."""
    process = begin()
    first, *_ = teach(*["spam", "approve"] * FEW)
    process.score()
    process.work()
    monkeypatch.setattr(learned_scores, "AT_ONCE", 2)
    teach("spam", "reject", "approve", body="كلام")
    take_back(first)
    started = begin()
    for _ in range(20):
        started.score()
        started.work()

    assert started.standing().spam.learned == 2 * FEW + 1
    assert not started.standing().is_behind


@pytest.mark.parametrize(
    ("data", "began"), [(b"damaged", "cold"), (b"", "another")], ids=["damaged", "old"]
)
def test_what_cannot_be_used_is_learned_again(wired, begin, teach, caplog, data, began):
    """A damaged model, or one that began with what is no longer shipped."""
    teach("spam", "approve")
    kept = Snapshot(dict.fromkeys(Task, data), began, 2**62, 2**62)
    with wired.store.writing() as unit:
        unit.scores.keep(kept, at=make.NOW)

    process = begin()

    assert process.standing().spam.learned == 2
    assert ("cannot be read" in caplog.text) is (data == b"damaged")


def test_learning_again_takes_a_share_of_the_time_only(begin, teach, take_back, clock):
    """Whoever undoes old decisions all day does not keep a processor busy."""
    process = begin()
    first, second, *_ = teach(*["spam", "approve"] * FEW)
    process.score()
    process.left.clear()
    take_back(first)
    process.score()
    (work,) = process.left
    process.left[:] = [lambda: (clock.pass_(make.SECOND), work())]
    take_time(process, clock)
    process.work()
    take_back(second)

    process.score()
    too_early = list(process.left)
    clock.pass_(make.MINUTE)
    process.score()

    assert too_early == []
    assert len(process.left) == 1


def take_time(process, clock):
    """Let every look at the store take a second."""
    reading = process.store.reading

    class Slow:
        def __getattr__(self, name):
            return getattr(process.store, name)

        def reading(self):
            clock.pass_(make.SECOND)
            return reading()

    process.scores._store = Slow()
