"""One unit of work: every noun over one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.storage.articles import StoredArticles
from moderation.storage.audit import StoredAudit
from moderation.storage.authors import StoredAuthors
from moderation.storage.comments import StoredComments
from moderation.storage.decisions import StoredDecisions
from moderation.storage.moderators import StoredModerators
from moderation.storage.policies import StoredPolicies
from moderation.storage.reports import StoredReports
from moderation.storage.rule_matches import StoredRuleMatches
from moderation.storage.scores import StoredScores
from moderation.storage.sessions import StoredSessions
from moderation.storage.tokens import StoredTokens
from moderation.storage.trials import StoredTrials

if TYPE_CHECKING:
    from moderation.storage.sql import Sql


class Unit:
    """Implements `ports.Writing`, and so `ports.Reading`."""

    def __init__(self, sql: Sql, audit_key: bytes) -> None:
        self.new_id = sql.new_id
        self.articles = StoredArticles(sql)
        self.audit = StoredAudit(sql, audit_key)
        self.authors = StoredAuthors(sql)
        self.comments = StoredComments(sql)
        self.decisions = StoredDecisions(sql)
        self.moderators = StoredModerators(sql)
        self.policies = StoredPolicies(sql)
        self.reports = StoredReports(sql)
        self.rule_matches = StoredRuleMatches(sql)
        self.scores = StoredScores(sql)
        self.sessions = StoredSessions(sql)
        self.tokens = StoredTokens(sql)
        self.trials = StoredTrials(sql)
