"""One comment with its history."""


def test_a_history_tells_everything_in_order(desk, waiting, decided):
    """What was sent, decided, explained and undone, and by whom."""
    desk.post(f"/decisions/{decided}/reasons", reason="hate", note="راجعناه معًا")
    desk.post(f"/decisions/{decided}/undo")

    text = desk.get(f"/comments/{waiting}").text

    history = text.partition('class="entries"')[2]
    acts = ["أُرسل تعليق", "قرار", "ذُكر السبب", "راجعناه معًا", "أُلغي قرار"]
    places = [history.index(act) for act in acts]
    assert places == sorted(places)
    assert history.count("راجعناه معًا") == 1


def test_what_a_moderator_decided_can_be_undone_from_there(desk, waiting, decided):
    """By anyone who may decide."""
    text = desk.get(f"/comments/{waiting}").text

    assert f'action="/moderate/decisions/{decided}/undo"' in text


def test_an_unknown_comment_has_no_page(desk):
    """It is not found."""
    assert desk.get("/comments/7").status_code == 404
