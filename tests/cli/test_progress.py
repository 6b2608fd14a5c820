"""Long work shows on a terminal that it goes on, and only there."""

import io
import sys
import threading

import pytest

from moderation.cli import progress


class Terminal(io.StringIO):
    """What a person sees; `written` is set at the first sign of life."""

    def __init__(self):
        super().__init__()
        self.written = threading.Event()

    def isatty(self):
        return True

    def write(self, text):
        self.written.set()
        return super().write(text)


@pytest.fixture
def look_at(monkeypatch):
    """Let stderr go to a screen, to somebody in a hurry."""

    def look(screen):
        monkeypatch.setattr(sys, "stderr", screen)
        monkeypatch.setattr(progress, "_EVERY", 0.001 if screen.isatty() else 0)
        return screen

    return look


def test_items_are_counted(look_at, monkeypatch):
    """And every one of them is passed on."""
    terminal = look_at(Terminal())
    monkeypatch.setattr(progress, "_EVERY", 0)

    items = list(progress.counted(range(1500), "comments"))

    assert items == list(range(1500))
    assert "1,500 comments" in terminal.getvalue()
    assert terminal.getvalue().endswith(progress._CLEAR)


def test_what_cannot_be_counted_is_timed(look_at):
    """The line is gone when the work is done."""
    terminal = look_at(Terminal())

    with progress.patience("Copying"):
        assert terminal.written.wait(timeout=10)

    assert "Copying, 0 s" in terminal.getvalue()
    assert terminal.getvalue().endswith(progress._CLEAR)


def test_steps_are_shown_with_their_rate(look_at, monkeypatch):
    """What is done, how much there is, and how fast it goes."""
    terminal = look_at(Terminal())
    monkeypatch.setattr(progress, "_EVERY", 0)

    with progress.steps() as told:
        told("Copying authors", 1200, 5000)
        told("Copying authors", 2400, 5000)

    assert "Copying authors 2,400 of 5,000, " in terminal.getvalue()
    assert " a second" in terminal.getvalue()
    assert terminal.getvalue().endswith(progress._CLEAR)


def test_a_file_is_told_nothing(look_at):
    """Whoever reads it later was not waiting."""
    log = look_at(io.StringIO())

    with progress.patience("Copying"):
        list(progress.counted(range(10), "comments"))
    with progress.steps() as told:
        told("Copying authors", 1, 1)

    assert log.getvalue() == ""
