"""An operator's monitor asks whether all is well."""

import pytest


def test_all_is_well(client, wired):
    """Nobody keeps the answer."""
    answer = client.get("/healthz")

    assert answer.status_code == 200
    assert answer.json == {"status": "ok"}
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.engine("sqlite")
def test_a_damaged_store_is_named_without_its_place(client, wired, settings):
    """What is wrong, in words."""
    wired.store.close()
    settings.database_file.write_bytes(b"\xff" * 8192)

    answer = client.get("/healthz")

    assert answer.status_code == 503
    assert answer.content_type == "application/problem+json"
    assert answer.json["code"] == "store"
    assert answer.json["detail"].startswith("moderation.db: ")
    assert str(settings.var) not in answer.text
    assert answer.headers["Retry-After"]


@pytest.mark.parametrize("content", [None, "{}"])
def test_missing_or_broken_keys_are_named_without_their_place(
    settings, wired, start_app, content
):
    """Nothing of the keys is told."""
    settings.key_file.unlink()
    if content:
        settings.key_file.touch(0o600)
        settings.key_file.write_text(content)

    answer = start_app(settings).test_client().get("/healthz")

    assert answer.status_code == 503
    assert answer.json["code"] == "keys"
    assert "keys.json" in answer.json["detail"]
    assert str(settings.var) not in answer.text
