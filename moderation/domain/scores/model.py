"""A score of one kind: learned from labelled texts, one by one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class Task(StrEnum):
    """What a score is about. The words are those of the files that it learns from."""

    SPAM = "spam"
    TOXIC = "toxic"


@dataclass(frozen=True)
class Weighed:
    """A word from `start` to before `end`, in characters of the text, and its weight.

    The weight is in logits: above 0 it speaks for the label, below 0 against it.
    """

    start: int
    end: int
    weight: float


@dataclass(frozen=True)
class Assessment:
    """What a model makes of a text. One that is not confident is no opinion."""

    probability: float
    is_confident: bool
    heaviest: tuple[Weighed, ...]


class Model:
    """A calibrated score that learns. Not for several threads at once."""

    task: Task
    learned: int  # examples, whatever their label
    positive: int  # those of them that had the label

    @classmethod
    def cold(cls, task: Task) -> Self:
        """Return a model that has learned nothing."""
        raise NotImplementedError

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Return the model that `to_bytes` wrote; raises ModelFileError for others."""
        raise NotImplementedError

    def to_bytes(self) -> bytes:
        """Return all that is needed to go on: at most 1 MB, the same for the same."""
        raise NotImplementedError

    def score(self, text: str) -> float:
        """Return how probable the label is, from 0 to 1."""
        raise NotImplementedError

    def learn(self, text: str, label: bool) -> None:  # noqa: FBT001
        """Take one step towards what a person said of `text`."""
        raise NotImplementedError

    def explain(self, text: str) -> tuple[Weighed, ...]:
        """Return the words of `text` that weigh something, heaviest first."""
        raise NotImplementedError

    def assess(self, text: str) -> Assessment:
        """Return score, heaviest words, and whether enough is known to say so."""
        raise NotImplementedError
