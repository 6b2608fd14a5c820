"""The same steps as PostgreSQL takes them."""

from __future__ import annotations

import re
from pathlib import Path

_HERE = Path(__file__).parent
_TWIN = ".postgres.sql"

# What a column's kind is called there. Numbers are of 63 bits in both; texts have the
# order of their bytes, as in SQLite, whatever the server's language is.
_KINDS = {"integer": "bigint", "blob": "bytea", "text": 'text collate "C"'}
_KIND = re.compile(r"\b(" + "|".join(_KINDS) + r")\b")


def is_twin(file: Path) -> bool:
    """Tell whether a file says a step for PostgreSQL alone."""
    return file.name.endswith(_TWIN)


def statements(name: str) -> str:
    """Return what the step `name` says to PostgreSQL.

    That is its twin, `NNNN_what_holds.postgres.sql`, where the two engines differ;
    else the step's own file with the kinds of its columns in PostgreSQL's words and
    without `strict`, which PostgreSQL always is.
    """
    twin = _HERE / f"{name}{_TWIN}"
    if twin.exists():
        return twin.read_text(encoding="utf-8")
    shared = (_HERE / f"{name}.sql").read_text(encoding="utf-8")
    return _KIND.sub(lambda kind: _KINDS[kind[0]], shared).replace(") strict;", ");")
