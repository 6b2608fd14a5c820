"""Chiefs change the policy: each change is a new version, whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from moderation.domain.audit import AuditAct, NewEntry
from moderation.domain.errors import NotFoundError, PolicyChangedError
from moderation.domain.moderator import Act
from moderation.domain.policy import PolicyVersion
from moderation.domain.policy_checks import check_note, check_policy, check_rule
from moderation.services.kept_rule import without_addresses
from moderation.services.read_policy import OPERATOR, in_force, saved_version

if TYPE_CHECKING:
    from collections.abc import Callable

    from moderation.domain.moderator import Moderator
    from moderation.domain.policy import Thresholds
    from moderation.domain.written_rule import WrittenRule
    from moderation.ports import Clock, Store, Vault
    from moderation.services.policy_in_force import PolicyInForce

    # What the version before becomes; it may ask for new ids.
    Change = Callable[[PolicyVersion, Callable[[], int]], PolicyVersion]


@dataclass(frozen=True)
class ChangePolicy:
    """Save versions of the policy, each with its audit entry.

    Who changes is a chief, or None for the operator. `seen` is the version that the
    change was thought up over, None for whichever is in force: PolicyChangedError is
    raised where another is. Raises InvalidError for what must not come into force, with
    the line; ForbiddenError for who is no chief. The policy in force stays then.
    """

    store: Store
    clock: Clock
    policies: PolicyInForce

    def saved(
        self,
        who: Moderator | None,
        seen: int | None,
        change: Change,
        *,
        what: str,
        note: str = "",
    ) -> PolicyVersion:
        """Return the new version; `what` is told in the audit log."""
        if who is not None:
            who.must(Act.CHANGE_POLICY)
        check_note(note)
        now = self.clock.now()
        with self.store.reading() as reading:
            before = in_force(reading)
            ids = reading.new_id
            if seen not in {None, before.version}:
                raise PolicyChangedError
            after = replace(
                change(before, ids),
                version=before.version + 1,
                at=now,
                by=who.name if who else OPERATOR,
                note=note,
            )
            # Before the writing unit: tens of thousands of lines take a second.
            policy = self.policies.made(reading, after)
        check_policy(policy)
        with self.store.writing() as writing:
            if writing.policies.newest_number() != before.version:
                raise PolicyChangedError
            writing.policies.add(
                after.version,
                at=now,
                moderator_id=who.id if who else None,
                note=note,
                rules=after.rules,
                thresholds=after.thresholds,
            )
            detail: dict[str, str | int] = {"policy": after.version, "change": what}
            writing.audit.append(
                NewEntry(now, after.by, AuditAct.CHANGE_POLICY, detail=detail)
            )
        return after


@dataclass(frozen=True)
class WriteRule:
    """Add a rule to the policy, or put another in its place; see ChangePolicy.

    Addresses among its lines are kept as blind indexes only.
    """

    policy: ChangePolicy
    vault: Vault

    def __call__(
        self,
        who: Moderator | None,
        rule: WrittenRule,
        *,
        seen: int | None = None,
        note: str = "",
    ) -> PolicyVersion:
        """Return the new version; NotFoundError for an id that is not in force."""
        check_rule(rule, now=self.policy.clock.now())
        kept = without_addresses(rule, self.vault)

        def change(before: PolicyVersion, new_id: Callable[[], int]) -> PolicyVersion:
            if not kept.id:
                added = replace(kept, id=new_id())
                return replace(before, rules=(*before.rules, added))
            if all(one.id != kept.id for one in before.rules):
                raise NotFoundError("rule")
            rules = (kept if one.id == kept.id else one for one in before.rules)
            return replace(before, rules=tuple(rules))

        what = "rule_changed" if rule.id else "rule_added"
        return self.policy.saved(who, seen, change, what=what, note=note)


@dataclass(frozen=True)
class RemoveRule:
    """Take a rule out of the policy; see ChangePolicy. Earlier versions keep it."""

    policy: ChangePolicy

    def __call__(
        self, who: Moderator | None, rule_id: int, *, seen: int | None = None
    ) -> PolicyVersion:
        """Return the new version; NotFoundError for a rule that is not in force."""

        def change(before: PolicyVersion, _: Callable[[], int]) -> PolicyVersion:
            rules = tuple(one for one in before.rules if one.id != rule_id)
            if len(rules) == len(before.rules):
                raise NotFoundError("rule")
            return replace(before, rules=rules)

        return self.policy.saved(who, seen, change, what="rule_removed")


@dataclass(frozen=True)
class SetThresholds:
    """Say where the scores act; see ChangePolicy."""

    policy: ChangePolicy

    def __call__(
        self, who: Moderator | None, thresholds: Thresholds, *, seen: int | None = None
    ) -> PolicyVersion:
        """Return the new version."""

        def change(before: PolicyVersion, _: Callable[[], int]) -> PolicyVersion:
            return replace(before, thresholds=thresholds)

        return self.policy.saved(who, seen, change, what="thresholds")


@dataclass(frozen=True)
class RestorePolicy:
    """Save an earlier version once more, as the newest; see ChangePolicy."""

    policy: ChangePolicy

    def __call__(
        self, who: Moderator | None, version: int, *, seen: int | None = None
    ) -> PolicyVersion:
        """Return the new version; NotFoundError for one that nobody saved.

        Rules whose end has come are brought back as they are, and say nothing.
        """
        with self.policy.store.reading() as reading:
            earlier = saved_version(reading, version)

        def change(_: PolicyVersion, __: Callable[[], int]) -> PolicyVersion:
            return earlier

        return self.policy.saved(who, seen, change, what="restored")
