"""The desk's own sentences for codes, in the language of the response."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale

from moderation.domain.comment import Status
from moderation.domain.decision import (
    MODERATORS_REASONS,
    STATUS_AFTER,
    Outcome,
    Reason,
    ReasonCode,
)
from moderation.domain.errors import ModerationError, StaleError
from moderation.domain.moderator import Role
from moderation.domain.queue import QueueName
from moderation.web.context import settings
from moderation.web.language import ago, gettext, lazy, ngettext, spoken
from moderation.web.wording import sentence_of_reason

if TYPE_CHECKING:
    from moderation.domain.audit import Entry
    from moderation.services.cards import Card

# What a moderator may decide, in the order of the buttons, each with its key.
KEYS = {
    Outcome.APPROVE: "A",
    Outcome.REJECT: "R",
    Outcome.SPAM: "S",
    Outcome.HOLD: "H",
}
_BUTTONS = {
    Outcome.APPROVE: lazy("Approve"),
    Outcome.REJECT: lazy("Reject"),
    Outcome.SPAM: lazy("Mark as spam"),
    Outcome.HOLD: lazy("Hold for now"),
}
_HAPPENED = {
    Outcome.APPROVE: lazy("%(moderator)s approved this comment %(ago)s."),
    Outcome.REJECT: lazy("%(moderator)s rejected this comment %(ago)s."),
    Outcome.SPAM: lazy("%(moderator)s marked this comment as spam %(ago)s."),
    Outcome.HOLD: lazy("%(moderator)s held this comment %(ago)s."),
}
_EMPTY = {
    QueueName.PENDING: lazy("Nothing waits. Comments that need a decision come here."),
    QueueName.REPORTED: lazy("No reader has reported anything that still stands."),
    QueueName.APPROVED: lazy("Nothing has been approved yet."),
    QueueName.REJECTED: lazy("Nothing has been rejected."),
    QueueName.SPAM: lazy("No spam. What machines send comes here."),
    QueueName.ALL: lazy("No comment has arrived yet."),
}
_MAY = {
    Role.CHIEF: lazy("Decides, and manages who sits at the desk."),
    Role.MODERATOR: lazy("Decides about comments."),
    Role.VIEWER: lazy("Looks, and decides nothing."),
}
_WITHOUT_DATA = {
    ReasonCode.TOO_MANY_LINKS: lazy("Many links"),
    ReasonCode.LIKELY_SPAM: lazy("Like spam"),
    ReasonCode.LIKELY_ABUSE: lazy("Like abuse"),
    ReasonCode.UNSUSPICIOUS: lazy("Neither like spam nor like abuse"),
}
# A number for every plural form of our languages.
_EXAMPLES = (0, 1, 2, 3, 11, 100)
_ACTORS = {
    "reader": lazy("a reader"),
    "pipeline": lazy("the rules"),
    "operator": lazy("the operator"),
}


def ready() -> dict[str, object]:
    """Give templates what they need to speak of decisions."""
    return {
        "site_name": settings().site_name,
        "outcome_keys": KEYS,
        "status_after": STATUS_AFTER,
        "moderators_reasons": MODERATORS_REASONS,
        "label_of": label_of,
        "offers": offers,
        "reason_word": reason_word,
        "happened": happened,
        "isolated": isolated,
        "plural_forms": plural_forms,
        "empty_sentence": empty_sentence,
        "role_sentence": role_sentence,
        "actor_of": actor_of,
        "actor_name": actor_name,
    }


def label_of(outcome: Outcome) -> str:
    """Return what the button of an outcome says."""
    return gettext(_BUTTONS[outcome])


def offers(card: Card, outcome: Outcome) -> bool:
    """Tell whether deciding so would make a difference, were it only to settle it."""
    comment = card.comment
    same = STATUS_AFTER[outcome] is comment.status
    return not same or comment.status is Status.PENDING or bool(card.reports)


def reason_word(code: ReasonCode) -> str:
    """Return a reason in a few words, without its data."""
    if code in _WITHOUT_DATA:
        return gettext(_WITHOUT_DATA[code])
    return sentence_of_reason(Reason(code)).rstrip(".")


def done(outcome: Outcome, count: int) -> str:
    """Return how many comments were decided so."""
    if outcome is Outcome.APPROVE:
        return ngettext("One comment approved.", "%(num)s comments approved.", count)
    if outcome is Outcome.REJECT:
        return ngettext("One comment rejected.", "%(num)s comments rejected.", count)
    if outcome is Outcome.SPAM:
        return ngettext(
            "One comment marked as spam.", "%(num)s comments marked as spam.", count
        )
    return ngettext("One comment held.", "%(num)s comments held.", count)


def undone(count: int) -> str:
    """Return how many decisions were taken back."""
    return ngettext(
        "One decision undone; the comment is as before.",
        "%(num)s decisions undone; the comments are as before.",
        count,
    )


def not_done(error: ModerationError | None) -> str:
    """Return why nothing came of a decision or an undo."""
    if isinstance(error, StaleError):
        return instead(error)
    return gettext("There is no such comment or decision.")


def instead(error: StaleError) -> str:
    """Return what happened to a comment before the moderator's decision arrived."""
    if error.status == Status.WITHDRAWN:
        return gettext("Its author has withdrawn this comment.")
    if error.outcome and error.moderator and error.at:
        return happened(error.outcome, error.moderator, error.at)
    return gettext("This comment has changed since you saw it. Please read it again.")


def happened(outcome: Outcome, moderator: str, at: int) -> str:
    """Return who decided what, and how long ago."""
    return gettext(_HAPPENED[outcome], moderator=isolated(moderator), ago=ago(at))


def empty_sentence(queue: QueueName) -> str:
    """Return what an empty queue says."""
    return gettext(_EMPTY[queue])


def role_sentence(role: Role) -> str:
    """Return what a role may do."""
    return gettext(_MAY[role])


def actor_of(entry: Entry) -> str:
    """Return who did what an entry records."""
    return actor_name(entry.actor)


def actor_name(actor: str) -> str:
    """Return the name of whoever acts, a person or not."""
    known = _ACTORS.get(actor)
    return gettext(known) if known else actor


def isolated(name: str) -> str:
    """Return a name that cannot turn the sentence around it."""
    return f"\u2068{name}\u2069"


def plural_forms(one: str, many: str) -> dict[str, str]:
    """Return a sentence's forms by CLDR category, `{n}` for the number, for scripts."""
    rule = Locale.parse(spoken().value).plural_form
    return {rule(n): ngettext(one, many, n, num="{n}") for n in _EXAMPLES}
