"""The operator tries rules, or a policy, on what people decided before."""

import json

import pytest

from moderation.domain.decision import Outcome, Verdict
from moderation.domain.policy import Thresholds
from moderation.domain.rule_shapes import rule_shape
from moderation.domain.written_rule import LooksFor
from moderation.services.decide import Judged
from tests import make


@pytest.fixture
def insults(services, salma):
    """One that Salma rejected, and one that she approved."""

    def write(body, outcome):
        comment = make.posted(services, body=body).comment
        services.decide(salma, [Judged(comment.id, None)], Verdict(outcome, ()))
        return comment.id

    return [
        write("أنت حمار", Outcome.REJECT),
        write("ركب حمار جاره " * 20, Outcome.APPROVE),
    ]


@pytest.fixture
def rules_file(tmp_path):
    """Write rules to a file."""

    def write(*rules):
        path = tmp_path / "rules.json"
        path.write_text(json.dumps({"rules": list(map(rule_shape, rules))}), "utf-8")
        return path

    return write


def test_one_rule_is_tried_alone(run, insults, rules_file):
    """A line of figures for the whole, each section and each language."""
    result = run("rules", "backtest", rules_file(make.rule()))

    lines = result.stdout.splitlines()
    assert lines[0].startswith("Tried on 2 comments that people decided, ")
    assert [line.split() for line in lines[3:6]] == [
        ["2", "1", "1", "0", "0", "0", "all"],
        ["2", "1", "1", "0", "0", "0", "section", "اقتصاد"],
        ["2", "1", "1", "0", "0", "0", "language", "ar"],
    ]


def test_the_comments_to_read_are_listed(run, insults, rules_file):
    """By their ids; what people wrote is nobody's business without a reason."""
    result = run("rules", "backtest", rules_file(make.rule()))

    assert result.stdout.splitlines()[-5:] == [
        "wrongly stopped:",
        f"  {insults[1]}",
        "",
        "caught:",
        f"  {insults[0]}",
    ]
    assert "حمار" not in result.stdout


def test_their_beginnings_are_shown_where_that_is_asked_for(run, insults, rules_file):
    """On one line each."""
    result = run("rules", "backtest", rules_file(make.rule()), "--show")

    lines = result.stdout.splitlines()
    assert lines[-1] == f"  {insults[0]}  أنت حمار"
    assert lines[-4].endswith("…")


def test_several_rules_are_tried_as_a_policy(run, insults, rules_file):
    """With the pipeline's own rules."""
    rules = [make.rule(), make.rule(id=8, lines=("بغل",))]

    result = run("rules", "backtest", rules_file(*rules), "--json")

    document = json.loads(result.stdout)
    assert document["tally"]["caught"] == document["tally"]["wrongly_stopped"] == 1
    assert document["listed"][0] == {
        "comment": str(insults[1]),
        "effect": "wrongly_stopped",
    }
    assert document["seconds"] >= 0


def test_a_stored_version_is_tried(run, wired, insults):
    """On no more comments than were asked for."""
    with wired.store.writing() as unit:
        unit.policies.add(
            1,
            at=make.NOW,
            moderator_id=None,
            note="",
            rules=(make.rule(),),
            thresholds=Thresholds(),
        )

    result = run("rules", "backtest", "--policy", 1, "--last", 1, "--json")

    assert json.loads(result.stdout)["tally"]["decided"] == 1


def test_what_cannot_be_tried_is_named(run, insults, rules_file):
    """Networks are not kept."""
    networks = make.rule(id=8, looks_for=LooksFor.NETWORKS, lines=("192.0.2.0/24",))

    result = run("rules", "backtest", rules_file(make.rule(), networks))

    assert "Not tried: rules about networks, which are not kept." in result.stdout


def test_where_nobody_decided_there_is_nothing_to_say(run, wired, rules_file):
    """The figures are zero."""
    result = run("rules", "backtest", rules_file(make.rule()))

    assert result.stdout.startswith("Tried on 0 comments")
    assert result.exit_code == 0


def test_one_thing_is_tried_at_a_time(wired, refused, rules_file):
    """And something must be."""
    file = rules_file(make.rule())

    assert "FILE or" in refused("rules", "backtest")
    assert "FILE or" in refused("rules", "backtest", file, "--policy", 1)
    assert refused("rules", "backtest", "--policy", 9).endswith("no such policy")


def test_a_file_of_words_or_of_text_is_tried_too(run, insults, tmp_path):
    """Whatever `rules import` takes."""
    words = tmp_path / "words.txt"
    words.write_text("حمار\n", "utf-8")
    text = tmp_path / "rules.txt"
    text.write_text("[hold insult] A\nwords:\nحمار\n", "utf-8")

    said = [
        json.loads(run("rules", "backtest", path, "--json").stdout)
        for path in (words, text)
    ]

    assert [one["tally"]["caught"] for one in said] == [1, 1]


def test_addresses_in_plain_are_tried(run, insults, tmp_path):
    """They are compared by their blind index."""
    addresses = tmp_path / "addresses.txt"
    addresses.write_text("amina@example.org\n", "utf-8")

    result = run("rules", "backtest", addresses, "--json")

    assert json.loads(result.stdout)["tally"]["caught"] == 1


def test_a_file_of_something_else_is_refused(wired, refused, tmp_path):
    """In one line that names it."""
    file = tmp_path / "rules.json"
    file.write_text("[]", "utf-8")

    assert "rules.json: this JSON is no policy" in refused("rules", "backtest", file)
