"""Lists of keys, one a line: `moderation_keys` and `disallowed_keys` of WordPress.

There a key is looked for in everything that is known of a comment, inside of words
too. Here it is looked for where its kind belongs, and a word is whole.
"""

from __future__ import annotations

import re
from ipaddress import IPv4Network, ip_network
from typing import TYPE_CHECKING

from moderation.domain.decision import Outcome, ReasonCode
from moderation.domain.errors import InvalidError
from moderation.domain.hosts import host_named
from moderation.domain.matching import Entry, WordList
from moderation.domain.rule_text_read import Placed, numbered
from moderation.domain.written_rule import LooksFor, WrittenRule

if TYPE_CHECKING:
    from collections.abc import Iterable

# The order of the rules; patterns are keys of markup and signs, as they are.
_KINDS = (
    LooksFor.WORDS,
    LooksFor.PATTERN,
    LooksFor.DOMAINS,
    LooksFor.NETWORKS,
    LooksFor.ADDRESSES,
)
_OUTCOMES = {
    "spam": Outcome.SPAM,
    "disallowed": Outcome.REJECT,
    "blacklist": Outcome.REJECT,
    "blocklist": Outcome.REJECT,
}
_NAMELESS = "keys"

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_BYTE = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_FEW_BYTES = re.compile(rf"({_BYTE}(?:\.{_BYTE}){{0,2}})\.\*?", re.ASCII)
_DIGIT = re.compile(r"\d", re.ASCII)
_FINEST_IPV6 = 64  # one household; see `network_of`
# «صباح.مساء» is no host: the last label is in ASCII.
_HOST = re.compile(
    r"(?:https?://)?(\*?\.?[^\s@/:]+\.(?:xn--[a-z\d-]+|[a-z]{2,63}))/?", re.IGNORECASE
)
_MARKUP = re.compile(r"[\[\]<>{}=|\\^]|://")
_PLAIN = re.compile(r"[a-z\d\u0620-\u063a\u0641-\u064a]", re.ASCII)
_SIGN = re.compile(r"([!-/:-@\[-`{-~])")


def rules_of_keys(text: str, name: str, outcome: Outcome | None) -> list[Placed]:
    """Return a rule for each kind of key in `text`; the same key twice counts once.

    Without an `outcome` the file's name tells it: `disallowed`, `blacklist` and
    `blocklist` reject, `spam` is spam, everything else holds. It is the title too.
    """
    kinds: dict[LooksFor, dict[str, int]] = {kind: {} for kind in _KINDS}
    for number, key in numbered(text):
        if key != "#" and not key.startswith("# "):
            kind, line = _kind(key)
            kinds[kind].setdefault(line, number)
    title, named = _named(name)
    return [
        Placed(
            _rule(title, outcome or named, kind, lines),
            min(lines.values()),
            tuple(lines.values()),
        )
        for kind, lines in kinds.items()
        if lines
    ]


def _named(name: str) -> tuple[str, Outcome]:
    title = " ".join(name.rpartition("/")[2].removesuffix(".txt").split())
    for part, outcome in _OUTCOMES.items():
        if part in title.lower():
            return title, outcome
    return title or _NAMELESS, Outcome.HOLD


def _rule(
    title: str, outcome: Outcome, kind: LooksFor, lines: Iterable[str]
) -> WrittenRule:
    advertising = outcome is Outcome.SPAM or kind is LooksFor.DOMAINS
    return WrittenRule(
        id=0,
        title=title,
        outcome=outcome,
        reason=ReasonCode.ADVERTISING if advertising else ReasonCode.OTHER,
        looks_for=kind,
        lines=tuple(lines),
    )


def _kind(key: str) -> tuple[LooksFor, str]:
    """Return what a key is, and the line of a rule that stands for it."""
    if _DIGIT.search(key) and (network := _network(key)):
        return LooksFor.NETWORKS, network
    if _ADDRESS.fullmatch(key):
        return LooksFor.ADDRESSES, key.lower()
    if key.startswith("@") and (host := _host(key[1:])):
        return LooksFor.ADDRESSES, f"@{host}"
    if host := _host(key):
        return LooksFor.DOMAINS, host
    if _MARKUP.search(key) or not _holds_a_word(key):
        return LooksFor.PATTERN, _SIGN.sub(r"\\\1", key.lower())
    return LooksFor.WORDS, key.lower()


def _network(key: str) -> str | None:
    try:
        if few := _FEW_BYTES.fullmatch(key):
            known = few[1].split(".")
            network = ip_network(f"{_filled(known)}/{8 * len(known)}")
        # WordPress looks for the beginning: `2001:db8:` is every address that has it.
        elif key.count(":") > 1 and key.endswith(":"):
            groups = key.rstrip(":").split(":")
            network = ip_network(f"{':'.join(groups)}::/{16 * len(groups)}")
        else:
            network = ip_network(key, strict=False)
    except ValueError:
        return None
    if isinstance(network, IPv4Network):
        return str(network).removesuffix("/32")
    if network.prefixlen > _FINEST_IPV6:
        network = network.supernet(new_prefix=_FINEST_IPV6)
    return str(network)


def _filled(known: list[str]) -> str:
    return ".".join([*known, "0", "0", "0"][:4])


def _host(key: str) -> str | None:
    found = _HOST.fullmatch(key)
    return found and host_named(found[1]) and found[1].lower()


def _holds_a_word(key: str) -> bool:
    if _PLAIN.search(key):  # nearly always, and 65,000 times
        return True
    try:
        WordList([Entry(key)])
    except InvalidError:
        return False
    return True
