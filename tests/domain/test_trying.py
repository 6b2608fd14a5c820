"""What a draft would have done about comments of the past."""

import pickle
from dataclasses import replace

import pytest

from moderation.domain.basis import facts_text
from moderation.domain.decision import Outcome
from moderation.domain.errors import InvalidError
from moderation.domain.policy import Policy, Thresholds
from moderation.domain.trial import MOST_LISTED, Draft, Effect, Fared
from moderation.domain.trying import Counted, candidate_of, counted
from moderation.domain.written_rule import Comparison, Condition, LooksFor, Trait
from tests import make

SETTINGS = Policy(links_held=2)
KNOWN = facts_text(make.facts())
INSULT, KIND = "يا حمار", "شكرا لكم"


def alone(**changes):
    """One rule as a candidate."""
    return candidate_of(Draft(rule=make.rule(**changes)), SETTINGS)


def whole(*rules):
    """A policy of rules as a candidate."""
    return candidate_of(Draft(rules=rules), SETTINGS)


# One rule


@pytest.mark.parametrize("outcome", ["hold", "reject", "spam"])
@pytest.mark.parametrize(
    ("body", "rejected", "effect"),
    [
        (INSULT, True, Effect.CAUGHT),
        (INSULT, False, Effect.WRONGLY_STOPPED),
        (KIND, True, Effect.MISSED),
        (KIND, False, None),
    ],
)
def test_a_rule_that_stops_is_measured_by_what_people_decided(
    outcome, body, rejected, effect
):
    """Holding what people approved is wrong too: it cost a day."""
    past = make.past(body=body, rejected=rejected)

    assert alone(outcome=Outcome(outcome)).effect_on(past) is effect


@pytest.mark.parametrize(
    ("body", "rejected", "effect"),
    [
        (KIND, True, Effect.WRONGLY_PASSED),
        (KIND, False, Effect.RIGHTLY_PASSED),
        (INSULT, True, None),
        (INSULT, False, None),
    ],
)
def test_a_rule_that_approves_is_measured_by_what_people_decided(
    body, rejected, effect
):
    """What it says nothing about was not its business."""
    rule = alone(outcome=Outcome.APPROVE, lines=("شكرا",))

    assert rule.effect_on(make.past(body=body, rejected=rejected)) is effect


def test_one_rule_speaks_alone():
    """The pipeline would hold these links whatever the rule says."""
    past = make.past(body="https://example.org/a https://example.org/b")

    assert alone().effect_on(past) is None


def test_a_rule_that_only_logs_is_tried_as_if_it_acted():
    """What it would do is the question."""
    past = make.past(body=INSULT, rejected=True)

    assert alone(log_only=True).effect_on(past) is Effect.CAUGHT


def test_conditions_hold_at_the_moment_of_the_comment():
    """By the facts that were kept with it."""
    first = Condition(Trait.FIRST_COMMENT, Comparison.IS, ("yes",))
    rule = alone(conditions=(first,))
    stranger = facts_text(make.facts(approved=0))

    assert rule.effect_on(make.past(body=INSULT, facts=KNOWN)) is None
    assert (
        rule.effect_on(make.past(body=INSULT, facts=stranger)) is Effect.WRONGLY_STOPPED
    )


# A whole policy


@pytest.mark.parametrize(
    ("changes", "effect"),
    [
        ({"body": INSULT, "rejected": True}, Effect.CAUGHT),
        ({"body": INSULT, "rejected": False}, Effect.WRONGLY_STOPPED),
        ({"body": KIND, "rejected": True, "facts": KNOWN}, Effect.WRONGLY_PASSED),
        ({"body": KIND, "rejected": False, "facts": KNOWN}, Effect.RIGHTLY_PASSED),
    ],
)
def test_a_policy_is_measured_by_what_the_pipeline_decides(changes, effect):
    """Its own rules among ours."""
    assert whole(make.rule()).effect_on(make.past(**changes)) is effect


@pytest.mark.parametrize("state", ["open", "held"])
def test_what_only_waits_for_its_turn_is_not_stopped(state):
    """First comments are held whatever they say; what is bad among them is missed."""
    policy = whole(make.rule())

    assert policy.effect_on(make.past(body=KIND, state=state)) is None
    assert (
        policy.effect_on(make.past(body=KIND, state=state, rejected=True))
        is Effect.MISSED
    )


