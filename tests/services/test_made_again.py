"""A decision of the pipeline can be made again from what is kept of it."""

from contextlib import suppress
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moderation.domain.basis import facts_of
from moderation.domain.decision import ReasonCode
from moderation.domain.errors import InvalidError
from moderation.domain.matching import Fold
from moderation.domain.pipeline import judge
from moderation.domain.policy import Thresholds
from moderation.domain.written_rule import (
    RULE_OUTCOMES,
    Comparison,
    Condition,
    LooksFor,
    Trait,
)
from moderation.services.policy_in_force import PolicyInForce
from tests import make

EQUAL = st.sampled_from([Comparison.IS, Comparison.IS_NOT])
CONDITIONS = st.one_of(
    st.builds(
        Condition,
        st.sampled_from([Trait.LINKS, Trait.LENGTH, Trait.APPROVED, Trait.REJECTED]),
        st.sampled_from(Comparison),
        st.integers(0, 9).map(lambda number: (str(number),)),
    ),
    st.builds(Condition, st.just(Trait.LANGUAGE), EQUAL, st.just(("ar", "fr"))),
    st.builds(Condition, st.just(Trait.SECTION), EQUAL, st.just(("إقتصاد",))),
    st.builds(Condition, st.just(Trait.FIRST_COMMENT), EQUAL, st.just(("yes",))),
    st.builds(Condition, st.just(Trait.HOUR), EQUAL, st.just(("22-6", "9"))),
)
LINES = {
    LooksFor.WORDS: ["حمار", "spam*", "ابن كلب", "+212 555 0100"],
    LooksFor.PATTERN: ["حم+ار", r"\d{4}", "[a-z]+!"],
    LooksFor.DOMAINS: ["shop.example", "متجر.example"],
    LooksFor.NETWORKS: ["192.0.2.0/25", "2001:db8::/32"],
    LooksFor.ADDRESSES: ["amina1@example.org", "@example.com"],
}


@st.composite
def rules(draw):
    looks_for = draw(st.sampled_from(list(LINES)))
    lines = st.lists(st.sampled_from(LINES[looks_for]), min_size=1, unique=True)
    return make.rule(
        id=0,
        outcome=draw(st.sampled_from(RULE_OUTCOMES)),
        reason=draw(st.sampled_from([ReasonCode.INSULT, ReasonCode.OTHER])),
        looks_for=looks_for,
        lines=tuple(draw(lines)),
        fold=draw(st.sampled_from(Fold)),
        conditions=tuple(draw(st.lists(CONDITIONS, max_size=1))),
        until=draw(st.none() | st.integers(1, 2 * make.HOUR).map(make.NOW.__add__)),
        log_only=draw(st.booleans()),
    )


WORDS = st.sampled_from([
    *("يا حِمَـار", "ابنُ الكلب", "SPAMMER", "مقال جميل", "très bien", "٢٠٢٦", "go!"),
    *("https://www.shop.example/a", "https://متجر.example", "0021 2555 0100"),
])  # fmt: skip
SENDERS = st.sampled_from(["192.0.2.1", "192.0.2.200", "2001:db8:1:2::/64"])
BODIES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
ENDS = ("org", "com")


@pytest.fixture
def judged_twice(services, salma, stored, clock, decide):
    """Submit under some rules; return the decision, and what is judged of it later."""
    numbers = count(1)

    def act(written, body, network, minutes):
        clock.pass_(minutes * make.MINUTE)
        put_in_force(services, salma, written)
        number = next(numbers)
        email = f"amina{number % 3}@example.{ENDS[number % 2]}"
        body = f"{body} {number}"  # nobody says the same twice
        submission = make.submission(body=body, network=network, email=email)
        posted = services.submit(submission)
        services.write_rule(salma, make.rule(id=0, lines=("جميل",)))
        services.set_thresholds(salma, Thresholds(spam_held=0.9))
        decide("reject", posted.comment.id)
        with stored() as unit:
            decision = unit.decisions.of(posted.comment.id)[0]
            (past,) = unit.trials.past(before=None, limit=1)
            # Of another process, which has made nothing ready yet.
            policies = PolicyInForce(services.submit.policies.settings)
            policy = policies.of(unit, decision.policy or 0)
        facts = facts_of(past.facts, address=past.address)
        return decision, judge(submission, facts, policy)

    return act


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=60,
    deadline=None,
)
@given(st.lists(rules(), min_size=1, max_size=3), BODIES, SENDERS, st.integers(0, 90))
def test_a_decision_is_the_same_with_the_version_that_it_names(
    judged_twice, written, body, network, minutes
):
    """Outcome, reasons and places, from what the store gives back, much later."""
    decision, again = judged_twice(written, body, network, minutes)

    assert (again.outcome, again.reasons) == (decision.outcome, decision.reasons)
    assert again.basis.policy == (decision.policy or 0)


def put_in_force(services, salma, written):
    """Save these rules in the place of all others, those that may be in force."""
    for rule in services.read_policy(salma).rules:
        services.remove_rule(salma, rule.id)
    for rule in written:
        # One that would stop everything, or that has ended, is not taken.
        with suppress(InvalidError):
            services.write_rule(salma, rule)
