"""The desk's forms; what is wrong with one is raised as InvalidError, in codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, TypeVar

from flask import request
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest
from wtforms import Field, PasswordField, StringField
from wtforms.validators import InputRequired, StopValidation

from moderation.domain import text
from moderation.domain.decision import (
    MODERATORS_REASONS,
    STATUS_AFTER,
    Outcome,
    Reason,
    ReasonCode,
    Verdict,
)
from moderation.domain.errors import FieldError, InvalidError
from moderation.domain.moderator import Role
from moderation.services.decide import Judged
from moderation.web.dashboard.addresses import whole

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

_T = TypeVar("_T")
LONGEST_NOTE = 1000
MOST_AT_ONCE = 100


def _read(value: str | None) -> str:
    return text.read(value or "")


def _intact(value: str | None) -> str:
    text.read(value or "")
    return value or ""


class Line(StringField):
    """Text, read as `text.read` reads it; empty where nothing was sent."""

    data: str

    def __init__(self, **options: Any) -> None:
        """Take the options of a field."""
        super().__init__(filters=[_read], **options)


class Secret(PasswordField):
    """A password as it was typed, spaces too."""

    data: str

    def __init__(self, **options: Any) -> None:
        """Take the options of a field."""
        super().__init__(filters=[_intact], **options)


def _among(values: Collection[str], *, optional: bool = False) -> Callable[..., None]:
    def check(_: FlaskForm, field: Field) -> None:
        if field.data not in values and not (optional and not field.data):
            raise StopValidation("unknown")

    return check


def _brief(_: FlaskForm, field: Field) -> None:
    if text.length(field.data) > LONGEST_NOTE:
        raise StopValidation("too_long")


class DeskForm(FlaskForm):
    """A form with Flask-WTF's token; a program may send its fields as JSON."""

    @classmethod
    def empty(cls) -> Self:
        """Return the form before anyone filled it in."""
        return cls(formdata=None)

    @classmethod
    def sent(cls) -> Self:
        """Return the form as it was sent; raises InvalidError."""
        form = cls(formdata=_fields_sent())
        if not form.validate():
            raise InvalidError(*(_fault(f, str(f.errors[0])) for f in form if f.errors))
        return form


class SignInForm(DeskForm):
    """Who wants to come in."""

    name = Line()
    password = Secret()


class JoinForm(DeskForm):
    """Who takes an offered place."""

    name = Line()
    password = Secret()
    password_again = Secret()

    def compare_passwords(self) -> None:
        """Raise InvalidError where the second password was asked for and differs."""
        again = self.password_again
        if again.raw_data and again.data != self.password.data:
            raise InvalidError(FieldError("password_again", "different"))


class RoleForm(DeskForm):
    """Which role an invitation or a person gets."""

    role = Line(validators=[_among(set(Role))])

    @property
    def chosen(self) -> Role:
        """The role."""
        return Role(self.role.data)


class ReasonsForm(DeskForm):
    """Why a moderator decided so."""

    reason = Line(validators=[_among(MODERATORS_REASONS, optional=True)])
    note = Line(validators=[_brief])

    @property
    def code(self) -> ReasonCode | None:
        """The reason, if one was chosen."""
        return ReasonCode(self.reason.data) if self.reason.data else None


class ManyDecisionsForm(ReasonsForm):
    """What is decided about many comments."""

    outcome = Line(validators=[_among(set(STATUS_AFTER))])

    @property
    def verdict(self) -> Verdict:
        """The outcome with its reason."""
        reasons = (Reason(self.code),) if self.code else ()
        return Verdict(Outcome(self.outcome.data), reasons)


class DecisionForm(ManyDecisionsForm):
    """What is decided about one comment, in the version that the moderator saw."""

    version = Line(validators=[InputRequired("blank")])

    def validate_version(self, field: Field) -> None:
        """Refuse what is no number."""
        if whole(field.data) is None:
            raise StopValidation("unknown")


class TokenForm(DeskForm):
    """A button alone."""


def seen_sent() -> int:
    """Return the version of the policy that was seen, 0 where none is named."""
    return whole(_fields_sent().get("seen")) or 0


def judged_sent() -> list[Judged]:
    """Return the selected comments: ids, each alone or as `id:version`.

    A program may send `versions` beside `ids`. Raises InvalidError for none, too
    many, or what is no id.
    """
    versions = _json().get("versions")
    versions = versions if isinstance(versions, dict) else {}
    judged: dict[int, Judged] = {}
    for value in _fields_sent().getlist("ids"):
        comment_id, _, version = value.partition(":")
        seen = version or versions.get(comment_id)
        one = Judged(_id(comment_id), _version(seen))
        judged.setdefault(one.comment_id, one)
    return _some(list(judged.values()))


def decision_ids_sent() -> list[int]:
    """Return the ids of decisions; raises InvalidError as `judged_sent` does."""
    return _some([_id(value) for value in _fields_sent().getlist("ids")])


def _some(found: list[_T]) -> list[_T]:
    if not 0 < len(found) <= MOST_AT_ONCE:
        raise InvalidError(FieldError("ids", "blank" if not found else "unknown"))
    return found


def _id(value: str) -> int:
    found = whole(value)
    if found is None:
        raise InvalidError(FieldError("ids", "unknown"))
    return found


def _version(value: object) -> int | None:
    if value is None or value == "":
        return None
    version = whole(str(value))
    if version is None:
        raise InvalidError(FieldError("version", "unknown"))
    return version


def _fields_sent() -> MultiDict[str, str]:
    if not request.is_json:
        return request.form
    fields: MultiDict[str, str] = MultiDict()
    for name, value in _json().items():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str | int):
                fields.add(name, str(one))
    return fields


def _json() -> dict[str, Any]:
    document = request.get_json() if request.is_json else {}
    if not isinstance(document, dict):
        raise BadRequest
    return document


def _fault(field: Field, code: str) -> FieldError:
    if code != "too_long":
        return FieldError(field.short_name, code)
    counted = {"longest": LONGEST_NOTE, "length": text.length(field.data)}
    return FieldError(field.short_name, code, counted)