def test_in_a_policy_a_rule_that_only_logs_decides_nothing():
    """As it would in force."""
    past = make.past(body=INSULT, rejected=True)

    assert whole(make.rule(log_only=True)).effect_on(past) is Effect.MISSED


def test_limits_are_those_in_force_and_thresholds_too():
    """Unless the draft has its own."""
    in_force, own = Thresholds(spam_held=0.8), Thresholds(spam_held=0.9)
    policy = replace(SETTINGS, thresholds=in_force)

    assert candidate_of(Draft(), policy).policy == policy
    assert candidate_of(Draft(thresholds=own), policy).policy.thresholds == own


# What cannot be told


def test_rules_about_networks_cannot_be_tried():
    """Where a comment came from is kept as a digest only."""
    networks = make.rule(id=8, looks_for=LooksFor.NETWORKS, lines=("192.0.2.0/24",))

    assert whole(make.rule(), networks).untried == (8,)
    assert alone().untried == ()


def test_a_rule_about_hosts_finds_those_of_addresses():
    """That is the only part of an address that anyone asks for."""
    hosts = alone(looks_for=LooksFor.DOMAINS, lines=("example.net",))

    assert hosts.asks_for_domains
    assert not alone().asks_for_domains
    assert hosts.effect_on(make.past(domain="example.org")) is None
    assert hosts.effect_on(make.past(domain="example.net")) is Effect.WRONGLY_STOPPED


def test_a_rule_about_addresses_knows_them_by_their_index():
    """Without opening one."""
    index = b"\x01" * 32
    rule = alone(looks_for=LooksFor.ADDRESSES, lines=(index.hex(),))

    assert not rule.asks_for_domains
    assert rule.effect_on(make.past(address=b"\x02" * 32)) is None
    assert rule.effect_on(make.past(address=index)) is Effect.WRONGLY_STOPPED


@pytest.mark.parametrize("line", ["@example.net", "*@example.net"])
def test_a_rule_about_all_addresses_of_a_host_asks_for_hosts(line):
    """As one about hosts does."""
    rule = alone(looks_for=LooksFor.ADDRESSES, lines=(line,))

    assert rule.asks_for_domains
    assert rule.effect_on(make.past(domain="example.net")) is Effect.WRONGLY_STOPPED


def test_a_rule_that_cannot_be_read_is_refused():
    """When it is made ready."""
    broken = alone(looks_for=LooksFor.PATTERN, lines=("(",))

    with pytest.raises(InvalidError):
        _ = broken.policy.rulebook


# Many


def test_comments_are_counted_by_how_they_fared():
    """And listed, those to read first."""
    some = [
        make.past(comment_id=3, body=INSULT, rejected=True),
        make.past(comment_id=2, body=KIND),
        make.past(comment_id=1, body=INSULT, section="رياضة"),
    ]

    found = counted(alone(), some)

    assert found.counts == {
        Fared("اقتصاد", "ar", Effect.CAUGHT): 1,
        Fared("اقتصاد", "ar", None): 1,
        Fared("رياضة", "ar", Effect.WRONGLY_STOPPED): 1,
    }
    assert found.listed == [(1, Effect.WRONGLY_STOPPED), (3, Effect.CAUGHT)]


def test_parts_become_a_whole():
    """The newer comments stay in front, and no more are listed than anyone reads."""
    part = counted(alone(), [make.past(comment_id=9, body=INSULT)])
    older = counted(alone(), [make.past(comment_id=1, body=INSULT)] * MOST_LISTED)

    whole_ = part.plus(older)

    assert whole_.counts.total() == MOST_LISTED + 1
    assert len(whole_.listed) == MOST_LISTED
    assert whole_.listed[0] == (9, Effect.WRONGLY_STOPPED)
    assert isinstance(whole_, Counted)


def test_a_candidate_and_a_comment_go_from_process_to_process():
    """As they are."""
    candidate, past = alone(), make.past()

    assert pickle.loads(pickle.dumps((candidate, past))) == (candidate, past)  # noqa: S301 - our own
