"""Answers for public pages from ready bytes, in front of Flask.

A page is made once for each change of what it shows. Whether it still is right costs
one look at a number in shared memory (`ports.Publication`); a page that readers ask for
all the time costs them no database and no template.
"""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from moderation.domain.errors import ModerationError
from moderation.ports.publication import UNKNOWN
from moderation.web.kept_page import KeptPage, has
from moderation.web.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from moderation.ports import Publication

# Where a view tells what its page shows: an article's id, or None for anything.
SHOWN = "moderation.shown"

_PUBLIC = re.compile(r"/(?:articles/.*|feed\.atom|export\.json)?", re.DOTALL)
_SAFE = frozenset({"GET", "HEAD"})
# A page is made for everyone, whatever the one who asks first has or accepts.
_OF_THE_ASKER = ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_RANGE")


@dataclass
class _Answer:
    """What the application answered."""

    status: str = ""
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""


@dataclass
class _Making:
    """A page that one thread is making while others wait for it."""

    done: threading.Event = field(default_factory=threading.Event)
    page: KeptPage | None = None


class KeptPages:
    """A WSGI application around another one.

    `publication` may raise ModerationError while the store cannot be opened; then
    nothing is kept. `limit` bounds the bytes that are.
    """

    def __init__(
        self,
        application: WSGIApplication,
        publication: Callable[[], Publication],
        limit: int,
    ) -> None:
        self._application = application
        self._publication_of = publication
        self._publication: Publication | None = None
        self._shelf = Shelf(limit)
        self._making: dict[str, _Making] = {}
        self._lock = threading.Lock()

    def __call__(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Answer from what is kept, else let the application make it."""
        if environ["REQUEST_METHOD"] in _SAFE:
            page = self._right(f"{environ['PATH_INFO']}?{environ['QUERY_STRING']}")
            if page is not None:
                return _send(page, environ, start_response)
            if _PUBLIC.fullmatch(environ["PATH_INFO"]):
                return self._made(environ, start_response)
        return self._application(environ, start_response)

    def _right(self, address: str) -> KeptPage | None:
        """Return the page that is kept for an address, if nothing has changed."""
        page = self._shelf.find(address)
        return page if page is not None and self._holds(page) else None

    def _holds(self, page: KeptPage) -> bool:
        known = self._publication
        return known is not None and known.at(page.place) == page.mark

    def _made(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Make the page, or wait for the thread that is making it."""
        address = f"{environ['PATH_INFO']}?{environ['QUERY_STRING']}"
        was_begun_later = False
        while True:
            with self._lock:
                making = self._making.get(address)
                if making is None:
                    mine = self._making[address] = _Making()
                    break
            making.done.wait()
            page = making.page
            if page is None:  # there is none to wait for a second time
                return self._make(environ, start_response)
            # Where the making began before this request, what changed in between may
            # be missing; the next one has it.
            if was_begun_later or self._holds(page):
                return _send(page, environ, start_response)
            was_begun_later = True
        try:
            return self._make(environ, start_response, mine)
        finally:
            del self._making[address]
            mine.done.set()

    def _make(
        self,
        environ: WSGIEnvironment,
        start_response: StartResponse,
        making: _Making | None = None,
    ) -> Iterable[bytes]:
        # Taken first: what changes while the page is made makes it wrong.
        marks = self._marks()
        asked: dict[str, Any] = {**environ, "REQUEST_METHOD": "GET"}
        for name in _OF_THE_ASKER:
            asked.pop(name, None)
        answer = _asked(self._application, asked)
        if SHOWN not in asked or not answer.status.startswith("200 "):
            start_response(answer.status, answer.headers)
            return [answer.body] if environ["REQUEST_METHOD"] == "GET" else []
        page = self._keep(asked, answer, marks)
        if making:
            making.page = page
        return _send(page, environ, start_response)

    def _keep(
        self,
        asked: Mapping[str, Any],
        answer: _Answer,
        marks: Sequence[int] | None,
    ) -> KeptPage:
        if marks is None or self._publication is None:
            return KeptPage(answer.headers, answer.body, 0, UNKNOWN)
        place = self._publication.place(asked[SHOWN])
        page = KeptPage(answer.headers, answer.body, place, marks[place])
        self._shelf.put(f"{asked['PATH_INFO']}?{asked['QUERY_STRING']}", page)
        return page

    def _marks(self) -> Sequence[int] | None:
        try:
            self._publication = self._publication or self._publication_of()
        except ModerationError:  # the application says what is wrong
            return None
        return self._publication.marks()


def _send(
    page: KeptPage, environ: WSGIEnvironment, start_response: StartResponse
) -> list[bytes]:
    ready = page.ready(environ.get("HTTP_ACCEPT_ENCODING", ""))
    asked = environ.get("HTTP_IF_NONE_MATCH")
    if asked and has(asked, ready.etag):
        start_response("304 Not Modified", ready.headers_of_304)
        return []
    start_response("200 OK", ready.headers)
    return ready.body if environ["REQUEST_METHOD"] == "GET" else []


def _asked(application: WSGIApplication, environ: WSGIEnvironment) -> _Answer:
    """Call an application and take in the whole of what it answers."""
    answer = _Answer()

    def start(status: str, headers: list[tuple[str, str]], *_: object) -> Any:
        answer.status, answer.headers = status, headers

    pieces = application(environ, start)
    try:
        answer.body = b"".join(pieces)
    finally:
        close = getattr(pieces, "close", None)
        if close:
            close()
    return answer
