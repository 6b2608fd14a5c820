"""What a reader sends, before it is a comment."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from moderation.domain import text
from moderation.domain.errors import FieldError

LONGEST = {"body": 10_000, "name": 120, "website": 200}
# Code points that a character may have on the average. The largest emoji have ten; what
# has more is no writing, and costs whoever reads it.
_MOST_POINTS = 10


@dataclass(frozen=True)
class Submission:
    """One filled-in form, its texts as `text.read` returns them.

    `email` is normalised and valid. `network` is the sender's, as `network_of` names
    it. `nonce` is the form's, empty without scripts. `trap` holds what was written in
    the honeypot.
    """

    article: str
    body: str
    name: str
    email: str
    network: str
    website: str | None = None
    parent: int | None = None
    nonce: str = ""
    trap: str = ""


@dataclass(frozen=True)
class Trace:
    """Digests of the address, the network, the text in its place, and the form."""

    index: bytes
    network: bytes
    twin: bytes
    nonce: bytes | None


def faults_of_text(field: str, value: str) -> list[FieldError]:
    """Return what keeps `value` out of `body`, `name` or `website`; empty if nothing.

    The codes are `blank`, `control`, `lines` and `too_long` (`longest`, `length`).
    """
    if text.is_blank(value):
        return [FieldError(field, "blank")]
    faults = []
    if (
        _is_heaped(field, value)
        or text.has_controls(value)
        or (
            # A text is shown in paragraphs of its own, the others among other words.
            field != "body" and not text.stays_isolated(value)
        )
    ):
        faults.append(FieldError(field, "control"))
    if field != "body" and not text.is_one_line(value):
        faults.append(FieldError(field, "lines"))
    excess = too_long(field, value)
    if excess:
        faults.append(FieldError(field, "too_long", excess))
    return faults


def _is_heaped(field: str, value: str) -> bool:
    """Tell whether `value` heaps up what cannot be told apart as characters."""
    return len(value) > LONGEST[field] * _MOST_POINTS


def too_long(field: str, value: str) -> dict[str, int] | None:
    """Return `longest` and `length` of a text that is longer than its field takes."""
    longest = LONGEST[field]
    # Counting takes time, and a character has one code point at least.
    if len(value) <= longest:
        return None
    length = text.length(value)
    return {"longest": longest, "length": length} if length > longest else None


def faults_of_website(value: str) -> list[FieldError]:
    """Return what keeps `value` from being a website; code `url` or a text's."""
    faults = faults_of_text("website", value)
    return faults or ([] if _is_web_address(value) else [FieldError("website", "url")])


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        return False
    has_host = bool(parts.hostname) and not any(char.isspace() for char in value)
    return parts.scheme in {"http", "https"} and has_host and "@" not in parts.netloc
