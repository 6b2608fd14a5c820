"""Models that are kept to go on learning elsewhere lose nothing."""

import pytest

from moderation.domain.errors import ScoresFileError
from moderation.domain.scores import Model, Task
from moderation.domain.scores.whole import model_of, whole_bytes


@pytest.fixture
def model():
    """A model that has learned a little."""
    taught = Model.cold(Task.SPAM)
    for number in range(9):
        taught.learn(f"اربح المال {number}", label=True)
        taught.learn(f"شكرا لكم {number}", label=False)
    return taught


def test_a_model_goes_on_as_if_it_had_never_been_kept(model):
    """To the bit, whatever it learns next."""
    kept = model_of(whole_bytes(model))

    for each in (model, kept):
        each.learn("اربح الآن", label=True)

    assert whole_bytes(kept) == whole_bytes(model)
    assert kept.score("اربح") == model.score("اربح")


def test_a_shipped_model_is_read_too(model):
    """The smaller one, of rounded numbers."""
    shipped = model.to_bytes()

    assert model_of(shipped).to_bytes() == shipped


@pytest.mark.parametrize(
    "damaged",
    [
        lambda data: data[:0],
        lambda data: data[:-9],
        lambda data: data[:-1],
        lambda data: data.partition(b"\n")[0] + b"\n",
        lambda data: data.replace(b'"spam"', b'"tale"', 1),
        lambda data: data.replace(b'"numbers": [', b'"numbers": [1, ', 1),
        lambda data: data.partition(b"\n")[0][:-5] + b"\n",
    ],
    ids=[
        "nothing",
        "cut",
        "without its end",
        "no tables",
        "no task",
        "a number more",
        "no head",
    ],
)
def test_what_is_no_model_is_refused(model, damaged):
    """Whoever reads it learns again."""
    with pytest.raises(ScoresFileError):
        model_of(damaged(whole_bytes(model)))


def test_a_step_can_be_gone_back(model):
    """As if it had never been taken."""
    before = whole_bytes(model)
    steps = [model.learn(text, label=True) for text in ("أنت غبي", "اربح أنت")]

    for step in reversed(steps):
        model.unlearn(step)

    assert whole_bytes(model) == before
