"""How the verdicts of many rules become one."""

import pytest

from moderation.domain import rules
from moderation.domain.article import ArticleState
from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict
from moderation.domain.errors import RefusedError
from moderation.domain.pipeline import admitted, judge
from moderation.domain.policy import Policy
from tests import make

MILD_TO_STRICT = [Outcome.APPROVE, Outcome.HOLD, Outcome.REJECT, Outcome.SPAM]


def saying(outcome, code=ReasonCode.OTHER):
    return lambda *_: Verdict(outcome, (Reason(code),))


def silent(*_):
    return None


def judged(*asked):
    return judge(make.submission(), make.facts(), Policy(), asked)


def test_where_no_rule_speaks_a_person_must_look():
    """Silence is no approval."""
    verdict = judged(silent, silent)

    assert verdict == Verdict(Outcome.HOLD, (Reason(ReasonCode.UNREVIEWED),))


@pytest.mark.parametrize("strict", MILD_TO_STRICT)
@pytest.mark.parametrize("mild", MILD_TO_STRICT)
def test_the_strictest_opinion_wins(mild, strict):
    """Whichever rule speaks first."""
    if MILD_TO_STRICT.index(mild) > MILD_TO_STRICT.index(strict):
        mild, strict = strict, mild

    assert judged(saying(mild), saying(strict)).outcome is strict
    assert judged(saying(strict), saying(mild)).outcome is strict


def test_every_reason_for_the_outcome_is_kept_in_order():
    """Milder opinions give no reason for it."""
    verdict = judged(
        saying(Outcome.HOLD, ReasonCode.TOO_MANY_LINKS),
        saying(Outcome.APPROVE, ReasonCode.KNOWN_AUTHOR),
        silent,
        saying(Outcome.HOLD, ReasonCode.FIRST_COMMENT),
    )

    codes = [reason.code for reason in verdict.reasons]
    assert codes == [ReasonCode.TOO_MANY_LINKS, ReasonCode.FIRST_COMMENT]


def test_a_refusal_ends_the_reading():
    """No later rule is asked, and an earlier opinion does not matter any more."""
    asked = []

    def late(*_):
        asked.append("late")

    verdict = judged(
        saying(Outcome.SPAM), saying(Outcome.REFUSE, ReasonCode.FLOOD), late
    )

    assert verdict == Verdict(Outcome.REFUSE, (Reason(ReasonCode.FLOOD),))
    assert asked == []


def test_an_approval_stands_only_alone():
    """One who is known is still held for many links."""
    body = "https://example.org https://example.com"

    verdict = judge(make.submission(body=body), make.facts(), Policy())

    assert verdict.outcome is Outcome.HOLD


def test_a_known_author_passes_when_nothing_speaks_against_it():
    """The only way to be published without a moderator."""
    verdict = judge(make.submission(), make.facts(), Policy())

    assert verdict == Verdict(Outcome.APPROVE, (Reason(ReasonCode.KNOWN_AUTHOR),))


def test_an_approved_author_without_a_confirmed_address_waits():
    """Anyone could borrow a good record; no rule speaks, so a person must look."""
    verdict = judge(make.submission(), make.facts(confirmed=False), Policy())

    assert verdict == Verdict(Outcome.HOLD, (Reason(ReasonCode.UNREVIEWED),))


def test_a_machine_that_is_too_fast_is_answered_as_anyone():
    """A refusal outweighs the honeypot, so that it does not give itself away."""
    facts = make.facts(last_from_network=make.NOW)

    verdict = judge(make.submission(trap="x"), facts, Policy())

    assert verdict.outcome is Outcome.REFUSE


def test_a_closed_article_is_the_first_thing_to_know():
    """Whatever else is wrong, its readers are told that the debate is over."""
    facts = make.facts(
        article_state=ArticleState.CLOSED, has_twin=True, twin_is_from_network=True
    )

    verdict = judge(make.submission(body="x" * 10_001), facts, Policy())

    assert [reason.code for reason in verdict.reasons] == [ReasonCode.ARTICLE_CLOSED]


def test_who_repeats_in_a_hurry_reads_that_they_repeat():
    """The duplicate stands before the limits."""
    facts = make.facts(
        has_twin=True, twin_is_from_network=True, last_from_network=make.NOW
    )

    verdict = judge(make.submission(), facts, Policy())

    assert [reason.code for reason in verdict.reasons] == [ReasonCode.DUPLICATE]


def test_the_rules_stand_in_their_documented_order():
    """What refuses comes before what holds, and what approves comes last."""
    assert [rule.__name__ for rule in rules.RULES] == [
        "closed_article",
        "length",
        "honeypot",
        "duplicate",
        "flood",
        "hourly_limit",
        "written_rules",
        "links",
        "likely_spam",
        "likely_abuse",
        "held_article",
        "borrowed_name",
        "first_comment",
        "known_author",
        "unsuspicious",
    ]


def written(outcome):
    reason = Reason(ReasonCode.OTHER, {"rule": 7, "policy": 3})
    return lambda *_: Verdict(outcome, (reason,))


@pytest.mark.parametrize(
    "code",
    [
        ReasonCode.FIRST_COMMENT,
        ReasonCode.TOO_MANY_LINKS,
        ReasonCode.LIKELY_SPAM,
        ReasonCode.LIKELY_ABUSE,
    ],
)
def test_a_chiefs_approval_outweighs_what_we_hold_in_general(code):
    """A chief who lets a partner's links through means it."""
    verdict = judged(written(Outcome.APPROVE), saying(Outcome.HOLD, code))

    assert verdict.outcome is Outcome.APPROVE


@pytest.mark.parametrize(
    "code", [ReasonCode.ARTICLE_HELD, ReasonCode.FLOOD, ReasonCode.DUPLICATE]
)
def test_what_is_held_for_its_place_or_haste_waits_all_the_same(code):
    """The chief who holds an article means that too."""
    verdict = judged(written(Outcome.APPROVE), saying(Outcome.HOLD, code))

    assert verdict.outcome is Outcome.HOLD


def test_the_scores_approve_a_first_comment_but_nothing_with_links():
    """Links are how advertising gets in, whatever its words are."""
    scores = saying(Outcome.APPROVE, ReasonCode.UNSUSPICIOUS)

    first = judged(scores, saying(Outcome.HOLD, ReasonCode.FIRST_COMMENT))
    links = judged(scores, saying(Outcome.HOLD, ReasonCode.TOO_MANY_LINKS))

    assert first.outcome is Outcome.APPROVE
    assert links.outcome is Outcome.HOLD


def test_a_known_author_is_no_chief():
    """Their approval outweighs nothing."""
    known = saying(Outcome.APPROVE, ReasonCode.KNOWN_AUTHOR)

    verdict = judged(known, saying(Outcome.HOLD, ReasonCode.FIRST_COMMENT))

    assert verdict.outcome is Outcome.HOLD


def test_a_verdict_names_what_it_went_by():
    """The policy's version and the facts."""
    facts = make.facts(section="سياسة")

    verdict = judge(make.submission(), facts, Policy(version=3))

    assert (verdict.basis.policy, verdict.basis.facts) == (3, facts)


def test_a_refusal_is_raised_where_it_is_told():
    """What is not refused is returned."""
    closed = make.facts(article_state=ArticleState.CLOSED)

    with pytest.raises(RefusedError):
        admitted(make.submission(), closed, Policy())

    assert admitted(make.submission(), make.facts(), Policy())
