"""The contract with storage: units of work, and one noun a file.

A reading unit sees one moment of the store. A writing unit is one at a time, sees what
it wrote, and is kept whole or not at all: an exception that leaves the `with` block
undoes all of it. Units of threads that arrive together may be flushed together; none
returns before. Nothing slow belongs into one. Both raise StoreUnavailableError when
the store cannot do its part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from moderation.ports.articles import Articles, ReadArticles
from moderation.ports.audit import Audit, ReadAudit
from moderation.ports.authors import Authors, ReadAuthors
from moderation.ports.comments import Comments, ReadComments
from moderation.ports.decisions import Decisions, ReadDecisions
from moderation.ports.moderators import Moderators, ReadModerators
from moderation.ports.policies import Policies, ReadPolicies
from moderation.ports.publication import Publication
from moderation.ports.reports import ReadReports, Reports
from moderation.ports.rule_matches import ReadRuleMatches
from moderation.ports.scores import ReadScores, Scores
from moderation.ports.sessions import ReadSessions, Sessions
from moderation.ports.tokens import ReadTokens, Tokens
from moderation.ports.trials import ReadTrials, Trials
from moderation.ports.vault import Vault

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

__all__ = ["Clock", "Publication", "Reading", "Store", "Vault", "Writing"]


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> int:
        """Return the present moment in UTC microseconds."""


class Reading(Protocol):
    """What can be asked of one moment of the store."""

    def new_id(self) -> int:
        """Return an id that nothing has, for what is stored later."""

    @property
    def articles(self) -> ReadArticles: ...
    @property
    def audit(self) -> ReadAudit: ...
    @property
    def authors(self) -> ReadAuthors: ...
    @property
    def comments(self) -> ReadComments: ...
    @property
    def decisions(self) -> ReadDecisions: ...
    @property
    def moderators(self) -> ReadModerators: ...
    @property
    def policies(self) -> ReadPolicies: ...
    @property
    def reports(self) -> ReadReports: ...
    @property
    def rule_matches(self) -> ReadRuleMatches: ...
    @property
    def scores(self) -> ReadScores: ...
    @property
    def sessions(self) -> ReadSessions: ...
    @property
    def tokens(self) -> ReadTokens: ...
    @property
    def trials(self) -> ReadTrials: ...


class Writing(Protocol):
    """What can be asked and changed in one unit of work."""

    def new_id(self) -> int:
        """Return an id above every earlier one: 63 bits, ordered by time."""

    @property
    def articles(self) -> Articles: ...
    @property
    def audit(self) -> Audit: ...
    @property
    def authors(self) -> Authors: ...
    @property
    def comments(self) -> Comments: ...
    @property
    def decisions(self) -> Decisions: ...
    @property
    def moderators(self) -> Moderators: ...
    @property
    def policies(self) -> Policies: ...
    @property
    def reports(self) -> Reports: ...
    @property
    def rule_matches(self) -> ReadRuleMatches: ...
    @property
    def scores(self) -> Scores: ...
    @property
    def sessions(self) -> Sessions: ...
    @property
    def tokens(self) -> Tokens: ...
    @property
    def trials(self) -> Trials: ...


class Store(Protocol):
    """Where everything is kept."""

    @property
    def publication(self) -> Publication:
        """What readers see, as numbers."""

    def reading(self) -> AbstractContextManager[Reading]:
        """Open a reading unit that sees all that was acknowledged."""

    def browsing(self) -> AbstractContextManager[Reading]:
        """Open a reading unit for what is public.

        It sees what `publication` has counted, and maybe not what nobody can see yet.
        """

    def writing(self) -> AbstractContextManager[Writing]:
        """Open a writing unit; leaving it without an exception makes it durable."""

    def probe(self) -> None:
        """Write and read one row; raise StoreUnavailableError where that fails."""
