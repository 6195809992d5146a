"""From the board to the households: owed in the books, paid against receipts, what nobody fetched stays owed."""

from collections import Counter
from datetime import date

from django.db.models import Sum
from django.utils.translation import gettext as _

from lianxin.bulletin import selectors as board
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.ledger import selectors as ledger_selectors
from lianxin.ledger import services as ledger
from lianxin.ledger.vocabulary import Kind, Measure
from lianxin.ventures import policies, selectors
from lianxin.ventures.calc.answers import Unreadable, answers
from lianxin.ventures.calc.texts import yuan
from lianxin.ventures.models import Payment
from lianxin.ventures.services.moving import SOURCE, held_register, lock, move, require
from lianxin.ventures.services.proposing import propose
from lianxin.ventures.services.telling import tell_paid
from lianxin.ventures.vocabulary import AuditTag, PaymentWay, PlanState, PlanVerb, ProposalVerb

_BATCH = 1000


@action
def pay_plan(*, plan, by, at=None):
    """Released: owed to the holders from today. The board hung its whole time, nothing is left to answer, and the closed years
    earned so much that no other distribution took.

    Posted at once: what was set aside and the remainder go to the reserve, what is distributed becomes a debt of its own
    account, which can never be paid more than it holds.
    """
    at, plan = at or clock.now(), lock(plan)
    policies.can_release(by, plan).or_raise()
    standing = board.standing_of(SOURCE, plan.public_id)
    if standing is None or not standing.is_over:
        raise RuleBroken(_("公示期没有满，或者还有异议没有答复，不能发。"))
    on, book = clock.day_of(at), held_register(plan.register).book
    if selectors.taken(plan.result) > selectors.left_to_pay(plan, ledger_selectors.years_closed(book)[-1]):
        raise RuleBroken(_("账上没有这么多还没有分的收益，不能发。请退回起草，照账重新算。"))
    to_reserve, owed = plan.result["set_aside"] + plan.result["remainder"], plan.result["distributed"]
    debt = ledger.open_account(
        book=book, code=selectors.debt_code(plan), name=_("应付分红 {number}").format(number=plan.number), kind=Kind.PAYABLE,
        measure=Measure.FEN, opened_on=on, by=SYSTEM, holder_kind=SOURCE, holder_id=plan.public_id,
    )  # fmt: skip
    lines = [(ledger_selectors.own_account(book, Kind.RESULT), to_reserve + owed), (debt, -owed)]
    if to_reserve:
        lines.append((ledger_selectors.own_account(book, Kind.RESERVE), -to_reserve))
    posting = ledger.Posting(
        on=on, words=_("收益分配 {number}").format(number=plan.number), lines=tuple(lines),
        key=f"ventures:plan:{plan.pk}", source=ledger.Source(SOURCE, plan.public_id, plan.audit_label[:120]),
        rule=plan.decision_label[:60],
    )  # fmt: skip
    entry = ledger.post(book=book, posting=posting, by=by, at=at)
    return move(
        plan, PlanVerb.PAY, AuditTag.PAY, by, at=at, after={"owed": owed, "reserve": to_reserve}, entry_id=entry
    )


@action
def receive_payments(*, plan, lines, way, on, receipt, by, at=None):
    """What the bank's answer or the signed list says was paid: ``number, yuan[, result]`` on each line, or the list the bank was
    given, with its results.

    Lines marked as failed are left owed. Refuses, naming the line, a number that is not on the list or was paid before, an
    amount that is not the statement's, and a result that is neither success nor failure: nothing is then written.
    """
    at, plan = at or clock.now(), lock(plan)
    policies.can_pay(by, plan).or_raise()
    owed = {each.holder.number: each for each in selectors.statements_of(plan)}
    standing = Payment.objects.filter(statement__plan=plan, returned__isnull=True)
    paid = set(standing.values_list("statement_id", flat=True))
    chosen, seen = [], set()
    for answer in _read(lines):
        statement = owed.get(answer.number)
        if statement is None or answer.number in seen:
            raise _wrong(answer, _("名单上没有这个号，或者写了两次"))
        seen.add(answer.number)
        if statement.fen != answer.fen:
            raise _wrong(answer, _("应发 {yuan} 元").format(yuan=yuan(statement.fen)))
        if statement.pk in paid:
            raise _wrong(answer, _("已经发过了"))
        if not answer.has_failed:
            chosen.append(statement)
    if not chosen:
        raise RuleBroken(_("没有一笔发成的。"), field="lines")
    return _entered(plan, chosen, way, on, receipt, by, at)


@action
def receive_statement(*, statement, way, on, receipt, by, at=None):
    """One holder has got theirs: at the counter against a signature, or by the bank once the account was put right."""
    at, plan = at or clock.now(), lock(statement.plan)
    policies.can_pay(by, plan).or_raise()
    chosen = list(selectors.unpaid(plan).filter(pk=statement.pk))
    if not chosen:
        raise RuleBroken(_("这一户已经发了，不能再发。钱退回来的，先登记“钱退回来了”。"))
    return _entered(plan, chosen, way, on, receipt, by, at)


@action
def receive_all(*, plan, on, receipt, by, at=None):
    """The bank says that everything still owed was paid: as another person reads from its slip too."""
    at, plan = at or clock.now(), lock(plan)
    policies.can_pay(by, plan).or_raise()
    waiting = selectors.statements_waiting(plan)
    chosen = [each for each in selectors.unpaid(plan) if each.pk not in waiting]
    if not chosen:
        raise RuleBroken(_("都发完了，或者已经登记、等另一个人核对。"))
    return _proposed(plan, chosen, PaymentWay.BANK, on, receipt, by, at)


