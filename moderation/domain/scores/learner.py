"""One step of logistic regression, in its dual: how far an example pulls the weights.

An example pulls with a force between nothing and its bound. The step finds the force at
which the example is content, however rare or frequent its features are, so there is no
step size to choose and one pass is nearly as good as many.
"""

from __future__ import annotations

from math import exp, inf

import numpy as np

from moderation.domain.scores.features import Values

_STEPS = 30
_NEAR_ENOUGH = 1e-3
_FAR = 30.0


def force(margin: float, size: float, bound: float, before: float = 0.0) -> float:
    """Return the force of an example; `before` is what it pulled with already.

    `margin` is how sure its own label is now, in logits, and `size` how much a force of
    1 adds to that. Solves t + size (bound / (1 + e^-t) - before) + margin = 0.
    """
    upper = size * before - margin
    lower = upper - size * bound
    at, last = min(max(-margin, lower), upper), inf
    for _ in range(_STEPS):
        share = sigmoid(at)
        excess = at + size * (bound * share - before) + margin
        if abs(excess) < _NEAR_ENOUGH:
            break
        if excess > 0:
            upper = at
        else:
            lower = at
        step = at - excess / (1 + size * bound * share * (1 - share))
        # Newton's steps may leap between the two flat sides of the curve for ever.
        is_nearing = abs(excess) < last / 2 and lower < step < upper
        at, last = step if is_nearing else (lower + upper) / 2, abs(excess)
    return bound * sigmoid(at)


def rates(seen: Values, mass: float) -> Values:
    """Return how quickly each feature learns: the rarer it was seen, the quicker."""
    rarity: Values = np.log((1 + mass) / (1 + seen)) + np.float32(1)
    return rarity * rarity


def sigmoid(logit: float) -> float:
    """Return the probability of a logit."""
    if logit < -_FAR:
        return exp(max(logit, -700.0))
    return 1 / (1 + exp(-logit))
