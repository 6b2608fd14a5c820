"""The operator trains scores, measures them and asks them why.

Only for `retrain` a store is needed.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from statistics import median

import click

from moderation.cli.example_files import labels_of, read_examples
from moderation.cli.plainly import Noun
from moderation.cli.progress import counted, steps
from moderation.cli.scores_retrain import retrain
from moderation.domain.errors import MalformedTextError, ScoresFileError
from moderation.domain.scores import Model, Task
from moderation.domain.scores.figures import calibration_curve, figures_of
from moderation.domain.scores.training import trained

_FILE = click.Path(path_type=Path, dir_okay=False)

scores = Noun("scores", help="Train scores, measure them, ask them why.")
scores.add_command(retrain)


@scores.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=_FILE)
@click.option(
    "--task", required=True, type=click.Choice(list(map(str, Task))), help="About what."
)
@click.option("--out", required=True, type=_FILE, help="The model to write.")
def train(files: tuple[Path, ...], task: str, out: Path) -> None:
    """Make a model of labelled texts: JSON lines, gzipped or not."""
    about = Task(task)
    examples = list(counted(read_examples(files, about), "rows"))
    labels = labels_of(examples, files, about)
    with steps() as told:
        data = trained(examples, about, told).to_bytes()
    _write(out, data)
    click.echo(
        f"{out} has learned {len(labels):,} texts, {sum(labels):,} of them {about}:"
        f" {len(data):,} bytes."
    )


@scores.command()
@click.argument("model", type=_FILE)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=_FILE)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def evaluate(model: Path, files: tuple[Path, ...], *, as_json: bool) -> None:
    """Measure MODEL with labelled texts that it has not learned from."""
    judge, size = _read(model)
    examples = list(counted(read_examples(files, judge.task), "rows"))
    labels = labels_of(examples, files, judge.task)
    given, microseconds = [], []
    for example in counted(examples, "scores"):
        began = time.perf_counter_ns()
        given.append(judge.score(example.text))
        microseconds.append((time.perf_counter_ns() - began) / 1000)
    figures: dict[str, object] = {
        "task": judge.task,
        **asdict(figures_of(labels, given)),
        "microseconds_a_score": round(median(microseconds), 1),
        "bytes": size,
    }
    if as_json:
        curve = [asdict(each) for each in calibration_curve(labels, given)]
        click.echo(json.dumps({**figures, "calibration": curve}))
        return
    for name, figure in figures.items():
        shown = f"{figure:.4f}" if isinstance(figure, float) else figure
        click.echo(f"{name.replace('_', ' '):<28}{shown}")


@scores.command()
@click.argument("model", type=_FILE)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def explain(model: Path, *, as_json: bool) -> None:
    """Read a text on stdin; show its words, those that weigh most first."""
    judge, _ = _read(model)
    try:
        text = sys.stdin.buffer.read().decode()
    except UnicodeDecodeError as error:
        raise MalformedTextError from error
    said = judge.assess(text)
    words = judge.explain(text)
    if as_json:
        shown = [{**asdict(one), "word": text[one.start : one.end]} for one in words]
        about = {"probability": said.probability, "confident": said.is_confident}
        click.echo(json.dumps({"task": judge.task, **about, "words": shown}))
        return
    doubt = "" if said.is_confident else ", but it knows too little to say so"
    click.echo(f"{judge.task} {said.probability:.3f}{doubt}")
    for one in words:
        word = text[one.start : one.end]
        click.echo(f"{one.weight:+8.3f}  {''.join(map(_printable, word))}")


def _read(model: Path) -> tuple[Model, int]:
    data = model.read_bytes()
    try:
        return Model.from_bytes(data), len(data)
    except ScoresFileError as error:
        raise ScoresFileError(f"{model}: {error}") from error


def _write(file: Path, data: bytes) -> None:
    """Put `data` in place at once, or leave what was there."""
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as new:
        try:
            new.write(data)
            new.flush()
            os.fsync(new.fileno())
            Path(new.name).chmod(0o644)
            Path(new.name).replace(file)
        except BaseException:
            Path(new.name).unlink()
            raise


def _printable(letter: str) -> str:
    return letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}"
