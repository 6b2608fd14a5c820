"""The nginx of docs/operating.md, as it stands there, in front of the real server."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import subprocess
from contextlib import closing

import pytest

from moderation.domain.decision import Outcome, Verdict
from moderation.services.decide import Judged
from moderation.wiring import ROOT
from tests import make
from tests.server import RealServer, free_port
from tests.waiting import eventually

pytestmark = pytest.mark.engine("sqlite")

ARTICLE = "/articles/olive-harvest"


@pytest.fixture
def server(settings, wired):
    """The service behind one proxy, keeping pages for a second as by default."""
    with RealServer(settings.var, trusted_proxies="1") as running:
        yield running


@pytest.fixture
def ask(server, tmp_path):
    """Start nginx, and ask it."""
    port = free_port()
    (tmp_path / "nginx.conf").write_text(configuration(tmp_path, port, server.port))
    path = f"{os.environ['PATH']}:/usr/sbin"
    nginx = subprocess.Popen(
        [shutil.which("nginx", path=path), "-p", tmp_path, "-c", "nginx.conf"],
        stderr=subprocess.DEVNULL,
    )
    assert eventually(lambda: listens(port))

    def get(path, **headers):
        with closing(http.client.HTTPConnection("127.0.0.1", port)) as connection:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request("GET", path, headers=sent)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()

    yield get

    nginx.terminate()
    nginx.wait(timeout=10)


def configuration(place, port, upstream):
    """What the page shows, with this test's ports and places."""
    page = (ROOT / "docs" / "operating.md").read_text("utf-8")
    example = re.search(r"```nginx\n(.*?)```", page, re.DOTALL)[1]
    example = example.replace("listen 443 ssl;", f"listen 127.0.0.1:{port};")
    example = example.replace("127.0.0.1:8000", f"127.0.0.1:{upstream}")
    example = example.replace("/var/cache/nginx/comments", str(place / "cache"))
    user = "user root;" if os.geteuid() == 0 else ""
    temporary = "".join(
        f"{kind}_temp_path {place}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return (
        f"daemon off; pid {place}/pid; error_log {place}/log; {user}"
        f"events {{}} http {{ access_log off; {temporary} {example} }}"
    )


def listens(port):
    with closing(socket.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_a_page_is_asked_for_once_and_then_served(ask):
    """Each encoding has its own copy, and a reader who has it gets 304."""
    first, again = ask(ARTICLE), ask(ARTICLE)
    packed = ask(ARTICLE, Accept_Encoding="gzip, deflate")
    same = ask(ARTICLE, If_None_Match=first[1]["ETag"])

    assert [each[1]["X-Cache"] for each in (first, again)] == ["MISS", "HIT"]
    assert first[2] == again[2]
    assert packed[1]["Content-Encoding"] == "gzip"
    assert packed[1]["Vary"] == "Accept-Encoding"
    assert same[0] == 304


def test_a_decision_shows_once_the_page_was_asked_for_again(ask, services, salma):
    """Until then the old page is served, and nobody waits for the new one."""
    ask(ARTICLE)
    comment = make.posted(services, body="كلمة للجميع").comment
    verdict = Verdict(Outcome.APPROVE, ())
    services.decide(salma, [Judged(comment.id, None)], verdict)
    seen = []

    def shows_it():
        _, headers, body = ask(ARTICLE)
        seen.append(headers["X-Cache"])
        return "كلمة للجميع" in body.decode()

    assert eventually(shows_it, seconds=8)
    assert "STALE" in seen
    assert "EXPIRED" not in seen


@pytest.mark.parametrize("path", ["/moderate/sign-in", "/healthz", "/receipts/x"])
def test_what_is_for_one_person_is_never_kept(ask, path):
    """However often it is asked for."""
    answers = [ask(path) for _ in range(3)]

    assert {headers["X-Cache"] for _, headers, _ in answers} == {"MISS"}


def test_the_export_streams_through(ask):
    """It is not kept, and comes to its end."""
    status, headers, _ = ask("/export.ndjson")

    assert status == 200
    assert "X-Cache" not in headers
