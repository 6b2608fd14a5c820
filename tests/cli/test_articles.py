"""The operator loads a folder of articles."""

import pytest

FILE = """---
slug: {slug}
title: {title}
section: Economy
language: en
date: 2026-11-07
---

The mills are loud.
"""


@pytest.fixture
def folder(tmp_path, wired):
    """A folder with two article files, beside a store that can take them."""
    place = tmp_path / "articles"
    place.mkdir()
    for slug in ("mills", "presses"):
        text = FILE.format(slug=slug, title=slug.title())
        (place / f"{slug}.md").write_text(text, encoding="utf-8")
    return place


def test_loading_again_updates_and_never_duplicates(run, folder, services):
    """The report counts what was done."""
    first = run("articles", "load", folder)
    changed = FILE.format(slug="mills", title="Louder mills")
    (folder / "mills.md").write_text(changed, encoding="utf-8")
    second = run("articles", "load", folder)

    assert first.stdout == "Articles: 2 added, 0 updated, 0 unchanged.\n"
    assert second.stdout == "Articles: 0 added, 1 updated, 1 unchanged.\n"
    titles = {a.title for a in services.list_articles()}
    assert {"Louder mills", "Presses"} < titles


def test_of_a_broken_file_nothing_is_stored(run, folder, services):
    """It is one line that names file and line; the others are stored."""
    broken = folder / "presses.md"
    text = FILE.format(slug="presses", title="Presses").replace("date", "dat")
    broken.write_text(text, encoding="utf-8")

    result = run("articles", "load", folder)

    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"{broken}:6: dat: no such key")
    slugs = {a.slug for a in services.list_articles()}
    assert "mills" in slugs
    assert "presses" not in slugs


def test_a_folder_without_articles_is_a_mistake(refused, wired, tmp_path):
    """Most likely it is the wrong one."""
    empty = tmp_path / "empty"
    empty.mkdir()

    assert str(empty) in refused("articles", "load", empty)
    assert "nowhere" in refused("articles", "load", tmp_path / "nowhere")


def test_what_cannot_be_read_is_named_like_a_broken_file(run, folder):
    """The others are stored."""
    (folder / "zeal.md").mkdir()

    result = run("articles", "load", folder)

    assert result.exit_code == 1
    assert result.stderr == f"{folder / 'zeal.md'}:1: Is a directory\n"
    assert "2 added" in result.stdout
