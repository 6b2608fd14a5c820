"""Atom documents (RFC 4287, replies by RFC 4685), built as a tree and never as text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from moderation.domain.shapes import moment

if TYPE_CHECKING:
    from collections.abc import Sequence

_ATOM = "http://www.w3.org/2005/Atom"
_THREAD = "http://purl.org/syndication/thread/1.0"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

ET.register_namespace("", _ATOM)
ET.register_namespace("thr", _THREAD)


@dataclass(frozen=True)
class Entry:
    """One comment in a feed; `reply_to` is the id of the entry that it answers."""

    id: str
    title: str
    language: str
    author: str
    website: str | None
    page: str
    published_at: int
    html: str
    reply_to: str | None


@dataclass(frozen=True)
class Feed:
    """A feed; `page` is what people read, `address` where the feed itself is."""

    id: str
    title: str
    language: str
    page: str
    address: str
    updated_at: int
    entries: Sequence[Entry]


def written(feed: Feed) -> bytes:
    """Return a feed as XML in UTF-8."""
    root = ET.Element(f"{{{_ATOM}}}feed", {_LANG: feed.language})
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "updated", moment(feed.updated_at))
    _link(root, "self", feed.address, "application/atom+xml")
    _link(root, "alternate", feed.page, "text/html")
    for entry in feed.entries:
        _add_entry(root, entry)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def _add_entry(root: ET.Element, entry: Entry) -> None:
    node = _child(root, "entry")
    _text(node, "id", entry.id)
    _text(node, "title", entry.title)
    _text(node, "updated", moment(entry.published_at))
    _text(node, "published", moment(entry.published_at))
    author = _child(node, "author")
    _text(author, "name", entry.author)
    if entry.website:
        _text(author, "uri", entry.website)
    _link(node, "alternate", entry.page, "text/html")
    if entry.reply_to:
        ET.SubElement(node, f"{{{_THREAD}}}in-reply-to", {"ref": entry.reply_to})
    content = _text(node, "content", entry.html)
    content.set("type", "html")
    content.set(_LANG, entry.language)


def _link(parent: ET.Element, rel: str, href: str, kind: str) -> None:
    link = _child(parent, "link")
    link.attrib.update({"rel": rel, "type": kind, "href": href})


def _text(parent: ET.Element, name: str, text: str) -> ET.Element:
    child = _child(parent, name)
    child.text = text
    return child


def _child(parent: ET.Element, name: str) -> ET.Element:
    return ET.SubElement(parent, f"{{{_ATOM}}}{name}")
