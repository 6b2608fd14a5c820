"""Programs read the approved comments of an article."""

from tests import make


def test_an_article_comes_with_its_comments(client, services, approve):
    """Those that everyone sees."""
    shown = make.posted(services).comment
    make.posted(services, body="Second thoughts.", email="yusuf@example.org")
    approve(shown.id)

    answer = client.get("/articles/olive-harvest/comments.json")

    assert answer.json["article"] == {
        "slug": "olive-harvest",
        "title": "موسم الزيتون",
        "url": "http://localhost/articles/olive-harvest",
    }
    assert [c["id"] for c in answer.json["comments"]] == [str(shown.id)]
    assert answer.json["next"] is None
    assert "email" not in answer.text


def test_the_cursor_leads_to_the_next_comments(client, services, approve):
    """Under the same article."""
    first, second = (
        make.posted(services, body=f"{n}", email=f"a{n}@example.org").comment.id
        for n in range(2)
    )
    approve(first)
    approve(second)

    page = client.get("/articles/olive-harvest/comments.json?limit=1").json
    following = client.get(page["next"]).json

    expected = f"/articles/olive-harvest/comments.json?limit=1&after={first}"
    assert page["next"] == expected
    assert [c["id"] for c in following["comments"]] == [str(second)]


def test_equal_bytes_are_not_sent_twice(client, wired):
    """The ETag says so."""
    first = client.get("/articles/olive-harvest/comments.json")
    etag = {"If-None-Match": first.headers["ETag"]}

    second = client.get("/articles/olive-harvest/comments.json", headers=etag)

    assert first.headers["Cache-Control"].startswith("public")
    assert second.status_code == 304


def test_an_unknown_article_is_a_problem(client, wired):
    """Told as one to a program."""
    answer = client.get("/articles/nope/comments.json")

    assert answer.status_code == 404
    assert answer.content_type == "application/problem+json"
