"""A word is tried on lines of text."""

import json
import subprocess
import sys

import pytest

from moderation.wiring import ROOT


def answers(result):
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_every_line_is_answered_in_its_place(run):
    """With the characters of the line that matched."""
    result = run("rules", "match", "كلب", stdin="هذا كَلْبٌ\nكلبش\n\nهنا كلب")

    assert answers(result) == [
        {"match": True, "spans": [[4, 10]]},
        {"match": False, "spans": []},
        {"match": False, "spans": []},
        {"match": True, "spans": [[4, 7]]},
    ]


def test_any_of_many_words_is_found(run):
    """Places that overlap are told as one."""
    result = run(
        *("rules", "match", "ابن كلب", "كلب", "ابن"), stdin="يا ابن الكلب والكلب\n"
    )

    assert answers(result) == [{"match": True, "spans": [[3, 12], [16, 19]]}]


@pytest.mark.parametrize(
    ("fold", "found"),
    [
        ("exact", [True, False, False]),
        ("folded", [True, True, False]),
        ("stem", [1] * 3),
    ],
)
def test_how_much_is_folded_can_be_chosen(run, fold, found):
    """From the word as written to the word in all its endings."""
    result = run(
        *("rules", "match", "idiot", "--fold", fold), stdin="idiot\nIDIOT\nidiots\n"
    )

    assert [answer["match"] for answer in answers(result)] == found


@pytest.mark.parametrize("inside", ["\u2028", "\u0085", "\x0b", "\x0c", "\r", "\x1e"])
def test_only_a_line_end_ends_a_line(run, inside):
    """Other programs count lines and characters in the same way."""
    result = run("rules", "match", "idiot", stdin=f"a{inside}idiot\r\nidiot\n")

    assert [answer["spans"] for answer in answers(result)] == [[[2, 7]], [[0, 5]]]


def test_a_line_that_is_no_text_ends_it_and_is_named(run):
    """What came before was answered."""
    result = run("rules", "match", "idiot", stdin=b"idiot\nidiot \xff\nidiot\n")

    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr == "Error: line 2 is not UTF-8\n"


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["idiot", " "], "WORD 2 holds"),
        (["ـــ"], "WORD 1 holds"),
        ([], "Missing argument"),
        (["idiot", "--fold", "all"], "'all'"),
    ],
)
def test_what_cannot_be_looked_for_is_one_line(refused, words, what):
    """It says which word is at fault."""
    assert what in refused("rules", "match", *words)


def test_a_line_is_answered_before_the_next_one_comes():
    """A program may talk with it, with no database anywhere."""
    command = [sys.executable, "-m", "flask", "--app", "moderation", "rules", "match"]
    with subprocess.Popen(
        [*command, "حمار"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as program:
        program.stdin.write("يا حمار\n".encode())
        program.stdin.flush()

        answer = program.stdout.readline()

        assert json.loads(answer) == {"match": True, "spans": [[3, 7]]}
        program.stdin.close()
