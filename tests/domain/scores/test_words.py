"""The words that weigh most are found where the reader wrote them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.domain.scores import Model, Task
from tests.domain.scores import texts


@pytest.fixture(scope="module")
def model():
    """A model that knows spam from talk."""
    model = Model.cold(Task.SPAM)
    for example in texts.examples():
        model.learn(example.text, example.label)
    return model


def test_the_heaviest_word_comes_first(model):
    """With its place and which way it pulls."""
    text = "My mother used to visit www.lamps.example.org"

    words = model.explain(text)

    weights = [abs(word.weight) for word in words]
    by_word = {text[word.start : word.end]: word.weight for word in words}
    assert weights == sorted(weights, reverse=True)
    assert by_word["www.lamps.example.org"] > 0 > by_word["mother"]


def test_places_count_characters_of_the_original(model):
    """Marks, tatweel and ligatures are counted as they were written."""
    text = "  ﷺ اِشـــتَرِ www.lamps.example.org "

    found = {text[word.start : word.end] for word in model.explain(text)}

    assert {"اِشـــتَرِ", "www.lamps.example.org"} <= found


def test_words_add_up_to_what_the_words_weigh(model):
    """One word has all of it, apart from the marks of the whole text."""
    (word,) = model.explain("followers")

    assert word.weight > 0


@pytest.mark.parametrize("text", ["", " \n", "\u200b"])
def test_what_has_no_words_has_none_that_weigh(model, text):
    """Nothing is made up."""
    assert model.explain(text) == ()


@given(st.text())
def test_any_text_is_explained_in_its_own_bounds(model, text):
    """Places lie in the text, never empty, never twice."""
    words = model.explain(text)

    assert all(0 <= word.start < word.end <= len(text) for word in words)
    assert len({word.start for word in words}) == len(words)


def test_what_no_word_is_weighs_as_letters(model):
    """A row of exclamation marks is no word but speaks."""
    text = "!!! ???"

    assert len(model.explain(text)) <= 2
