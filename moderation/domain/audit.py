"""What was done, by whom, to what, when and why: a chain that shows alteration."""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

START = "0" * 64
_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True)

Detail = str | int | list[str]


class AuditAct(StrEnum):
    """What an entry says was done."""

    SUBMIT = "submit"
    IMPORT = "import"
    EDIT = "edit"
    WITHDRAW = "withdraw"
    REPORT = "report"
    DECIDE = "decide"
    EXPLAIN = "explain"
    UNDO = "undo"
    REVEAL = "reveal"
    EXPORT_EMAILS = "export_emails"
    CHANGE_POLICY = "change_policy"
    INVITE = "invite"
    JOIN = "join"
    SIGN_IN = "sign_in"
    CHANGE_ROLE = "change_role"
    DISABLE = "disable"
    ENABLE = "enable"
    RESET = "reset"
    ADD_TOKEN = "add_token"  # noqa: S105 - the name of an act
    REVOKE_TOKEN = "revoke_token"  # noqa: S105 - the name of an act


@dataclass(frozen=True)
class NewEntry:
    """What is to be recorded; `actor` is a moderator's name, `reader` or `pipeline`.

    `detail` holds codes, numbers and names of moderators only: never an address,
    never a comment's text.
    """

    at: int
    actor: str
    act: AuditAct
    comment_id: int | None = None
    detail: Mapping[str, Detail] | None = None


@dataclass(frozen=True)
class Entry:
    """One recorded entry; `digest` covers it and the digest before it.

    `act` is an AuditAct's word, unless the entry was altered or is a later version's.
    """

    id: int
    at: int
    actor: str
    act: str
    comment_id: int | None
    detail: Mapping[str, Detail]
    digest: str


def digest(key: bytes, before: str, entry_id: int, entry: NewEntry | Entry) -> str:
    """Return the HMAC-SHA256, in hex, of an entry chained to the digest `before`."""
    fields = [
        before,
        entry_id,
        entry.at,
        entry.actor,
        entry.act,
        entry.comment_id,
        dict(entry.detail or {}),
    ]
    mac = _begun(key).copy()
    mac.update(_json.encode(fields).encode())
    return mac.hexdigest()


def first_altered(key: bytes, entries: Iterable[Entry], head: str) -> int | None:
    """Return the id of the first entry that is not as it was recorded, else None.

    `entries` is the whole log in order and `head` the digest of the newest entry as
    it is kept apart. An entry missing in the middle shows at the one after it; where
    the newest are missing, 0 is returned.
    """
    before = START
    for entry in entries:
        if not hmac.compare_digest(digest(key, before, entry.id, entry), entry.digest):
            return entry.id
        before = entry.digest
    return None if hmac.compare_digest(before, head) else 0


@lru_cache(maxsize=4)
def _begun(key: bytes) -> hmac.HMAC:
    """Return an HMAC to copy: taking in a key costs more than an entry does."""
    return hmac.new(key, digestmod="sha256")
