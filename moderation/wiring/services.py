"""Every act of the product, made of the parts that it needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderation.domain.policy import Policy
from moderation.domain.staff_names import STAFF_TITLES
from moderation.services.change_policy import (
    ChangePolicy,
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
from moderation.services.import_comments import ImportComments
from moderation.services.import_rules import ImportRules
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
from moderation.services.read_policy import ReadPolicy
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

if TYPE_CHECKING:
    from moderation.domain.learner import Snapshot
    from moderation.ports import Clock
    from moderation.ports.kept import Kept
    from moderation.settings import Settings
    from moderation.storage.vault import KeyVault


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
    import_comments: ImportComments
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


def services_of(
    settings: Settings, store: Kept, vault: KeyVault, clock: Clock, shipped: Snapshot
) -> Services:
    """Return all acts; `shipped` is what the scores are before any decision."""
    policy = Policy(
        flood_seconds=settings.flood_seconds,
        comments_per_hour=settings.comments_per_hour,
        links_held=settings.links_held,
        time_zone=settings.time_zone,
        staff_names=(*STAFF_TITLES, settings.site_name),
    )
    policies = PolicyInForce(policy)
    change_policy = ChangePolicy(store, clock, policies)
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
        import_comments=ImportComments(store, clock, vault, policies, scores),
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
