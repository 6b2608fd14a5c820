"""Host names as browsers compare them, whatever script they are written in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import idna

# Nobody can own a longer name, and punycode takes the square of its length.
LONGEST_HOST = 253
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")


def ascii_host(host: str) -> str:
    """Return a host in ASCII, as punycode where it was not, in lower case."""
    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        # Nobody can own such a name; it must not look like another's for that.
        return ".".join(map(_punycode_of_label, host.lower().split(".")))


def host_of(url: str) -> str:
    """Return the host of a web address in ASCII; empty where there is none to name."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return ascii_host(host.rstrip(".")) if 0 < len(host) <= LONGEST_HOST else ""


def host_named(text: str) -> str | None:
    """Return the host that `text` names, `*.` before it or not; None for no name.

    One word alone names none: it would be a whole top level.
    """
    name = text.removeprefix("*").removeprefix(".").rstrip(".")
    if not 0 < len(name) <= LONGEST_HOST:
        return None
    labels = ascii_host(name).split(".")
    is_name = len(labels) > 1 and all(map(_LABEL.fullmatch, labels))
    return ".".join(labels) if is_name and not labels[-1].isdigit() else None


def above(host: str) -> Iterator[str]:
    """Yield a host and every name above it: `a.example.org`, `example.org`, `org`."""
    while host:
        yield host
        _, _, host = host.partition(".")


def _punycode_of_label(label: str) -> str:
    return label if label.isascii() else "xn--" + label.encode("punycode").decode()
