"""Rules come from files and go to files."""

import json
import re

import pytest

from moderation.cli.rule_sentences import FAULTS
from moderation.cli.sentences import sentence_of
from moderation.domain.decision import Outcome
from moderation.domain.errors import FieldError, InvalidError, PolicyChangedError
from moderation.domain.rule_document import MEMBERS
from moderation.domain.rule_faults import FileFault
from moderation.domain.rulebook.faults import RuleFault
from moderation.domain.written_rule import LooksFor
from moderation.wiring import ROOT

TEXT = """\
[hold insult] شتائم
words:
حمار
بغل

[spam advertising] Casinos
domains:
casino.example.org
"""


@pytest.fixture
def file(tmp_path):
    """Write a file with this name."""

    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def in_force(services):
    """Read the policy in force."""
    return lambda: services.read_policy(None)


def test_what_was_taken_is_told(run, in_force, file):
    """The version, the rules and their lines; those in force before stay."""
    run("rules", "import", file("more.txt", "[hold other] A\nwords:\na\n"))

    result = run("rules", "import", file("rules.txt", TEXT))

    assert result.stdout == (
        "Policy 2 is in force. 2 rules of 3 lines taken in; "
        "it has 3 rules of 4 lines.\n"
    )
    assert [rule.title for rule in in_force().rules] == ["A", "شتائم", "Casinos"]
    assert in_force().by == "operator"


def test_a_list_of_keys_is_taken_from_stdin(run, in_force):
    """What follows is said beside it; nobody can read an address there later."""
    result = run(
        *("rules", "import", "-", "--as", "reject"),
        stdin="حمار\nbad@example.org\n",
    )

    assert result.stdout.startswith("Policy 1 is in force. 2 rules of 2 lines ")
    words, addresses = in_force().rules
    assert words.outcome is addresses.outcome is Outcome.REJECT
    assert addresses.looks_for is LooksFor.ADDRESSES
    assert "bad@example.org" not in addresses.lines[0]


def test_a_list_of_keys_is_known_by_its_name(run, in_force, file):
    """As WordPress calls it."""
    run("rules", "import", file("disallowed_keys.txt", "viagra\r\n"))

    (rule,) = in_force().rules
    assert rule.outcome is Outcome.REJECT
    assert rule.title == "disallowed_keys"


def test_rules_take_the_place_of_all_where_that_is_asked_for(run, in_force, file):
    """Else only of those with the same id."""
    run("rules", "import", file("rules.txt", TEXT))
    exported = run("rules", "export").stdout

    run("rules", "import", file("same.txt", exported.replace("بغل", "كلب")))
    changed = in_force().rules
    run("rules", "import", file("other.txt", "[hold other] A\nwords:\na"), "--replace")

    assert [rule.lines[-1] for rule in changed] == ["كلب", "casino.example.org"]
    assert [rule.title for rule in in_force().rules] == ["A"]


@pytest.mark.parametrize("kind", ["text", "json"])
def test_what_was_exported_is_imported_as_it_was(run, in_force, file, kind):
    """In either form."""
    run("rules", "import", file("rules.txt", TEXT))
    before = in_force().rules

    exported = run("rules", "export", "--format", kind).stdout
    run("rules", "import", file("exported", exported), "--replace")

    assert in_force().rules == before
    assert in_force().version == 2


def test_a_document_names_its_version(run, wired, file):
    """An earlier one is exported where its number is named."""
    run("rules", "import", file("rules.txt", TEXT))
    run("rules", "import", file("more.txt", "[hold other] A\nwords:\na\n"))

    newest = json.loads(run("rules", "export", "--format", "json").stdout)
    earlier = json.loads(
        run("rules", "export", "--format", "json", "--version", 1).stdout
    )

    assert (newest["policy"], len(newest["rules"])) == (2, 3)
    assert (earlier["policy"], len(earlier["rules"])) == (1, 2)
    assert newest["thresholds"]["spam_held"] == 0


def test_the_file_in_the_documentation_is_one(run, wired, file):
    """Both forms, as they stand there; an id is of a rule somewhere else."""
    page = (ROOT / "docs" / "rules.md").read_text("utf-8")
    text, document = re.findall(
        r"^```(?:json)?\n(.*?)^```$", page, re.DOTALL | re.MULTILINE
    )

    first = run("rules", "import", file("rules.txt", text))
    second = run("rules", "import", file("rules.json", document), "--replace")

    assert "3 rules of 4 lines taken in" in first.stdout
    assert "1 rule of 1 line taken in" in second.stdout


def test_before_anyone_saved_there_is_nothing_to_export(run, wired):
    """An empty file, or a document without rules."""
    assert run("rules", "export").stdout == ""
    assert json.loads(run("rules", "export", "--format", "json").stdout)["rules"] == []


def test_a_version_that_nobody_saved_is_refused(wired, refused):
    """In one line."""
    assert refused("rules", "export", "--version", 9).endswith("no such policy")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"a\nb\xff", "line 2: this is not UTF-8"),
        (b"a\0", "line 1: there is a NUL in it"),
        (b"", "there is no rule and no word in it"),
        (b"[hold insutl] A\nwords:\na", "line 1: no reason of ours"),
        (b"[hold other] A\npattern:\na\n\n(", "line 5: this pattern cannot be read"),
        (b"[hold other] A\nuntil: 2020-01-01\nwords:\na", "line 2: this end has"),
        (
            b"[hold other] A\nif: links = x\nanything:",
            "line 2, condition 1: this cannot be asked",
        ),
        (b"[hold other] A\naddresses:\nnobody", "line 3: neither an e-mail address"),
        (b"\n[hold other]\nwords:\na", "line 2: title is empty"),
        (b"[hold other] A\nif: links >= 0\nanything:", "every comment would be stopp"),
        (b'{"rules":\n[}', "line 2: this is no JSON"),
        (b'{"rules": {}}', 'this JSON is no policy: {"version": "1", "rules": […]}'),
        (b'{"rules": [{"title": "A"}]}', "rule 1: its outcome is missing"),
    ],
)
def test_what_cannot_be_taken_is_told_with_its_line(
    run, refused, in_force, file, content, told
):
    """In one line that names the file; the policy in force stays in force."""
    run("rules", "import", file("rules.txt", TEXT))

    line = refused("rules", "import", file("more.txt", content))

    assert line.startswith("Error: more.txt: ")
    assert told in line
    assert in_force().version == 1


def test_the_first_faults_of_many_are_told(wired, refused):
    """A file of tens of thousands may be wrong in each."""
    line = refused(
        *("rules", "import", "-"), stdin="[hold other] A\nwords:\n" + "\x01\n" * 5
    )

    assert line.startswith("Error: stdin: line 3: it holds a character")
    assert line.endswith(
        "line 5: it holds a character that no comment can hold; and 2 more"
    )


@pytest.mark.parametrize("code", [*FileFault, *RuleFault])
def test_every_fault_has_a_sentence(code):
    """For the person at the terminal."""
    data = {"line": 12, "member": MEMBERS.index("until"), "most": 1000}

    sentence = sentence_of(InvalidError(FieldError("rules", code, data)))

    assert sentence.startswith("line 12: ")
    assert len(FAULTS) == len(FileFault) + len(RuleFault)


def test_who_comes_too_late_is_told_so():
    """Nothing was changed."""
    assert "try again" in sentence_of(PolicyChangedError())
