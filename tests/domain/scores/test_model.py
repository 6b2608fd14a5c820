"""A model learns what people decide, says so, and says when it cannot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.domain.errors import ScoresFileError
from moderation.domain.scores import Model, Task
from moderation.domain.scores.training import trained
from tests.domain.scores import texts

SPAM = "Buy cheap umbrellas now at http://umbrellas.example.org/shop"
TALK = "I do not agree with what you write about umbrellas"


@pytest.fixture(scope="module")
def model():
    """A model that knows spam from talk."""
    return trained(texts.examples() * 2, Task.SPAM)


def test_a_cold_model_finds_everything_equally_likely():
    """It has learned nothing."""
    model = Model.cold(Task.SPAM)

    assert model.learned == model.positive == 0
    assert model.score(SPAM) == model.score("") == 0.5


def test_one_example_moves_the_score_at_once():
    """Towards what was said of it."""
    model = Model.cold(Task.SPAM)

    model.learn(SPAM, label=True)

    assert model.score(SPAM) > model.score(TALK) > 0.5
    assert (model.learned, model.positive) == (1, 1)


def test_examples_one_by_one_teach_what_is_common_to_them():
    """Texts that were never seen are told apart."""
    model = Model.cold(Task.SPAM)

    for example in texts.examples():
        model.learn(example.text, example.label)

    assert model.score(SPAM) > 0.9
    assert model.score(TALK) < 0.1


def test_the_same_in_the_same_order_is_the_same_model():
    """Byte for byte."""
    models = [Model.cold(Task.SPAM) for _ in range(2)]

    for model in models:
        for example in texts.examples():
            model.learn(example.text, example.label)

    first, second = (model.to_bytes() for model in models)
    assert first == second


def test_a_model_survives_as_bytes(model):
    """Its scores stay within a thousandth, and what it counts is exact."""
    again = Model.from_bytes(model.to_bytes())

    for text in (SPAM, TALK, *texts.spam(), *texts.talk()):
        assert again.score(text) == pytest.approx(model.score(text), abs=1e-3)
    assert (again.task, again.learned, again.positive) == (
        model.task,
        model.learned,
        model.positive,
    )
    assert again.to_bytes() == Model.from_bytes(again.to_bytes()).to_bytes()


def test_learning_goes_on_after_a_model_was_kept(model):
    """As if it had never been away."""
    stayed, again = (Model.from_bytes(model.to_bytes()) for _ in range(2))
    again = Model.from_bytes(again.to_bytes())

    for each in (stayed, again):
        for _ in range(8):
            each.learn(TALK, label=True)

    assert again.score(TALK) > model.score(TALK) + 0.2
    assert again.score(TALK) == pytest.approx(stayed.score(TALK), abs=1e-3)


def test_the_largest_model_stays_below_a_megabyte():
    """Every bucket in use, every weight another."""
    model = Model.cold(Task.TOXIC)
    model.weights[:] = [(at * 7919 % 10007) / 10007 for at in range(len(model.weights))]
    model.seen[:] = [at * 104729 % 997 for at in range(len(model.seen))]

    assert len(model.to_bytes()) < 1_000_000


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"{}\n",
        b"[]\n",
        b"\xff\n",
        b'{"format": "scores 0"}\n',
        lambda whole: whole[:-9],
        lambda whole: whole.replace(b'"spam"', b'"ham"', 1),
        lambda whole: whole.replace(b'"learned": ', b'"learned": "x", "was": ', 1),
    ],
)
def test_bytes_that_are_no_model_are_refused(model, broken):
    """Whatever they are."""
    data = broken(model.to_bytes()) if callable(broken) else broken

    with pytest.raises(ScoresFileError):
        Model.from_bytes(data)


@given(st.text(alphabet="كتبمرحفولىةاإ ", min_size=1), st.integers(0, 5))
def test_strewn_marks_leave_a_score_alone(text, every):
    """Tashkeel, tatweel and what has no width change nothing."""
    model = Model.cold(Task.TOXIC)
    model.learn(text, label=True)
    strewn = "".join(
        letter + "َـ\u200b\u200f"[: 1 + at % 4] if at % (every + 1) == 0 else letter
        for at, letter in enumerate(text)
    )

    assert model.score(strewn) == pytest.approx(model.score(text), abs=1e-9)


@pytest.mark.parametrize(
    "written",
    [
        "Вuу сheар umbrellas",
        "Ｂｕｙ ｃｈｅａｐ umbrellas",
        "Βuy chεaρ umbrellas",
    ],
)
def test_letters_that_look_alike_are_alike(model, written):
    """Of Cyrillic, Greek, and of full width."""
    plain = model.score("Buy cheap umbrellas")

    assert model.score(written) == pytest.approx(plain, abs=0.1)


@given(st.text())
def test_any_text_has_a_score(text):
    """Emoji, controls, nothing at all."""
    model = Model.cold(Task.SPAM)
    model.learn(text, label=True)

    assert 0.5 < model.score(text) <= 1


def test_an_assessment_is_confident_about_what_it_knows(model):
    """It gives probability and the heaviest words with it."""
    said = model.assess(SPAM)

    assert said.is_confident
    assert said.probability == model.score(SPAM)
    assert said.heaviest == model.explain(SPAM)[: len(said.heaviest)]


def test_a_young_model_abstains():
    """Few examples are no experience."""
    model = Model.cold(Task.SPAM)
    for example in texts.examples()[:20]:
        model.learn(example.text, example.label)

    assert not model.assess(SPAM).is_confident


def test_a_model_of_one_label_abstains():
    """Who has seen only spam knows nothing about it."""
    model = Model.cold(Task.SPAM)
    for _ in range(4):
        for text in texts.spam():
            model.learn(text, label=True)

    assert not model.assess(SPAM).is_confident


@pytest.mark.parametrize(
    "strange", ["ჩემი ქალაქი ძალიან ლამაზია", "qqzx wkvj zzqp", "おはようございます"]
)
def test_what_a_model_has_never_seen_it_abstains_from(model, strange):
    """Other scripts, other words."""
    assert not model.assess(strange).is_confident


def test_an_even_chance_is_no_opinion(model):
    """Half one, half the other."""
    undecided = Model.from_bytes(model.to_bytes())
    undecided.weights[:] = 0
    undecided.intercept = 0.0
    undecided.calibration = Model.cold(Task.SPAM).calibration

    assert not undecided.assess(SPAM).is_confident
