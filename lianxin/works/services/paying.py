"""Payments: drafted by one, released by another, paid from the one source they name; what the bank sends back is paid anew."""

from collections import Counter

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin.calc.tables import money
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.sent_back import check_sent_back
from lianxin.works import policies, selectors
from lianxin.works.calc import buying
from lianxin.works.calc import money as purses
from lianxin.works.errors import WrongState
from lianxin.works.models import Payment, PaymentReturn, WageRow
from lianxin.works.services.funding import account_of, against, keep, not_left, not_owed, obey
from lianxin.works.services.moving import lock, require
from lianxin.works.services.standing import stands_in
from lianxin.works.services.watching import no_defects, no_stop
from lianxin.works.vocabulary import (
    BOUND,
    PROJECT_WAYS,
    UNACCEPTED,
    AuditTag,
    MoveKind,
    PaymentState,
    ProjectVerb,
    PurchaseState,
)


@action
def draft_payment(*, project, line, amount, payee, words, receipt, by, purchase=None, wages=(), at=None):
    """What is to be paid to whom for what, from which source. Refuses more than the budget leaves.

    Who has a contract is paid under it: ``purchase``. What it keeps back is paid after its term, with nothing left to mend;
    after the final account nothing else is. Without a contract go wages, and to each payee less than the sum from which offers are
    asked, also where villagers build themselves; never what a contract has bound. ``wages`` are ``[(household or None, name,
    hundredths of a day, fen)]`` of every worker: wages are what is paid by name, all of it, and nothing else is.
    """
    at, project = at or clock.now(), lock(project)
    policies.can_keep_money(by, project).or_raise()
    require(project, _verb(project))
    payee = " ".join(payee.split())
    if purchase:
        payee = _under_contract(project, purchase, amount, payee, at)
        if wages:
            raise RuleBroken(_("按合同付的是给施工方的。付给务工的人的，“按哪份合同付”留空。"), field="wages")
    else:
        _by_name(amount, wages)
        _without_contract(project, amount, payee, is_wages=bool(wages))
    if line.project_id != project.pk or line.is_labour:
        raise RuleBroken(_("请选这个项目里出钱的来源。"), field="line")
    not_left(line)
    _within_budget(project, amount, purchase)
    _has_for_it(project, line, amount, purchase)
    payment = Payment.objects.create(
        project=project, line=line, purchase=purchase, fen=amount, is_wages=bool(wages), payee=payee,
        words=words.strip(), receipt=receipt.strip(), drafted_by_id=by.id, drafted_at=at,
    )  # fmt: skip
    _keep_wages(payment, wages)
    after = {"yuan": money(amount), "line": str(line)}
    audit.record(AuditTag.DRAFT_PAYMENT, payment, by, after=after, at=at)
    return payment


def _by_name(amount, wages):
    """Raise where wages do not say who gets all of it for how many days."""
    if not wages:
        return
    if any(days <= 0 or fen <= 0 or not name.strip() for _home, name, days, fen in wages):
        raise RuleBroken(_("每个务工的人要写姓名、几个工、多少钱。"), field="wages")
    keys = Counter((home, name.strip()) for home, name, _days, _fen in wages)
    if twice := next((name for (_home, name), count in keys.items() if count > 1), None):
        raise RuleBroken(_("“{name}”写了两次，合在一行。").format(name=twice), field="wages")
    if (total := sum(fen for *_more, fen in wages)) != amount:
        raise RuleBroken(
            _("各人的工资加起来是 {total} 元，和付的 {yuan} 元不一样。").format(total=money(total), yuan=money(amount)),
            field="wages",
        )


def _keep_wages(payment, wages):
    WageRow.objects.bulk_create(
        WageRow(payment=payment, household_id=home, worker=name.strip()[:40], days=days, fen=fen)
        for home, name, days, fen in wages
    )


@action
def release_payment(*, payment, on, by, at=None):
    """The money goes, today's balance of the source permitting: in the books from its purse to what was built, or back to its giver."""
    at, project = at or clock.now(), lock(payment.project)
    payment = _waiting(payment, project)
    policies.can_release(by, payment).or_raise()
    require(project, _verb(project, payment))
    if on > clock.day_of(at):
        raise RuleBroken(_("日子还没有到。"), field="on")
    if payment.is_back:
        not_owed(project)
        obey(purses.give_back_bound, project, payment.line, payment.fen)
    else:
        _may_go(project, payment)
    _decided(payment, PaymentState.RELEASED, by, at)
    kind = MoveKind.BACK if payment.is_back else MoveKind.OUT
    label = f"{project.number} {payment}"
    keep(
        project, payment.line, kind, payment.fen, on, payment.receipt, label, by, at, sides=_sides(project, payment, 1),
        words=str(payment), payment=payment,
    )  # fmt: skip
    audit.record(AuditTag.RELEASE, payment, by, after={"yuan": money(payment.fen)}, at=at)
    return payment


