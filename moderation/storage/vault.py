"""Seals addresses, makes blind indexes, digests and signed numbers."""

from __future__ import annotations

import base64
import binascii
import hmac
import secrets
import unicodedata
from typing import TYPE_CHECKING, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from moderation.domain.errors import KeyFileError
from moderation.storage.keys import load_or_make

if TYPE_CHECKING:
    from pathlib import Path

    from moderation.storage.keys import Keys

_NONCE_BYTES = 12
_NUMBER_BYTES = 8
_MAC_BYTES = 16
_TOKEN_BYTES = _NUMBER_BYTES + _MAC_BYTES
_HIGHEST = 2**63 - 1


class RemembersKeys(Protocol):
    """A store, as far as keys concern it."""

    def get_meta(self, key: str) -> str | None: ...
    def claim_meta(self, key: str, value: str) -> str: ...


def open_keys(store: RemembersKeys, key_file: Path) -> KeyVault:
    """Return the vault of a store, whose keys are in `key_file`.

    On a store that never had keys they are made; two processes that start at once get
    the same. Raises KeyFileError if the file is missing over existing data, cannot be
    trusted, or holds other keys than those of this store.
    """
    known = store.get_meta("key_check")
    vault = KeyVault(load_or_make(key_file, fresh=known is None))
    # Only the first start writes, so that a store that cannot be written can be read.
    known = known or store.claim_meta("key_check", vault.fingerprint)
    if known != vault.fingerprint:
        raise KeyFileError(f"{key_file} holds other keys than those of this database")
    return vault


class KeyVault:
    """Implements `ports.Vault`.

    A sealed address is one byte with the number of its key, twelve of a random nonce,
    then AES-256-GCM ciphertext with the author's id as associated data. A token is
    eight bytes of number and sixteen of its MAC in URL-safe base64.
    """

    def __init__(self, keys: Keys) -> None:
        self._current = keys.current
        self._sealing = {
            number: AESGCM(_derive(key, "seal")) for number, key in keys.sealing.items()
        }
        # From the root, so that they outlive every sealing key. Begun once: taking in a
        # key costs more than most messages.
        self._index = hmac.new(_derive(keys.root, "email index"), digestmod="sha256")
        self._macs = hmac.new(_derive(keys.root, "mac"), digestmod="sha256")
        self._tokens = hmac.new(_derive(keys.root, "token"), digestmod="sha256")
        self.audit_key = _derive(keys.root, "audit")

    @property
    def fingerprint(self) -> str:
        """What the store remembers these keys by; tells nothing about them."""
        return self.mac("fingerprint").hex()

    def seal(self, author_id: int, email: str) -> bytes:
        nonce = secrets.token_bytes(_NONCE_BYTES)
        cipher = self._sealing[self._current]
        sealed = cipher.encrypt(nonce, email.encode(), _bytes_of(author_id))
        return bytes([self._current]) + nonce + sealed

    def open(self, author_id: int, sealed: bytes) -> str:
        cipher = self._sealing.get(sealed[0]) if sealed else None
        nonce, content = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        if cipher is None or len(nonce) < _NONCE_BYTES:
            raise KeyFileError("an address was sealed with a key that is not here")
        try:
            return cipher.decrypt(nonce, content, _bytes_of(author_id)).decode()
        except InvalidTag:
            # Without the cause, whose frames hold the parts.
            raise KeyFileError(
                "an address was sealed with another key, or altered"
            ) from None

    def email_index(self, email: str) -> bytes:
        return _digest(self._index, _same(email).encode())

    def mac(self, purpose: str, *parts: str | int | bytes) -> bytes:
        return _digest(self._macs, _framed(purpose, *parts))

    def sign(self, purpose: str, number: int) -> str:
        if not 0 <= number <= _HIGHEST:
            raise ValueError(number)
        token = _bytes_of(number) + self._mac_of(purpose, number)
        return base64.urlsafe_b64encode(token).decode()

    def read(self, purpose: str, token: str) -> int | None:
        try:
            content = base64.b64decode(token.encode("ascii"), b"-_", validate=True)
        except (UnicodeEncodeError, binascii.Error):
            return None
        # Decoding also takes the other alphabet; one number has one token.
        if base64.urlsafe_b64encode(content).decode() != token:
            return None
        number = int.from_bytes(content[:_NUMBER_BYTES])
        if len(content) != _TOKEN_BYTES or number > _HIGHEST:
            return None
        genuine = self._mac_of(purpose, number)
        return number if hmac.compare_digest(content[_NUMBER_BYTES:], genuine) else None

    def _mac_of(self, purpose: str, number: int) -> bytes:
        return _digest(self._tokens, _framed(purpose, number))[:_MAC_BYTES]


def _derive(key: bytes, purpose: str) -> bytes:
    info = b"moderation " + purpose.encode()
    return HKDF(SHA256(), length=32, salt=None, info=info).derive(key)


def _digest(begun: hmac.HMAC, message: bytes) -> bytes:
    mac = begun.copy()
    mac.update(message)
    return mac.digest()


def _same(email: str) -> str:
    """Spell an address as every equal one is spelt."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", email).casefold())


def _framed(*parts: str | int | bytes) -> bytes:
    """Join parts so that no other parts join to the same bytes."""
    framed: list[bytes] = []
    for part in parts:
        kind, content = _encoded(part)
        framed += kind, len(content).to_bytes(8), content
    return b"".join(framed)


def _encoded(part: str | int | bytes) -> tuple[bytes, bytes]:
    if isinstance(part, str):
        return b"s", part.encode("utf-8", "surrogatepass")
    if isinstance(part, int):
        return b"i", str(part).encode()
    return b"b", part


def _bytes_of(number: int) -> bytes:
    return number.to_bytes(_NUMBER_BYTES)
