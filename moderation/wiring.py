"""Builds the services from the settings; constructs, and decides nothing."""

from __future__ import annotations

import hashlib
import logging
import os
import runpy
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from moderation.domain.errors import ScoresFileError, SettingError
from moderation.domain.learner import Snapshot
from moderation.domain.policy import Policy
from moderation.domain.scores import Model, Task
from moderation.services.change_policy import (
    ChangePolicy,
    ImportRules,
    ReadPolicy,
    RemoveRule,
    RestorePolicy,
    SetThresholds,
    WriteRule,
)
from moderation.services.check_health import CheckHealth
from moderation.services.decide import Decide
from moderation.services.edit import Edit
from moderation.services.explain import Explain
from moderation.services.export import Export
from moderation.services.find_article import FindArticle
from moderation.services.invite import Invite, InviteFirst, Join, ReadInvitation
from moderation.services.learned_scores import LearnedScores
from moderation.services.list_cards import ListCards, ListSections
from moderation.services.load_articles import LoadArticles
from moderation.services.manage_people import (
    AddModerator,
    ChangeRole,
    Disable,
    ListPeople,
    ResetPassword,
)
from moderation.services.manage_tokens import (
    AddToken,
    FindToken,
    ListTokens,
    RevokeToken,
)
from moderation.services.policy_history import PolicyHistory
from moderation.services.policy_in_force import PolicyInForce
from moderation.services.read_article import ListArticles, ReadArticle
from moderation.services.read_audit import ReadAudit, VerifyAudit
from moderation.services.read_comments import ReadComments, ReadFeed
from moderation.services.receipt import ReadReceipt
from moderation.services.report import Report, ShowReported
from moderation.services.retrain import Retrain
from moderation.services.reveal import Reveal
from moderation.services.review import Count, Look, Review
from moderation.services.rule_record import ReadRuleRecord
from moderation.services.rule_titles import RuleTitles
from moderation.services.scores_standing import ReadScoresStanding
from moderation.services.sign_in import FindSession, SignIn, SignOut
from moderation.services.submit import Submit
from moderation.services.threshold_curve import ReadThresholdCurve
from moderation.services.try_rules import TryRules
from moderation.services.undo import Undo
from moderation.services.withdraw import Withdraw
from moderation.settings import POSTGRES, PREFIX, Settings, read_settings
from moderation.storage.copying import Copying as Moves
from moderation.storage.copying import refuse_unfinished
from moderation.storage.engines.postgres import PostgresStore
from moderation.storage.engines.sqlite import SqliteStore
from moderation.storage.vault import KeyVault, open_keys

if TYPE_CHECKING:
    from moderation.ports import Clock
    from moderation.ports.kept import Copying, Kept

ROOT = Path(__file__).parent.parent
ABUSE = ROOT / "seeds" / "scores" / "abuse.model"


class SystemClock:
    """The machine's clock."""

    def now(self) -> int:
        """Return the present moment in UTC microseconds."""
        return time.time_ns() // 1000


@dataclass(frozen=True)
class Services:
    """Every act of the product, ready to be called."""

    # Readers
    list_articles: ListArticles
    find_article: FindArticle
    read_article: ReadArticle
    read_comments: ReadComments
    read_feed: ReadFeed
    submit: Submit
    read_receipt: ReadReceipt
    edit: Edit
    withdraw: Withdraw
    show_reported: ShowReported
    report: Report
    # The desk
    review: Review
    count: Count
    look: Look
    decide: Decide
    explain: Explain
    undo: Undo
    reveal: Reveal
    read_audit: ReadAudit
    try_rules: TryRules
    rule_record: ReadRuleRecord
    read_policy: ReadPolicy
    write_rule: WriteRule
    remove_rule: RemoveRule
    set_thresholds: SetThresholds
    import_rules: ImportRules
    restore_policy: RestorePolicy
    rule_titles: RuleTitles
    policy_history: PolicyHistory
    list_cards: ListCards
    list_sections: ListSections
    scores_standing: ReadScoresStanding
    threshold_curve: ReadThresholdCurve
    # People
    sign_in: SignIn
    find_session: FindSession
    sign_out: SignOut
    invite_first: InviteFirst
    invite: Invite
    read_invitation: ReadInvitation
    join: Join
    list_people: ListPeople
    change_role: ChangeRole
    disable: Disable
    # Other programs and operators
    export: Export
    find_token: FindToken
    load_articles: LoadArticles
    verify_audit: VerifyAudit
    check_health: CheckHealth
    add_moderator: AddModerator
    reset_password: ResetPassword
    add_token: AddToken
    revoke_token: RevokeToken
    list_tokens: ListTokens
    retrain: Retrain


@dataclass(frozen=True)
class Wired:
    """Everything that a surface needs, built from one set of settings."""

    settings: Settings
    store: Kept
    vault: KeyVault
    services: Services


def settings_here() -> Settings:
    """Return the settings from config.py and the environment."""
    defaults = runpy.run_path(str(ROOT / "config.py"))
    return read_settings(defaults, os.environ, ROOT)


