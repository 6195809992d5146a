"""Money that was sent and came back: owed again, as if it had not gone, with the trace of both."""

from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.sent_back import check_sent_back
from lianxin.ledger import selectors as ledger_selectors
from lianxin.ledger import services as ledger
from lianxin.ledger.vocabulary import Kind
from lianxin.ventures import policies, selectors
from lianxin.ventures.calc.texts import yuan
from lianxin.ventures.models import Payment, PaymentReturn
from lianxin.ventures.services.moving import SOURCE, lock, move
from lianxin.ventures.services.telling import tell_returned
from lianxin.ventures.vocabulary import AuditTag, PlanVerb


@action
def return_payment(*, statement, on, words, receipt, by, at=None):
    """The payment of this statement came back on ``on``, the bank says ``words``. The holder is owed the whole of it again, in the
    books too, and is paid anew by any way; a plan that is filed stays filed.

    Refuses what was not paid or came back already, a day before the payment, and no reason.
    """
    at, plan = at or clock.now(), lock(statement.plan)
    policies.can_pay(by, plan).or_raise()
    payments = Payment.objects.filter(statement=statement, statement__round=plan.round, returned__isnull=True)
    payment = payments.select_related("statement__holder__person").first()
    if payment is None:
        raise RuleBroken(_("这一户现在没有发出去的钱，可能已经登记过退回。请刷新页面看一看。"))
    check_sent_back(paid_on=payment.on, on=on, words=words, receipt=receipt, at=at)
    owed, book = payment.statement, plan.register.book
    debt, bank = (
        ledger_selectors.account_coded(book, selectors.debt_code(plan)),
        ledger_selectors.own_account(book, Kind.BANK),
    )
    posting = ledger.Posting(
        on=on, words=_("分红退回 {number}，股权证 {holder}").format(number=plan.number, holder=owed.holder),
        lines=((bank, owed.fen), (debt, -owed.fen)), rule=plan.decision_label[:60],
        source=ledger.Source(SOURCE, plan.public_id, plan.audit_label[:120]),
    )  # fmt: skip
    entry = ledger.post(book=book, posting=posting, by=by, at=at)
    PaymentReturn.objects.create(
        payment=payment,
        on=on,
        words=words.strip(),
        receipt=receipt.strip(),
        entry_id=entry,
        at=at,
        by_name=by.name[:80],
    )
    tell_returned(plan, owed, on, words.strip(), entry)
    after = {"yuan": yuan(owed.fen), "certificate": str(owed.holder)}
    return move(plan, PlanVerb.RETURN, AuditTag.RETURN, by, at=at, reason=words.strip(), after=after)
