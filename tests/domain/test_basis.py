"""Facts are kept with a decision and read back."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from moderation.domain.article import ArticleState
from moderation.domain.basis import facts_of, facts_text, scores_of
from moderation.domain.facts import Facts
from moderation.domain.scores import Assessment, Weighed
from tests import make

COUNT = st.integers(0, 1_000_000)
WORD = st.builds(
    Weighed,
    start=COUNT,
    end=COUNT,
    weight=st.floats(-9, 9).map(lambda weight: round(weight, 2)),
)
SCORE = st.none() | st.builds(
    Assessment,
    probability=st.floats(0, 1),
    is_confident=st.booleans(),
    heaviest=st.lists(WORD, max_size=3).map(tuple),
)
MOMENT = st.none() | st.integers(0, 2**62)
FACTS = st.builds(
    Facts,
    now=st.integers(0, 2**62),
    article_state=st.sampled_from(ArticleState),
    section=st.text(),
    address=st.binary(max_size=32),
    approved=COUNT,
    rejected=COUNT,
    spam=COUNT,
    confirmed=st.booleans(),
    has_twin=st.booleans(),
    twin_is_from_network=st.booleans(),
    last_from_network=MOMENT,
    last_from_author=MOMENT,
    hour_from_network=COUNT,
    hour_from_author=COUNT,
    spam_score=SCORE,
    abuse_score=SCORE,
)


@given(FACTS)
def test_facts_come_back_as_they_were(facts):
    """The address is given again by who knows it."""
    assert facts_of(facts_text(facts), address=facts.address) == facts


@given(FACTS)
def test_scores_can_be_read_alone(facts):
    """Without the words that weighed, which are most of them."""
    expected = [
        score and replace(score, heaviest=())
        for score in (facts.spam_score, facts.abuse_score)
    ]

    assert list(scores_of(facts_text(facts))) == expected


def test_an_address_is_not_kept_with_a_decision():
    """Not even its blind index: it stands with the author."""
    facts = replace(make.facts(), address=b"the blind index")

    text = facts_text(facts)

    assert "index" not in text
    assert facts_of(text) == replace(facts, address=b"")


def test_what_is_as_it_mostly_is_takes_no_room():
    """A million decisions have facts."""
    assert facts_text(Facts(now=5)) == '{"now":5}'
