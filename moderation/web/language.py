"""The language of a response: its words, plural forms, dates and numbers."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from babel import Locale, dates, numbers
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from flask import Flask, g, has_request_context, request, url_for

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
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    for name_filter in (moment, day, iso, number, ago):
        app.add_template_filter(name_filter)
    for name_global in (link, in_language):
        app.add_template_global(name_global)
    app.context_processor(lambda: {"language": spoken(), "languages": list(Language)})


def speak(preferred: Language | None = None) -> Language:
    """Choose this response's language: `?lang=`, else `preferred`, else the site's."""
    asked = request.args.get("lang", "")
    chosen = Language(asked) if asked in _CODES else preferred
    g.language = chosen or settings().language
    return spoken()


def spoken() -> Language:
    """Return the language of this response."""
    if has_request_context() and "language" not in g:
        return speak()
    language: Language = g.language
    return language


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


def link(endpoint: str, **values: Any) -> str:
    """Return the address of a view, in the language that this page was asked for in."""
    if request.query_string and request.args.get("lang") in _CODES:
        values.setdefault("lang", spoken().value)
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
    return f"{day(at)}، {_time(at)}" if _is_arabic() else f"{day(at)}, {_time(at)}"


def day(at: int) -> str:
    """Return the date in words."""
    return dates.format_date(_local(at), "long", locale=_locale())


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
    return numbers.format_decimal(value, locale=_locale())


def _local(at: int) -> datetime:
    zone = ZoneInfo(settings().time_zone)
    return datetime.fromtimestamp(at // 1_000_000, zone)


def _time(at: int) -> str:
    return dates.format_time(_local(at), "HH:mm", locale=_locale())


def _is_arabic() -> bool:
    return spoken() is Language.ARABIC


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
