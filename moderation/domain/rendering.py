"""A comment's text as HTML: paragraphs, line breaks, linked addresses, nothing else."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import regex
from linkify_it import LinkifyIt

from moderation.domain.hosts import LONGEST_HOST, ascii_host
from moderation.domain.marks import parted, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from moderation.domain.marks import Mark

# A link may be written over, but not by its reader: search engines must not follow it
# and the page behind it must not reach back.
_REL = "nofollow ugc noopener"
# The finder of links knows the ends of Latin sentences only.
_ENDINGS = "،؛؟۔»”’…"
_BIDI_CONTROL = regex.compile(r"\p{Bidi_Control}")
_LATIN = regex.compile(r"\p{Latin}")
_NOT_LATIN = regex.compile(r"[^\p{Latin}\p{Common}\p{Inherited}]")
_OTHER_SCRIPTS = [
    regex.compile(rf"\p{{Script={name}}}")
    for name in (
        *("Cyrillic", "Greek", "Armenian", "Cherokee"),
        *("Arabic", "Hebrew", "Han"),
    )
]
# Whole words of these can be written that look Latin, so a Latin ending beside them
# is a mixture too; «مثال.com» cannot be mistaken for another name.
_LOOK_ALIKE = regex.compile(
    r"[\p{Cyrillic}\p{Greek}\p{Armenian}\p{Cherokee}\p{Coptic}\p{Lisu}]"
)

_linkify = LinkifyIt(options={"fuzzy_link": False, "fuzzy_email": False})
_linkify.add("ftp:", None).add("mailto:", None).add("//", None)


def render(body: str, marks: Iterable[Mark] = ()) -> str:
    r"""Return the HTML of `body`, whose text read back is `body` again.

    `\n\n` parts paragraphs and `\n` breaks a line; `http` and `https` addresses
    become links. Every paragraph is isolated in its direction, so that no bidi control
    in one reaches the next. A host that mixes scripts is shown as punycode. `marks`
    become `<mark>`, described by the elements with the ids that they are about.
    """
    pieces, at, paragraphs = parted(marks, body), 0, []
    for paragraph in body.split("\n\n"):
        lines = _lines(paragraph, within(pieces, at, at + len(paragraph)))
        paragraphs.append(f'<p dir="auto">{lines}</p>')
        at += len(paragraph) + len("\n\n")
    return "".join(paragraphs)


def links(body: str) -> list[tuple[int, int]]:
    """Return the places of the addresses in `body` that would be linked."""
    if "://" not in body:  # sooner said than looked for
        return []
    return [
        (match.index, match.index + len(match.text.rstrip(_ENDINGS)))
        for match in _linkify.match(body) or []
        if _is_plain(match.url)
    ]


def _is_plain(url: str) -> bool:
    """Tell whether `url` reads the same to people and to browsers."""
    try:
        place = urlsplit(url).netloc.rpartition("@")[2]
    except ValueError:  # a host that means several: «℀» is also `a/c`
        return False
    # Nobody can own a longer name, and punycode takes the square of its length.
    is_short = len(place.partition(":")[0]) <= LONGEST_HOST
    return is_short and _BIDI_CONTROL.search(url) is None


def _lines(paragraph: str, pieces: Sequence[Mark]) -> str:
    parts, done = [], 0
    for start, end in links(paragraph):
        before = _marked(paragraph[done:start], within(pieces, done, start))
        parts += [before, _anchor(paragraph[start:end], within(pieces, start, end))]
        done = end
    rest = _marked(paragraph[done:], within(pieces, done, len(paragraph)))
    return "".join([*parts, rest]).replace("\n", "<br>")


def _anchor(url: str, pieces: Sequence[Mark]) -> str:
    shown = _honest(url)
    # In a name that is written otherwise no place is the same: the whole is marked.
    if shown != url:
        pieces = [replace(piece, start=0, end=len(shown)) for piece in pieces[:1]]
    words = _marked(shown, pieces)
    return f'<a href="{escape(shown)}" rel="{_REL}" dir="ltr">{words}</a>'


def _marked(text: str, pieces: Sequence[Mark]) -> str:
    parts, done = [], 0
    for piece in pieces:
        parts += [escape(text[done : piece.start]), _mark(text, piece)]
        done = piece.end
    return "".join([*parts, escape(text[done:])])


def _mark(text: str, piece: Mark) -> str:
    about = escape(" ".join(piece.about))
    tone = piece.tone.name.lower()
    words = escape(text[piece.start : piece.end])
    return f'<mark class="mark--{tone}" aria-describedby="{about}">{words}</mark>'


def _honest(url: str) -> str:
    user, at, place = urlsplit(url).netloc.rpartition("@")
    host = place.partition(":")[0]
    if not _mixes_scripts(host):
        return url
    start = url.index("//") + len(f"//{user}{at}")
    return url[:start] + ascii_host(host) + url[start + len(host) :]


def _mixes_scripts(host: str) -> bool:
    if _LOOK_ALIKE.search(host) and _LATIN.search(host):
        return True
    return any(map(_mixes_scripts_of_label, host.split(".")))


def _mixes_scripts_of_label(label: str) -> bool:
    if _LATIN.search(label) and _NOT_LATIN.search(label):
        return True
    return sum(1 for script in _OTHER_SCRIPTS if script.search(label)) > 1
