"""Holds who writes under a name that is made to be taken for another."""

import pytest

from moderation.domain.decision import Outcome, Reason, ReasonCode, Verdict
from moderation.domain.policy import Policy
from moderation.domain.rules import borrowed_name
from moderation.domain.staff_names import STAFF_TITLES
from tests import make

OURS = Policy(staff_names=(*STAFF_TITLES, "Salma", "Omar Haddad", "Example News", "…"))


def reasons(name, policy=OURS):
    verdict = borrowed_name(make.submission(name=name), make.facts(), policy)
    return {reason.code for reason in verdict.reasons} if verdict else set()


@pytest.mark.parametrize("name", ["Sаlim", "αnna", "Bob Gаte", "Оmаr", "محمدali"])
def test_a_word_of_two_alphabets_waits(name):
    """Nobody writes their own name so."""
    verdict = borrowed_name(make.submission(name=name), make.facts(), Policy())

    assert verdict == Verdict(Outcome.HOLD, (Reason(ReasonCode.MIXED_SCRIPTS),))


@pytest.mark.parametrize(
    "name",
    [
        *("admin", "ADMIN", "The Admin", "Admin_1", "adm1n", "a d m i n", "ａｄｍｉｎ"),
        *("Moderator", "Editor in Chief", "Modérateur", "la Rédaction", "REDACTION"),
        *("مدير التحرير", "مُدير التّحرير", "مدير  التحريـــر", "أحمد، رئيس التحرير"),
        *("المحرر", "المحرّر", "الإدارة", "الاداره", "ﺍﻟﻤﺤﺮﺭ", "ادمن", "ا ل م ح ر ر"),
    ],
)
def test_a_title_waits(name):
    """However it is spelt."""
    assert reasons(name) == {ReasonCode.STAFF_NAME}


@pytest.mark.parametrize("name", ["аdmin", "Mоderator", "аdmіn 2", "Еditor"])
def test_a_title_in_borrowed_letters_waits_for_both(name):
    """A moderator reads everything that is wrong."""
    assert reasons(name) == {ReasonCode.MIXED_SCRIPTS, ReasonCode.STAFF_NAME}


@pytest.mark.parametrize(
    "name", ["Salma", "salma ✓", "SALMA 1", "Omar Haddad", "omar haddad (staff)"]
)
def test_the_names_of_moderators_wait(name):
    """Readers would take their words for ours."""
    assert reasons(name) == {ReasonCode.STAFF_NAME}


def test_the_name_of_the_site_waits():
    """Nobody else speaks for it."""
    assert reasons("EXAMPLE NEWS") == {ReasonCode.STAFF_NAME}


@pytest.mark.parametrize(
    "name",
    [
        *(
            "محمد Ali",
            "أمينة",
            "Amina",
            "Анна",
            "Ελένη",
            "山田たろう",
            "ハナ子",
            "김민수",
        ),
        *("أبو علي 2", "Ali123", "Zoë", "O’Neil", "Jean-Luc", "Øyvind", "Ömer", "İnci"),
        *("Salma Haddad", "Omar", "Haddad Omar", "Example", "Badminton Fan", "…", "🙂"),
        *("مدير", "تحرير السعيد", "Adminah", "محرر", "Edith"),
    ],
)
def test_an_honest_name_does_not(name):
    """Two alphabets in two words, a first name, and words that only hold a title."""
    assert reasons(name) == set()


def test_a_newsroom_may_reserve_nothing():
    """Then only mixtures wait."""
    assert reasons("admin", Policy(staff_names=())) == set()
