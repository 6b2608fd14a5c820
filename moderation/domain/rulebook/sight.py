"""A submission as written rules look at it."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from moderation.domain import rendering, text
from moderation.domain.hosts import ascii_host, host_of
from moderation.domain.matching import prepare
from moderation.domain.rulebook.match import Place
from moderation.domain.rulebook.spoken import language_of

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from moderation.domain.facts import Facts
    from moderation.domain.matching import Prepared
    from moderation.domain.submission import Submission

Span = tuple[int, int]
_SECOND = 1_000_000


class Found(NamedTuple):
    """One find of a rule; it has a span where it is in the comment's text."""

    place: Place
    span: Span | None = None


class HostSeen(NamedTuple):
    """A host, in ASCII, and where it stands."""

    host: str
    found: Found


class Sight:
    """What rules ask about; each thing is worked out when it is first asked for."""

    def __init__(self, submission: Submission, facts: Facts, zone: ZoneInfo) -> None:
        self.submission = submission
        self.facts = facts
        self._zone = zone

    @cached_property
    def texts(self) -> list[tuple[Place, Prepared]]:
        """What words and patterns are looked for in, the comment's own text first."""
        sent = self.submission
        names = ((Place.NAME, sent.name), (Place.WEBSITE, sent.website))
        return [
            (Place.BODY, prepare(sent.body)),
            *((place, _prepared_name(one)) for place, one in names if one),
        ]

    @cached_property
    def links(self) -> list[Span]:
        """The places of the links in the comment's text."""
        return rendering.links(self.submission.body)

    @cached_property
    def hosts(self) -> list[HostSeen]:
        """The hosts of links, of the website and of the e-mail address."""
        body = self.submission.body
        seen = [
            HostSeen(host_of(body[start:end]), Found(Place.BODY, (start, end)))
            for start, end in self.links
        ]
        website = host_of(self.submission.website or "")
        return [
            *seen,
            HostSeen(website, Found(Place.WEBSITE)),
            HostSeen(self.mail_host, Found(Place.SENDER)),
        ]

    @cached_property
    def mail_host(self) -> str:
        """What stands behind the `@` of the address; empty where it is not known."""
        domain = self.submission.email.rpartition("@")[2]
        return ascii_host(domain) if domain else ""

    @cached_property
    def length(self) -> int:
        """The characters of the comment's text, as a reader sees them."""
        return text.length(self.submission.body)

    @cached_property
    def language(self) -> str:
        """The language of the comment's text: `ar`, `en`, `fr` or `other`."""
        return language_of(self.submission.body)

    @cached_property
    def hour(self) -> int:
        """The hour of the day where the newsroom is."""
        return datetime.fromtimestamp(self.facts.now // _SECOND, self._zone).hour


@lru_cache(maxsize=512)
def _prepared_name(name: str) -> Prepared:
    """Return a name ready to be looked into; many comments come from few."""
    return prepare(name)
