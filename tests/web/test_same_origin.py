"""Another site's page cannot make a reader's browser post here."""

import pytest

from tests import make

URL = "/articles/olive-harvest/comments"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://localhost"},
        {"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"},
    ],
)
def test_our_own_pages_and_programs_may_post(client, headers):
    """A request that our page, or no browser, sends is taken."""
    answer = client.post(URL, data=make.fields(), headers=headers)

    assert answer.status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
        {"Origin": "https://evil.example"},
        {"Origin": "https://localhost"},
        {"Origin": "http://localhost:8080"},
        {"Origin": "null"},
    ],
)
def test_other_sites_may_not(client, services, salma, headers):
    """A request that another site's page caused is refused and stores nothing."""
    answer = client.post(URL, data=make.fields(), headers=headers)

    assert answer.status_code == 403
    assert services.count(salma)[0].count == 0


def test_reading_is_open_to_every_site(client):
    """A safe request passes, wherever the link to it stood."""
    answer = client.get("/", headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 200


class TestTrustedOrigins:
    """An operator may list other origins."""

    @pytest.fixture
    def environment(self, environment):
        """Trust one site that embeds the form."""
        return environment | {"MODERATION_TRUSTED_ORIGINS": "https://news.example.org"}

    def test_a_listed_origin_may_post(self, client):
        """The listed site's page is taken for ours."""
        headers = {
            "Origin": "https://news.example.org",
            "Sec-Fetch-Site": "cross-site",
        }

        answer = client.post(URL, data=make.fields(), headers=headers)

        assert answer.status_code == 303
