"""A moderator looks at what a written rule has done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.errors import NotFoundError
from moderation.domain.moderator import Act
from moderation.domain.rule_record import RuleTally, tally_of
from moderation.services.cards import Card, cards_of

if TYPE_CHECKING:
    from moderation.domain.moderator import Moderator
    from moderation.domain.written_rule import WrittenRule
    from moderation.ports import Reading, Store, Vault

# The record speaks of this many matches at most, the newest.
COUNTED = 1000
_SHOWN = 20


@dataclass(frozen=True)
class RuleRecord:
    """A rule of the policy in force, its tally, and what it matched last."""

    rule: WrittenRule
    tally: RuleTally
    cards: list[Card]


@dataclass(frozen=True)
class ReadRuleRecord:
    """Tell what rules of the policy in force have done; ForbiddenError for others."""

    store: Store
    vault: Vault

    def __call__(self, moderator: Moderator, rule_id: int) -> RuleRecord:
        """Return one rule's record; NotFoundError for a rule not in force."""
        moderator.must(Act.LOOK)
        with self.store.reading() as reading:
            rules = {rule.id: rule for rule in _rules(reading)}
            if rule_id not in rules:
                raise NotFoundError("rule")
            rule = rules[rule_id]
            counts = reading.rule_matches.counts([rule_id], newest=COUNTED)
            ids = reading.rule_matches.comments(rule_id, limit=_SHOWN)
            found = reading.comments.by_ids(ids)
            cards = cards_of(reading, self.vault, [found[id_] for id_ in ids])
        return RuleRecord(rule, tally_of(rule.outcome, counts.get(rule_id, [])), cards)

    def tallies(self, moderator: Moderator) -> dict[int, RuleTally]:
        """Return the tally of every rule in force, by its id."""
        moderator.must(Act.LOOK)
        with self.store.reading() as reading:
            rules = _rules(reading)
            counts = reading.rule_matches.counts(
                [rule.id for rule in rules], newest=COUNTED
            )
        return {
            rule.id: tally_of(rule.outcome, counts.get(rule.id, [])) for rule in rules
        }


def _rules(reading: Reading) -> tuple[WrittenRule, ...]:
    policy = reading.policies.newest()
    return policy.rules if policy else ()
