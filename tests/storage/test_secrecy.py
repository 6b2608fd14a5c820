"""No byte of the store tells an address."""

import base64
import hashlib
from urllib.parse import quote

import pytest

from moderation.storage.keys import load_or_make
from moderation.storage.vault import KeyVault
from tests.storage import make

ADDRESS = "Amina.Secret@Example.org"


@pytest.mark.engine("sqlite")  # the statements are the same, the bytes are here
def test_no_address_is_in_any_byte_of_the_database(store, path, tmp_path):
    """Neither plain nor in any form that could be computed without the key."""
    vault = KeyVault(load_or_make(tmp_path / "key.json", fresh=True))
    with store.writing() as unit:
        author_id = unit.new_id()
        author = unit.authors.add(
            author_id,
            index=vault.email_index(ADDRESS),
            sealed=vault.seal(author_id, ADDRESS),
            now=make.NOW,
        )
        make.comment(unit, author_id=author.id, body="a comment to find")

    store.backup(tmp_path / "backup.db")

    kept = b"".join(
        file.read_bytes() for file in [*path.parent.iterdir(), tmp_path / "backup.db"]
    )
    assert b"a comment to find" in kept
    assert [trace for trace in traces(ADDRESS) if trace in kept.lower()] == []


def traces(address):
    """An address in every form that somebody might look for, in lower case."""
    for spelt in {address, address.lower(), address.casefold()}:
        plain = spelt.encode()
        yield plain.lower()
        yield plain.split(b"@")[0].lower()
        yield quote(spelt).encode().lower()
        yield base64.b64encode(plain).rstrip(b"=").lower()
        yield base64.urlsafe_b64encode(plain).rstrip(b"=").lower()
        for digest in (hashlib.md5, hashlib.sha1, hashlib.sha256):
            yield digest(plain).hexdigest().encode()
            yield digest(plain).digest().lower()
