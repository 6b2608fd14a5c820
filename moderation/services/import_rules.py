"""Chiefs and the operator take in rules from a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from moderation.domain.errors import InvalidError
from moderation.domain.policy_checks import check_rule
from moderation.domain.rule_file import rules_from
from moderation.domain.rulebook import Rulebook
from moderation.services.kept_rule import without_addresses

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from moderation.domain.decision import Outcome
    from moderation.domain.moderator import Moderator
    from moderation.domain.policy import PolicyVersion
    from moderation.domain.rule_file import FileOfRules
    from moderation.domain.written_rule import WrittenRule
    from moderation.ports import Vault
    from moderation.services.change_policy import ChangePolicy


@dataclass(frozen=True)
class ImportRules:
    """Take in the rules of a file, all of them or none; see ChangePolicy.

    What is wrong is told by the line of the file, in JSON by the number of the rule.
    """

    policy: ChangePolicy
    vault: Vault

    def __call__(  # noqa: PLR0913 - a file, and how it is to be read
        self,
        who: Moderator | None,
        content: bytes,
        *,
        name: str = "",
        outcome: Outcome | None = None,
        replace_all: bool = False,
        seen: int | None = None,
    ) -> PolicyVersion:
        """Return the new version.

        `name` and `outcome` say what a mere list of words is for. With `replace_all`
        the rules and thresholds of the file take the place of those in force; else the
        rules come beside them, except those whose ids are in force.
        """
        file = rules_from(content, name=name, outcome=outcome)
        rules = self._checked(file)

        def change(before: PolicyVersion, new_id: Callable[[], int]) -> PolicyVersion:
            taken = _identified(rules, new_id)
            if replace_all:
                thresholds = file.thresholds or before.thresholds
                return replace(before, rules=taken, thresholds=thresholds)
            new = {rule.id: rule for rule in taken}
            old = tuple(new.pop(rule.id, rule) for rule in before.rules)
            return replace(before, rules=(*old, *new.values()))

        try:
            return self.policy.saved(who, seen, change, what="imported", note=name)
        except InvalidError:
            self._raise_with_its_line(file, rules)
            raise

    def _checked(self, file: FileOfRules) -> tuple[WrittenRule, ...]:
        now = self.policy.clock.now()
        rules = []
        for place, rule in enumerate(file.rules, start=1):
            try:
                check_rule(rule, now=now)
                rules.append(without_addresses(rule, self.vault))
            except InvalidError as error:
                faults = (
                    replace(fault, data={**fault.data, "rule": place})
                    for fault in error.errors
                )
                raise file.in_file(InvalidError(*faults)) from error
        return tuple(rules)

    def _raise_with_its_line(
        self, file: FileOfRules, rules: Sequence[WrittenRule]
    ) -> None:
        """Find the fault among the rules of the file alone: there it has a line."""
        try:
            Rulebook(rules, self.policy.policies.settings.time_zone)
        except InvalidError as error:
            raise file.in_file(error) from error


def _identified(
    rules: Sequence[WrittenRule], new_id: Callable[[], int]
) -> tuple[WrittenRule, ...]:
    return tuple(rule if rule.id else replace(rule, id=new_id()) for rule in rules)
