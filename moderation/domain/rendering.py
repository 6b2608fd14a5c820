"""A comment's text as HTML: paragraphs, line breaks, linked addresses, nothing else."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

import idna
import regex
from linkify_it import LinkifyIt

# A link may be written over, but not by its reader: search engines must not follow it
# and the page behind it must not reach back.
_REL = "nofollow ugc noopener"
# The finder of links knows the ends of Latin sentences only.
_ENDING = regex.compile(r"[،؛؟۔»”’…]+$")
_BIDI_CONTROL = regex.compile(r"\p{Bidi_Control}")
_SCRIPTS = [
    regex.compile(rf"\p{{Script={name}}}")
    for name in (
        *("Latin", "Cyrillic", "Greek", "Armenian", "Cherokee"),
        *("Arabic", "Hebrew", "Han"),
    )
]
# Whole words of these can be written that look Latin, so a Latin ending beside them
# is a mixture too; «مثال.com» cannot be mistaken for another name.
_LOOK_ALIKE = regex.compile(r"[\p{Cyrillic}\p{Greek}\p{Armenian}\p{Cherokee}]")

_linkify = LinkifyIt(options={"fuzzy_link": False, "fuzzy_email": False})
_linkify.add("ftp:", None).add("mailto:", None).add("//", None)


def render(body: str) -> str:
    """Return the HTML of `body`, whose text read back is `body` again.

    `\\n\\n` parts paragraphs and `\\n` breaks a line; `http` and `https` addresses
    become links. Every paragraph is isolated in its direction, so that no bidi control
    in one reaches the next. A host that mixes scripts is shown as punycode.
    """
    paragraphs = (_lines(paragraph) for paragraph in body.split("\n\n"))
    return "".join(f'<p dir="auto">{lines}</p>' for lines in paragraphs)


def links(body: str) -> list[tuple[int, int]]:
    """Return the places of the addresses in `body` that would be linked."""
    return [
        (match.index, match.index + len(_ENDING.sub("", match.text)))
        for match in _linkify.match(body) or []
        if not _BIDI_CONTROL.search(match.url)
    ]


def _lines(paragraph: str) -> str:
    parts, done = [], 0
    for start, end in links(paragraph):
        parts += [escape(paragraph[done:start]), _anchor(paragraph[start:end])]
        done = end
    return "".join([*parts, escape(paragraph[done:])]).replace("\n", "<br>")


def _anchor(url: str) -> str:
    shown = _honest(url)
    return f'<a href="{escape(shown)}" rel="{_REL}" dir="ltr">{escape(shown)}</a>'


def _honest(url: str) -> str:
    host = urlsplit(url).hostname or ""
    if host.isascii() or not _mixes_scripts(host):
        return url
    try:
        ascii_host = idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        ascii_host = host.encode("punycode").decode("ascii")
    at = url.lower().find(host)
    return url[:at] + ascii_host + url[at + len(host) :]


def _mixes_scripts(host: str) -> bool:
    if _LOOK_ALIKE.search(host) and _SCRIPTS[0].search(host):
        return True
    return any(
        sum(1 for script in _SCRIPTS if script.search(label)) > 1
        for label in host.split(".")
    )
