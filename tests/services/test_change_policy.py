"""Chiefs change the policy: each change is a new version, whole or not at all."""

from dataclasses import replace

import pytest

from moderation.domain.decision import Outcome
from moderation.domain.errors import (
    ForbiddenError,
    InvalidError,
    NotFoundError,
    PolicyChangedError,
)
from moderation.domain.policy import PolicyVersion, Thresholds
from moderation.domain.rulebook.faults import RuleFault
from moderation.domain.written_rule import LooksFor
from tests import make

NEW = make.rule(id=0)


@pytest.fixture
def write(services, salma):
    """Let Salma write a rule."""

    def act(rule=NEW, **more):
        return services.write_rule(salma, rule, **more)

    return act


def test_before_any_change_the_policy_has_no_rules(services, nora):
    """Its version is 0."""
    policy = services.read_policy(nora)

    assert (policy.version, policy.rules) == (0, ())
    with pytest.raises(NotFoundError):
        services.read_policy.version(nora, 1)


def test_a_new_rule_is_a_new_version(services, salma, clock, write):
    """It tells who saved it, when, and why."""
    saved = write(note="بعد اجتماع")

    (rule,) = saved.rules
    assert saved == PolicyVersion(1, clock.now(), "سلمى", "بعد اجتماع", (rule,))
    assert rule == replace(NEW, id=rule.id)
    assert services.read_policy(salma) == saved
    assert services.read_policy.version(salma, 1) == saved


def test_a_change_puts_a_rule_in_the_place_of_another(write):
    """Its id stays, and so does its place."""
    first = write().rules[0]
    write(replace(NEW, title="ثانية"))

    saved = write(replace(first, title="أخرى"))

    assert [rule.title for rule in saved.rules] == ["أخرى", "ثانية"]
    assert (saved.version, saved.rules[0].id) == (3, first.id)


def test_a_rule_is_removed(services, salma, write):
    """Earlier versions keep it."""
    rule = write().rules[0]

    saved = services.remove_rule(salma, rule.id)

    assert saved.rules == ()
    assert services.read_policy.version(salma, 1).rules == (rule,)


def test_a_rule_that_is_not_in_force_cannot_be_changed(services, salma, write):
    """Nor removed."""
    with pytest.raises(NotFoundError):
        write(make.rule(id=99))
    with pytest.raises(NotFoundError):
        services.remove_rule(salma, 99)


def test_thresholds_are_a_version_too(services, salma, write):
    """The rules stay."""
    write()

    saved = services.set_thresholds(salma, Thresholds(spam_held=0.9))

    assert (saved.version, len(saved.rules)) == (2, 1)
    assert saved.thresholds == Thresholds(spam_held=0.9)


def test_an_earlier_version_comes_back_as_the_newest(services, salma, write):
    """Nothing in between is lost."""
    first = write()
    services.remove_rule(salma, first.rules[0].id)

    saved = services.restore_policy(salma, 1)

    assert (saved.version, saved.rules) == (3, first.rules)
    with pytest.raises(NotFoundError):
        services.restore_policy(salma, 9)


def test_what_somebody_saved_meanwhile_is_not_overwritten(services, salma, write):
    """The policy is as they left it."""
    write(seen=0)

    with pytest.raises(PolicyChangedError):
        write(seen=0)

    assert services.read_policy(salma).version == 1


def test_of_two_who_save_at_once_one_does(services, salma, at_once):
    """The other is told."""

    def act():
        return services.write_rule(salma, NEW, seen=0)

    results = at_once(act, act)

    kinds = sorted(type(result).__name__ for result in results)
    assert kinds == ["PolicyChangedError", "PolicyVersion"]


@pytest.mark.parametrize("who", ["idris", "nora"])
def test_only_chiefs_change_the_policy(services, request, who):
    """Others look at it."""
    person = request.getfixturevalue(who)

    with pytest.raises(ForbiddenError):
        services.write_rule(person, NEW)

    assert services.read_policy(person).version == 0


def test_the_operator_may_do_it_from_the_terminal(services):
    """And is named so."""
    saved = services.write_rule(None, NEW)

    assert saved.by == "operator"
    assert services.read_policy(None) == saved


def test_what_cannot_be_read_is_refused_and_the_policy_stays(services, salma, write):
    """With the line."""
    write()

    with pytest.raises(InvalidError) as refused:
        write(make.rule(id=0, looks_for=LooksFor.PATTERN, lines=("x", "(")))

    assert refused.value.errors[0].data["line"] == 2
    assert services.read_policy(salma).version == 1


def test_an_address_is_kept_as_its_blind_index(services, salma, wired, write):
    """Nobody who reads the policy learns it, and the rule finds its author."""
    lines = ("amina@EXAMPLE.org", "@example.net")

    saved = write(make.rule(id=0, looks_for=LooksFor.ADDRESSES, lines=lines))

    index = wired.vault.email_index("amina@example.org").hex()
    assert saved.rules[0].lines[0] == f"{index} a•••@e•••"
    assert saved.rules[0].lines[1] == "@example.net"


def test_what_is_no_address_is_refused_with_its_line(write):
    """Before anything is kept."""
    rule = make.rule(id=0, looks_for=LooksFor.ADDRESSES, lines=("@a.example", "كلب"))

    with pytest.raises(InvalidError) as refused:
        write(rule)

    (fault,) = refused.value.errors
    assert (fault.code, fault.data) == (RuleFault.ADDRESS, {"line": 2})


def test_every_change_leaves_an_entry(services, salma, write, entries):
    """It names version and kind, and none of the words."""
    rule = write().rules[0]
    write(replace(rule, title="أخرى"))
    services.remove_rule(salma, rule.id)
    services.set_thresholds(salma, Thresholds())
    services.restore_policy(salma, 1)
    services.import_rules(salma, "حمار\n".encode(), name="keys.txt")

    told = [entry for entry in entries() if entry.act == "change_policy"]

    assert [entry.detail for entry in told] == [
        {"policy": 1, "change": "rule_added"},
        {"policy": 2, "change": "rule_changed"},
        {"policy": 3, "change": "rule_removed"},
        {"policy": 4, "change": "thresholds"},
        {"policy": 5, "change": "restored"},
        {"policy": 6, "change": "imported"},
    ]


def test_a_file_adds_its_rules(services, salma, write):
    """All of them, beside those in force."""
    write()

    saved = services.import_rules(
        salma, "غبي\nexample.com\n".encode(), name="keys.txt", outcome=Outcome.REJECT
    )

    kinds = [rule.looks_for for rule in saved.rules]
    assert kinds == [LooksFor.WORDS, LooksFor.WORDS, LooksFor.DOMAINS]
    assert len({rule.id for rule in saved.rules} - {0}) == 3


def test_a_file_may_take_the_place_of_all_rules(services, salma, write):
    """The thresholds stay, where the file names none."""
    write()
    services.set_thresholds(salma, Thresholds(spam_held=0.9))

    saved = services.import_rules(salma, "غبي\n".encode(), replace_all=True)

    assert [rule.lines for rule in saved.rules] == [("غبي",)]
    assert saved.thresholds == Thresholds(spam_held=0.9)


def test_a_file_that_is_wrong_changes_nothing(services, salma, write):
    """Not even by what is right in it."""
    write()

    with pytest.raises(InvalidError):
        services.import_rules(salma, b"\xff\xfe")

    assert services.read_policy(salma).version == 1
