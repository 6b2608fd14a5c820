"""The labelled texts, and how they are parted."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from moderation.cli.example_files import read_examples
from moderation.domain.scores import Task
from moderation.domain.scores.training import Example, grouped

SPAM, ABUSE = "youtube_spam", "mpold"
_MAY_SHIP = ("mpold", "mlma", "davidson")
FOLDS = 5


@dataclass(frozen=True)
class Part:
    """What is learned from, and what is measured with; no group is in both."""

    learned: list[Example]
    measured: list[Example]


@dataclass(frozen=True)
class Texts:
    """Every example there is, by task."""

    spam: list[Example]
    toxic: list[Example]

    @classmethod
    def of(cls, folder: Path) -> Texts:
        """Read the files of a folder: spam_….jsonl.gz and toxic_….jsonl.gz."""
        return cls(
            *(
                list(read_examples(sorted(folder.glob(f"{task}_*.jsonl.gz")), task))
                for task in (Task.SPAM, Task.TOXIC)
            )
        )

    def of_source(self, source: str) -> list[Example]:
        """Return the examples of one source."""
        return [each for each in self.spam + self.toxic if each.source == source]

    def for_abuse(self) -> list[Example]:
        """Return what a shipped model of abuse may learn from."""
        return [each for each in self.toxic if each.source in _MAY_SHIP]


def parted(examples: Sequence[Example], measured: str, seed: int = 0) -> Iterator[Part]:
    """Yield folds of which each holds out a part of the source `measured`."""
    groups = np.array([grouped(each.text) for each in examples])
    names, places = np.unique(groups, return_inverse=True)
    folds = np.random.default_rng(seed).integers(0, FOLDS, len(names))[places]
    for fold in range(FOLDS):
        pairs = list(zip(examples, folds == fold, strict=True))
        yield Part(
            [each for each, is_out in pairs if not is_out],
            [each for each, is_out in pairs if is_out and each.source == measured],
        )


def draws(examples: Sequence[Example], size: int, times: int) -> Iterator[Part]:
    """Yield parts that learn from `size` examples drawn by chance."""
    groups = [grouped(each.text) for each in examples]
    for seed in range(times):
        order = np.random.default_rng(seed).permutation(len(examples)).tolist()
        chosen = order[:size]
        taken = {groups[at] for at in chosen}
        rest = [at for at in order[size:] if groups[at] not in taken]
        yield Part([examples[at] for at in chosen], [examples[at] for at in rest])


def written(examples: Sequence[Example], how: object) -> list[Example]:
    """Return the examples with other spellings of their texts."""
    return [replace(each, text=how(each.text, at)) for at, each in enumerate(examples)]


def tell(what: str) -> None:
    """Say how far it is."""
    print(what, file=sys.stderr, flush=True)
