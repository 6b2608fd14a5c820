"""A moderator looks at what thresholds of the scores would have done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.curve import Curve, curve_of
from moderation.domain.moderator import Act

if TYPE_CHECKING:
    from moderation.domain.moderator import Moderator
    from moderation.ports import Store

# The newest decisions of people; older ones tell less of the models as they are.
NEWEST = 20_000


@dataclass(frozen=True)
class ReadThresholdCurve:
    """Draw a curve from what people decided last.

    A comment's scores are those it was given when it came: nobody had decided about it
    yet, so no model had learned it.
    """

    store: Store

    def __call__(self, moderator: Moderator) -> Curve:
        """Return the curve; raises ForbiddenError for who may not look."""
        moderator.must(Act.LOOK)
        with self.store.reading() as reading:
            decided = reading.scores.decided(limit=NEWEST)
        return curve_of(decided)
