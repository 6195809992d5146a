"""Whose dividend was handed out hears of it: who did not get it says so."""

from django.utils.translation import gettext as _

from lianxin.kit.templatetags.kit import day
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient
from lianxin.people import selectors as people
from lianxin.ventures.calc.texts import yuan
from lianxin.ventures.vocabulary import MessageKind


def tell_paid(plan, statements, on, entry):
    """Everybody of the household with an account; where nobody has one, by text to who represents it."""
    title = _("{number}的分红发了").format(number=plan.number)
    body = _("登记的是：{day}由您家领了 {yuan} 元。不是您家领的，请马上告诉监督委员会。")
    _told(statements, MessageKind.PAID, entry, title, lambda each: body.format(day=day(on), yuan=yuan(each.fen)))


def tell_returned(plan, statement, on, words, entry):
    """The same where their money came back: so that nobody enters a return, and another account, behind their back."""
    title = _("{number}的分红退回来了").format(number=plan.number)
    body = _(
        "登记的是：{day}银行把您家的 {yuan} 元退回来了（{words}）。钱还是您家的，改对账号再打或者当面领。已经收到了的，请马上告诉监督委员会。"
    )
    told = body.format(day=day(on), yuan=yuan(statement.fen), words=words)
    _told([statement], MessageKind.RETURNED, entry, title, lambda _each: told)


def _told(statements, kind, entry, title, body):
    homes = people.members_by_household([each.holder.household_id for each in statements if each.holder.household_id])
    for each in statements:
        persons = [each.holder.person] if each.holder.person_id else homes[each.holder.household_id]
        for to in _recipients(persons):
            messaging.notify(
                to=to, kind=kind, title=title, body=body(each), url=f"/ventures/statements/{each.public_id}/",
                key=f"dividend:{each.public_id}:{entry}:{to.user_id or 0}",
            )  # fmt: skip


def _recipients(persons):
    told = [Recipient(user_id=each.user_id, name=each.name) for each in persons if each.user_id]
    return told or [Recipient(phone=each.phone, name=each.name) for each in persons[:1] if each.phone]
