"""Letters that look like others, each unified with the one it is taken for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

# Lower-case letters of Cyrillic, Greek and Armenian, and the Latin ones they pass for.
# Where the two cases look like different letters (η is n, Η is H), the lower one wins,
# except where it looks like nothing Latin (в is B).
_OF_NEIGHBOURS = (
    # Cyrillic
    "абвгеиікмнопрстухѕјѵԁԛԝһӏ",
    "abbreuikmhonpctyxsjvdqwhl",
    # Greek
    "αβγεζηικμνορστυχωϲϳ",
    "abyeznikuvopotuxwcj",
    # Armenian
    "աօոսհցյզ",
    "wonuhgjq",
    # Latin ones that only look foreign
    "ıɑɡɩ",
    "iagi",
)
_NAMED_BASES = {
    "ALEF": "ا", "BEH": "ب", "TEH": "ت", "THEH": "ث", "JEEM": "ج", "HAH": "ح",
    "KHAH": "خ", "DAL": "د", "THAL": "ذ", "REH": "ر", "ZAIN": "ز", "SEEN": "س",
    "SHEEN": "ش", "SAD": "ص", "DAD": "ض", "TAH": "ط", "ZAH": "ظ", "AIN": "ع",
    "GHAIN": "غ", "FEH": "ف", "QAF": "ق", "KAF": "ك", "LAM": "ل", "MEEM": "م",
    "NOON": "ن", "HEH": "ه", "WAW": "و", "YEH": "ي",
    # Letters of Persian, Urdu, Kurdish, Sindhi, Uyghur and others, by their shape.
    "PEH": "ب", "BEEH": "ب", "BEHEH": "ب", "TTEH": "ت", "TTEHEH": "ت", "TEHEH": "ت",
    "TCHEH": "ج", "TCHEHEH": "ج", "NYEH": "ج", "DYEH": "ج", "DDAL": "د",
    "DAHAL": "د", "DDAHAL": "د", "DUL": "د", "RREH": "ر", "JEH": "ز", "RNOON": "ن",
    "VEH": "ف", "PEHEH": "ف", "KEHEH": "ك", "GAF": "ك", "NG": "ك", "GUEH": "ك",
    "NGOEH": "ك", "OE": "و", "U": "و", "YU": "و", "VE": "و", "E": "ي", "AE": "ه",
}  # fmt: skip
_ARABIC = (range(0x066E, 0x06D6), range(0x0750, 0x0780), range(0x08A0, 0x08C8))
_LATIN = (
    range(0x0100, 0x02B0),
    range(0x1D00, 0x1D80),
    range(0x1E00, 0x1F00),
    range(0xA720, 0xA800),
)
# White letters on black: the Latin ones that NFKC leaves alone.
_ON_BLACK = (range(0x1F150, 0x1F16A), range(0x1F170, 0x1F18A))


def skeleton(folded: str) -> str:
    """Return folded text with every look-alike as the letter that it is taken for.

    One letter stands for one, so offsets stay. Nothing but letters changes: digits in
    the place of letters are as often honest («7abibi») as not.
    """
    return folded.translate(_SKELETON)


def _pairs() -> Iterator[tuple[int, str]]:
    for of, to in zip(_OF_NEIGHBOURS[::2], _OF_NEIGHBOURS[1::2], strict=True):
        yield from zip(map(ord, of), to, strict=True)
    for code in (code for block in _ARABIC for code in block):
        for word in _name(code, "ARABIC LETTER "):
            if word in _NAMED_BASES:
                yield code, _NAMED_BASES[word]
                break
    for code in (code for block in _LATIN for code in block):
        last, *_ = [*_name(code, "LATIN SMALL LETTER "), ""]
        small, *_ = [*_name(code, "LATIN LETTER SMALL CAPITAL "), ""]
        if len(last + small) == 1:
            yield code, (last + small).lower()
    for block in _ON_BLACK:
        yield from zip(block, "abcdefghijklmnopqrstuvwxyz", strict=True)


def _name(code: int, kind: str) -> list[str]:
    name = unicodedata.name(chr(code), "")
    return name.removeprefix(kind).split() if name.startswith(kind) else []


_SKELETON = dict(_pairs())
