"""Who gives scores: ours, bogofilter, and a list of words."""

from __future__ import annotations

import subprocess
import tempfile
from collections import Counter
from collections.abc import Sequence
from math import log
from pathlib import Path
from typing import Protocol

import regex

from moderation.domain.folding import fold
from moderation.domain.scores import Model, Task
from moderation.domain.scores.training import Example, trained

_WORD = regex.compile(r"\w+")
_LISTED = 400  # words
_SEEN = 3  # times at least


class Judge(Protocol):
    """Learns from examples and gives scores to others."""

    name: str

    def scores(
        self, learned: Sequence[Example], *measured: Sequence[Example]
    ) -> list[list[float]]:
        """Return scores for each list that is measured."""


class Ours:
    """What `scores train` makes, kept as bytes in between."""

    name = "ours"

    def __init__(self, task: Task) -> None:
        """Make models of a task."""
        self.task = task

    def scores(self, learned, *measured):
        """Return probabilities."""
        model = Model.from_bytes(trained(learned, self.task).to_bytes())
        return [[model.score(each.text) for each in part] for part in measured]


class OneByOne(Ours):
    """What a cold model knows after one decision after another."""

    name = "ours, one by one"

    def scores(self, learned, *measured):
        """Return probabilities."""
        model = Model.cold(self.task)
        for each in learned:
            model.learn(each.text, each.label)
        return [[model.score(each.text) for each in part] for part in measured]


class Bogofilter:
    """Debian's package, by its command, over a word list of its own."""

    name = "bogofilter"

    def scores(self, learned, *measured):
        """Return its spamicity."""
        with tempfile.TemporaryDirectory() as scratch:
            words = Path(scratch, "words")
            words.mkdir()
            for label, switch in ((True, "-s"), (False, "-n")):
                files = _files([e for e in learned if e.label is label], scratch)
                _bogofilter(words, switch, files)
            return [self._scores(words, part, scratch) for part in measured]

    def _scores(self, words: Path, part: Sequence[Example], scratch: str):
        files = _files(part, scratch)
        told = _bogofilter(words, "-TT", files).splitlines()
        return [float(line.split()[-1]) for line in told]


class WordList:
    """The words that tell most, as an editor would list them; how many are there."""

    name = "word list"

    def scores(self, learned, *measured):
        """Return how many listed words a text has, for its length."""
        listed = _listed(learned)
        return [
            [
                len(words & listed) / (len(words) + 1) ** 0.5
                for words in (_words(each.text) for each in part)
            ]
            for part in measured
        ]


def _listed(learned: Sequence[Example]) -> set[str]:
    having = {label: Counter[str]() for label in (True, False)}
    for each in learned:
        having[each.label].update(_words(each.text))
    with_it, without = having[True], having[False]
    odds = {
        word: log((count + 0.5) / (without[word] + 0.5))
        for word, count in with_it.items()
        if count + without[word] >= _SEEN
    }
    return set(sorted(odds, key=odds.__getitem__, reverse=True)[:_LISTED])


def _words(text: str) -> set[str]:
    return set(_WORD.findall(fold(text)))


def _files(examples: Sequence[Example], scratch: str) -> list[Path]:
    folder = Path(tempfile.mkdtemp(dir=scratch))
    files = []
    for at, each in enumerate(examples):
        file = folder / f"{at:06}"
        head = "Content-Type: text/plain; charset=utf-8\n\n"
        file.write_text(f"{head}{each.text}\n", "utf-8")
        files.append(file)
    return files


def _bogofilter(words: Path, switch: str, files: list[Path]) -> str:
    command = ["bogofilter", "-C", "-d", str(words), switch, "-b"]
    names = "".join(f"{file}\n" for file in files)
    done = subprocess.run(
        command, input=names, capture_output=True, text=True, check=False
    )
    if done.returncode > 2:
        raise RuntimeError(f"bogofilter: {done.stderr.strip()}")
    return done.stdout
