"""The key file is made once, kept to oneself, and never made over existing data."""

import json
import multiprocessing

import pytest

from moderation.domain.errors import KeyFileError
from moderation.storage.keys import load_or_make
from moderation.storage.vault import open_keys
from tests.storage.conftest import opened


@pytest.fixture
def key_file(tmp_path):
    """Where the keys are, or will be."""
    return tmp_path / "keys" / "key.json"


def test_a_fresh_start_makes_the_file_for_its_owner_alone(key_file):
    """Mode 0600, and nothing else is left in the directory."""
    keys = load_or_make(key_file, fresh=True)

    assert key_file.stat().st_mode & 0o777 == 0o600
    assert list(key_file.parent.iterdir()) == [key_file]
    assert len(keys.root) == len(keys.sealing[keys.current]) == 32


def test_the_keys_come_back_from_the_file(key_file):
    """A second start reads what the first one made."""
    made = load_or_make(key_file, fresh=True)

    assert load_or_make(key_file, fresh=True) == made
    assert load_or_make(key_file, fresh=False) == made


def test_two_installations_have_different_keys(tmp_path):
    """Nothing about a key can be known beforehand."""
    one, other = (load_or_make(tmp_path / name, fresh=True) for name in "ab")

    assert one.root != other.root
    assert one.sealing != other.sealing
    assert one.sealing[1] != one.root


def test_a_missing_file_over_existing_data_is_never_made(key_file):
    """One line names the file, and there is none afterwards."""
    with pytest.raises(KeyFileError) as caught:
        load_or_make(key_file, fresh=False)

    assert_one_line_about(key_file, caught.value)
    assert not key_file.exists()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660])
def test_a_file_that_others_may_read_is_refused(key_file, mode):
    """The line says how to mend it."""
    load_or_make(key_file, fresh=True)
    key_file.chmod(mode)

    with pytest.raises(KeyFileError, match="chmod 600") as caught:
        load_or_make(key_file, fresh=False)

    assert_one_line_about(key_file, caught.value)


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"current": 2},
        {"current": [1]},
        {"root": "c2hvcnQ="},
        {"root": None},
        {"sealing": {"1": "*"}},
        {"sealing": {"one": "A" * 44}},
        {"sealing": []},
        {"sealing": {"1": "A" * 43 + "=", "256": "A" * 43 + "="}},
    ],
    ids=str,
)
def test_a_file_with_a_wrong_part_is_refused(key_file, change):
    """Whatever is wrong, the line names the file and quotes no key."""
    load_or_make(key_file, fresh=True)
    content = json.loads(key_file.read_text())
    key_file.write_text(json.dumps({**content, **change}))

    with pytest.raises(KeyFileError) as caught:
        load_or_make(key_file, fresh=False)

    assert_one_line_about(key_file, caught.value)
    assert content["sealing"]["1"] not in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"7", b"\xff\xfe", b"null"])
def test_garbage_is_no_key_file(key_file, content):
    """Bytes that are no JSON object are refused in one line."""
    load_or_make(key_file, fresh=True)
    key_file.write_bytes(content)

    with pytest.raises(KeyFileError) as caught:
        load_or_make(key_file, fresh=True)

    assert_one_line_about(key_file, caught.value)
    assert key_file.read_bytes() == content


def test_a_directory_in_its_place_is_refused(key_file):
    """What cannot be read as a file is named too."""
    key_file.mkdir(parents=True)

    with pytest.raises(KeyFileError) as caught:
        load_or_make(key_file, fresh=False)

    assert_one_line_about(key_file, caught.value)


def test_keys_do_not_show_in_a_trace(key_file):
    """The representation tells which key is current and nothing else."""
    keys = load_or_make(key_file, fresh=True)

    assert repr(keys) == "Keys(current=1)"


def test_an_older_sealing_key_stays_readable(key_file):
    """A second sealing key may stand beside the first."""
    load_or_make(key_file, fresh=True)
    content = json.loads(key_file.read_text())
    content["sealing"]["2"] = content["root"]
    key_file.write_text(json.dumps({**content, "current": 2}))

    assert sorted(load_or_make(key_file, fresh=False).sealing) == [1, 2]


def test_a_store_remembers_its_keys(store, key_file):
    """Opening again gives the same vault."""
    first = open_keys(store, key_file)

    assert open_keys(store, key_file).fingerprint == first.fingerprint
    assert store.get_meta("key_check") == first.fingerprint


def test_a_store_that_had_keys_wants_them_back(store, key_file):
    """A missing file stops the start and no new one appears."""
    open_keys(store, key_file)
    key_file.unlink()

    with pytest.raises(KeyFileError, match="missing"):
        open_keys(store, key_file)

    assert not key_file.exists()


def test_other_keys_stop_the_start(store, key_file, tmp_path):
    """A key file of another installation is named, and nothing is changed."""
    open_keys(store, key_file)
    before = store.get_meta("key_check")
    load_or_make(tmp_path / "other.json", fresh=True)

    with pytest.raises(KeyFileError) as caught:
        open_keys(store, tmp_path / "other.json")

    assert_one_line_about(tmp_path / "other.json", caught.value)
    assert store.get_meta("key_check") == before


def test_keys_that_were_made_before_a_crash_are_taken(store, key_file):
    """A file without its fingerprint in the store is from a start that broke off."""
    made = load_or_make(key_file, fresh=True)

    open_keys(store, key_file)

    assert load_or_make(key_file, fresh=False) == made


def test_processes_that_start_at_once_end_with_the_same_keys(
    store, address, tmp_path, key_file
):
    """Whoever is slower takes the keys of whoever was quicker."""
    context = multiprocessing.get_context("spawn")

    with context.Pool(2) as processes:
        fingerprints = processes.starmap(
            fingerprint_at, [(address, tmp_path / "var", key_file)] * 4, chunksize=1
        )

    assert len(set(fingerprints)) == 1
    assert store.get_meta("key_check") == fingerprints[0]
    assert list(key_file.parent.iterdir()) == [key_file]


def fingerprint_at(url, var, key_file):
    """What one process sees."""
    store = opened(url, var)
    vault = open_keys(store, key_file)
    store.close()
    return vault.fingerprint


def assert_one_line_about(path, error):
    """What an operator reads is one line that names the file."""
    assert str(path) in str(error)
    assert "\n" not in str(error)
