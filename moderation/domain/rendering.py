"""A comment's text as HTML: paragraphs, line breaks, linked addresses, nothing else."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

import regex
from linkify_it import LinkifyIt

from moderation.domain.hosts import LONGEST_HOST, ascii_host

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


def render(body: str) -> str:
    r"""Return the HTML of `body`, whose text read back is `body` again.

    `\n\n` parts paragraphs and `\n` breaks a line; `http` and `https` addresses
    become links. Every paragraph is isolated in its direction, so that no bidi control
    in one reaches the next. A host that mixes scripts is shown as punycode.
    """
    paragraphs = (_lines(paragraph) for paragraph in body.split("\n\n"))
    return "".join(f'<p dir="auto">{lines}</p>' for lines in paragraphs)


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
