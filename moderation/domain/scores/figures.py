"""How good scores are: figures of labels and the scores that they were given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True)
class Figures:
    """What `scores evaluate` tells of scores."""

    rows: int
    positive: int
    auc: float
    recall_at_1: float
    recall_at_5: float
    brier: float
    expected_calibration_error: float


@dataclass(frozen=True)
class Bin:
    """Scores near each other: how many, their mean, and the share with the label."""

    count: int
    mean: float
    share: float


def figures_of(labels: Sequence[bool], scores: Sequence[float]) -> Figures:
    """Return all figures. There are labels of both kinds."""
    return Figures(
        rows=len(labels),
        positive=sum(labels),
        auc=auc(labels, scores),
        recall_at_1=recall_at(labels, scores, 0.01),
        recall_at_5=recall_at(labels, scores, 0.05),
        brier=brier(labels, scores),
        expected_calibration_error=expected_calibration_error(labels, scores),
    )


def auc(labels: ArrayLike, scores: ArrayLike) -> float:
    """Return how often one with the label has more than one without; a tie is half."""
    is_positive, values = _paired(labels, scores)
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[places]
    positive = int(is_positive.sum())
    above = ranks[is_positive].sum() - positive * (positive + 1) / 2
    return float(above / (positive * (len(values) - positive)))


def recall_at(labels: ArrayLike, scores: ArrayLike, false_positives: float) -> float:
    """Return the share of the label found above the threshold that suits best.

    Of those without it, no more than `false_positives`, a share, are above.
    """
    is_positive, values = _paired(labels, scores)
    others = np.sort(values[~is_positive])[::-1]
    spared = int(false_positives * len(others) + 1e-9)
    if spared >= len(others):
        return 1.0
    return float(np.mean(values[is_positive] > others[spared]))


def brier(labels: ArrayLike, scores: ArrayLike) -> float:
    """Return the mean square of what the scores miss by."""
    is_positive, values = _paired(labels, scores)
    return float(np.mean((values - is_positive) ** 2))


def expected_calibration_error(labels: ArrayLike, scores: ArrayLike) -> float:
    """Return by how much scores and shares differ, over bins of equal counts."""
    bins = calibration_curve(labels, scores)
    rows = sum(each.count for each in bins)
    return sum(each.count * abs(each.mean - each.share) for each in bins) / rows


def calibration_curve(
    labels: ArrayLike, scores: ArrayLike, bins: int = 10
) -> tuple[Bin, ...]:
    """Return scores in bins of nearly equal counts, from low to high."""
    is_positive, values = _paired(labels, scores)
    order = np.argsort(values, kind="stable")
    return tuple(
        Bin(len(part), float(values[part].mean()), float(is_positive[part].mean()))
        for part in np.array_split(order, bins)
        if len(part)
    )


def _paired(labels: ArrayLike, scores: ArrayLike) -> tuple[NDArray[np.bool_], Floats]:
    return np.asarray(labels, bool), np.asarray(scores, np.float64)
