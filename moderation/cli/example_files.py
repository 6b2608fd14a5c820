"""Labelled texts as files: a JSON object a line, gzipped or not."""

from __future__ import annotations

import gzip
import json
import zlib
from typing import TYPE_CHECKING

from moderation.domain.errors import ScoresFileError
from moderation.domain.scores.training import Example

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from moderation.domain.scores import Task

_GZIP = b"\x1f\x8b"


def read_examples(files: Iterable[Path], task: Task) -> Iterator[Example]:
    """Yield the examples of the files, in their order.

    Raises ScoresFileError, whose text is `FILE:LINE: what`, and OSError.
    """
    for file in files:
        number = 0
        for number, line in enumerate(_lines(file), start=1):
            if not line.isspace():
                yield _example(line, task, f"{file}:{number}")
        if number == 0:
            raise ScoresFileError(f"{file}:1: the file is empty")


def labels_of(
    examples: Sequence[Example], files: Iterable[Path], task: Task
) -> list[bool]:
    """Return the labels; raises ScoresFileError unless both kinds are there."""
    labels = [example.label for example in examples]
    if len(set(labels)) < 2:  # noqa: PLR2004
        names = ", ".join(map(str, files))
        kind = {(): "no rows", (True,): f"only {task}", (False,): f"no {task}"}
        raise ScoresFileError(
            f"{names}: {kind[tuple(set(labels))]}; rows of both labels are needed"
        )
    return labels


def _lines(file: Path) -> Iterator[bytes]:
    with file.open("rb") as raw:
        is_zipped = raw.peek(len(_GZIP)).startswith(_GZIP)
    number = 0
    try:
        with gzip.open(file) if is_zipped else file.open("rb") as lines:
            for number, line in enumerate(lines, start=1):  # noqa: B007
                yield line
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        where = f"{file}:{number + 1}"
        raise ScoresFileError(f"{where}: the gzip file is broken here") from error


def _example(line: bytes, task: Task, where: str) -> Example:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ScoresFileError(f"{where}: this is not JSON in UTF-8") from error
    if not isinstance(row, dict):
        raise ScoresFileError(f"{where}: this is no JSON object")
    text, label, source = row.get("text"), row.get("label"), row.get("source", "")
    if not isinstance(text, str):
        raise ScoresFileError(f"{where}: `text` is missing or no string")
    if not isinstance(label, int) or label not in {0, 1}:
        raise ScoresFileError(f"{where}: `label` is neither 0 nor 1")
    if not isinstance(source, str):
        raise ScoresFileError(f"{where}: `source` is no string")
    if row.get("task", task) != task:
        raise ScoresFileError(f"{where}: `task` is not {task}")
    return Example(text, bool(label), source)