@action
def close_plan(*, plan, by, at=None):
    """Filed. What nobody fetched stays owed in the books and on the list of the unclaimed, and is received whenever they come."""
    at, plan = at or clock.now(), lock(plan)
    policies.can_pay(by, plan).or_raise()
    left = selectors.unpaid(plan).aggregate(total=Sum("fen"))["total"] or 0
    return move(plan, PlanVerb.CLOSE, AuditTag.CLOSE, by, at=at, after={"unclaimed": left}, closed_on=clock.day_of(at))


def _entered(plan, chosen, way, on, receipt, by, at):
    """What the bank says line by line counts at once. Cash, an account put right, whatever was sent back before and whatever is paid once
    the plan is filed count when another person has seen the receipts."""
    waiting = selectors.statements_waiting(plan)
    if twice := next((each for each in chosen if each.pk in waiting), None):
        raise RuleBroken(_("股权证 {holder} 已经登记过，等另一个人核对。").format(holder=twice.holder), field="lines")
    tried = _tries(plan)
    by_two = way != PaymentWay.BANK or plan.state == PlanState.CLOSED or any(tried[each.pk] for each in chosen)
    return (_proposed if by_two else _paid)(plan, chosen, way, on, receipt, by, at)


def _tries(plan):
    """How often the money of each statement went out and came back."""
    back = Payment.objects.filter(statement__plan=plan, returned__isnull=False)
    return Counter(back.values_list("statement_id", flat=True))


def _proposed(plan, chosen, way, on, receipt, by, at):
    require(plan, PlanVerb.RECEIVE)
    _check_receipt(on, receipt, at)
    total, numbers = sum(each.fen for each in chosen), "、".join(str(each.holder) for each in chosen[:5])
    told = _("{number} 发了 {n} 户 {yuan} 元，{way}，{on}，凭据：{receipt}。股权证 {numbers}{more}").format(
        number=plan.number, n=len(chosen), yuan=yuan(total), way=PaymentWay(way).label, on=on, receipt=receipt.strip(),
        numbers=numbers, more=_("等") if len(chosen) > 5 else "",
    )  # fmt: skip
    given = {
        "statements": [each.pk for each in chosen], "way": str(way), "on": on.isoformat(), "receipt": receipt.strip(),
    }  # fmt: skip
    propose(register=plan.register, verb=ProposalVerb.RECEIVE, given=given, told=told, by=by, at=at, plan=plan)
    return plan


def received(proposal, by, at):
    """What two persons saw was paid: written now. Refuses where one of them was paid meanwhile."""
    plan, given = lock(proposal.plan), proposal.given
    chosen = list(selectors.unpaid(plan).filter(pk__in=given["statements"]))
    if len(chosen) != len(given["statements"]):
        raise RuleBroken(_("里面有一户已经发过了，或者方案重新算过。请退回，重新登记。"))
    _paid(plan, chosen, given["way"], date.fromisoformat(given["on"]), given["receipt"], by, at, proposal.asked_by)


def _check_receipt(on, receipt, at):
    if not receipt.strip():
        raise RuleBroken(_("请写回单号，或者收条放在哪里。"), field="receipt")
    if on > clock.day_of(at):
        raise RuleBroken(_("发钱的日子不能在将来。"), field="on")


def _paid(plan, chosen, way, on, receipt, by, at, asked_by=None):
    _check_receipt(on, receipt, at)
    names = "、".join(each.name for each in (asked_by, by) if each)
    book, total = plan.register.book, sum(each.fen for each in chosen)
    debt = ledger_selectors.account_coded(book, selectors.debt_code(plan))
    posting = ledger.Posting(
        on=on, words=_("发放分红 {number}，{n} 户").format(number=plan.number, n=len(chosen)),
        lines=((debt, total), (ledger_selectors.own_account(book, Kind.BANK), -total)),
        source=ledger.Source(SOURCE, plan.public_id, plan.audit_label[:120]), rule=plan.decision_label[:60],
    )  # fmt: skip
    entry = ledger.post(book=book, posting=posting, by=by, at=at)
    tried = _tries(plan)
    told = {"way": way, "on": on, "receipt": receipt.strip(), "entry_id": entry, "at": at, "by_name": names[:80]}
    Payment.objects.bulk_create(
        [Payment(statement=each, attempt=tried[each.pk] + 1, **told) for each in chosen], batch_size=_BATCH
    )
    after = {"paid": len(chosen), "yuan": yuan(total), "way": str(way)}
    if way != PaymentWay.BANK or plan.state == PlanState.CLOSED:
        tell_paid(plan, chosen, on, entry)
    elif again := [each for each in chosen if tried[each.pk]]:
        tell_paid(plan, again, on, entry)
    return move(plan, PlanVerb.RECEIVE, AuditTag.RECEIVE, by, at=at, after=after)


def _read(lines):
    try:
        return answers(lines)
    except Unreadable as unread:
        raise _wrong(unread, _unread(unread)) from unread


def _unread(unread):
    return {
        "no_result": _("“结果”那一栏空着，请照银行的回单写“成功”或者“失败”"),
        "unknown_result": _("看不懂“{word}”是发成了还是没有，请改写成“成功”或者“失败”").format(word=unread.about[:20]),
    }.get(unread.code, _("要写成“股权证号,金额”"))


def _wrong(answer, why):
    words = _("第 {n} 行“{line}”：{why}。一笔也没有记。")
    return RuleBroken(words.format(n=answer.place, line=answer.line[:40], why=why), field="lines")
