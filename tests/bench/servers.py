"""The servers that are measured, each as its operator starts it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import isso, load
from tests.server import ROOT, clean_environment, free_port

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

_PATIENCE = 40  # seconds until the first answer


class Program:
    """A server on a free port while the `with` block runs; what it says is in a file."""

    def __init__(self, place: Path, environment: Mapping[str, str] | None = None):
        """Prepare; everything it writes is in `place`."""
        place.mkdir(parents=True, exist_ok=True)
        self.place = place
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = environment

    def command(self) -> list[str]:
        """Return how it is started."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        """Start, and wait for the first answer."""
        self.start()
        self.wait("/")
        return self

    def start(self) -> None:
        """Start it.

        In our session: of sessions each gets an equal share of the processors, and a
        server would have to do with as much as the load that is made for it.
        """
        with (self.place / "log").open("ab") as log:
            self._process = subprocess.Popen(
                self.command(),
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def wait(self, path: str, every: float = 0.02) -> None:
        """Wait until it answers at `path`."""
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until and self._process.poll() is None:
            try:
                load.fetch(f"{self.url}{path}")
            except OSError:
                time.sleep(every)
            else:
                return
        said = (self.place / "log").read_text()
        raise RuntimeError(f"no answer at {self.url}{path}:\n{said}")

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self.stop()

    def stop(self) -> None:
        """Stop it as an operator does."""
        self._process.terminate()
        try:
            self._process.wait(timeout=40)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def workers(self) -> list[int]:
        """Return the ids of its processes that answer."""
        task = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        return [
            pid for pid in map(int, task.read_text().split()) if _holds_a_socket(pid)
        ]

    def megabytes(self) -> float:
        """Return the memory of its workers; what they share counts once.

        Raises RuntimeError where there is none: nothing would weigh nothing.
        """
        workers = self.workers()
        if not workers:
            raise RuntimeError(f"{self.url} has no workers")
        return sum(map(_megabytes, workers))


class Ours(Program):
    """The service itself, behind a proxy that tells whom a request comes from."""

    def __init__(self, var: Path, **settings: str) -> None:
        """Prepare; `settings` are names of config.py in lower case."""
        self.settings = {"trusted_proxies": "1", **settings}
        super().__init__(var, clean_environment(var, self.settings))

    def command(self) -> list[str]:
        """Return how it is started."""
        return [*_FLASK, "serve", "--port", str(self.port)]

    def run(self, *words: str, stdin: str = "") -> str:
        """Run one of our commands, or a module of the benchmarks, on the same data."""
        command = [sys.executable, "-m"] if words[0].startswith("tests.") else _FLASK
        done = subprocess.run(
            [*command, *words],
            cwd=ROOT,
            env=self.environment,
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{words}: {done.stderr[-2000:]}")
        return done.stdout


class Nginx(Program):
    """Debian's nginx with files in `place/files`, each with its `.gz` beside it."""

    def command(self) -> list[str]:
        """Return how it is started."""
        place = self.place.resolve()
        (place / "files").mkdir(exist_ok=True)
        user = "user root;" if os.geteuid() == 0 else ""
        conf = _NGINX.format(place=place, port=self.port, user=user)
        (place / "nginx.conf").write_text(conf)
        nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin") or "nginx"
        return [nginx, "-c", str(place / "nginx.conf"), "-e", str(place / "log")]


class Isso(Program):
    """Isso under gunicorn, as its documentation starts it."""

    def command(self) -> list[str]:
        """Return how it is started."""
        place = self.place.resolve()
        (place / "isso.cfg").write_text(_ISSO.format(place=place, url=self.url))
        self.environment = {**os.environ, "ISSO_SETTINGS": str(place / "isso.cfg")}
        gunicorn = str(isso.environment() / "bin" / "gunicorn")
        where = f"127.0.0.1:{self.port}"
        return [gunicorn, "-b", where, "-w", "4", "--preload", "isso.run"]


def _holds_a_socket(pid: int) -> bool:
    handles = Path(f"/proc/{pid}/fd").iterdir()
    return any(handle.readlink().name.startswith("socket:") for handle in handles)


def _megabytes(pid: int) -> float:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError(f"no Pss of process {pid}")


_FLASK = [sys.executable, "-m", "flask", "--app", "moderation"]

_NGINX = """
{user} worker_processes auto; daemon off; pid {place}/pid; error_log {place}/log;
events {{ worker_connections 768; }}
http {{
    sendfile on; tcp_nopush on; access_log off; keepalive_requests 100000000;
    types {{ text/html html; }} default_type text/html; charset utf-8;
    client_body_temp_path {place}/t1; proxy_temp_path {place}/t2;
    fastcgi_temp_path {place}/t3; uwsgi_temp_path {place}/t4; scgi_temp_path {place}/t5;
    server {{ listen 127.0.0.1:{port}; root {place}/files; gzip_static on; }}
}}
"""
_ISSO = """
[general]
dbpath = {place}/comments.db
host = {url}/
[guard]
enabled = false
"""
