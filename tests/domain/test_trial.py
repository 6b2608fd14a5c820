"""What a trial found, counted and put in the order in which it is read."""

from collections import Counter

from moderation.domain.trial import (
    MOST_LISTED,
    Effect,
    Fared,
    Findings,
    Tally,
    Trial,
    findings_of,
    to_read,
)
from tests import make


def test_every_comment_is_counted_as_a_whole_by_section_and_by_language():
    """One that nothing was due about counts as decided, and no more."""
    counts = Counter({
        Fared("سياسة", "ar", Effect.CAUGHT): 2,
        Fared("sport", "en", Effect.WRONGLY_STOPPED): 1,
        Fared("sport", "ar", None): 5,
    })  # fmt: skip

    found = findings_of(counts.items(), [(4, Effect.CAUGHT)], untried=(7,))

    assert found == Findings(
        tally=Tally(decided=8, caught=2, wrongly_stopped=1),
        by_section={
            "sport": Tally(decided=6, wrongly_stopped=1),
            "سياسة": Tally(decided=2, caught=2),
        },
        by_language={
            "ar": Tally(decided=7, caught=2),
            "en": Tally(decided=1, wrongly_stopped=1),
        },
        listed=((4, Effect.CAUGHT),),
        untried=(7,),
    )


def test_what_costs_most_is_read_first():
    """Those of one effect stay newest first."""
    listed = [
        (9, Effect.MISSED),
        (8, Effect.CAUGHT),
        (7, Effect.WRONGLY_STOPPED),
        (6, Effect.WRONGLY_PASSED),
        (5, Effect.WRONGLY_STOPPED),
        (4, Effect.RIGHTLY_PASSED),
    ]

    assert [comment_id for comment_id, _ in to_read(listed)] == [7, 5, 6, 8, 9, 4]


def test_no_more_of_one_effect_are_listed_than_anyone_reads():
    """However many there were; the others keep their place."""
    many = [(at, Effect.CAUGHT) for at in range(MOST_LISTED + 1)]

    listed = to_read([*many, (1000, Effect.MISSED)])

    assert listed == [*many[:-1], (1000, Effect.MISSED)]


def test_a_trial_runs_until_it_is_finished_or_has_failed():
    """Then there is nothing to wait for."""
    assert Trial().is_running
    assert not Trial(finished_at=make.NOW).is_running
    assert not Trial(failed=True).is_running
