"""What scores are about."""

from __future__ import annotations

from enum import StrEnum


class Task(StrEnum):
    """What a score is about. The words are those of the files that it learns from."""

    SPAM = "spam"
    TOXIC = "toxic"