def store_of(settings: Settings) -> SqliteStore | PostgresStore:
    """Return the store for its upkeep: it needs no keys and appends to no log.

    Raises SettingError for an address that PostgreSQL's own library cannot read.
    """
    if not settings.database_url.startswith(POSTGRES):
        return SqliteStore(settings.database_file)
    try:
        return PostgresStore(
            settings.database_url,
            settings.var,
            replica=settings.database_replica_url,
        )
    except ValueError as error:
        # The value may hold a password.
        raise SettingError(
            f"{PREFIX}DATABASE_URL or {PREFIX}DATABASE_REPLICA_URL=<hidden>: {error}"
        ) from None


def copying_to(url: str) -> Copying:
    """Return what moves the store of the settings into the one at `url`.

    Raises SettingError for an address that DATABASE_URL could not have either.
    """
    source = store_of(settings_here())
    there = {f"{PREFIX}DATABASE_URL": url, f"{PREFIX}DATABASE_REPLICA_URL": ""}
    defaults = runpy.run_path(str(ROOT / "config.py"))
    try:
        target = store_of(read_settings(defaults, {**os.environ, **there}, ROOT))
    except SettingError as error:
        # The others are right, or the source had none.
        _, _, why = str(error).partition("=<hidden>: ")
        raise SettingError(f"URL: {why}") from None
    return Moves(source, target)


def shipped_scores() -> Snapshot:
    """Return what the scores are before any decision.

    Spam begins with nothing, because it is another thing in every newsroom. Raises
    SettingError for a file of ours that is damaged; without one, abuse begins with
    nothing as well, and the log says so.
    """
    abuse = ABUSE.read_bytes() if ABUSE.exists() else b""
    if abuse:
        try:
            Model.from_bytes(abuse)
        except ScoresFileError as error:
            raise SettingError(f"{ABUSE}: {error}") from error
    else:
        logging.getLogger(__name__).warning("%s is missing", ABUSE)
    began = hashlib.sha256(abuse).hexdigest()
    return Snapshot({Task.SPAM: b"", Task.TOXIC: abuse}, began)


def wire(settings: Settings, clock: Clock | None = None) -> Wired:
    """Open store and keys and build the services.

    Raises KeyFileError and StoreUnavailableError where those cannot be opened, or the
    store is half a copy. It is not migrated here: `db migrate` does that.
    """
    store = store_of(settings)
    refuse_unfinished(store)
    vault = open_keys(store, settings.key_file)
    store.audit_key = vault.audit_key
    clock = clock or SystemClock()
    return Wired(settings, store, vault, _services(settings, store, vault, clock))


def _services(
    settings: Settings, store: Kept, vault: KeyVault, clock: Clock
) -> Services:
    policy = Policy(
        flood_seconds=settings.flood_seconds,
        comments_per_hour=settings.comments_per_hour,
        links_held=settings.links_held,
        time_zone=settings.time_zone,
    )
    policies = PolicyInForce(policy)
    change_policy = ChangePolicy(store, clock, policies)
    shipped = shipped_scores()
    scores = LearnedScores(store, clock, shipped)
    return Services(
        list_articles=ListArticles(store),
        find_article=FindArticle(store),
        read_article=ReadArticle(store, settings.comments_per_page),
        read_comments=ReadComments(store),
        read_feed=ReadFeed(store),
        submit=Submit(store, clock, vault, policies, scores),
        read_receipt=ReadReceipt(store, vault),
        edit=Edit(store, clock, vault, policies, scores),
        withdraw=Withdraw(store, clock, vault),
        show_reported=ShowReported(store),
        report=Report(store, clock, vault, policy),
        review=Review(store, vault),
        count=Count(store),
        look=Look(store, vault),
        decide=Decide(store, clock),
        explain=Explain(store, clock),
        undo=Undo(store, clock),
        reveal=Reveal(store, clock, vault),
        read_audit=ReadAudit(store),
        try_rules=TryRules(store, clock, vault, policies),
        rule_record=ReadRuleRecord(store, vault),
        read_policy=ReadPolicy(store),
        write_rule=WriteRule(change_policy, vault),
        remove_rule=RemoveRule(change_policy),
        set_thresholds=SetThresholds(change_policy),
        import_rules=ImportRules(change_policy, vault),
        restore_policy=RestorePolicy(change_policy),
        rule_titles=RuleTitles(store),
        policy_history=PolicyHistory(store),
        list_cards=ListCards(store, vault),
        list_sections=ListSections(store),
        scores_standing=ReadScoresStanding(store, scores),
        threshold_curve=ReadThresholdCurve(store),
        sign_in=SignIn(store, clock, vault, settings.sign_ins_per_minute),
        find_session=FindSession(store, clock, vault),
        sign_out=SignOut(store, clock, vault),
        invite_first=InviteFirst(store, clock, vault),
        invite=Invite(store, clock, vault),
        read_invitation=ReadInvitation(store, clock, vault),
        join=Join(store, clock, vault),
        list_people=ListPeople(store, clock),
        change_role=ChangeRole(store, clock),
        disable=Disable(store, clock),
        export=Export(store, clock, vault),
        find_token=FindToken(store, vault),
        load_articles=LoadArticles(store),
        verify_audit=VerifyAudit(store, vault.audit_key),
        check_health=CheckHealth(store),
        add_moderator=AddModerator(store, clock),
        reset_password=ResetPassword(store, clock),
        add_token=AddToken(store, clock, vault),
        revoke_token=RevokeToken(store, clock),
        list_tokens=ListTokens(store),
        retrain=Retrain(store, clock, shipped),
    )
