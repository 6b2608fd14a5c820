"""What thresholds of the scores would have done with what people decided."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.decision import Reason, ReasonCode, yielding_to

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from moderation.domain.scores import Assessment

# With fewer decisions one comment would move a share by more than half a percent.
ENOUGH = 200
# Fine where approvals lie, then every hundredth.
THRESHOLDS = (0.002, 0.005, *(hundredth / 100 for hundredth in range(1, 100)), 0.995)
# Reasons that keep no comment from being approved by its scores.
_NO_HINDRANCE = yielding_to(Reason(ReasonCode.UNSUSPICIOUS)) | {
    ReasonCode.UNREVIEWED,
    ReasonCode.LIKELY_SPAM,
    ReasonCode.LIKELY_ABUSE,
    ReasonCode.KNOWN_AUTHOR,
    ReasonCode.UNSUSPICIOUS,
}


@dataclass(frozen=True)
class Decided:
    """A comment that a person decided about, as the scores saw it before that.

    `is_bad` where it was rejected or called spam. `may_pass` where nothing held it that
    an approval by the scores does not outweigh.
    """

    spam: Assessment | None
    abuse: Assessment | None
    is_bad: bool
    may_pass: bool = True


@dataclass(frozen=True)
class Point:
    """What one threshold would have done.

    It would have acted on `count` of all that people decided, a `share` from 0 to 1.
    Of these people decided `wrong` otherwise, a `wrong_share` of `count`.
    """

    threshold: float
    count: int
    share: float
    wrong: int
    wrong_share: float


@dataclass(frozen=True)
class Curve:
    """Points in the order of their thresholds, drawn from `decided` comments.

    `approving` is for `approved_below`: wrong is what people rejected. The other two
    are for `spam_held` and `abuse_held`: wrong is what people approved. `bad` counts
    those of the `decided` that were rejected. Unless `is_enough`, they are too few to
    go by.
    """

    decided: int
    bad: int
    approving: tuple[Point, ...]
    holding_spam: tuple[Point, ...]
    holding_abuse: tuple[Point, ...]

    @property
    def is_enough(self) -> bool:
        """Whether one comment more or less makes little difference."""
        return self.decided >= ENOUGH


def curve_of(decided: Sequence[Decided]) -> Curve:
    """Return what each of THRESHOLDS would have done with comments decided before."""
    return Curve(
        decided=len(decided),
        bad=sum(one.is_bad for one in decided),
        approving=_points(decided, _risk, _at_most, wrong_is_bad=True),
        holding_spam=_points(decided, _spam, _at_least, wrong_is_bad=False),
        holding_abuse=_points(decided, _abuse, _at_least, wrong_is_bad=False),
    )


def may_pass(reasons: Iterable[Reason]) -> bool:
    """Tell whether the scores alone could have approved what came of `reasons`."""
    # A rule that a chief wrote may have any reason, and holds whatever the scores say.
    return all(
        reason.code in _NO_HINDRANCE and "rule" not in reason.data for reason in reasons
    )


def _risk(one: Decided) -> float | None:
    spam, abuse = _spam(one), _abuse(one)
    if not one.may_pass or spam is None or abuse is None:
        return None
    return max(spam, abuse)


def _spam(one: Decided) -> float | None:
    return _sure(one.spam)


def _abuse(one: Decided) -> float | None:
    return _sure(one.abuse)


def _sure(score: Assessment | None) -> float | None:
    """Return what the score says; None where it abstains."""
    return score.probability if score and score.is_confident else None


def _at_most(ordered: list[float], threshold: float) -> int:
    return bisect_right(ordered, threshold)


def _at_least(ordered: list[float], threshold: float) -> int:
    return len(ordered) - bisect_left(ordered, threshold)


def _points(
    decided: Sequence[Decided],
    said: Callable[[Decided], float | None],
    reached: Callable[[list[float], float], int],
    *,
    wrong_is_bad: bool,
) -> tuple[Point, ...]:
    pairs = [(score, one.is_bad) for one in decided if (score := said(one)) is not None]
    every = sorted(score for score, _ in pairs)
    wrong = sorted(score for score, is_bad in pairs if is_bad is wrong_is_bad)
    return tuple(
        _point(at, reached(every, at), reached(wrong, at), len(decided))
        for at in THRESHOLDS
    )


def _point(threshold: float, count: int, wrong: int, of: int) -> Point:
    return Point(threshold, count, _share(count, of), wrong, _share(wrong, count))


def _share(count: int, of: int) -> float:
    return count / of if of else 0.0
