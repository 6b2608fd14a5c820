"""The operator lets the service's scores be learned anew."""

from moderation.domain.decision import Outcome, Verdict
from moderation.services.decide import Judged
from tests import make


def test_the_operator_reads_how_much_was_learned(run, services, salma):
    """A decision may be a lesson for one score, for both or for none."""
    for outcome in (Outcome.APPROVE, Outcome.SPAM, Outcome.HOLD):
        comment = make.posted(services, body=outcome).comment
        services.decide(salma, [Judged(comment.id, None)], Verdict(outcome, ()))

    result = run("scores", "retrain")

    assert result.exit_code == 0
    assert result.stdout.startswith("Learned from 3 entries of the audit log in ")
    assert result.stdout.endswith(" s: 2 lessons for spam, 1 for abuse.\n")


def test_models_are_kept_for_the_next_start(run, services, wired, approve):
    """In the store."""
    approve(make.posted(services).comment.id)

    run("scores", "retrain")

    with wired.store.reading() as unit:
        assert unit.scores.kept() is not None


def test_scores_of_a_store_that_is_not_there_are_not_learned(refused):
    """One line says what to do."""
    assert "db migrate" in refused("scores", "retrain")
