"""A reader's notice about a published comment."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Complaint(StrEnum):
    """What a reader may say is wrong."""

    INSULT = "insult"
    HATE = "hate"
    PRIVATE_DATA = "private_data"
    ADVERTISING = "advertising"
    FALSEHOOD = "falsehood"
    OTHER = "other"


@dataclass(frozen=True)
class Report:
    """One notice; `at` is UTC microseconds."""

    id: int
    comment_id: int
    complaint: Complaint
    at: int