def _may_go(project, payment):
    no_stop(project)
    kept_for = payment.purchase
    if kept_for and selectors.paid_on(kept_for) > kept_for.price_fen - kept_for.retention_fen:
        no_defects(project)
    not_left(payment.line)
    obey(purses.pay_bound, project, payment.line, payment.fen)


def _sides(project, payment, sign):
    """Out of the purse of its source: into what was built, or back to its giver; the other way round with ``sign`` -1."""
    other = against(project, payment.line) if payment.is_back else stands_in(project, payment.line)
    return ((other, sign * payment.fen), (account_of(project, payment.line), -sign * payment.fen))


@action
def refuse_payment(*, payment, reason, by, at=None):
    """It is not paid, and why; a right one is drafted anew."""
    at, project = at or clock.now(), lock(payment.project)
    payment = _waiting(payment, project)
    policies.can_release(by, payment).or_raise()
    if not reason.strip():
        raise RuleBroken(_("请写明为什么退回。"), field="reason")
    _decided(payment, PaymentState.REFUSED, by, at, refused_because=reason.strip()[:300])
    audit.record(AuditTag.REFUSE_PAYMENT, payment, by, reason=reason, at=at)
    return payment


@action
def return_payment(*, payment, on, words, receipt, by, at=None):
    """The bank sent it back on ``on``: in the purse of its source again, in the books too, and what was bound for it is bound again."""
    at, project = at or clock.now(), lock(payment.project)
    payment = _held(payment, project, PaymentState.RELEASED)
    policies.can_keep_money(by, project).or_raise()
    check_sent_back(paid_on=payment.movement.on, on=on, words=words, receipt=receipt, at=at)
    rule, kind = (purses.stay, MoveKind.STAY) if payment.is_back else (purses.undo, MoveKind.UNDO)
    obey(rule, project, payment.line, payment.fen)
    told = _("{payment}：{words}").format(payment=payment, words=words.strip())
    made = keep(
        project, payment.line, kind, payment.fen, on, receipt, f"{project.number} {told}", by, at,
        sides=_sides(project, payment, -1), words=told,
    )  # fmt: skip
    PaymentReturn.objects.create(
        payment=payment, on=on, words=words.strip(), receipt=receipt.strip(), entry_id=made.entry_id, at=at,
        by_name=by.name[:80],
    )  # fmt: skip
    payment.state = PaymentState.RETURNED
    payment.save(update_fields=["state"])
    audit.record(AuditTag.RETURN_PAYMENT, payment, by, after={"yuan": money(payment.fen)}, reason=words.strip(), at=at)
    return payment


@action
def pay_again(*, payment, receipt, by, at=None):
    """What the bank sent back is drafted anew, once: to the same payee, from the same source, under the same contract. Somebody
    else releases it; also after the final account."""
    at, project = at or clock.now(), lock(payment.project)
    payment = _held(payment, project, PaymentState.RETURNED)
    policies.can_keep_money(by, project).or_raise()
    require(project, ProjectVerb.GIVE_BACK if payment.is_back else ProjectVerb.PAY_AGAIN)
    if hasattr(payment, "replaced_by"):
        raise RuleBroken(_("已经重新填过付款单了。"))
    if payment.is_back:
        not_owed(project, payment.fen)
        obey(purses.give_back, project, payment.line, payment.fen)
    else:
        _may_be_paid_anew(project, payment, at)
    made = Payment.objects.create(
        project=project, line=payment.line, purchase=payment.purchase, fen=payment.fen, is_wages=payment.is_wages,
        is_back=payment.is_back, payee=payment.payee, words=payment.words, receipt=receipt.strip(), drafted_by_id=by.id, drafted_at=at, replaces=payment,
    )  # fmt: skip
    told = payment.wages.values_list("household_id", "worker", "days", "fen")
    _keep_wages(made, told)
    audit.record(AuditTag.PAY_AGAIN, made, by, after={"yuan": money(made.fen)}, at=at)
    return made


def _may_be_paid_anew(project, payment, at):
    """By the rules of any payment: meanwhile the budget may be spent, or who is paid without a contract may have had enough."""
    if payment.purchase:
        _under_contract(project, payment.purchase, payment.fen, payment.payee, at)
    else:
        _small_enough(project, payment.fen, payment.payee, is_wages=payment.is_wages)
    not_left(payment.line)
    _within_budget(project, payment.fen, payment.purchase)
    _has_for_it(project, payment.line, payment.fen, payment.purchase)


def _within_budget(project, amount, purchase):
    if (left := selectors.free_fen(project, besides=purchase)) < amount:
        raise RuleBroken(
            _("预算只剩 {left} 元，别的都付了或者定了合同。要多付，先变更预算。").format(left=money(left)),
            field="amount",
        )


