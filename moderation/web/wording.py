"""The sentence or word for every code, in the language of the response."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.audit import AuditAct
from moderation.domain.comment import Status
from moderation.domain.decision import Outcome, Reason, ReasonCode
from moderation.domain.moderator import Role
from moderation.domain.queue import QueueName
from moderation.domain.report import Complaint
from moderation.web.language import gettext, lazy, ngettext, number
from moderation.web.rule_wording import is_rule_fault, sentence_of_rule_fault

if TYPE_CHECKING:
    from flask import Flask

    from moderation.domain.errors import FieldError

# For moderators: why a comment waits, or why it was decided so.
_REASONS = {
    ReasonCode.ARTICLE_CLOSED: lazy("The article is closed."),
    ReasonCode.ARTICLE_HELD: lazy("Everything under this article waits."),
    ReasonCode.TOO_LONG: lazy("The text is too long."),
    ReasonCode.HONEYPOT: lazy("A field was filled in that people do not see."),
    ReasonCode.DUPLICATE: lazy("The same words came from this author before."),
    ReasonCode.FLOOD: lazy("This author wrote again within seconds."),
    ReasonCode.TOO_MANY: lazy("This author writes very often."),
    ReasonCode.MIXED_SCRIPTS: lazy("A word of the name mixes alphabets."),
    ReasonCode.STAFF_NAME: lazy("The name looks like one of the newsroom's."),
    ReasonCode.FIRST_COMMENT: lazy("Nothing by this author was approved before."),
    ReasonCode.KNOWN_AUTHOR: lazy("The author is known, and the address is confirmed."),
    ReasonCode.IMPORTED: lazy("It was so where it comes from."),
    ReasonCode.UNREVIEWED: lazy("Nobody has looked at it yet."),
    ReasonCode.OFF_TOPIC: lazy("Off topic"),
    ReasonCode.INSULT: lazy("Insult"),
    ReasonCode.HATE: lazy("Hatred or incitement"),
    ReasonCode.PRIVATE_DATA: lazy("Private data"),
    ReasonCode.ADVERTISING: lazy("Advertising"),
    ReasonCode.FALSEHOOD: lazy("Falsehood"),
    ReasonCode.OTHER: lazy("Another reason"),
}
_LIKELY = {
    ReasonCode.LIKELY_SPAM: lazy("%(percent)s%% like spam"),
    ReasonCode.LIKELY_ABUSE: lazy("%(percent)s%% like abuse"),
    ReasonCode.UNSUSPICIOUS: lazy("At most %(percent)s%% like spam or abuse"),
}
# For readers: why a submission is no comment.
_REFUSALS = {
    ReasonCode.ARTICLE_CLOSED: lazy("Comments on this article are closed."),
    ReasonCode.TOO_LONG: lazy("Your comment is too long."),
    ReasonCode.DUPLICATE: lazy("You have already sent this comment; it has arrived."),
    ReasonCode.FLOOD: lazy("You are writing quickly. Please wait a moment and resend."),
    ReasonCode.TOO_MANY: lazy("You have written a lot. Please come back later."),
}
_FIELDS = {
    ("body", "blank"): lazy("Please write your comment."),
    ("name", "blank"): lazy("Please write your name."),
    ("email", "blank"): lazy("Please write your e-mail address."),
    ("email", "email"): lazy("This does not look like an e-mail address."),
    ("website", "url"): lazy("A website starts with http:// or https://."),
    ("name", "taken"): lazy("This name is taken. Please choose another."),
    ("name", "last_chief"): lazy("The desk needs a chief; this is the last one."),
    ("password", "blank"): lazy("Please write a password."),
    ("password", "name"): lazy("The password must not be the name."),
    ("password_again", "different"): lazy("The two passwords are not the same."),
    ("outcome", "unknown"): lazy("Please choose one of the decisions."),
    ("reason", "unknown"): lazy("Please choose one of the reasons."),
    ("complaint", "unknown"): lazy("Please say what is wrong."),
}
_ANY_FIELD = {
    "blank": lazy("This field is required."),
    "unknown": lazy("Please choose one of the values offered."),
    "control": lazy("There is a character in it that cannot be shown."),
    "lines": lazy("Please keep this to one line."),
    "number": lazy("Please write a whole number."),
    "hour": lazy("Please write two hours from 0 to 23."),
    "date": lazy("Please write a day: 2027-03-31."),
}
_STATUSES = {
    Status.PENDING: lazy("waiting"),
    Status.APPROVED: lazy("approved"),
    Status.REJECTED: lazy("rejected"),
    Status.SPAM: lazy("spam"),
    Status.WITHDRAWN: lazy("withdrawn"),
}
_OUTCOMES = {
    Outcome.APPROVE: lazy("approve"),
    Outcome.REJECT: lazy("reject"),
    Outcome.SPAM: lazy("mark as spam"),
    Outcome.HOLD: lazy("hold"),
    Outcome.REFUSE: lazy("refuse"),
}
_ROLES = {
    Role.CHIEF: lazy("Chief"),
    Role.MODERATOR: lazy("Moderator"),
    Role.VIEWER: lazy("Viewer"),
}
_QUEUES = {
    QueueName.PENDING: lazy("Waiting"),
    QueueName.REPORTED: lazy("Reported"),
    QueueName.APPROVED: lazy("Approved"),
    QueueName.REJECTED: lazy("Rejected"),
    QueueName.SPAM: lazy("Spam"),
    QueueName.ALL: lazy("All"),
}
_ACTS = {
    AuditAct.SUBMIT: lazy("comment sent"),
    AuditAct.IMPORT: lazy("comments imported"),
    AuditAct.EDIT: lazy("comment edited by its author"),
    AuditAct.WITHDRAW: lazy("comment withdrawn by its author"),
    AuditAct.REPORT: lazy("comment reported by a reader"),
    AuditAct.DECIDE: lazy("decision"),
    AuditAct.EXPLAIN: lazy("reason given"),
    AuditAct.UNDO: lazy("decision undone"),
    AuditAct.REVEAL: lazy("address revealed"),
    AuditAct.EXPORT_EMAILS: lazy("addresses exported"),
    AuditAct.CHANGE_POLICY: lazy("policy changed"),
    AuditAct.INVITE: lazy("invitation made"),
    AuditAct.JOIN: lazy("moderator joined"),
    AuditAct.SIGN_IN: lazy("signed in"),
    AuditAct.CHANGE_ROLE: lazy("role changed"),
    AuditAct.DISABLE: lazy("moderator disabled"),
    AuditAct.ENABLE: lazy("moderator enabled"),
    AuditAct.RESET: lazy("password reset"),
    AuditAct.ADD_TOKEN: lazy("token added"),
    AuditAct.REVOKE_TOKEN: lazy("token revoked"),
}
_COMPLAINTS = {
    Complaint.INSULT: lazy("It insults someone"),
    Complaint.HATE: lazy("It spreads hatred or calls for violence"),
    Complaint.PRIVATE_DATA: lazy("It shows private data"),
    Complaint.ADVERTISING: lazy("It is advertising"),
    Complaint.FALSEHOOD: lazy("It is untrue"),
    Complaint.OTHER: lazy("Something else"),
}


def init_app(app: Flask) -> None:
    """Give templates every function of this module."""
    for function in (
        *(sentence_of_field, sentence_of_refusal, sentence_of_reason),
        *(word_of_status, word_of_outcome, word_of_role, word_of_queue),
        *(word_of_act, word_of_complaint),
    ):
        app.add_template_global(function)


def sentence_of_field(fault: FieldError) -> str:
    """Return what is wrong with a field, and how to mend it."""
    if fault.code == "too_long":
        over = fault.data["length"] - fault.data["longest"]
        return ngettext(
            "This is %(num)s character too long.",
            "This is %(num)s characters too long.",
            over,
        )
    if fault.code == "too_short":
        return ngettext(
            "Please use %(num)s character at least.",
            "Please use %(num)s characters at least.",
            fault.data["shortest"],
        )
    if is_rule_fault(fault):
        return sentence_of_rule_fault(fault)
    return gettext(_FIELDS.get((fault.field, fault.code)) or _ANY_FIELD[fault.code])


def sentence_of_refusal(reason: Reason) -> str:
    """Return what its sender is told of a refused submission."""
    return gettext(_REFUSALS[reason.code])


def sentence_of_reason(reason: Reason) -> str:
    """Return a reason in words, for moderators."""
    if reason.code is ReasonCode.TOO_MANY_LINKS:
        return ngettext(
            "It has %(num)s link.", "It has %(num)s links.", reason.data["links"]
        )
    if reason.code in _LIKELY:
        return gettext(_LIKELY[reason.code], percent=number(reason.data["percent"]))
    return gettext(_REASONS[reason.code])


def word_of_status(status: Status) -> str:
    """Return the word for where a comment stands."""
    return gettext(_STATUSES[status])


def word_of_outcome(outcome: Outcome) -> str:
    """Return the word for what a judgement says."""
    return gettext(_OUTCOMES[outcome])


def word_of_role(role: Role) -> str:
    """Return the word for a role."""
    return gettext(_ROLES[role])


def word_of_queue(queue: QueueName) -> str:
    """Return the name of a queue."""
    return gettext(_QUEUES[queue])


def word_of_act(act: str) -> str:
    """Return what an audit entry says was done; a word unknown here as it is."""
    return gettext(_ACTS[AuditAct(act)]) if act in set(AuditAct) else act


def word_of_complaint(complaint: Complaint) -> str:
    """Return what a report says is wrong."""
    return gettext(_COMPLAINTS[complaint])
