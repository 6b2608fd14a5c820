"""The rules in the order in which they are asked; read this file first.

A rule takes a submission, the facts and the policy, and returns a verdict, or None
when it has no opinion. It asks nobody and remembers nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from moderation.domain.decision import Verdict
from moderation.domain.facts import Facts
from moderation.domain.policy import Policy
from moderation.domain.rules.borrowed_name import borrowed_name
from moderation.domain.rules.closed_article import closed_article
from moderation.domain.rules.duplicate import duplicate
from moderation.domain.rules.first_comment import first_comment
from moderation.domain.rules.flood import flood
from moderation.domain.rules.held_article import held_article
from moderation.domain.rules.honeypot import honeypot
from moderation.domain.rules.hourly_limit import hourly_limit
from moderation.domain.rules.known_author import known_author
from moderation.domain.rules.length import length
from moderation.domain.rules.likely_abuse import likely_abuse
from moderation.domain.rules.likely_spam import likely_spam
from moderation.domain.rules.links import links
from moderation.domain.rules.unsuspicious import unsuspicious
from moderation.domain.rules.written_rules import written_rules
from moderation.domain.submission import Submission

Rule = Callable[[Submission, Facts, Policy], Verdict | None]

# What a comment says; this may be asked about those of the past too.
WHAT_IT_SAYS: tuple[Rule, ...] = (
    # What the newsroom says itself. Before our own opinions, because its approval
    # outweighs some of them and its reason should be read first.
    written_rules,
    # What a person should look at because of what it says. What can be counted first:
    # it needs less explaining than a score.
    links,
    likely_spam,
    likely_abuse,
)

RULES: tuple[Rule, ...] = (
    # What can be no comment here, whoever sends it and whatever it says. These refuse,
    # so they come first: nothing else need be known.
    closed_article,
    length,
    # What no person sends. Before the limits, so that a machine is answered as anyone
    # is and does not learn what gave it away.
    honeypot,
    # What comes again or too fast. The duplicate first: who sends the same words
    # twice should read that, not that they are in a hurry.
    duplicate,
    flood,
    hourly_limit,
    *WHAT_IT_SAYS,
    # What a person should look at because of where it stands or who writes.
    held_article,
    borrowed_name,
    first_comment,
    # What approves; it stands only when none of the above has spoken. Who writes before
    # what is written: a record that people made says more than a score. That of the
    # scores also lets a first comment through, see `decision.yielding_to`.
    known_author,
    unsuspicious,
)
