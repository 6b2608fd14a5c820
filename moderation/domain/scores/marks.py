"""What a text looks like, apart from its words: links, capitals, length, script."""

from __future__ import annotations

import re

_LINK = re.compile(
    r"https?:|www\.|href|\b[a-z0-9-]+\.[a-z]{2,}/"
    r"|\b[a-z0-9-]+\.(?:com|net|org|info|co|tv|ly|me|be|uk|ru|biz|io|app|shop|xyz)\b"
)
_LONG_NUMBER = re.compile(r"\d[\d ().-]{7,}\d")
_CAPITAL = re.compile(r"[A-Z]")
_LATIN = re.compile(r"[a-z]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_DIGIT = re.compile(r"\d")
_FEW_CAPITALS = 3  # as many as honest texts have

LEVELS = 32  # more than any mark has
KINDS = 14


def marks(text: str, line: str) -> list[int]:
    """Return the level of each mark of `text`; `line` is it folded."""
    length = max(len(line) - 2, 1)
    latin = len(_LATIN.findall(line))
    capitals = len(_CAPITAL.findall(text))
    digits = len(_DIGIT.findall(line))
    shouts = 1 + 4 * capitals // max(latin, capitals, 1)
    return [
        _script(line, latin),
        min(len(_LINK.findall(line)), 3),
        (length // 4 + 1).bit_length(),
        line.count(" ").bit_length(),
        shouts if capitals >= _FEW_CAPITALS else 0,
        1 + min(4, 10 * digits // length) if digits else 0,
        min(line.count("!"), 3),
        min(line.count("?") + line.count("؟"), 2),
        min(text.count("\n"), 3),
        min(line.count("<"), 2),
        int("@" in line),
        int("#" in line),
        int(".." in line),
        int(_LONG_NUMBER.search(line) is not None),
    ]


def _script(line: str, latin: int) -> int:
    """Return 0 for a line in Latin letters, 1 for Arabic, 2 for others or for none."""
    arabic = len(_ARABIC.findall(line))
    if max(latin, arabic) * 4 < len(line):
        return 2
    return int(arabic > latin)
