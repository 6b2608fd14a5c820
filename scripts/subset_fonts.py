"""Make the web fonts in `moderation/web/static/fonts` from npm packages.

    npm pack @fontsource-variable/noto-naskh-arabic
    npm pack @fontsource/source-serif-4 @fontsource/ibm-plex-sans-arabic
    for pack in *.tgz; do mkdir "$pack.d" && tar -xzf "$pack" -C "$pack.d"; done
    python scripts/subset_fonts.py *.d/package/files/*.woff2

Every source in FACES must be among the arguments; other files are passed over.
The same sources give the same bytes.

For each face it prints the size and the vertical metrics, which `fonts.css`
repeats in its stand-ins. With `--beside FONT`, once or more, it prints how much
that font must grow or shrink to set Latin text as wide as each Latin face: the
`size-adjust` of a stand-in.

The faces are renamed for their work: of the originals, some keep their names
reserved, and a subset is a changed version that may not carry them.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import NamedTuple

from fontTools import subset
from fontTools.ttLib import TTFont

OUTPUT = Path(__file__).parent.parent / "moderation" / "web" / "static" / "fonts"

# Arabic as written from Morocco to Iran and Kurdistan: letters, tashkeel,
# punctuation, both rows of digits, and the forms that old documents paste.
ARABIC = (
    "20 A0 609-60A 60C 61B-61F 621-63A 640-656 658 660-671 679-67E 681 685-689 "
    "691 693 695-696 698-69A 6A4 6A8-6A9 6AB 6AD 6AF 6B1 6B3-6B5 6BA-6BC 6BE "
    "6C0-6C3 6C5-6C8 6CA-6CE 6D0 6D2-6D5 6F0-6F9 763 200C-200F FD3E-FD3F FDF2 "
    "FDFA FDFC FE70-FEFC"
)
# English and French, their neighbours in Latin-1, and the marks of good typing.
LATIN = (
    "20-7E A0-FF 131 152-153 2C6 2DA 2DC 2013-2014 2018-201A 201C-201E 2022 "
    "2026 2032-2033 2039-203A 20AC 2122 2191 2193 2212"
)
ARABIC_FEATURES = ("*",)
LATIN_FEATURES = ("ccmp", "kern", "liga", "locl", "mark", "mkmk", "tnum")

# Records of a font's name table
FAMILY, FULL_NAME, POSTSCRIPT_NAME = 1, 4, 6

# What Latin prose is made of: the text that widths are measured on.
SAMPLE = (
    "A letter to the editor is short, signed and late: it comes when the news is "
    "over and says what the news forgot. Une lettre arrive le samedi, et la ville "
    "entière la connaît déjà ; on la relit pourtant, « pour le plaisir », dit-elle."
)


class Face(NamedTuple):
    """One shipped file: its name, its source, what it keeps, its family."""

    name: str
    source: str
    characters: str
    features: tuple[str, ...]
    family: str


FACES = (
    Face(
        "reading-arabic",
        "noto-naskh-arabic-arabic-wght-normal.woff2",
        ARABIC,
        ARABIC_FEATURES,
        "Reading Arabic",
    ),
    *(
        Face(
            f"reading-latin-{style}",
            f"source-serif-4-latin-{source}.woff2",
            LATIN,
            LATIN_FEATURES,
            "Reading Latin",
        )
        for style, source in (
            ("400", "400-normal"),
            ("400-italic", "400-italic"),
            ("700", "700-normal"),
        )
    ),
    *(
        Face(
            f"desk-{script}-{weight}",
            f"ibm-plex-sans-arabic-{script}-{weight}-normal.woff2",
            characters,
            features,
            "Desk",
        )
        for script, characters, features in (
            ("arabic", ARABIC, ARABIC_FEATURES),
            ("latin", LATIN, LATIN_FEATURES),
        )
        for weight in ("400", "600")
    ),
)


def main() -> int:
    """Write every face; the exit code is 1 when a source is not among the files."""
    arguments = _arguments()
    sources = {path.name: path for path in arguments.files}
    missing = [face.source for face in FACES if face.source not in sources]
    if missing:
        sys.stderr.write(f"Not among the files: {', '.join(missing)}\n")
        return 1
    OUTPUT.mkdir(parents=True, exist_ok=True)
    for face in FACES:
        font = _cut(face, sources[face.source])
        path = OUTPUT / f"{face.name}.woff2"
        font.save(path)
        _describe(face, font, path)
        if face.characters == LATIN:
            _compare(font, arguments.beside)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--beside", action="append", default=[], metavar="FONT")
    return parser.parse_args()


def _cut(face: Face, source: Path) -> TTFont:
    options = subset.Options()
    options.layout_features = list(face.features)
    options.hinting = False
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    options.flavor = "woff2"
    options.notdef_outline = True
    options.recalc_timestamp = False
    font = TTFont(source, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(face.characters.replace(" ", ",")))
    cutter.subset(font)
    font.flavor = "woff2"
    _rename(font, face.family)
    return font


def _rename(font: TTFont, family: str) -> None:
    plain = family.replace(" ", "")
    for record in font["name"].names:
        if record.nameID in {FAMILY, FULL_NAME, POSTSCRIPT_NAME}:
            record.string = plain if record.nameID == POSTSCRIPT_NAME else family


def _describe(face: Face, font: TTFont, path: Path) -> None:
    per_em = font["head"].unitsPerEm
    metrics = font["hhea"]
    vertical = (metrics.ascent, -metrics.descent, metrics.lineGap)
    percents = " ".join(f"{100 * value / per_em:.1f}%" for value in vertical)
    sys.stdout.write(
        f"{face.name}: {path.stat().st_size} bytes\n"
        f"  ascent, descent, gap: {percents}\n"
    )


def _compare(font: TTFont, others: list[str]) -> None:
    for other in others:
        ratio = _width(font) / _width(TTFont(other))
        sys.stdout.write(f"  beside {Path(other).name}: size-adjust {ratio:.2%}\n")


def _width(font: TTFont) -> float:
    characters = font.getBestCmap()
    advances = font["hmtx"].metrics
    total = sum(advances[characters[ord(letter)]][0] for letter in SAMPLE)
    return float(total / font["head"].unitsPerEm)


if __name__ == "__main__":
    sys.exit(main())
