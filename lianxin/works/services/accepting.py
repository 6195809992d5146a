"""Acceptance: every drawn monitor signs, or it is refused with the reason and a day to mend it; then the account is settled."""

from django.utils.translation import gettext as _

from lianxin.bulletin.calc.tables import money
from lianxin.files import services as files
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.templatetags.kit import day
from lianxin.territory import selectors as territory
from lianxin.works import policies, selectors
from lianxin.works.calc.money import is_paid_to_workers
from lianxin.works.models import Acceptance
from lianxin.works.services.amending import no_waiting_amendments
from lianxin.works.services.moving import lock, move, require
from lianxin.works.services.planning import no_open_purchases
from lianxin.works.services.telling import tell_ticked
from lianxin.works.services.watching import keep_note, no_defects, no_stop
from lianxin.works.vocabulary import NEEDED_PARTIES, AuditTag, CheckItem, NoteKind, Party, ProjectVerb


@action
def accept_work(*, project, on, present, sheet, scans, parties, signed, good, by, at=None):
    """The work is good: ``signed`` are the numbers of the monitors who signed the ``sheet``; with those who signed by their own account
    that is all who were drawn. ``scans`` are the pages of the sheet as they were signed, ``parties`` the others who signed it, ``good``
    the items of the checklist, and that is every one.

    Refuses while something is to be mended, while a stop stands, where no monitors were drawn, and over one who said no themselves.
    """
    at, project = at or clock.now(), lock(project)
    policies.can_watch(by, project).or_raise()
    require(project, ProjectVerb.ACCEPT)
    if not sheet.strip():
        raise RuleBroken(_("请写签了字的验收单的号。"), field="sheet")
    ticked = set(signed) - set(selectors.signings_now(project))
    signed = _all_signed(project, set(signed))
    if absent := [each for each in NEEDED_PARTIES if each not in parties]:
        told = "、".join(str(each.label) for each in absent)
        raise RuleBroken(_("{told}还没有在验收单上签字。").format(told=told), field="parties")
    if left := [each for each in CheckItem if each not in good]:
        told = "；".join(str(each.label) for each in left)
        raise RuleBroken(
            _("还没有逐项看完，或者不合格：{told}。不合格的，登记“验收不通过”。").format(told=told), field="good"
        )
    no_stop(project)
    no_defects(project)
    if not scans:
        raise RuleBroken(_("请附上签了字的验收单，一页一张照片。"), field="scans")
    items = [[each.value, True] for each in CheckItem]
    _kept(
        project, on, present, by, at, is_passed=True, signed=signed, items=items, sheet=sheet.strip(),
        parties=[each.value for each in Party if each in parties],
    )  # fmt: skip
    for scan in scans:
        files.store_photo(
            upload=scan,
            owner_kind=selectors.SHEETS,
            owner_id=project.public_id,
            caption=sheet.strip(),
            by=by,
            at=at,
        )
    tell_ticked(project, ticked, sheet.strip())
    return move(project, ProjectVerb.ACCEPT, AuditTag.ACCEPT, by, at=at, on=on, words=present)


def _all_signed(project, ticked):
    """Numbers of all who watch; raise where one did not sign."""
    watching = {each.number for each in selectors.monitors_of(project) if each.is_drawn}
    if not watching:
        raise RuleBroken(_("还没有抽签定监督员，不能验收。"))
    own = selectors.signings_now(project)
    if said_no := next((each for each in own.values() if not each.is_signed), None):
        raise RuleBroken(
            _("{number} 号监督员自己登记了不签字：{reason}。登记“验收不通过”。").format(
                number=said_no.monitor.number, reason=said_no.reason
            )
        )
    if missing := sorted(watching - ticked - set(own)):
        numbers = "、".join(map(str, missing))
        raise RuleBroken(
            _("{numbers} 号监督员没有签字。不肯签的，登记验收不通过和原因。").format(numbers=numbers), field="signed"
        )
    return sorted(watching)


@action
def refuse_work(*, project, on, present, refused, reason, due_on, by, signed=(), bad=(), sheet="", at=None):
    """The work is not good, said by whom and why; it goes back to be mended by a day. ``bad`` are the items of the checklist that are
    not as they should be: at least one, unless a monitor would not sign. ``signed`` and ``refused`` are the numbers
    of those who did the one or the other, with what monitors said by their own account; who was not there is in neither."""
    at, project = at or clock.now(), lock(project)
    policies.can_watch(by, project).or_raise()
    require(project, ProjectVerb.REFUSE)
    watching = {each.number for each in selectors.monitors_of(project) if each.is_drawn}
    if not reason.strip():
        raise RuleBroken(_("请写明为什么不通过。"), field="reason")
    own = selectors.signings_now(project)
    signed = set(signed) | {number for number, each in own.items() if each.is_signed}
    refused = set(refused) | {number for number, each in own.items() if not each.is_signed}
    if not signed | refused <= watching:
        raise RuleBroken(_("请选抽签定下的监督员。"), field="refused")
    if both := sorted(signed & refused):
        numbers = "、".join(map(str, both))
        raise RuleBroken(_("{numbers} 号不能又签了字又没有签。").format(numbers=numbers), field="signed")
    if not bad and not refused:
        raise RuleBroken(_("请选哪几项不合格，或者哪个监督员不肯签。"), field="bad")
    _kept(
        project, on, present, by, at, is_passed=False, signed=sorted(signed), refused=sorted(refused), reason=reason.strip(),
        items=[[each.value, each not in bad] for each in CheckItem] if bad else [], sheet=sheet.strip(),
    )  # fmt: skip
    keep_note(project, NoteKind.DEFECT, reason, clock.day_of(at), by, at, due_on=due_on)
    return move(project, ProjectVerb.REFUSE, AuditTag.REFUSE, by, at=at, on=on, words=reason)


