"""The operator trains a score, measures it, and asks it why. There is no store."""

import gzip
import json

import pytest

from tests.domain.scores import texts


@pytest.fixture
def environment(tmp_path):
    """No store is made, and none may be needed."""
    return {
        "MODERATION_VAR": str(tmp_path / "var"),
        "MODERATION_DATABASE_URL": f"sqlite:///{tmp_path}/nowhere/none.db",
    }


def rows(**changed):
    """Return a line of JSON for each example."""
    return [
        json.dumps({"text": e.text, "label": int(e.label), "task": "spam", **changed})
        for e in texts.examples()
    ]


@pytest.fixture
def write(tmp_path):
    """Write lines to a file of examples."""

    def lines(*lines, name="examples.jsonl"):
        file = tmp_path / name
        file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        return file

    return lines


@pytest.fixture
def model(run, write, tmp_path):
    """A trained model."""
    out = tmp_path / "spam.model"
    result = run("scores", "train", write(*rows()), "--task", "spam", "--out", out)
    assert result.exit_code == 0
    return out


def test_a_model_is_trained_from_files(run, write, tmp_path):
    """Gzipped or not, whatever their names; what was learned is told."""
    plain, zipped, out = write(*rows()), tmp_path / "zipped", tmp_path / "spam.model"
    zipped.write_bytes(gzip.compress(plain.read_bytes()))

    result = run("scores", "train", plain, zipped, "--task", "spam", "--out", out)

    size = out.stat().st_size
    assert result.stdout == (
        f"{out} has learned 96 texts, 48 of them spam: {size:,} bytes.\n"
    )
    assert out.stat().st_mode & 0o777 == 0o644


def test_training_twice_writes_the_same_bytes(run, write, tmp_path):
    """So that a shipped model can be rebuilt and compared."""
    file, out = write(*rows()), tmp_path / "spam.model"

    written = []
    for _ in range(2):
        run("scores", "train", file, "--task", "spam", "--out", out)
        written.append(out.read_bytes())

    assert written[0] == written[1]


def test_a_model_is_measured(run, write, model):
    """For people."""
    result = run("scores", "evaluate", model, write(*rows()))

    names = [line[:28].strip() for line in result.stdout.splitlines()]
    assert names == [
        *("task", "rows", "positive", "auc", "recall at 1", "recall at 5", "brier"),
        *("expected calibration error", "microseconds a score", "bytes"),
    ]


def test_a_model_is_measured_for_programs(run, write, model):
    """One JSON object."""
    result = run("scores", "evaluate", model, write(*rows()), "--json")

    told = json.loads(result.stdout)
    assert (told["task"], told["rows"], told["positive"]) == ("spam", 48, 24)
    assert told["auc"] == told["recall_at_1"] == told["recall_at_5"] == 1
    assert 0 < told["brier"] < 0.1
    assert told["expected_calibration_error"] < 0.2
    assert told["microseconds_a_score"] > 0
    assert told["bytes"] == model.stat().st_size
    assert sum(each["count"] for each in told["calibration"]) == 48


def test_words_that_weigh_are_shown(run, model):
    """Heaviest first, with which way they pull."""
    text = "My mother reads www.lamps.example.org\n"

    result = run("scores", "explain", model, stdin=text)

    first, second, *_ = result.stdout.splitlines()
    assert first.startswith("spam 0.")
    assert second.split()[1] in text


def test_words_that_weigh_are_told_to_programs(run, model):
    """With their places in the text."""
    text = "اِشـــتَرِ lamps"

    result = run("scores", "explain", model, "--json", stdin=text)

    told = json.loads(result.stdout)
    assert told["task"] == "spam"
    assert 0 < told["probability"] < 1
    assert {text[w["start"] : w["end"]] for w in told["words"]} == set(text.split())
    assert {w["word"] for w in told["words"]} == set(text.split())


def test_a_model_says_when_it_knows_too_little(run, model):
    """The figure is there, and the doubt beside it."""
    result = run("scores", "explain", model, stdin="ჩემი ქალაქი")

    assert "knows too little" in result.stdout.splitlines()[0]


