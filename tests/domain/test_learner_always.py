"""What holds of a learner after anything that moderators and authors may do."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.teaching import (
    START,
    again,
    bytes_of,
    few_at_a_time,
    heard,
    taught,
    written,
)

SEED = st.integers()


@settings(max_examples=60, deadline=None)
@given(SEED, st.sampled_from([5, 30, 150]), st.integers(1, 60))
def test_a_learner_is_what_the_standing_decisions_make_it(seed, length, size):
    """After any decisions, undos, reasons and edits, however many are heard at once.

    Where it says that it cannot forget, one that learns again is the same.
    """
    log = written(seed, length)

    learner = heard(few_at_a_time(START), log.entries, size)
    if learner.stale_since is not None:
        learner = again(START, log.entries)

    assert bytes_of(learner) == taught(log.entries)


@settings(max_examples=60, deadline=None)
@given(SEED, st.integers(1, 149), st.integers(1, 60))
def test_it_is_the_same_after_a_start(seed, cut, size):
    """Wherever it was kept, and whatever was taken back after that."""
    log = written(seed, 150)
    before = log.entries[:cut]
    learner = heard(few_at_a_time(START), before, size)
    if learner.stale_since is not None:
        learner = again(START, before)
    kept = learner.oldest().packed()
    after = [one for one in log.entries if one.entry > kept.upto]

    begun = heard(few_at_a_time(kept), after, size)
    if begun.stale_since is not None:
        begun = again(START, log.entries)

    assert bytes_of(begun) == taught(log.entries)


@settings(max_examples=60, deadline=None)
@given(SEED, st.integers(1, 149), st.integers(1, 60))
def test_what_goes_on_with_hindsight_is_the_same(seed, cut, size):
    """From wherever it was kept."""
    log = written(seed, 150)
    learner = heard(few_at_a_time(START), log.entries[:cut], size)
    if learner.stale_since is not None:
        learner = again(START, log.entries[:cut])
    kept = learner.oldest().packed()

    begun = again(kept, log.entries)

    if begun.stale_since is None:
        assert bytes_of(begun) == taught(log.entries)
