"""Where we send people is never what somebody else wrote."""


def test_a_redirect_names_no_host(client):
    """Whoever keeps it keeps nothing of the host that was asked for."""
    answer = client.get(
        "/articles//olive-harvest?page=1", headers={"Host": "evil.example"}
    )

    assert answer.status_code == 308
    assert answer.headers["Location"] == "/articles/olive-harvest?page=1"
    assert "evil" not in answer.text