def test_controls_in_a_text_do_not_reach_the_terminal(run, model):
    """A comment cannot draw on the operator's screen."""
    result = run("scores", "explain", model, stdin="lamps\x1b[31m\u202e")

    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "not JSON"),
        ("[]", "no JSON object"),
        ('{"label": 1}', "`text`"),
        ('{"text": 5, "label": 1}', "`text`"),
        ('{"text": "a"}', "`label`"),
        ('{"text": "a", "label": 2}', "`label`"),
        ('{"text": "a", "label": "1"}', "`label`"),
        ('{"text": "a", "label": 1, "source": []}', "`source`"),
        ('{"text": "a", "label": 1, "task": "toxic"}', "`task`"),
    ],
)
def test_a_broken_row_is_named(refused, write, tmp_path, line, fault):
    """By file and line; what was there is kept."""
    out = tmp_path / "spam.model"
    out.write_bytes(b"before")
    file = write(*rows()[:2], "", line)

    told = refused("scores", "train", file, "--task", "spam", "--out", out)

    assert f"{file}:4: " in told
    assert fault in told
    assert out.read_bytes() == b"before"


def test_bytes_that_are_no_text_are_named(refused, write, tmp_path):
    """By file and line."""
    file = write(*rows())
    file.write_bytes(file.read_bytes() + b'{"text": "\xff", "label": 1}\n')

    told = refused("scores", "train", file, "--task", "spam", "--out", tmp_path / "m")

    assert f"{file}:49: " in told


@pytest.mark.parametrize("left", [2, 11, 200, -5])
def test_a_gzip_file_that_ends_early_is_named(refused, write, tmp_path, left):
    """Wherever it ends."""
    file = write(*rows())
    file.write_bytes(gzip.compress(file.read_bytes())[:left])

    told = refused("scores", "train", file, "--task", "spam", "--out", tmp_path / "m")

    assert f"{file}:" in told
    assert "gzip" in told


def test_an_empty_file_is_refused(refused, write, tmp_path):
    """There is nothing to learn."""
    file = write()

    told = refused("scores", "train", file, "--task", "spam", "--out", tmp_path / "m")

    assert f"{file}:1: the file is empty" in told


@pytest.mark.parametrize(
    ("lines", "fault"),
    [(rows(label=1), "only spam"), (rows(label=0), "no spam"), ([""], "no rows")],
)
def test_one_label_is_not_enough(refused, write, model, tmp_path, lines, fault):
    """Neither to learn from nor to measure with."""
    file, out = write(*lines), tmp_path / "m"

    trained = refused("scores", "train", file, "--task", "spam", "--out", out)
    measured = refused("scores", "evaluate", model, file)

    assert fault in trained
    assert fault in measured
    assert not out.exists()


def test_rows_of_another_task_are_not_measured(refused, write, model):
    """A spam score says nothing of abuse."""
    file = write(*rows(task="toxic"))

    assert f"{file}:1: `task` is not spam" in refused("scores", "evaluate", model, file)


@pytest.mark.parametrize("command", ["evaluate", "explain"])
def test_what_is_no_model_is_refused(refused, write, command):
    """By its name."""
    file = write("no model")
    files = [file] if command == "evaluate" else []

    assert refused("scores", command, file, *files) == (
        f"Error: {file}: this is no model, or a part of one"
    )


def test_a_file_that_is_not_there_is_named(refused, tmp_path):
    """As the system says it."""
    file = tmp_path / "none"

    told = refused("scores", "train", file, "--task", "spam", "--out", tmp_path / "m")

    assert told == f"Error: {file}: No such file or directory"


def test_an_unknown_task_is_refused(refused, write, tmp_path):
    """With those there are."""
    told = refused(
        *("scores", "train", write(*rows()), "--task", "ham"),
        *("--out", tmp_path / "m"),
    )

    assert "spam" in told


def test_a_model_that_cannot_be_put_in_place_leaves_nothing(refused, write, tmp_path):
    """No half of one, under no name."""
    out = tmp_path / "folder"
    (out / "full").mkdir(parents=True)
    file = write(*rows())

    refused("scores", "train", file, "--task", "spam", "--out", out / "none" / "m")

    assert sorted(path.name for path in tmp_path.iterdir()) == [file.name, out.name]


def test_a_text_that_is_no_text_is_refused(run, model):
    """Bytes that are not UTF-8."""
    result = run("scores", "explain", model, stdin=b"\xff")

    assert result.exit_code != 0
    assert "no text" in result.stderr
