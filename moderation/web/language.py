"""The language of a response: its words, plural forms, dates and numbers."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from babel import Locale, dates, numbers
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from flask import Flask, g, has_request_context, request, url_for
from markupsafe import Markup

from moderation.domain.article import Language
from moderation.web.context import settings

_SHOWN_AT = {
    "reader.post": "reader.article",
    "reader.edit": "reader.receipt",
    "reader.withdraw": "reader.receipt",
    "reader.send_report": "reader.report",
    "dashboard.sign_in": "dashboard.sign_in_page",
    "dashboard.join": "dashboard.invitation",
    "dashboard.decide": "dashboard.comment",
    "dashboard.reveal": "dashboard.comment",
}
_CODES = frozenset(Language)
_CATALOGUES = Path(__file__).parent / "locale"


def init_app(app: Flask) -> None:
    """Give templates the language's words, dates and addresses."""
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda msgid: _catalogue().ugettext(msgid),
        lambda one, many, n: _catalogue().ungettext(one, many, n),
        newstyle=True,
    )
    # The extension's own looks every sentence up anew; a page has hundreds.
    app.jinja_env.globals["gettext"] = app.jinja_env.globals["_"] = _written
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    for name_filter in (moment, day, iso, number, ago):
        app.add_template_filter(name_filter)
    for name_global in (link, in_language):
        app.add_template_global(name_global)
    app.context_processor(lambda: {"language": spoken(), "languages": list(Language)})


def speak(preferred: Language | None = None) -> Language:
    """Choose this response's language: `?lang=`, else `preferred`, else the site's."""
    asked = asked_for()
    chosen = Language(asked) if asked else preferred
    g.language = chosen or settings().language
    return spoken()


def spoken() -> Language:
    """Return the language of this response."""
    language: Language | None = g.get("language")
    if language is None and has_request_context():
        return speak()
    return language or g.language


def gettext(msgid: str, **values: object) -> str:
    """Return a sentence in the language of this response."""
    sentence = str(_catalogue().ugettext(msgid))
    return sentence % values if values else sentence


def ngettext(one: str, many: str, n: int, **values: object) -> str:
    """Return the sentence whose plural form fits `n`."""
    return str(_catalogue().ungettext(one, many, n)) % {"num": number(n), **values}


def lazy(msgid: str) -> str:
    """Mark a sentence for the catalogues; it is translated where it is used."""
    return msgid


def asked_for() -> str:
    """Return the language that this page was asked for in, empty for none of ours."""
    asked = request.args.get("lang", "")
    return asked if asked in _CODES else ""


def link(endpoint: str, **values: Any) -> str:
    """Return the address of a view, in the language that this page was asked for in."""
    if asked_for():
        values.setdefault("lang", asked_for())
    return url_for(endpoint, **values)


def in_language(code: str) -> str:
    """Return this page's address in another language."""
    endpoint, values = request.endpoint or "reader.front", request.view_args or {}
    if request.routing_exception:
        endpoint, values = "reader.front", {}
    if request.method in {"GET", "HEAD"}:
        # What is asked for must not become an option of url_for.
        query = urlencode({**request.args, "lang": code})
        return f"{url_for(endpoint, **values)}?{query}"
    # A page that answers a form stands at an address that only takes forms.
    shown_at = _SHOWN_AT.get(endpoint)
    if shown_at is None:
        shown_at, values = f"{endpoint.partition('.')[0]}.front", {}
    return url_for(shown_at, **values, lang=code)


def moment(at: int) -> str:
    """Return date and time in words, in the site's time zone."""
    language, local = spoken(), _local(at)
    comma = "،" if language is Language.ARABIC else ","
    # Hours and minutes are written alike in all of our languages.
    return f"{_day_of(local.date(), language)}{comma} {local:%H:%M}"


def day(at: int) -> str:
    """Return the date in words."""
    return _day_of(_local(at).date(), spoken())


def iso(at: int) -> str:
    """Return RFC 3339 in UTC, to the second."""
    return datetime.fromtimestamp(at // 1_000_000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def ago(at: int) -> str:
    """Return how long ago a moment was, roughly, in words."""
    passed = datetime.now(UTC) - datetime.fromtimestamp(at // 1_000_000, UTC)
    return dates.format_timedelta(
        -passed, threshold=1, add_direction=True, locale=_locale()
    )


def number(value: int) -> str:
    """Return a number as the language groups it."""
    return _number_of(value, spoken())


def _written(msgid: str, **values: object) -> Markup:
    """Return a sentence for a template, with its values escaped."""
    sentence = _sentence_of(msgid, spoken())
    return sentence % values if values else _plain(sentence)


# Templates are few, and so are their sentences.
@cache
def _sentence_of(msgid: str, language: Language) -> Markup:
    return Markup(_catalogue_of(language).ugettext(msgid))  # noqa: S704 - our own words


@cache
def _plain(sentence: Markup) -> Markup:
    """Return a sentence without values, where a percent sign is still written twice."""
    return sentence % {}


def _local(at: int) -> datetime:
    return datetime.fromtimestamp(at // 1_000_000, _zone_of(settings().time_zone))


@cache
def _zone_of(name: str) -> ZoneInfo:
    return ZoneInfo(name)


# A page writes a hundred dates, most of them of the same few days.
@lru_cache(maxsize=2048)
def _day_of(local: date, language: Language) -> str:
    return dates.format_date(local, "long", locale=language.value)


@lru_cache(maxsize=2048)
def _number_of(value: int, language: Language) -> str:
    return numbers.format_decimal(value, locale=language.value)


def _locale() -> Locale:
    return Locale.parse(spoken().value)


def _catalogue() -> Translations:
    return _catalogue_of(spoken())


@cache
def _catalogue_of(language: Language) -> Translations:
    """Read every surface's catalogue of a language; they need no compiling before."""
    merged = Translations()
    for path in sorted((_CATALOGUES / language.value).glob("*.po")):
        compiled = io.BytesIO()
        with path.open("rb") as source:
            write_mo(compiled, read_po(source, locale=language.value))
        compiled.seek(0)
        catalogue = Translations(compiled)
        merged.merge(catalogue)
        merged.plural = catalogue.plural  # merging leaves it behind
    return merged
