"""A model of many examples is the same each time, and the nearest weigh most."""

import pytest

from moderation.domain.scores import Task, training
from moderation.domain.scores.training import Example, grouped, trained
from tests.domain.scores import texts

SPAM = "FREE umbrellas!!! visit my page www.umbrellas.example.org"
TALK = "Has anyone asked the people who live near the lake?"


def test_a_trained_model_tells_unseen_texts_apart():
    """And knows how many it learned from."""
    model = trained(texts.examples(), Task.SPAM)

    assert model.score(SPAM) > 0.8
    assert model.score(TALK) < 0.2
    assert (model.learned, model.positive) == (48, 24)


def test_training_twice_makes_the_same_bytes():
    """Nothing depends on chance."""
    first, second = (trained(texts.examples(), Task.SPAM) for _ in range(2))

    assert first.to_bytes() == second.to_bytes()


def test_progress_is_told():
    """What is done, how far, and of how much."""
    steps = []

    trained(texts.examples(), Task.SPAM, lambda *step: steps.append(step))

    assert {what for what, _, _ in steps} == {"Reading examples:", "Learning:"}
    assert all(0 <= done < of for _, done, of in steps)


def test_the_nearest_source_outweighs_those_from_afar():
    """Where both speak of the same words, the comments win."""
    afar = [Example(text, label=True, source="mlma") for text in texts.talk()]

    model = trained(texts.examples("comments") + afar, Task.SPAM)

    assert model.score(TALK) < 0.3


def test_sources_from_afar_alone_make_a_model():
    """Then they are the nearest there are."""
    model = trained(texts.examples("mlma"), Task.SPAM)

    assert model.score(SPAM) > 0.8


def test_texts_that_differ_in_marks_only_are_one_group():
    """So that none is measured by a model that learned the other."""
    assert grouped("Kék, ég! 7") == grouped("kek eg")
    assert grouped("kek eg") != grouped("kek agy")


def test_of_many_examples_one_fold_is_held_out(monkeypatch):
    """The figures of one fold are enough then."""
    monkeypatch.setattr(training, "_MANY", 40)

    model = trained(texts.examples(), Task.SPAM)

    assert model.score(SPAM) > 0.6


@pytest.mark.parametrize("count", [2, 4])
def test_a_handful_of_examples_makes_a_model(count):
    """However little it knows."""
    model = trained(texts.examples()[:count], Task.SPAM)

    assert model.score(texts.spam()[0]) > model.score(texts.talk()[0])


def test_one_text_over_and_over_leaves_nothing_to_calibrate_with():
    """All are on one side, so none is held out."""
    same = [Example("the same", label) for label in (True, False, True)]

    model = trained(same, Task.SPAM)

    assert model.score("the same") > 0.5
