"""The checked settings: parsed once from a mapping, frozen, an error names the key."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_type_hints
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from moderation.domain.article import Language
from moderation.domain.errors import SettingError

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "MODERATION_"
_MOST = 1_000_000
# As deep as thread.css sets replies in.
_DEEPEST = 8
_SQLITE = "sqlite:///"
POSTGRES = "postgresql://"
_SMTP = frozenset({"smtp", "smtps"})


@dataclass(frozen=True)
class Settings:
    """What config.py explains, as the types that the product uses."""

    var: Path
    database_url: str
    database_replica_url: str
    key_file: Path
    site_url: str
    site_name: str
    language: Language
    time_zone: str
    trusted_origins: tuple[str, ...]
    trusted_proxies: int
    flood_seconds: int
    comments_per_hour: int
    sign_ins_per_minute: int
    links_held: int
    comments_per_page: int
    reply_depth: int
    kept_megabytes: int
    cache_seconds: int
    stale_seconds: int
    smtp_url: str
    workers: int
    threads: int

    @property
    def database_file(self) -> Path:
        """The file that `database_url` names, where the store is one of SQLite."""
        return Path(self.database_url.removeprefix(_SQLITE))

    @property
    def is_https(self) -> bool:
        """Whether readers come over https."""
        return self.site_url.startswith("https://")


def read_settings(
    defaults: Mapping[str, object], environment: Mapping[str, str], root: Path
) -> Settings:
    """Return the settings: `defaults` by name, overridden by the environment.

    Relative paths start at `root`. Raises SettingError for an unknown variable with
    our prefix and for a bad value.
    """
    values = {name: str(value) for name, value in defaults.items() if name.isupper()}
    for key, value in environment.items():
        if not key.startswith(PREFIX):
            continue
        name = key.removeprefix(PREFIX)
        if name not in values:
            message = f"{key}: there is no such setting; config.py names them all"
            raise SettingError(message)
        values[name] = value
    var = root / values["VAR"].strip()
    values = {name: v.replace("<VAR>", str(var)) for name, v in values.items()}
    values["DATABASE_URL"] = _rooted(values["DATABASE_URL"].strip(), root)
    kinds = get_type_hints(Settings)
    parsed: dict[str, Any] = {
        field.name: _parse(field.name.upper(), kinds[field.name], values, root)
        for field in fields(Settings)
    }
    settings = Settings(**parsed)
    _check(settings)
    return settings


def _rooted(url: str, root: Path) -> str:
    path = url.removeprefix(_SQLITE)
    return url if path in {"", url} else f"{_SQLITE}{root / path}"


def _parse(name: str, kind: object, values: Mapping[str, str], root: Path) -> Any:
    value = values[name].strip()
    if kind is int:
        return _number(name, value)
    if kind is Path:
        if not value:
            raise _bad(name, value, "a path")
        return root / value
    if kind is Language:
        if value not in set(Language):
            raise _bad(name, value, "one of ar, en, fr")
        return Language(value)
    return value if kind is str else tuple(value.split())


def _number(name: str, value: str) -> int:
    # Python refuses to read numbers of thousands of digits.
    is_number = value.isascii() and value.isdigit() and len(value) <= len(str(_MOST))
    if not is_number or int(value) > _MOST:
        raise _bad(name, value, f"a whole number from 0 to {_MOST}")
    return int(value)


def _check(settings: Settings) -> None:
    _check_database(settings)
    for name, url in (
        ("SITE_URL", settings.site_url),
        *(("TRUSTED_ORIGINS", origin) for origin in settings.trusted_origins),
    ):
        if url and not _is_origin(url):
            raise _bad(name, url, "http://HOST or https://HOST, no path and no slash")
    if settings.smtp_url and not _is_mail_server(settings.smtp_url):
        raise _bad("SMTP_URL", "<hidden>", "smtp://HOST:PORT or smtps://HOST:PORT")
    if settings.time_zone not in available_timezones():
        raise _bad("TIME_ZONE", settings.time_zone, "a name such as Africa/Casablanca")
    for name in ("workers", "threads", "comments_per_page", "reply_depth"):
        if getattr(settings, name) < 1:
            raise _bad(name.upper(), "0", "1 or more")
    if settings.reply_depth > _DEEPEST:
        raise _bad("REPLY_DEPTH", str(settings.reply_depth), f"1 to {_DEEPEST}")


def _check_database(settings: Settings) -> None:
    # What may hold a password is not repeated.
    url, replica = settings.database_url, settings.database_replica_url
    is_file = url.startswith(_SQLITE) and url != _SQLITE
    if not is_file and not _is_postgres(url):
        places = f"{_SQLITE}PATH or {POSTGRES}HOST/DATABASE"
        raise _bad("DATABASE_URL", "<hidden>", places)
    if replica and (is_file or not _is_postgres(replica)):
        places = f"{POSTGRES}HOST/DATABASE beside a DATABASE_URL of that kind"
        raise _bad("DATABASE_REPLICA_URL", "<hidden>", places)


def _is_postgres(url: str) -> bool:
    # Several hosts may stand in it, which `urlsplit` would refuse. The rest is for
    # PostgreSQL's own library to read.
    hosts, _, database = url.removeprefix(POSTGRES).partition("/")
    named = bool(database.partition("?")[0]) or "dbname=" in database
    is_one_word = not any(map(str.isspace, url))
    return url.startswith(POSTGRES) and named and is_one_word and "?" not in hosts


def _is_origin(url: str) -> bool:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    whole = f"{parts.scheme}://{parts.netloc}"
    has_host = (
        bool(parts.hostname) and "@" not in url and not any(map(str.isspace, url))
    )
    return parts.scheme in {"http", "https"} and has_host and whole == url


def _is_mail_server(url: str) -> bool:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    return parts.scheme in _SMTP and bool(parts.hostname)


def _bad(name: str, value: str, wanted: str) -> SettingError:
    return SettingError(f"{PREFIX}{name}={value}: expected {wanted}")
