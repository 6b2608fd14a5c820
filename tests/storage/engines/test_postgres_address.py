"""An address is shown without secrets, whatever it holds."""

import pytest

from moderation.storage.engines.postgres_address import Address


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("postgresql://u:secret@h/db", "postgresql://h:5432/db"),
        ("postgresql://h:6000/db?password=secret", "postgresql://h:6000/db"),
        ("postgresql://u:secret@a:1,b:2/db", "postgresql://a:1,b:2/db"),
        ("postgresql://a,b/db", "postgresql://a:5432,b:5432/db"),
        ("postgresql://[::1]:6000/db", "postgresql://[::1]:6000/db"),
        ("postgresql:///db?host=/run/postgresql", "postgresql:///db"),
        ("postgresql:///?host=h&dbname=db", "postgresql://h:5432/db"),
    ],
)
def test_the_name_says_where_and_not_as_whom(url, name):
    """Host, port and database."""
    assert Address(url).name == name


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://u:secret@h",
        "postgresql://u:secret@h/db?colour=red",
        "postgresql://u:secret@[::1/db",
        "secret",
    ],
)
def test_what_cannot_be_read_is_refused_without_repeating_it(url):
    """It may hold a password."""
    with pytest.raises(ValueError, match=r"it") as caught:
        Address(url)

    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_of_several_servers_the_one_that_can_be_written_is_asked():
    """Unless the address says otherwise."""
    assert Address("postgresql://a,b/d").parts["target_session_attrs"] == "read-write"
    asked = Address("postgresql://a,b/d?target_session_attrs=primary").parts
    assert asked["target_session_attrs"] == "primary"
    assert "target_session_attrs" not in Address("postgresql://a/d").parts
