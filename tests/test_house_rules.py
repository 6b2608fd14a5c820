"""Rules of this house that no linter knows, each with the reason to keep it."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MADE_BY_TOOLS = {
    *(".git", ".venv", "__pycache__"),
    *(".cache", ".hypothesis", ".import_linter_cache"),
}
LONGEST_FILE = 300
TOP_LEVEL = {
    # What the product is.
    *("moderation", "templates", "config.py", "seeds", "tests", "docs"),
    # What people look for.
    *("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE"),
    # What tools look for.
    *("Makefile", "pyproject.toml", "requirements.txt", "requirements-dev.txt"),
    *(".ci", "scripts", ".editorconfig", ".gitignore", ".gitattributes"),
    # What is kept at run time.
    "var",
}


@dataclass(frozen=True)
class Rule:
    """No file of these kinds below these folders holds what `never` matches."""

    folders: tuple[str, ...]
    kinds: tuple[str, ...]
    never: str
    lesson: str
    breach: str  # a line that breaks it
    spared: str = ""  # a file that may
    comments_too: bool = False


STYLES = (("moderation/web/static",), (".css",))
TEMPLATES = (("templates",), (".html",))
READER = (("moderation/web/reader", "templates/reader"), (".py", ".html"))
TESTS = (("tests",), (".py",))
TEXTS = (("",), ("", ".py", ".css", ".js", ".html", ".md", ".toml", ".txt", ".yml"))

# One value of a shorthand: a word, or a function with what it holds.
VALUE = r"(?:[^\s;(){}]|\((?:[^()]|\([^()]*\))*\))+"
COLOUR_NAMES = (
    "aqua|beige|black|blue|brown|coral|crimson|cyan|fuchsia|gold|gr[ae]y|green|indigo|"
    "ivory|khaki|lime|linen|magenta|maroon|navy|olive|orange|orchid|pink|plum|purple|"
    "red|salmon|sienna|silver|snow|teal|tomato|turquoise|violet|wheat|white|yellow"
)
COLOUR_FUNCTIONS = r"(rgba?|hsla?|hwb|(ok)?l(ab|ch)|color)\("

RULES = {
    "logical sides": Rule(
        *STYLES,
        never=r"\b(left|right)\b",
        lesson="Arabic mirrors French: say inline-start and inline-end.",
        breach="margin-left: 1rem;",
    ),
    "no sides in disguise": Rule(
        *STYLES,
        never=r"\b(?:margin|padding|border-(?:width|color|style))\s*:"
        rf"\s*{VALUE}\s+({VALUE})\s+{VALUE}\s+(?!\1\s*[;}}]){VALUE}\s*[;}}]",
        lesson="Of four values the second and fourth are sides: use …-inline.",
        breach="padding: 0 1rem 0 0;",
    ),
    "colours have names": Rule(
        *STYLES,
        never=rf":[^;{{}}]*?(#[0-9a-f]{{3,8}}\b|\b{COLOUR_FUNCTIONS}"
        rf"|(?<![\w-])({COLOUR_NAMES})(?![\w-]))[^{{}}]*?[;}}]",
        lesson="A colour outside tokens.css is wrong in one of the two themes.",
        breach="color: #fff;",
        spared="tokens.css",
    ),
    "no inline style": Rule(
        *TEMPLATES,
        never=r"<style\b|<[^>]*\sstyle\s*=",
        lesson="Our Content-Security-Policy drops it: give the element a class.",
        breach='<p style="color: inherit">',
    ),
    "no inline script": Rule(
        *TEMPLATES,
        never=r"<script(?![^>]*\ssrc=)|<[a-z][^>]*\son[a-z]+\s*=|javascript:",
        lesson="Our Content-Security-Policy drops it: put it in a file of static/.",
        breach='<button onclick="send()">',
    ),
    "one page for every reader": Rule(
        *READER,
        never=r"\b(session|flash|get_flashed_messages|csrf_token|\w*_?cookies?)\b",
        lesson="A public page is the same bytes for all; this makes it private.",
        breach="from flask import session",
    ),
    "nothing is left for later": Rule(
        *TEXTS,
        never=r"\b(?-i:TODO|FIXME|XXX)\b",
        lesson="Do it now or open an issue: nobody comes back to a note in the code.",
        breach="# TODO: a better name",
        comments_too=True,
    ),
    "nothing is skipped": Rule(
        *TESTS,
        never=r"pytest\.(skip|importorskip|xfail)\b|\bmark\.(skip|skipif|xfail)\b",
        lesson="The tests bring what they need; one that may not run proves nothing.",
        breach='@pytest.mark.skip("no server here")',
    ),
    "nothing of ours is mocked": Rule(
        *TESTS,
        never=r"\bunittest\.mock\b|\bunittest import mock\b|\b(Magic|Async)?Mock\(",
        lesson="A mock agrees with whatever we believe: use the real thing.",
        breach="from unittest.mock import patch",
    ),
}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_no_file_breaks_the_rule(rule):
    """Every file that the rule is about keeps it."""
    breaches = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in files(rule.folders, rule.kinds)
        if path.name not in {rule.spared, Path(__file__).name}
        for line in lines_that_break(rule, read(path, comments=rule.comments_too))
    ]

    assert not breaches, "\n".join([rule.lesson, *breaches])


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_rule_notices_a_breach(rule):
    """A rule that nothing can break would be no rule."""
    assert lines_that_break(rule, f"\n{rule.breach}\n") == [2]


def test_every_file_can_be_read_in_one_sitting():
    """No source file is longer than a person keeps in mind."""
    long = [
        f"{path.relative_to(ROOT)}: {count} lines"
        for path in files([""], [".py", ".css", ".js", ".html"])
        if (count := len(path.read_text("utf-8").splitlines())) > LONGEST_FILE
    ]

    assert not long, "\n".join(["A file tells one thing; tell two in two.", *long])


def test_the_top_level_holds_only_what_people_and_tools_look_for():
    """The first listing that a newcomer sees is short and known."""
    strangers = {path.name for path in ROOT.iterdir()} - TOP_LEVEL - MADE_BY_TOOLS

    assert not strangers, f"Find a room for {', '.join(sorted(strangers))}."


def files(folders, kinds):
    """What we wrote, in these folders: nothing that tools or a running server made."""
    for folder in folders:
        if (ROOT / folder).is_dir():
            for path in sorted((ROOT / folder).iterdir()):
                if path.is_dir() and path.name not in MADE_BY_TOOLS | {"var"}:
                    yield from files([path], kinds)
                elif path.is_file() and path.suffix in kinds:
                    yield path


def read(path, *, comments):
    """The file's text, with its comments and docstrings or with empty lines there."""
    text = path.read_text("utf-8")
    if comments:
        return text
    comment = {
        ".css": r"/\*.*?\*/",
        ".html": r"\{#.*?#\}|<!--.*?-->",
        ".py": r'""".*?"""|#\s[^\n]*',
    }[path.suffix]
    return re.sub(
        comment,
        lambda found: "\n" * found[0].count("\n"),
        text,
        flags=re.DOTALL,
    )


def lines_that_break(rule, text):
    return [
        text.count("\n", 0, found.start() + len(found[0].rstrip())) + 1
        for found in re.finditer(rule.never, text, flags=re.IGNORECASE)
    ]
