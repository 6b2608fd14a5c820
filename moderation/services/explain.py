"""A moderator says why, after deciding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.audit import AuditAct, NewEntry
from moderation.domain.decision import Reason, ReasonCode, Verdict
from moderation.domain.errors import NotFoundError
from moderation.domain.moderator import Act

if TYPE_CHECKING:
    from moderation.domain.decision import Decision
    from moderation.domain.moderator import Moderator
    from moderation.ports import Clock, Store


@dataclass(frozen=True)
class Explain:
    """Give a moderator's decision a reason and a note."""

    store: Store
    clock: Clock

    def __call__(
        self,
        moderator: Moderator,
        decision_id: int,
        reason: ReasonCode | None,
        note: str,
    ) -> Decision:
        """Return the decision as it was before its words.

        Raises NotFoundError for a decision that no moderator took or that was undone.
        """
        moderator.must(Act.DECIDE)
        now = self.clock.now()
        with self.store.writing() as writing:
            decision = writing.decisions.get(decision_id)
            if decision is None or not decision.moderator or decision.undone_at:
                raise NotFoundError("decision")
            reasons = (Reason(reason),) if reason else ()
            verdict = Verdict(decision.outcome, reasons)
            writing.decisions.explain(decision_id, verdict, note=note)
            detail = {**verdict.summary(), "decision": str(decision_id)}
            writing.audit.append(
                NewEntry(
                    now, moderator.name, AuditAct.EXPLAIN, decision.comment_id, detail
                )
            )
        return decision
