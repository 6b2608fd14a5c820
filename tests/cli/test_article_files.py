"""Article files: read whole, or refused with file and line."""

import pytest

from moderation.cli.article_files import read, read_file
from moderation.domain.article import ArticleState, Language
from moderation.domain.errors import ArticleFileError
from moderation.wiring import ROOT

WHOLE = """---
slug: olive-harvest
title: "Olives: less, and better"
section: Economy
language: en
date: 2026-11-07T07:00:00+01:00
state: held
summary: Fewer olives, better oil.
---

The **mills** are loud.

## A second act

Nobody sleeps.
"""


def test_a_file_is_an_article():
    """Every key is kept, and the text is rendered."""
    article = read("a.md", WHOLE)

    assert article.slug == "olive-harvest"
    assert article.title == "Olives: less, and better"
    assert article.section == "Economy"
    assert article.language is Language.ENGLISH
    assert article.state is ArticleState.HELD
    assert article.summary == "Fewer olives, better oil."
    assert article.published_at == 1_794_031_200_000_000
    assert "<p>The <strong>mills</strong> are loud.</p>" in article.html
    assert "<h2>A second act</h2>" in article.html


def test_the_words_hold_all_that_is_read_and_no_markup():
    """Title, summary and text, for related articles."""
    words = read("a.md", WHOLE).words

    for part in ("Olives: less", "better oil", "mills", "second act", "sleeps"):
        assert part in words
    assert "*" not in words
    assert "#" not in words


def test_an_article_is_open_without_a_state():
    """Most are."""
    text = WHOLE.replace("state: held\n", "")

    assert read("a.md", text).state is ArticleState.OPEN


@pytest.mark.parametrize(
    ("date", "at"),
    [
        ("2026-11-07", 1_794_009_600_000_000),
        ("2026-11-07T06:00", 1_794_031_200_000_000),
        ("2026-11-07 06:00:00Z", 1_794_031_200_000_000),
    ],
)
def test_a_date_may_be_short(date, at):
    """Without a time it is midnight, without a zone UTC."""
    text = WHOLE.replace("2026-11-07T07:00:00+01:00", date)

    assert read("a.md", text).published_at == at


def test_markup_of_html_is_shown_as_text():
    """An article's file cannot bring a script either."""
    html = read("a.md", WHOLE + "\n<script>alert(1)</script>\n").html

    assert "&lt;script&gt;" in html
    assert "<script" not in html


def test_quotation_marks_stay_as_the_author_set_them():
    """No typographer at work."""
    assert "&quot;so&quot; -- (c)" in read("a.md", WHOLE + '\n"so" -- (c)\n').html


def test_line_ends_of_other_systems_are_read():
    """As are files with a byte order mark."""
    text = WHOLE.replace("\n", "\r\n")

    assert read("a.md", text) == read("a.md", WHOLE)


@pytest.mark.parametrize(
    ("before", "after", "line", "what"),
    [
        ("---\nslug", "slug", 1, "begins with a line ---"),
        ("oil.\n---\n", "oil.\n", 1, "ends with a second line ---"),
        ("slug: olive-harvest\n", "", 1, "slug is missing"),
        ("date: ", "data: ", 6, "data: no such key"),
        ("olive-harvest", "Olive Harvest", 2, "slug: expected a-z"),
        ("olive-harvest", "olive--harvest", 2, "slug: expected a-z"),
        ('"Olives: less, and better"', "Olives: less", 3, "put quotes around"),
        ('"Olives: less, and better"', "", 3, "title is empty"),
        ('"Olives: less, and better"', '"a\\nb"', 3, "title: expected one line"),
        ('"Olives: less, and better"', "o" * 301, 3, "title: more than 300"),
        ("section: Economy", "section: [Economy]", 4, "one plain text"),
        ("language: en", "language: de", 5, "language: expected one of ar, en, fr"),
        ("2026-11-07T07:00:00+01:00", "7 November", 6, "date: expected"),
        ("2026-11-07T07:00:00+01:00", "2026-13-07", 6, "date: expected"),
        ("state: held", "state: shut", 7, "state: expected one of open, held, closed"),
        ("state: held", "title: Twice", 7, "title stands here twice"),
        ("summary: Fewer", "summary: 'Fewer", 8, "not closed"),
        ("summary: Fewer", "- summary: Fewer", 8, ""),
        ("section: Economy", "section: Econ\x80my", 1, "no YAML"),
        ("slug: olive-harvest\ntitle", "- a list\ntitle", 3, ""),
        ("Nobody sleeps", "Nobody\x00sleeps", 15, "control character"),
    ],
)
def test_what_is_broken_is_named_with_its_line(before, after, line, what):
    """One line: the file, the line, the fault."""
    with pytest.raises(ArticleFileError) as refused:
        read("a.md", WHOLE.replace(before, after, 1))

    message = str(refused.value)
    assert message.startswith(f"a.md:{line}: ")
    assert what in message
    assert "\n" not in message


def test_a_head_without_a_text_is_refused():
    """There would be nothing to comment on."""
    with pytest.raises(ArticleFileError, match="there is no text"):
        read("a.md", WHOLE.partition("\n\n")[0])


def test_bytes_that_are_not_utf_8_are_named_with_their_line(tmp_path):
    """Nothing is guessed."""
    file = tmp_path / "a.md"
    file.write_bytes(WHOLE.encode().replace(b"Economy", b"\xc9conomie"))

    with pytest.raises(ArticleFileError, match=r"a\.md:4: this is not UTF-8"):
        read_file(file)


def test_a_slug_that_another_file_has_is_refused():
    """Two files would take turns at one address."""
    with pytest.raises(ArticleFileError, match=r"a\.md:2: slug: b\.md has"):
        read("a.md", WHOLE, {"olive-harvest": "b.md"})


@pytest.mark.parametrize(
    "file", sorted((ROOT / "seeds" / "articles").glob("*.md")), ids=lambda f: f.stem
)
def test_every_seed_is_well(file):
    """A newcomer's first start loads them."""
    assert read_file(file).slug == file.stem
