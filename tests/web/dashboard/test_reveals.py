"""A moderator looks at an address; the log remembers it."""


def test_an_address_is_shown_in_one_answer_only(desk, waiting):
    """And is masked again in the next."""
    answer = desk.post(f"/comments/{waiting}/reveals")

    assert answer.status_code == 200
    assert "amina@example.org" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert "amina@example.org" not in desk.get(f"/comments/{waiting}").text


def test_a_program_reads_the_address(desk, waiting):
    """And nothing else."""
    answer = desk.ask(f"/comments/{waiting}/reveals")

    assert answer.get_json() == {"email": "amina@example.org"}


def test_the_log_says_who_looked(desk, waiting):
    """Not at what."""
    desk.ask(f"/comments/{waiting}/reveals")

    newest = desk.get("/audit.json").get_json()["entries"][0]

    assert (newest["act"], newest["actor"]) == ("reveal", "سلمى")
    assert newest["comment"] == str(waiting)
    assert "amina@" not in str(newest)


def test_a_viewer_may_not_look(viewer, waiting):
    """Nor does an answer hold the address."""
    answer = viewer.post(f"/comments/{waiting}/reveals")

    assert answer.status_code == 403
    assert "amina@" not in answer.text
