"""The real server, started as an operator starts it, in a place of its own."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Self

ROOT = Path(__file__).parents[1]
_PATIENCE = 40  # seconds until the first answer
_INVITATION = re.compile(r"http://\S+/moderate/invitations/\S+")


class RealServer:
    """Serves from `var` on a free port while the `with` block runs.

    `invitation` is the first moderator's link as it was printed, None if none was.
    """

    def __init__(self, var: Path, **settings: str) -> None:
        """Prepare; `settings` are names of config.py in lower case."""
        self.var = var
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.invitation: str | None = None
        self._environment = clean_environment(var, settings)
        self._lines: list[str] = []

    def __enter__(self) -> Self:
        """Start, and wait for the first answer."""
        command = [sys.executable, "-m", "flask", "--app", "moderation", "serve"]
        self._process = subprocess.Popen(
            [*command, "--port", str(self.port)],
            cwd=ROOT,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self._wait()
        found = _INVITATION.search("\n".join(self._lines))
        self.invitation = found.group() if found else None
        return self

    def __exit__(self, *_: object) -> None:
        """Stop as an operator stops it."""
        self.stop()

    @property
    def output(self) -> str:
        """All that it has printed."""
        return "\n".join(self._lines)

    @property
    def pid(self) -> int:
        """The main process; its children answer."""
        return self._process.pid

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal and return the exit code."""
        if self._process.poll() is None:
            self._process.send_signal(how)
        code = self._process.wait(timeout=20)
        self._reader.join(timeout=5)
        assert self._process.stdout is not None
        self._process.stdout.close()
        return code

    def command(self, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        """Run one of our commands beside the server, on the same data."""
        return subprocess.run(
            [sys.executable, "-m", "flask", "--app", "moderation", *words],
            cwd=ROOT,
            env=self._environment,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def _read(self) -> None:
        assert self._process.stdout is not None
        self._lines.extend(line.rstrip("\n") for line in self._process.stdout)

    def _wait(self) -> None:
        pause = threading.Event()
        for _ in range(_PATIENCE * 20):
            if self._process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(f"{self.url}/healthz", timeout=5):
                    return
            except (urllib.error.URLError, ConnectionError):
                pause.wait(0.05)
        self.stop()
        raise RuntimeError(f"no answer at {self.url}:\n{self.output}")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def clean_environment(var: Path, settings: dict[str, str]) -> dict[str, str]:
    """Return this environment with our settings alone."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("MODERATION_")}
    ours = {f"MODERATION_{name.upper()}": value for name, value in settings.items()}
    return {**kept, "MODERATION_VAR": str(var), "PYTHONUNBUFFERED": "1", **ours}
