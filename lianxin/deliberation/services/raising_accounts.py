"""Who is let off, and what came in: money under the number of its receipt, labour by the day; one never stands for the other."""

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.calc.raisings import FREES, MONEY
from lianxin.deliberation.models import RaisingExemption, RaisingReceipt
from lianxin.deliberation.services.raisings import check_caps, lock
from lianxin.deliberation.vocabulary import AuditTag, Ground, Owing, RaisingVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken


@action
def exempt(*, line, ground, decided_by, decided_on, item=None, by, at=None):
    """One person owes less: on which ground, who decided. Hardship is for a meeting to decide, as an item of its own, on the person's
    own request."""
    at = at or clock.now()
    raising = lock(line.raising, RaisingVerb.EXEMPT)
    policies.can_enter_raising(by, raising).or_raise()
    if decided_on > timezone.localdate(at):
        raise RuleBroken(_("定下来的日子还没有到。"), field="decided_on")
    if MONEY not in FREES[ground] and not line.works:
        raise RuleBroken(_("{name}不算劳力，本来就不出工。").format(name=line.name), field="ground")
    if line.exemptions.filter(ground=ground, ended_at__isnull=True).exists():
        raise RuleBroken(_("这一条已经登记过了。"), field="ground")
    if ground != Ground.HARDSHIP:
        item = None
    elif item not in selectors.items_for_hardship(raising):
        raise RuleBroken(
            _(
                "家里困难的减免，要本人申请，起草以后开会单独表决一项，议程或者要表决的话里写明“{title}”。请选同意的那一项。"
            ).format(title=raising),
            field="item",
        )
    RaisingExemption.objects.create(
        line=line, ground=ground, decided_by=decided_by.strip(), decided_on=decided_on, item=item,
        meeting=item and item.meeting, entered_at=at, entered_by_name=by.name,
    )  # fmt: skip
    household = selectors.find_raising_household(line.household.public_id)
    due, came = selectors.account_of(household)
    if came.fen > due.fen or came.days > due.days:
        raise RuleBroken(_("这一户已经交的比减免以后该出的多。先更正收据，把多收的退掉，再登记减免。"))
    audit.record(AuditTag.EXEMPT, line, by, at=at)
    return line


@action
def end_exemption(*, line, ground, reason, by, at=None):
    """It was entered by mistake, or holds no longer; while it is not decided and posted."""
    at = at or clock.now()
    raising = lock(line.raising, RaisingVerb.END_EXEMPTION)
    policies.can_enter_raising(by, raising).or_raise()
    found = line.exemptions.filter(ground=ground, ended_at__isnull=True).first()
    if found is None:
        raise RuleBroken(_("这一条没有登记，或者已经去掉了。"), field="ground")
    found.ended_at, found.ended_reason = at, reason.strip()
    found.save(update_fields=["ended_at", "ended_reason"])
    check_caps(raising, [line.person_id])
    audit.record(AuditTag.END_EXEMPTION, line, by, at=at)
    return line


@action
def receive(*, household, kind, amount, number, on, by, at=None):
    """So many fen, or so many days, came in from a household; never more than it owes of that kind, nor after its resolution fell."""
    at, household = at or clock.now(), _open(household, RaisingVerb.RECEIVE, by)
    if ended := selectors.ended_under(household.raising.process):
        raise RuleBroken(
            _("{number}{state}，不能再收。已经收的照收据退还，退一张“更正一张”。").format(
                number=ended.number, state=ended.get_state_display()
            )
        )
    if on > timezone.localdate(at):
        raise RuleBroken(_("日子还没有到。"), field="on")
    due, came = selectors.account_of(household)
    if kind == Owing.MONEY and came.fen + amount > due.fen:
        raise RuleBroken(
            _("这一户该出 {due} 元，已经交了 {came} 元，再收就多了。出工不能折成钱。").format(
                due=selectors.money_words(due.fen), came=selectors.money_words(came.fen)
            ),
            field="amount",
        )
    if kind == Owing.LABOUR and came.days + amount > due.days:
        raise RuleBroken(
            _("这一户该出 {due} 个工，已经出了 {came} 个，再记就多了。").format(due=due.days, came=came.days),
            field="amount",
        )
    if household.raising.receipts.filter(kind=kind, number=number.strip(), corrects__isnull=True).exists():
        raise RuleBroken(_("这个号已经登记过了，一张收据（记工单）只记一次。"), field="number")
    RaisingReceipt.objects.create(
        household=household, raising=household.raising, kind=kind, amount=amount, number=number.strip(), on=on, at=at,
        by_name=by.name,
    )  # fmt: skip
    audit.record(AuditTag.RECEIVE_RAISING, household, by, at=at)
    return household


@action
def correct_receipt(*, household, receipt, reason, by, at=None):
    """One receipt no longer counts, and why; both stay to be read."""
    at, household = at or clock.now(), _open(household, RaisingVerb.CORRECT, by)
    if receipt.household_id != household.pk or receipt.corrects_id or hasattr(receipt, "corrected_by"):
        raise RuleBroken(_("请选这一户还算数的收据（记工单）。"), field="receipt")
    RaisingReceipt.objects.create(
        household=household, raising=household.raising, kind=receipt.kind, amount=-receipt.amount, number=receipt.number,
        on=timezone.localdate(at), corrects=receipt, why=reason.strip(), at=at, by_name=by.name,
    )  # fmt: skip
    audit.record(AuditTag.CORRECT_RECEIPT, household, by, reason=reason, at=at)
    return household


def _open(household, verb, by):
    raising = lock(household.raising, verb)
    policies.can_enter_raising(by, raising).or_raise()
    household = selectors.find_raising_household(household.public_id)
    household.raising = raising
    return household
