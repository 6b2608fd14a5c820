"""What scores are before any decision."""

import pytest

from moderation import wiring
from moderation.domain.errors import SettingError
from moderation.domain.scores import Model, Task


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    """Ship something else as the score of abuse."""

    def ship(data=None):
        file = tmp_path / "abuse.model"
        monkeypatch.setattr(wiring, "ABUSE", file)
        if data is not None:
            file.write_bytes(data)
        return wiring.shipped_scores()

    return ship


def test_spam_begins_with_nothing_and_abuse_with_what_is_shipped(shipped):
    """Spam is another thing in every newsroom."""
    model = Model.cold(Task.TOXIC)
    model.learn("أنت غبي", label=True)

    start = shipped(model.to_bytes())

    assert start.models == {Task.SPAM: b"", Task.TOXIC: model.to_bytes()}
    assert start.unpacked().models[Task.TOXIC].learned == 1


def test_models_that_began_otherwise_are_told_apart(shipped):
    """Those that were kept with another model would be another's."""
    cold = shipped(Model.cold(Task.TOXIC).to_bytes())
    again = shipped(Model.cold(Task.TOXIC).to_bytes())
    taught = Model.cold(Task.TOXIC)
    taught.learn("أنت غبي", label=True)

    assert again.began == cold.began
    assert shipped(taught.to_bytes()).began != cold.began


def test_a_damaged_file_stops_the_start(shipped):
    """Its name is told."""
    with pytest.raises(SettingError, match=r"abuse\.model"):
        shipped(b"damaged")


def test_without_a_file_abuse_begins_with_nothing(shipped, caplog):
    """And the log says so."""
    start = shipped()

    assert start.unpacked().models[Task.TOXIC].learned == 0
    assert "abuse.model is missing" in caplog.text
