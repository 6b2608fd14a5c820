"""A model as bytes that lose nothing, for one that goes on learning elsewhere.

What `Model.to_bytes` writes is small and rounded. Models that must stay the same to the
bit, however often they are kept and read, are kept like this.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING

import numpy as np

from moderation.domain.errors import ScoresFileError
from moderation.domain.scores.calibration import Calibration
from moderation.domain.scores.features import BUCKETS
from moderation.domain.scores.model import Model
from moderation.domain.scores.packing import FORMAT
from moderation.domain.scores.task import Task

if TYPE_CHECKING:
    from moderation.domain.scores.features import Values

_WHOLE = f"{FORMAT} whole"
_FLOATS = "<f4"
_LENGTH = 2 * 4 * BUCKETS
_QUICK = 1  # weights of many lessons look like noise, which nothing makes small


def whole_bytes(model: Model) -> bytes:
    """Return all of a model, the same for the same."""
    line = model.calibration
    head = {
        "format": _WHOLE,
        "task": model.task,
        "numbers": [model.learned, model.positive, model.mass, model.intercept],
        "calibration": [
            *(line.slope, line.offset),
            *(line.of_slope, line.of_both, line.of_offset),
        ],
    }
    tables = b"".join(
        table.astype(_FLOATS).tobytes() for table in (model.weights, model.seen)
    )
    return json.dumps(head).encode() + b"\n" + zlib.compress(tables, _QUICK)


def model_of(data: bytes) -> Model:
    """Return the model that `whole_bytes` or `Model.to_bytes` wrote.

    Raises ScoresFileError for others.
    """
    first, _, rest = data.partition(b"\n")
    if _WHOLE.encode() not in first:
        return Model.from_bytes(data)
    try:
        head = json.loads(first)
        learned, positive, mass, intercept = head["numbers"]
        unpacking = zlib.decompressobj()
        tables = unpacking.decompress(rest, _LENGTH + 1)
        if len(tables) != _LENGTH or not unpacking.eof:
            raise ValueError  # noqa: TRY301 - as for any other damage
        return Model(
            task=Task(head["task"]),
            learned=learned,
            positive=positive,
            mass=mass,
            intercept=intercept,
            calibration=Calibration(*head["calibration"]),
            weights=_table(tables[: _LENGTH // 2]),
            seen=_table(tables[_LENGTH // 2 :]),
        )
    except (ValueError, LookupError, TypeError, zlib.error) as error:
        raise ScoresFileError("this is no model, or a part of one") from error


def _table(data: bytes) -> Values:
    return np.frombuffer(data, _FLOATS).astype(np.float32)
