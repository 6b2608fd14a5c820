"""A moderator tries a rule, or a whole policy, on what people decided before."""

import logging

import pytest

from moderation.domain.errors import InvalidError, NotFoundError
from moderation.domain.policy import Policy, Thresholds
from moderation.domain.trial import Draft, Effect, Tally
from moderation.domain.written_rule import LooksFor
from moderation.services.policy_in_force import PolicyInForce
from moderation.services.try_rules import TryRules, in_a_thread
from tests import make
from tests.waiting import eventually

INSULT = Draft(rule=make.rule())


class Later:
    """Begins work when it is told to."""

    def __init__(self):
        """Have nothing to do."""
        self.work = []

    def __call__(self, work):
        """Take something to do."""
        self.work.append(work)

    def begin(self):
        """Do what was given first."""
        self.work.pop(0)()


@pytest.fixture
def later():
    """What begins trials, in the hand of the test."""
    return Later()


@pytest.fixture
def try_with(wired, clock):
    """Make the act, with its own way to begin and its own few."""

    def make_act(begin, few=5000):
        policies = PolicyInForce(Policy())
        return TryRules(wired.store, clock, wired.vault, policies, few, begin)

    return make_act


@pytest.fixture
def try_rules(try_with, later):
    """The act, which begins when the test says so."""
    return try_with(later)


@pytest.fixture
def past(services, decide):
    """Let Amina have written, and Salma have decided."""

    def write(body, outcome, **changes):
        comment = make.posted(services, body=body, **changes).comment
        decide(outcome, comment.id)
        return comment.id

    return write


@pytest.fixture
def save(wired):
    """Save the first version of the policy."""

    def act(*rules, **thresholds):
        said = {"at": make.NOW, "moderator_id": None, "note": ""}
        said["thresholds"] = Thresholds(**thresholds)
        with wired.store.writing() as unit:
            unit.policies.add(1, rules=rules, **said)

    return act


@pytest.fixture
def insults(past):
    """One that was rejected, one that was let through, and a kind word."""
    return [
        past("أنت حمار", "reject"),
        past("ركب حمار جاره", "approve"),
        past("شكرا", "approve"),
    ]


def test_a_trial_begins_at_once_and_is_finished_later(
    try_rules, nora, later, insults, clock
):
    """Whoever may look may try and see."""
    trial_id = try_rules.start(nora, INSULT, 100)
    begun = try_rules(nora, trial_id)
    clock.pass_(make.SECOND)
    later.begin()
    finished = try_rules(nora, trial_id)

    assert (begun.by, begun.draft, begun.most) == (nora.name, INSULT, 100)
    assert (begun.is_running, begun.done, begun.of) == (True, 0, 3)
    assert (finished.finished_at, finished.done) == (clock.now(), 3)
    assert finished.tally == Tally(decided=3, caught=1, wrongly_stopped=1)
    assert finished.by_section == {"اقتصاد": finished.tally}
    assert finished.by_language == {"ar": finished.tally}
    assert finished.listed == (
        (insults[1], Effect.WRONGLY_STOPPED),
        (insults[0], Effect.CAUGHT),
    )


def test_a_trial_goes_on_in_a_thread(services, salma, insults):
    """The request that began it does not wait."""
    trial_id = services.try_rules.start(salma, INSULT, 100)

    assert eventually(lambda: services.try_rules(salma, trial_id).finished_at)


def test_only_the_last_comments_are_tried(try_rules, insults):
    """So many as were asked for, and one at the least."""
    assert try_rules.now(INSULT, 2).tally == Tally(decided=2, wrongly_stopped=1)
    assert try_rules.now(INSULT, 0).tally.decided == 1


def test_nothing_is_found_where_nobody_decided(try_rules, services):
    """That is an answer too."""
    make.posted(services)

    assert try_rules.now(INSULT, 100).tally == Tally()


def test_a_trial_at_once_says_how_far_it_is(try_rules, insults):
    """For a terminal."""
    told = []

    try_rules.now(INSULT, 100, lambda done, of: told.append((done, of)))

    assert told == [(3, 3)]


# What is tried


def test_a_whole_policy_is_tried(try_rules, insults):
    """The kind word is a first comment, which waits for people in any case."""
    found = try_rules.now(Draft(rules=(make.rule(),)), 100)

    assert found.tally == Tally(decided=3, caught=1, wrongly_stopped=1)


def test_a_stored_version_is_tried(try_rules, save, insults):
    """With the rules that it had."""
    save(make.rule())

    assert try_rules.now(Draft(version=1), 100).tally.caught == 1
    assert try_rules.now(Draft(version=0), 100).tally.missed == 1


