"""The vault's work can neither be read nor made without its keys."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.domain.errors import KeyFileError
from moderation.storage.keys import Keys
from moderation.storage.vault import KeyVault

ROOT, FIRST, SECOND = (bytes([n]) * 32 for n in range(3))
VAULT = KeyVault(Keys(current=1, root=ROOT, sealing={1: FIRST}))
OTHER = KeyVault(Keys(current=1, root=SECOND, sealing={1: SECOND}))
ADDRESS = "amina@example.org"

numbers = st.integers(0, 2**63 - 1)
addresses = st.text(min_size=1, max_size=80)
parts = st.lists(st.text() | st.integers() | st.binary(), max_size=4)


@given(numbers, addresses)
def test_a_sealed_address_opens_for_its_author(author_id, address):
    """Any address, in any script, comes back equal."""
    assert VAULT.open(author_id, VAULT.seal(author_id, address)) == address


@given(numbers, numbers, addresses)
def test_a_sealed_address_opens_for_nobody_else(author_id, other_id, address):
    """Ciphertext moved to another author's row is refused."""
    if author_id == other_id:
        return
    sealed = VAULT.seal(author_id, address)

    with pytest.raises(KeyFileError):
        VAULT.open(other_id, sealed)


@given(st.data())
def test_an_altered_seal_does_not_open(data):
    """Changing any byte is noticed."""
    sealed = bytearray(VAULT.seal(7, ADDRESS))
    at = data.draw(st.integers(0, len(sealed) - 1))
    sealed[at] ^= data.draw(st.integers(1, 255))

    with pytest.raises(KeyFileError):
        VAULT.open(7, bytes(sealed))


@given(st.binary(max_size=40))
def test_what_was_never_sealed_does_not_open(sealed):
    """Short, empty or random bytes are one kind of error."""
    with pytest.raises(KeyFileError):
        VAULT.open(7, sealed)


def test_sealing_twice_looks_different():
    """Equal addresses cannot be told from their ciphertext."""
    assert VAULT.seal(7, ADDRESS) != VAULT.seal(7, ADDRESS)


def test_another_key_opens_nothing():
    """The other installation's vault refuses."""
    with pytest.raises(KeyFileError):
        OTHER.open(7, VAULT.seal(7, ADDRESS))


def test_rotation_opens_the_old_and_keeps_the_index():
    """A new sealing key seals; addresses are found and tokens read as before."""
    rotated = KeyVault(Keys(current=2, root=ROOT, sealing={1: FIRST, 2: SECOND}))
    old, new = VAULT.seal(7, ADDRESS), rotated.seal(7, ADDRESS)

    assert rotated.open(7, old) == rotated.open(7, new) == ADDRESS
    assert (old[0], new[0]) == (1, 2)
    assert rotated.email_index(ADDRESS) == VAULT.email_index(ADDRESS)
    assert rotated.read("receipt", VAULT.sign("receipt", 5)) == 5
    assert rotated.audit_key == VAULT.audit_key
    assert rotated.fingerprint == VAULT.fingerprint


@pytest.mark.parametrize(
    "same",
    ["AMINA@example.org", "amina@EXAMPLE.org"],
)
def test_equal_addresses_have_equal_indexes(same):
    """Upper and lower case are one address."""
    assert VAULT.email_index(same) == VAULT.email_index(ADDRESS)


def test_composed_and_decomposed_addresses_are_equal():
    """NFC and NFD of one address are one address."""
    assert VAULT.email_index("e\u0301@example.org") == VAULT.email_index(
        "\u00c9@example.org"
    )


def test_the_index_needs_the_key():
    """Another installation has another index for the same address."""
    assert VAULT.email_index(ADDRESS) != OTHER.email_index(ADDRESS)
    assert VAULT.email_index(ADDRESS) != VAULT.email_index("b@example.org")


@given(parts, parts)
def test_macs_are_equal_for_equal_parts_only(some, others):
    """Parts cannot be shifted into one another."""
    same = VAULT.mac("purpose", *some) == VAULT.mac("purpose", *others)

    assert same == ([*map(typed, some)] == [*map(typed, others)])


def test_macs_of_two_purposes_differ():
    """What was made for one thing proves nothing for another."""
    assert VAULT.mac("a", "x") != VAULT.mac("b", "x")
    assert VAULT.mac("a", "x") != OTHER.mac("a", "x")
    assert len(VAULT.mac("a")) == 32


@given(numbers)
def test_a_signed_number_is_read_back(number):
    """For its own purpose and by its own vault only."""
    token = VAULT.sign("receipt", number)

    assert VAULT.read("receipt", token) == number
    assert VAULT.read("invitation", token) is None
    assert OTHER.read("receipt", token) is None


@given(numbers)
def test_a_token_is_safe_in_an_address(number):
    """Thirty-two letters, digits, hyphens and underscores."""
    token = VAULT.sign("receipt", number)

    assert len(token) == 32
    assert set(token) <= set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    )


@given(numbers, st.integers(0, 31), st.characters())
def test_a_token_with_one_other_character_is_none(number, at, char):
    """Whatever stands in its place, also of the other base64 alphabet."""
    token = VAULT.sign("receipt", number)
    forged = token[:at] + char + token[at + 1 :]

    assert VAULT.read("receipt", forged) == (number if forged == token else None)


@given(st.text() | st.binary().map(lambda b: base64.urlsafe_b64encode(b).decode()))
def test_what_was_never_signed_is_none(token):
    """Any text may stand in a link."""
    assert VAULT.read("receipt", token) is None


def test_a_token_has_one_spelling():
    """A plus for a hyphen makes another text, so it is no token."""
    tokens = (VAULT.sign("receipt", n) for n in range(1_000))
    token = next(token for token in tokens if "-" in token or "_" in token)

    assert VAULT.read("receipt", token.replace("-", "+").replace("_", "/")) is None


@pytest.mark.parametrize("number", [-1, 2**63])
def test_what_is_no_id_cannot_be_signed(number):
    """Only 63-bit numbers are."""
    with pytest.raises(ValueError, match=str(number)):
        VAULT.sign("receipt", number)


def test_each_key_serves_one_purpose():
    """No two of them are equal, so that no work of one passes for another's."""
    assert len({VAULT.audit_key, VAULT._index, VAULT._macs, VAULT._tokens, ROOT}) == 5


def test_no_key_shows_in_a_trace():
    """The vault's representation is its name."""
    assert ROOT.hex() not in repr(VAULT)
    assert "moderation.storage.vault.KeyVault object" in repr(VAULT)


def typed(part):
    """Part with its kind: `1` is not `"1"`."""
    return type(part), part
