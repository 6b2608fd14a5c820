"""The forms that readers fill in: read, checked, and kept as they were typed.

None has a token: making one would mark the page as somebody's own. `same_origin`
guards them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, StringField
from wtforms.validators import StopValidation

from moderation.domain import text
from moderation.domain.address import normalised_address
from moderation.domain.errors import FieldError, InvalidError
from moderation.domain.report import Complaint
from moderation.domain.submission import (
    Submission,
    faults_of_text,
    faults_of_website,
)
from moderation.web.reader.incoming import number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


# As RFC 5321 bounds an address. Checked first: the validator takes its time over more.
_COMPLAINTS = frozenset(Complaint)


class TextField(StringField):
    """One text: `data` as `text.read` returns it, `typed` as it came."""

    typed = ""
    faults: Sequence[FieldError] = ()

    def process_data(self, value: str | None) -> None:
        """Take the text that the form starts with."""
        self.data = self.typed = value or ""

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Take what was typed; raises MalformedTextError."""
        self.typed = valuelist[0] if valuelist else ""
        self.data = text.read(self.typed)

    def told(self) -> str:
        """Return the text."""
        return self.data or ""


class ReaderForm(FlaskForm):
    """A form without a token, whose faults are codes."""

    class Meta:
        csrf = False

    def check(self) -> None:
        """Raise InvalidError, in the order of the fields, if anything is wrong."""
        if not self.validate():
            fields = (field for field in self if isinstance(field, TextField))
            raise InvalidError(*(fault for field in fields for fault in field.faults))


def _is_text(_: FlaskForm, field: TextField) -> None:
    _stop_at(field, faults_of_text(field.name, field.told()))


def _is_email(_: FlaskForm, field: TextField) -> None:
    if text.is_blank(field.told()):
        _stop_at(field, [FieldError(field.name, "blank")])
    address = normalised_address(field.told())
    if address is None:
        _stop_at(field, [FieldError(field.name, "email")])
    field.data = address


def _is_website(_: FlaskForm, field: TextField) -> None:
    if field.told():
        _stop_at(field, faults_of_website(field.told()))


def _is_complaint(_: FlaskForm, field: TextField) -> None:
    if field.told() not in _COMPLAINTS:
        _stop_at(field, [FieldError(field.name, "unknown")])


def _stop_at(field: TextField, faults: Sequence[FieldError]) -> None:
    if faults:
        field.faults = faults
        raise StopValidation(faults[0].code)


def _text(*validators: Callable[[FlaskForm, TextField], None]) -> TextField:
    """Return a field without what WTForms makes for each request: labels are ours."""
    return TextField("", validators, default=str)


class CommentForm(ReaderForm):
    """The form under an article, its fields in the order in which they stand there."""

    body = _text(_is_text)
    name = _text(_is_text)
    email = _text(_is_email)
    website = _text(_is_website)
    remember = BooleanField()
    parent = _text()
    nonce = _text()
    # The honeypot: people do not see it, and machines like to write one.
    subject = _text()

    def submission(self, article: str, network: str) -> Submission:
        """Return what was sent.

        Raises InvalidError for fields, and NotFoundError for a parent that cannot be.
        """
        self.check()
        parent = self.parent.told()
        return Submission(
            article=article,
            body=self.body.told(),
            name=self.name.told(),
            email=self.email.told(),
            network=network,
            website=self.website.told() or None,
            parent=number(parent, "parent") if parent else None,
            nonce=self.nonce.told(),
            trap=self.subject.told(),
        )


class EditForm(ReaderForm):
    """New words for a comment that waits; the service says what is wrong with them."""

    body = _text()


class ReportForm(ReaderForm):
    """What a reader finds wrong with a comment."""

    complaint = _text(_is_complaint)

    def said(self) -> Complaint:
        """Return the complaint; raises InvalidError."""
        self.check()
        return Complaint(self.complaint.told())