@action
def settle_project(*, project, words, by, at=None):
    """The final account: every contract has its final price and is paid but for what it keeps back, what was left over has gone
    back to its source, and what is kept back is still there."""
    at, project = at or clock.now(), lock(project)
    policies.can_keep_money(by, project).or_raise()
    if selectors.has_drafts(project):
        raise RuleBroken(_("还有等放款的付款单，先放掉或者退回。"))
    no_open_purchases(project)
    no_waiting_amendments(project)
    _all_priced(project)
    _paid_to_workers(project)
    left = selectors.in_hand_fen(project)
    kept = selectors.kept_back(project)
    _all_paid(project, kept)
    if left > kept:
        raise RuleBroken(_("各来源手里还有 {left} 元，先按来源的规矩退回。").format(left=money(left - kept)))
    if left < kept:
        raise RuleBroken(
            _("质保金要留 {kept} 元，各来源手里一共只有 {left} 元。").format(kept=money(kept), left=money(left))
        )
    spent = selectors.spent_on(project)
    told = _("一共花了 {yuan} 元。{words}").format(yuan=money(spent), words=words.strip())
    if kept:
        told = _("质保金 {kept} 元到期再付。").format(kept=money(kept)) + told
    return move(
        project,
        ProjectVerb.SETTLE,
        AuditTag.SETTLE,
        by,
        at=at,
        words=told[:500],
        after={"spent": spent},
        settled_by_id=by.id,
    )


@action
def audit_settlement(*, project, words, paper, by, at=None):
    """Somebody else has gone through the final account, receipt by receipt: what they found, and the paper that says so."""
    at, project = at or clock.now(), lock(project)
    policies.can_audit(by, project).or_raise()
    require(project, ProjectVerb.AUDIT)
    if project.audited_on:
        raise RuleBroken(_("已经审计过了。"))
    for name, value in (("words", words), ("paper", paper)):
        if not value.strip():
            raise RuleBroken(_("请写审计意见和它的号。"), field=name)
    return move(
        project, ProjectVerb.AUDIT, AuditTag.AUDIT_SETTLEMENT, by, at=at, words=words, after={"paper": paper.strip()},
        audited_on=clock.day_of(at), audit_paper=paper.strip(),
    )  # fmt: skip


def _all_priced(project):
    found = next((each for each in selectors.signed_purchases(project) if not each.is_final), None)
    if found:
        raise RuleBroken(
            _("“{what}”还没有结算价。由村（居）委会在合同那一页登记，村务监督委员会核对。").format(what=found)
        )


def _paid_to_workers(project):
    """Raise where too little of public money for work instead of relief went to workers by name."""
    wages, spent = selectors.relief_paid(project)
    percent = territory.profile(project.division).value("procurement.relief_wage_percent")
    if not is_paid_to_workers(wages, spent, percent):
        raise RuleBroken(
            _("以工代赈的钱付了 {spent} 元，按名单发给务工的人 {wages} 元，不到 {percent}%。把还没有发的工资一人一行发下去，再决算。").format(
                spent=money(spent), wages=money(wages), percent=percent
            )
        )  # fmt: skip


def _all_paid(project, kept):
    """Raise where a contract is owed more than it keeps back."""
    owed = selectors.owed_on_contracts(project)
    if sum(owed.values()) > kept:
        told = "、".join(str(each) for each in owed)
        raise RuleBroken(
            _("按结算价还欠 {yuan} 元（{told}）。先付清，质保金可以留到期。").format(
                yuan=money(sum(owed.values()) - kept), told=told
            )
        )


def _kept(project, on, present, by, at, **said):
    if on > clock.day_of(at):
        raise RuleBroken(_("日子还没有到。"), field="on")
    if (done := selectors.completed_on(project)) and on < done:
        raise RuleBroken(_("{day}才完工，验收不能比它早。").format(day=day(done)), field="on")
    Acceptance.objects.create(project=project, on=on, present=present.strip(), at=at, by_name=by.name[:80], **said)
