"""The settings are checked once, and an error names the key."""

import dataclasses
import runpy
from pathlib import Path

import pytest

from moderation.domain.article import Language
from moderation.domain.errors import SettingError
from moderation.settings import Settings, read_settings

CONFIG = Path(__file__).parents[1] / "config.py"
ROOT = Path("/srv/echo")


def settings(**changes):
    environment = {f"MODERATION_{name}": value for name, value in changes.items()}
    return read_settings(runpy.run_path(str(CONFIG)), environment, ROOT)


def test_the_defaults_are_settings():
    """With nothing set the service starts as config.py says."""
    read = settings()

    assert read.language is Language.ARABIC
    assert (read.flood_seconds, read.comments_per_hour) == (15, 60)
    assert read.trusted_origins == ()
    assert not read.is_https


def test_every_setting_is_in_the_file_that_explains_them():
    """config.py and what the product uses name the same."""
    explained = {name for name in runpy.run_path(str(CONFIG)) if name.isupper()}

    assert explained == {field.name.upper() for field in dataclasses.fields(Settings)}


def test_the_environment_overrides_the_file():
    """Other variables are none of ours."""
    environment = {"MODERATION_FLOOD_SECONDS": " 0 ", "PATH": "/bin", "MODERATION": "1"}

    read = read_settings(runpy.run_path(str(CONFIG)), environment, ROOT)

    assert read.flood_seconds == 0


def test_settings_stay_as_they_were_read():
    """They are frozen."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        settings().workers = 9


def test_relative_paths_start_at_the_root():
    """Wherever the process was started."""
    read = settings()

    assert read.var == ROOT / "var"
    assert read.key_file == ROOT / "var" / "keys.json"
    assert read.database_file == ROOT / "var" / "moderation.db"


@pytest.mark.parametrize("var", ["/var/lib/echo", " /var/lib/echo "])
def test_what_lives_under_var_moves_with_it(var):
    """One variable moves all of it."""
    read = settings(VAR=var)

    assert read.key_file == Path("/var/lib/echo/keys.json")
    assert read.database_url == "sqlite:////var/lib/echo/moderation.db"
    assert read.database_file == Path("/var/lib/echo/moderation.db")


def test_the_database_file_may_be_named():
    """Relative to the root as every path, or absolute."""
    assert settings(DATABASE_URL="sqlite:///a.db").database_file == ROOT / "a.db"
    assert settings(DATABASE_URL="sqlite:////x/a.db").database_file == Path("/x/a.db")


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://user:pass@example.org/echo",
        "postgresql://a:1,b:2/echo?target_session_attrs=read-write",
        "postgresql:///echo?host=/run/postgresql",
        "postgresql:///?host=example.org&dbname=echo",
    ],
)
def test_the_store_may_be_a_postgresql_database(url):
    """As PostgreSQL's own library writes its address, with several hosts too."""
    read = settings(DATABASE_URL=url, DATABASE_REPLICA_URL=url)

    assert (read.database_url, read.database_replica_url) == (url, url)


def test_only_a_postgresql_database_has_a_replica():
    """Nothing follows a file."""
    with pytest.raises(SettingError, match="DATABASE_REPLICA_URL=<hidden>"):
        settings(DATABASE_REPLICA_URL="postgresql://example.org/echo")


def test_https_is_told_by_the_address_that_readers_know():
    """The session cookie is marked by it."""
    assert settings(SITE_URL="https://example.org").is_https
    assert not settings(SITE_URL="http://example.org").is_https


def test_origins_are_separated_by_blanks():
    """Each is an origin as a browser sends it."""
    read = settings(TRUSTED_ORIGINS="https://example.org http://example.com:8080")

    assert read.trusted_origins == ("https://example.org", "http://example.com:8080")


def test_mail_may_be_handed_over():
    """To a server, plainly or over TLS."""
    url = "smtps://user:password@example.org:465"

    assert settings(SMTP_URL=url).smtp_url == url


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("FLOOD_SECONDS", ""),
        ("FLOOD_SECONDS", "-1"),
        ("FLOOD_SECONDS", "1.5"),
        ("FLOOD_SECONDS", "١٥"),
        ("FLOOD_SECONDS", "1000001"),
        ("FLOOD_SECONDS", "9" * 5000),
        ("LANGUAGE", "de"),
        ("TIME_ZONE", "Casablanca"),
        ("SITE_URL", "example.org"),
        ("SITE_URL", "https://example.org/"),
        ("SITE_URL", "https://example.org/comments"),
        ("SITE_URL", "https://user@example.org"),
        ("SITE_URL", "https://exa mple.org"),
        ("SITE_URL", "ftp://example.org"),
        ("SITE_URL", "https://"),
        ("SITE_URL", "https://example.org:x"),
        ("SITE_URL", "https://[::1"),
        ("TRUSTED_ORIGINS", "https://example.org https://example.com/"),
        ("DATABASE_URL", "postgresql://example.org"),
        ("DATABASE_URL", "postgres://example.org/echo"),
        ("DATABASE_URL", "postgresql:///?host=example.org"),
        ("DATABASE_URL", "postgresql://exa mple.org/echo"),
        ("DATABASE_REPLICA_URL", "sqlite:///replica.db"),
        ("DATABASE_URL", "sqlite:///"),
        ("DATABASE_URL", ""),
        ("SMTP_URL", "https://example.org"),
        ("SMTP_URL", "smtp://"),
        ("SMTP_URL", "smtp://[::1"),
        ("SMTP_URL", "smtp://example.org:x"),
        ("KEY_FILE", ""),
        ("VAR", " "),
        ("WORKERS", "0"),
        ("THREADS", "0"),
        ("COMMENTS_PER_PAGE", "0"),
        ("REPLY_DEPTH", "0"),
        ("REPLY_DEPTH", "9"),
    ],
)
def test_a_bad_value_stops_the_start_with_its_name(name, value):
    """One line names the variable."""
    with pytest.raises(SettingError, match=f"^MODERATION_{name}=") as error:
        settings(**{name: value})

    assert "\n" not in str(error.value)


def test_an_unknown_setting_stops_the_start():
    """A misspelt name does not pass in silence."""
    with pytest.raises(SettingError, match=r"^MODERATION_FLOOD_SECOND: "):
        settings(FLOOD_SECOND="1")


@pytest.mark.parametrize("name", ["DATABASE_URL", "DATABASE_REPLICA_URL", "SMTP_URL"])
def test_a_password_in_a_bad_value_is_not_repeated(name):
    """The line may end in a log."""
    with pytest.raises(SettingError) as error:
        settings(**{name: "nonsense://user:secret@example.org"})

    assert "secret" not in str(error.value)
