"""The scores of a process hear every decision before a comment is judged."""

from moderation.domain.decision import ReasonCode
from moderation.services import learned_scores
from tests import make
from tests.services.processes import COLD, FEW


def test_a_decision_is_heard_before_the_next_comment_is_judged(begin, teach):
    """In the process that asks, whichever took the decision."""
    process, other = begin(), begin()
    before = process.score().spam.probability

    teach("spam")

    assert process.score().spam.probability > before
    assert other.score() == process.score()
    assert process.left == []


def test_all_processes_have_the_same_models(begin, services, salma, teach, take_back):
    """To the bit, whenever they hear of what was decided."""
    early = begin()
    for number in range(4):
        first, second, third = teach("reject", "approve", "spam", body=f"x{number}")
        early.score()
        services.explain(salma, first.id, ReasonCode.INSULT, "")
        take_back(second, third)

    late = begin()

    assert late.models() == early.models()
    assert early.models() != COLD


def test_an_undone_decision_is_forgotten(begin, teach, take_back):
    """As if it had never been."""
    process = begin()
    process.score()
    decisions = teach("spam", "reject")
    process.score()

    take_back(*reversed(decisions))

    assert process.models() == COLD


def test_replaced_words_are_forgotten(begin, services, decide):
    """What a moderator said of them is not said of the new ones."""
    process, posted = begin(), make.posted(services)
    decide("spam", posted.comment.id)
    process.score()

    services.edit(posted.receipt, "كلام آخر")

    assert process.models() == COLD


def test_what_is_a_lot_is_heard_beside(begin, teach, monkeypatch):
    """Nobody who sends a comment waits for all of it."""
    monkeypatch.setattr(learned_scores, "AT_ONCE", 2)
    teach("spam", "approve", "reject", "spam", "approve")
    process = begin()

    process.score()
    process.score()
    meanwhile = process.standing()

    assert meanwhile.is_behind
    assert meanwhile.spam.learned == 2
    assert len(process.left) == 1
    process.work()
    assert not process.standing().is_behind
    assert process.standing().spam.learned == 4


def test_of_long_comments_fewer_are_heard_at_once(begin, teach, monkeypatch):
    """Each takes as long as many short ones; one at least is heard."""
    monkeypatch.setattr(learned_scores, "LETTERS_AT_ONCE", 10)
    teach("spam", "approve", "spam", body="كلام " * 20)
    process = begin()

    process.score()

    standing = process.standing()
    assert standing.is_behind
    assert standing.spam.learned == 1
    process.work()
    assert process.standing().spam.learned == 3


def test_models_are_kept_now_and_then(begin, teach, stored):
    """So that a start need not hear all of the log."""
    process = begin()
    teach(*["spam", "approve", "reject"] * 4)
    process.score()
    process.score()
    works = len(process.left)

    process.work()

    with stored() as unit:
        kept = unit.scores.kept()
    assert works == 1
    assert kept.upto > 0
    assert begin().models() == process.models()


def test_a_start_can_forget_what_was_decided_before_it(begin, teach, take_back):
    """Models are kept as they were before all that can be forgotten."""
    process = begin()
    decisions = teach(*["spam", "approve", "reject"] * 4)
    process.score()
    process.work()
    take_back(decisions[-FEW])

    started = begin()

    assert started.models() == process.models()
    assert not started.standing().is_behind


def test_a_failure_beside_is_written_down(begin, teach, engine, database, caplog):
    """By its kind: what it says may hold a reader's words."""
    process = begin()
    teach(*["spam", "approve", "reject"] * 4)
    process.score()
    engine.execute(database, "drop table score_models")

    process.work()

    assert "scores: " in caplog.text
    assert "score_models" not in caplog.text


def test_work_beside_holds_nobody_up():
    """It has a thread of its own."""
    done = []

    learned_scores.in_a_thread(lambda: done.append(1))

    for thread in learned_scores.threading.enumerate():
        if thread.name == "scores":
            thread.join()
    assert done == [1]


def test_words_of_a_website_are_not_marked_in_the_text(begin, services, decide):
    """Though they weigh; a place behind the text would be none."""
    body, website = "شاهد هذا", "https://casino.example.org/"
    comment = make.posted(services, body=body, website=website).comment
    decide("spam", comment.id)

    scored = begin().score(body, website)

    places = [(word.start, word.end) for word in scored.spam.heaviest]
    assert sorted(places) == [(0, 4), (5, 8)]
    assert scored.spam.probability != begin().score(body).spam.probability