def _has_for_it(project, line, amount, purchase):
    """Raise where the source has not so much in hand, or has bound it otherwise."""
    if purchase is None:
        return obey(purses.pay, project, line, amount)
    obey(purses.pay_bound, project, line, amount)
    if amount > (left := selectors.bound_for(purchase, line)):
        raise RuleBroken(
            _("这份合同定了从“{line}”付的还有 {left} 元。换来源，先“改从哪里付”。").format(line=line, left=money(max(0, left))), field="line"
        )  # fmt: skip
    return None


def _verb(project, payment=None):
    """What a payment is in this state: for work, of what is kept back, paid anew, or given back."""
    if payment and payment.is_back:
        return ProjectVerb.GIVE_BACK
    if payment and payment.replaces_id:
        return ProjectVerb.PAY_AGAIN
    is_open = project.state in PROJECT_WAYS[ProjectVerb.PAY].sources
    return ProjectVerb.PAY if is_open else ProjectVerb.PAY_RETENTION


def _without_contract(project, amount, payee, *, is_wages):
    if _verb(project) == ProjectVerb.PAY_RETENTION:
        raise RuleBroken(_("决算以后只付合同的质保金，请选按哪份合同付。"), field="purchase")
    _small_enough(project, amount, payee, is_wages=is_wages)


def _small_enough(project, amount, payee, *, is_wages):
    bound = {buying.name_key(each.contractor) for each in selectors.purchases_of(project) if each.state in BOUND}
    if buying.name_key(payee) in bound:
        raise RuleBroken(_("这家有合同，请选按哪份合同付。"), field="purchase")
    if is_wages:
        return
    least = selectors.steps_of_buying(project.division)[0]
    if amount + selectors.paid_beside(project, payee) >= least:
        raise RuleBroken(
            _(
                "没有合同的，付给一家的加起来要在 {least} 元以下。先采购、签合同，再按合同付；付工资的一人一行写在“发给谁的工资”里。"
            ).format(least=money(least)),
            field="purchase",
        )


def _under_contract(project, purchase, amount, payee, at):
    """The contractor as the contract names it."""
    purchase = next((each for each in selectors.contracted_purchases(project) if each == purchase), None)
    if purchase is None:
        raise RuleBroken(_("请选这个项目签了的合同。"), field="purchase")
    if buying.name_key(payee) != buying.name_key(purchase.contractor):
        raise RuleBroken(_("这份合同是和“{name}”签的。").format(name=purchase.contractor), field="payee")
    paid, is_over = selectors.paid_on(purchase), selectors.is_retention_over(purchase, clock.day_of(at))
    is_over = is_over and (project.state not in UNACCEPTED or not purchase.retention_fen)
    _after_its_point(project, purchase, amount, paid)
    most = buying.payable(purchase.price_fen, purchase.retention_fen, paid, is_over=is_over)
    kept = buying.payable(purchase.price_fen, purchase.retention_fen, paid, is_over=False)
    if amount > most and is_over:
        raise RuleBroken(_("这份合同还能付 {left} 元。").format(left=money(most)), field="amount")
    if amount > most and project.state in UNACCEPTED:
        raise RuleBroken(
            _("这份合同现在还能付 {left} 元，质保金 {kept} 元等验收合格、到期以后再付。").format(
                left=money(most), kept=money(purchase.retention_fen)
            ),
            field="amount",
        )
    if amount > most:
        raise RuleBroken(
            _("这份合同现在还能付 {left} 元，质保金 {kept} 元留到 {day} 以后。").format(
                left=money(most), kept=money(purchase.retention_fen), day=purchase.retention_until.isoformat()
            ),
            field="amount",
        )
    if amount > kept:
        no_defects(project)
    return purchase.contractor


def _after_its_point(project, purchase, amount, paid):
    """Raise where the contract lets no more be paid before its next point is reached; once the work was found good all were."""
    if project.state not in UNACCEPTED or purchase.state != PurchaseState.SIGNED or purchase.next_point is None:
        return
    what, percent = purchase.next_point
    if paid + amount > (most := buying.most_before(purchase.price_fen, percent)):
        raise RuleBroken(
            _(
                "合同约定“{point}”以前最多付 {percent}%，就是 {most} 元；已经付了和等着付的有 {paid} 元。到了这一步，先请村务监督委员会登记。"
            ).format(point=what, percent=percent, most=money(most), paid=money(paid)),
            field="amount",
        )


def _waiting(payment, project):
    return _held(payment, project, PaymentState.DRAFTED)


def _held(payment, project, state):
    found = Payment.objects.select_for_update(of=("self",)).select_related("line", "purchase").get(pk=payment.pk)
    found.project = project
    if found.state != state:
        raise WrongState(found)
    return found


def _decided(payment, state, by, at, **changes):
    payment.state, payment.decided_by_id, payment.decided_at = state, by.id, at
    for name, value in changes.items():
        setattr(payment, name, value)
    payment.save(update_fields=["state", "decided_by", "decided_at", *changes])
