"""A model as bytes: one line that says what it is, then its tables, compressed.

Weights are halves; how often a bucket was seen is one byte on a scale of eighths of an
octave, exact for small counts. No text can be read back: a bucket is a remainder of a
number of a gram, and thousands of grams share it.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from moderation.domain.errors import ScoresFileError
from moderation.domain.scores.calibration import Calibration
from moderation.domain.scores.features import BUCKETS, Values
from moderation.domain.scores.task import Task

if TYPE_CHECKING:
    from moderation.domain.scores.model import Model

FORMAT = "scores 1"  # another number when features, tables or this line change
_STEPS = 8  # in an octave
_LENGTH = 3 * BUCKETS


class Unpacked(NamedTuple):
    """What a model is made of."""

    task: Task
    learned: int
    positive: int
    mass: float
    intercept: float
    calibration: Calibration
    weights: Values
    seen: Values


def packed(model: Model) -> bytes:
    """Return the bytes of a model."""
    line = model.calibration
    head = {
        "format": FORMAT,
        "task": model.task,
        "learned": model.learned,
        "positive": model.positive,
        "mass": model.mass,
        "intercept": model.intercept,
        "calibration": [
            *(line.slope, line.offset),
            *(line.of_slope, line.of_both, line.of_offset),
        ],
    }
    steps = np.rint(np.log2(model.seen.astype(np.float64) + 1) * _STEPS)
    tables = model.weights.astype("<f2").tobytes() + steps.astype(np.uint8).tobytes()
    return json.dumps(head).encode() + b"\n" + zlib.compress(tables, 9)


def unpacked(data: bytes) -> Unpacked:
    """Return what `packed` was given; raises ScoresFileError for anything else."""
    first, _, rest = data.partition(b"\n")
    try:
        head = json.loads(first)
        if head["format"] != FORMAT:
            raise ScoresFileError(f"this model is not of the form “{FORMAT}”")
        tables = zlib.decompressobj().decompress(rest, _LENGTH + 1)
        weights = np.frombuffer(tables[: 2 * BUCKETS], "<f2").astype(np.float32)
        steps = np.frombuffer(tables[2 * BUCKETS :], np.uint8)
        seen = (2 ** (steps.astype(np.float64) / _STEPS) - 1).astype(np.float32)
        kept = Unpacked(
            task=Task(head["task"]),
            learned=int(head["learned"]),
            positive=int(head["positive"]),
            mass=float(head["mass"]),
            intercept=float(head["intercept"]),
            calibration=Calibration(*map(float, head["calibration"])),
            weights=weights,
            seen=seen,
        )
    except (ValueError, LookupError, TypeError, zlib.error) as error:
        raise ScoresFileError("this is no model, or a part of one") from error
    if len(tables) != _LENGTH:
        raise ScoresFileError("this is no model, or a part of one")
    return kept