def test_rules_are_tried_with_the_thresholds_in_force(try_rules, save, stored):
    """Unless the draft has its own."""
    save(spam_held=0.9)

    with stored() as reading:
        candidate = try_rules._candidate(reading, Draft(rules=(make.rule(),)))
        of_settings = try_rules._candidate(reading, Draft(version=0))

    assert candidate.policy.thresholds == Thresholds(spam_held=0.9)
    assert of_settings.policy.thresholds == Thresholds()


def test_addresses_are_known_by_their_index_and_kept_so(try_rules, salma, later, past):
    """No trial holds one in plain."""
    past("شكرا", "approve")
    address = make.rule(looks_for=LooksFor.ADDRESSES, lines=("amina@example.org",))

    trial_id = try_rules.start(salma, Draft(rule=address), 100)
    later.begin()
    trial = try_rules(salma, trial_id)

    assert trial.tally.wrongly_stopped == 1
    assert "amina" not in trial.draft.rule.lines[0]
    assert try_rules.now(Draft(rules=(address,)), 100).tally.wrongly_stopped == 1


def test_a_version_that_is_not_there_cannot_be_tried(try_rules, salma):
    """Nothing begins."""
    with pytest.raises(NotFoundError):
        try_rules.start(salma, Draft(version=9), 100)


def test_rules_that_cannot_be_read_are_refused_at_once(try_rules, salma, later):
    """Not in a trial that fails when nobody looks."""
    broken = make.rule(looks_for=LooksFor.PATTERN, lines=("(",))

    with pytest.raises(InvalidError):
        try_rules.start(salma, Draft(rule=broken), 100)

    assert later.work == []


def test_hosts_of_addresses_are_opened_where_a_rule_asks(try_rules, past):
    """And only the host is looked at."""
    past("شكرا", "approve", email="amina@example.net")
    hosts = make.rule(looks_for=LooksFor.DOMAINS, lines=("example.net",))

    assert try_rules.now(Draft(rule=hosts), 100).tally.wrongly_stopped == 1


# Who waits for it


def test_there_is_no_trial_of_that_number(try_rules, salma):
    """Old ones are gone too."""
    with pytest.raises(NotFoundError):
        try_rules(salma, 1)


def test_a_new_trial_gives_up_the_one_before(try_rules, salma, later, insults):
    """It stops at its next sign of life, and finds nothing."""
    old = try_rules.start(salma, INSULT, 100)
    new = try_rules.start(salma, INSULT, 100)

    later.begin()
    later.begin()

    assert try_rules(salma, old).failed
    assert try_rules(salma, old).tally == Tally()
    assert try_rules(salma, new).finished_at


def test_a_trial_whose_process_is_gone_has_failed(try_rules, salma, clock):
    """Nobody waits for it for longer than half a minute."""
    trial_id = try_rules.start(salma, INSULT, 100)

    clock.pass_(31 * make.SECOND)

    assert try_rules(salma, trial_id).failed


def test_a_trial_that_breaks_has_failed_and_the_log_names_no_words(
    try_rules, salma, later, insults, engine, database, caplog
):
    """Here an address is not what the vault has sealed."""
    engine.tamper(database, "update authors set email_sealed = ?", b"broken")
    hosts = make.rule(looks_for=LooksFor.DOMAINS, lines=("example.net",))
    trial_id = try_rules.start(salma, Draft(rule=hosts), 100)

    with caplog.at_level(logging.ERROR):
        later.begin()

    assert try_rules(salma, trial_id).failed
    assert caplog.messages == ["a trial failed: KeyFileError"]


def test_a_trial_waits_for_its_turn(try_rules, salma, later, insults, clock):
    """And says meanwhile that it lives."""
    _ = try_rules._turns.acquire(), try_rules._turns.acquire()
    trial_id = try_rules.start(salma, INSULT, 100)
    clock.pass_(29 * make.SECOND)

    in_a_thread(later.begin)
    touched = eventually(lambda: lives(try_rules, clock, trial_id, salma))
    try_rules._turns.release(2)

    assert touched
    assert eventually(lambda: try_rules(salma, trial_id).finished_at)


def lives(try_rules, clock, trial_id, moderator):
    """Tell whether a trial will not have failed two seconds later."""
    clock.pass_(2 * make.SECOND)
    try:
        return try_rules(moderator, trial_id).is_running
    finally:
        clock.pass_(-2 * make.SECOND)


def test_an_operator_reads_what_was_found(try_rules, insults):
    """The comments themselves."""
    comments = try_rules.comments(insults[:2])

    assert {id_: one.body for id_, one in comments.items()} == {
        insults[0]: "أنت حمار",
        insults[1]: "ركب حمار جاره",
    }


# Processes


def test_many_comments_are_put_to_it_by_processes_of_their_own(
    try_with, later, insults
):
    """They find what this one finds."""
    found = try_with(later, few=2).now(INSULT, 100)

    assert found == try_with(later).now(INSULT, 100)
