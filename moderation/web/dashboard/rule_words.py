"""What a rule looks for, and when, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moderation.domain.matching import Fold
from moderation.domain.policy_changes import ChangeKind
from moderation.domain.written_rule import Comparison, LooksFor, Trait
from moderation.web.context import services
from moderation.web.dashboard.wording import isolated
from moderation.web.language import gettext, lazy, ngettext, number

if TYPE_CHECKING:
    from moderation.domain.policy_changes import Change
    from moderation.domain.written_rule import Condition, WrittenRule

_LOOKS_FOR = {
    LooksFor.WORDS: lazy("Words and phrases"),
    LooksFor.PATTERN: lazy("Patterns"),
    LooksFor.DOMAINS: lazy("Domains"),
    LooksFor.NETWORKS: lazy("Networks"),
    LooksFor.ADDRESSES: lazy("E-mail addresses"),
    LooksFor.ANYTHING: lazy("Any comment; the conditions alone decide"),
}
_HINTS = {
    LooksFor.WORDS: lazy("Found as whole words, with what Arabic joins to them."),
    LooksFor.PATTERN: lazy("Regular expressions."),
    LooksFor.DOMAINS: lazy("With everything below: example.org."),
    LooksFor.NETWORKS: lazy("Of whoever sends: 192.0.2.0/24."),
    LooksFor.ADDRESSES: lazy("Of authors, kept sealed; or all of @example.org."),
    LooksFor.ANYTHING: lazy("No lines."),
}
_FOLDS = {
    Fold.EXACT: lazy("Exactly as it is written"),
    Fold.FOLDED: lazy("As a reader takes it"),
    Fold.STEM: lazy("Whatever its ending"),
}
_EXAMPLES = {
    Fold.EXACT: lazy("«أحمد» finds «أحمد» only."),
    Fold.FOLDED: lazy("«أحمد» finds «احمد», «أحْمَد», «أحـــمد» and «ولأحمد» too."),
    Fold.STEM: lazy("«لاعب» finds «لاعبون», «اللاعبين» and «لاعبات» too."),
}
_LANGUAGES = {
    "ar": lazy("Arabic"),
    "en": lazy("English"),
    "fr": lazy("French"),
    "other": lazy("another language"),
}
# What a condition says of a number, least and most.
_SAYS = {
    (Trait.LINKS, Comparison.AT_LEAST): lazy("links: %(n)s at least"),
    (Trait.LINKS, Comparison.AT_MOST): lazy("links: %(n)s at most"),
    (Trait.LINKS, Comparison.IS): lazy("links: %(n)s"),
    (Trait.LENGTH, Comparison.AT_LEAST): lazy("characters: %(n)s at least"),
    (Trait.LENGTH, Comparison.AT_MOST): lazy("characters: %(n)s at most"),
    (Trait.LENGTH, Comparison.IS): lazy("characters: %(n)s"),
    (Trait.APPROVED, Comparison.AT_LEAST): lazy("approved before: %(n)s at least"),
    (Trait.APPROVED, Comparison.AT_MOST): lazy("approved before: %(n)s at most"),
    (Trait.APPROVED, Comparison.IS): lazy("approved before: %(n)s"),
    (Trait.REJECTED, Comparison.AT_LEAST): lazy("rejected before: %(n)s at least"),
    (Trait.REJECTED, Comparison.AT_MOST): lazy("rejected before: %(n)s at most"),
    (Trait.REJECTED, Comparison.IS): lazy("rejected before: %(n)s"),
    (Trait.LANGUAGE, Comparison.IS): lazy("written in: %(n)s"),
    (Trait.LANGUAGE, Comparison.IS_NOT): lazy("not written in: %(n)s"),
    (Trait.SECTION, Comparison.IS): lazy("section: %(n)s"),
    (Trait.SECTION, Comparison.IS_NOT): lazy("section is not: %(n)s"),
    (Trait.HOUR, Comparison.IS): lazy("hours: %(n)s"),
    (Trait.HOUR, Comparison.IS_NOT): lazy("hours are not: %(n)s"),
}
_CHANGES = {
    ChangeKind.ADDED: lazy("added: %(title)s"),
    ChangeKind.CHANGED: lazy("changed: %(title)s"),
    ChangeKind.REMOVED: lazy("removed: %(title)s"),
    ChangeKind.THRESHOLDS: lazy("the thresholds of the scores"),
}
_SHOWN = 3


# So many of what people decided last may be read; the most where nothing is said.
HOW_FAR = (1_000, 10_000, 100_000)


def ready() -> dict[str, object]:
    """Give templates what they need to speak of rules."""
    return {
        "how_far": HOW_FAR,
        "kind_of": kind_of,
        "kind_hint": lambda looks_for: gettext(_HINTS[looks_for]),
        "fold_word": lambda fold: gettext(_FOLDS[fold]),
        "fold_example": lambda fold: gettext(_EXAMPLES[fold]),
        "word_of_language": word_of_language,
        "count_of_lines": count_of_lines,
        "first_lines": first_lines,
        "condition_words": condition_words,
        "is_over": is_over,
        "change_words": change_words,
    }


def kind_of(looks_for: LooksFor) -> str:
    """Return what the lines of a rule are."""
    return gettext(_LOOKS_FOR[looks_for])


def word_of_language(code: str) -> str:
    """Return the name of a language that a text may be in."""
    return gettext(_LANGUAGES[code]) if code in _LANGUAGES else code


def count_of_lines(rule: WrittenRule) -> str:
    """Return how many of what a rule looks for."""
    count = len(rule.lines)
    if rule.looks_for is LooksFor.WORDS:
        return ngettext("%(num)s word or phrase", "%(num)s words or phrases", count)
    if rule.looks_for is LooksFor.PATTERN:
        return ngettext("%(num)s pattern", "%(num)s patterns", count)
    if rule.looks_for is LooksFor.DOMAINS:
        return ngettext("%(num)s domain", "%(num)s domains", count)
    if rule.looks_for is LooksFor.NETWORKS:
        return ngettext("%(num)s network", "%(num)s networks", count)
    if rule.looks_for is LooksFor.ADDRESSES:
        return ngettext("%(num)s address", "%(num)s addresses", count)
    return gettext("Any comment")


def first_lines(rule: WrittenRule) -> tuple[str, ...]:
    """Return a few of what it looks for; none of what nobody should read."""
    return () if rule.looks_for is LooksFor.ADDRESSES else rule.lines[:_SHOWN]


def condition_words(condition: Condition) -> str:
    """Return a condition in a few words."""
    if condition.trait is Trait.FIRST_COMMENT:
        is_first = (condition.values == ("yes",)) is (
            condition.comparison is Comparison.IS
        )
        return (
            gettext("first comment") if is_first else gettext("not the first comment")
        )
    said = _SAYS.get((condition.trait, condition.comparison))
    values = gettext(", ").join(_value(condition.trait, v) for v in condition.values)
    if said is None:
        return f"{condition.trait} {condition.comparison} {values}"
    return gettext(said, n=isolated(values))


def is_over(rule: WrittenRule) -> bool:
    """Tell whether the end date of a rule has come."""
    return rule.until is not None and rule.until <= services().export.clock.now()


def change_words(change: Change) -> str:
    """Return what is different in a version of the policy."""
    if change.kind is ChangeKind.THRESHOLDS:
        return gettext(_CHANGES[change.kind])
    return gettext(_CHANGES[change.kind], title=isolated(change.title))


def _value(trait: Trait, value: str) -> str:
    if trait is Trait.LANGUAGE:
        return word_of_language(value)
    if trait is Trait.SECTION:
        return value
    if trait is Trait.HOUR:
        first, _, last = value.partition("-")
        return f"{first}:00–{last or first}:59"
    return number(int(value)) if value.isdigit() else value
