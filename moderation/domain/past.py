"""A comment that people decided, as the pipeline would meet it again."""

from __future__ import annotations

from typing import NamedTuple

from moderation.domain.article import ArticleState
from moderation.domain.basis import facts_of
from moderation.domain.facts import Facts
from moderation.domain.submission import Submission


class Past(NamedTuple):
    """One comment with what is kept about its time; it goes from process to process.

    `decision_id` is the decision of people that stands, `rejected` what it said.
    `facts` is the text of those that the pipeline last went by, None where it kept
    none: then `approved`, `rejected_before` and `spam` are the author's record of the
    time. `address` is the blind index of the author's address and `domain` what stands
    behind its `@`, where somebody asked. `state` is the article's own by now.
    """

    decision_id: int
    comment_id: int
    rejected: bool
    name: str
    website: str | None
    body: str
    created_at: int
    section: str
    language: str
    state: str
    address: bytes
    author_id: int
    sealed: bytes
    confirmed: bool
    facts: str | None
    approved: int = 0
    rejected_before: int = 0
    spam: int = 0
    domain: str = ""

    def submission(self) -> Submission:
        """Return what was sent, but for the network, which is not kept."""
        return Submission(
            article="",
            body=self.body,
            name=self.name,
            email=f"@{self.domain}",
            network="",
            website=self.website,
        )

    def facts_then(self) -> Facts:
        """Return what was known; of what nothing is kept, nothing was the matter."""
        if self.facts is not None:
            return facts_of(self.facts, address=self.address)
        state = ArticleState(self.state)
        return Facts(
            now=self.created_at,
            # It was taken, so the article was open then.
            article_state=ArticleState.OPEN if state is ArticleState.CLOSED else state,
            section=self.section,
            address=self.address,
            approved=self.approved,
            rejected=self.rejected_before,
            spam=self.spam,
            confirmed=self.confirmed,
        )
