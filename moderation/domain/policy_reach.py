"""Whether the rules of a policy leave anything for people to decide.

What rules look for is put to ordinary comments that have nothing in common. Whether
conditions leave anything out is worked out by the values that make a difference.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from moderation.domain.facts import Facts
from moderation.domain.folding import fold
from moderation.domain.rulebook.conditions import COMPARED, hours_of
from moderation.domain.rulebook.spoken import LANGUAGES
from moderation.domain.submission import Submission
from moderation.domain.written_rule import Comparison, Trait

if TYPE_CHECKING:
    from moderation.domain.decision import Outcome
    from moderation.domain.policy import Policy
    from moderation.domain.written_rule import Condition, WrittenRule

# They share no word, no letter, no length and no sender; `x.example` is nobody's.
_ORDINARY = (
    ("منى", "شكرا على هذا المقال المفيد", "10.0.0.1"),
    ("Sam", "Well put; it convinced me, though the figures are old.", "80.0.0.1"),
    ("Zoé", "Vu hier : très juste !", "140.0.0.1"),
    ("李", "好", "200.0.0.1"),
    ("Иван", "Хорошо " * 60, "233.252.0.1"),
    ("٧", "٢٠٢٦: https://x.example/ 🙂", "100.64.0.1"),
)
# What comments and their authors are, but for a few: where a rule says more than that
# it leaves nothing out.
_USUAL = {
    Trait.LINKS: (0, 5),
    Trait.LENGTH: (1, 2000),
    Trait.APPROVED: (0, 50),
    Trait.REJECTED: (0, 10),
}
_ANOTHER = ""
# Far more than the conditions of any newsroom need.
_MOST_STEPS = 20_000

_Values = frozenset[int | str]
# What each trait of a comment may still be.
_Room = dict[Trait, _Values]


def reaches_all(policy: Policy, outcomes: Collection[Outcome]) -> bool:
    """Tell whether the rules with these outcomes match whatever anybody sends.

    Rules that only log do not count; those that end some day do.
    """
    always = [
        rule
        for rule in _finding_always(policy)
        if rule.outcome in outcomes and not rule.log_only
    ]
    return bool(always) and not _leave_room(always)


def _finding_always(policy: Policy) -> list[WrittenRule]:
    """Return the rules that look for nothing, or find something in whatever comes."""
    found = [
        {
            id(rule)
            for rule in policy.rulebook.found_whatever_else(
                Submission("", body, name, "", network), Facts(now=0)
            )
        }
        for name, body, network in _ORDINARY
    ]
    in_each = set.intersection(*found)
    return [rule for rule in policy.rules if id(rule) in in_each]


def _leave_room(rules: Sequence[WrittenRule]) -> bool:
    """Tell whether there can be a comment that none of `rules` matches."""
    # Those that leave least first, so that what leaves nothing shows at once.
    rules = sorted(rules, key=lambda rule: len(rule.conditions))
    open_ = [(_whole(rules), 0)]
    for _ in range(_MOST_STEPS):
        if not open_:
            return False
        room, done = open_.pop()
        if not _can_be(room):
            continue
        if done == len(rules):
            return True
        open_ += [(_without(room, one), done + 1) for one in rules[done].conditions]
    return True


def _whole(rules: Iterable[WrittenRule]) -> _Room:
    """Return for each trait every value that makes a difference to a condition."""
    conditions = [condition for rule in rules for condition in rule.conditions]
    told: dict[Trait, set[str]] = {trait: set() for trait in Trait}
    for condition in conditions:
        told[condition.trait].update(condition.values)
    return {
        Trait.LANGUAGE: frozenset(LANGUAGES),
        Trait.SECTION: frozenset({*map(fold, told[Trait.SECTION]), _ANOTHER}),
        Trait.FIRST_COMMENT: frozenset({"yes", "no"}),
        Trait.HOUR: frozenset(range(24)),
        **{trait: _near(told[trait], *usual) for trait, usual in _USUAL.items()},
    }


def _near(bounds: Iterable[str], least: int, most: int) -> _Values:
    near = {int(bound) + by for bound in bounds for by in (-1, 0, 1)}
    return frozenset({least, most} | {at for at in near if least <= at <= most})


def _can_be(room: _Room) -> bool:
    """Tell whether a comment can be so: who has a record writes no first one."""
    if not all(room.values()):
        return False
    record, first = (room[Trait.APPROVED], room[Trait.REJECTED]), Trait.FIRST_COMMENT
    is_new = "yes" in room[first] and all(0 in counts for counts in record)
    is_known = "no" in room[first] and any(counts != {0} for counts in record)
    return is_new or is_known


def _without(room: _Room, condition: Condition) -> _Room:
    """Return what of `room` the condition leaves out."""
    values = room[condition.trait]
    meant = frozenset(value for value in values if _holds(condition, value))
    return {**room, condition.trait: values - meant}


def _holds(condition: Condition, value: int | str) -> bool:
    trait, told = condition.trait, condition.values
    if trait in _USUAL:
        return COMPARED[condition.comparison](int(value), int(told[0]))
    if trait is Trait.HOUR:
        is_told = any(value in hours_of(span) for span in told)
    elif trait is Trait.SECTION:
        is_told = value in set(map(fold, told))
    else:
        is_told = value in told
    return is_told is (condition.comparison is Comparison.IS)
