"""Source articles as files: front matter and Markdown, every key checked."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from moderation.cli import front_matter
from moderation.cli.front_matter import fault
from moderation.domain import text as texts
from moderation.domain.article import ArticleState, Language, SourceArticle
from moderation.domain.errors import ArticleFileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from markdown_it.token import Token

    from moderation.cli.front_matter import Value

REQUIRED = ("slug", "title", "section", "language", "date")
OPTIONAL = ("state", "summary")
LONGEST = 300
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DATE = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?")
_NONE: Mapping[str, str] = MappingProxyType({})
_START = datetime(1970, 1, 1, tzinfo=UTC)
# Markup of HTML shows as text, and quotation marks stay as the author set them.
_markdown = MarkdownIt("commonmark", {"html": False, "typographer": False})


def read_all(files: Iterable[Path]) -> tuple[list[SourceArticle], list[str]]:
    """Return the articles of the files that are well, and a line for each other."""
    sources: dict[str, SourceArticle] = {}
    taken: dict[str, str] = {}
    faults = []
    for file in files:
        try:
            source = read_file(file, taken)
        except ArticleFileError as error:
            faults.append(str(error))
        except OSError as error:
            faults.append(f"{file}:1: {error.strerror}")
        else:
            sources[source.slug], taken[source.slug] = source, file.name
    return list(sources.values()), faults


def read_file(path: Path, taken: Mapping[str, str] = _NONE) -> SourceArticle:
    """Return the article in a file; `taken` are slugs with the file that has each.

    Raises ArticleFileError, whose text is `FILE:LINE: what`, and OSError.
    """
    content = path.read_bytes()
    try:
        return read(str(path), content.decode("utf-8-sig"), taken)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise fault(str(path), line, "this is not UTF-8") from None


def read(name: str, text: str, taken: Mapping[str, str] = _NONE) -> SourceArticle:
    """Return the article that `text` describes; `name` is for what is wrong with it.

    A date without a time is midnight and a time without a zone is UTC.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    _refuse_controls(name, text)
    head, body = front_matter.read(name, text)
    _refuse_keys(name, head)
    values = {key: _one_line(name, key, value) for key, value in head.items()}
    _refuse_slug(name, head["slug"].line, values["slug"], taken)
    if not body:
        raise fault(name, text.count("\n") + 1, "there is no text below the head")
    tokens = _markdown.parse(body)
    plain = [values["title"], values.get("summary", ""), *_words(tokens)]
    return SourceArticle(
        slug=values["slug"],
        title=values["title"],
        section=values["section"],
        language=Language(_one_of(name, head, "language", list(Language))),
        state=ArticleState(_one_of(name, head, "state", list(ArticleState))),
        summary=values.get("summary", ""),
        html=_markdown.renderer.render(tokens, _markdown.options, {}),
        words=" ".join(plain),
        published_at=_moment(name, head["date"]),
    )


def _refuse_controls(name: str, text: str) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        if "\x00" in line or texts.has_controls(line):
            raise fault(name, number, "there is a control character in this line")


def _refuse_keys(name: str, head: dict[str, Value]) -> None:
    for key, value in head.items():
        if key not in REQUIRED + OPTIONAL:
            known = ", ".join(REQUIRED + OPTIONAL)
            raise fault(name, value.line, f"{key}: no such key; known are {known}")
    for key in REQUIRED:
        if key not in head:
            raise fault(name, 1, f"{key} is missing")


def _one_line(name: str, key: str, value: Value) -> str:
    text = value.text.strip()
    if key in REQUIRED and texts.is_blank(text):
        raise fault(name, value.line, f"{key} is empty")
    if not texts.is_one_line(text):
        raise fault(name, value.line, f"{key}: expected one line")
    if texts.length(text) > LONGEST:
        raise fault(name, value.line, f"{key}: more than {LONGEST} characters")
    return text


def _refuse_slug(name: str, line: int, slug: str, taken: Mapping[str, str]) -> None:
    if not _SLUG.fullmatch(slug):
        expected = "slug: expected a-z, 0-9 and single hyphens between them"
        raise fault(name, line, expected)
    if slug in taken:
        raise fault(name, line, f"slug: {taken[slug]} has {slug} already")


def _one_of(name: str, head: dict[str, Value], key: str, known: list[str]) -> str:
    if key not in head:
        return known[0]
    value = head[key].text.strip()
    if value not in known:
        expected = f"{key}: expected one of {', '.join(known)}"
        raise fault(name, head[key].line, expected)
    return value


def _moment(name: str, value: Value) -> int:
    written = value.text.strip()
    expected = "date: expected 2026-11-23 or 2026-11-23T10:00:00Z"
    if not _DATE.fullmatch(written):
        raise fault(name, value.line, expected)
    try:
        at = datetime.fromisoformat(written)
    except ValueError:
        raise fault(name, value.line, expected) from None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max(0, (at - _START) // timedelta(microseconds=1))


def _words(tokens: list[Token]) -> list[str]:
    """Return the text that a reader sees, without its markup."""
    inline = (child for token in tokens for child in token.children or ())
    return [token.content for token in (*tokens, *inline) if token.type in _SEEN]


_SEEN = {"text", "code_inline", "code_block", "fence"}
