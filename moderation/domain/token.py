"""Keys for other programs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """What a token opens; `emails` adds to `moderation`."""

    MODERATION = "moderation"
    EMAILS = "emails"


@dataclass(frozen=True)
class Token:
    """One program's key; only a digest of it is kept."""

    id: int
    name: str
    scopes: frozenset[Scope]
    created_at: int
    revoked_at: int | None = None
