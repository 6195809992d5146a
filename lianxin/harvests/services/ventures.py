"""Ventures: opened by a decision, what households put in and take out again, links to households."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin.calc.tables import money
from lianxin.harvests import policies
from lianxin.harvests.models import Input, Link, Venture
from lianxin.harvests.services import books
from lianxin.harvests.services.checking import answer_day
from lianxin.harvests.services.moving import held_venture
from lianxin.harvests.vocabulary import (
    LINKED_BY_HAND,
    RETURNS,
    AuditTag,
    InputKind,
    LinkKind,
    Return,
    Vehicle,
    VentureVerb,
)
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.sql import insert_once
from lianxin.ledger import selectors as ledger
from lianxin.ledger.vocabulary import Kind
from lianxin.territory import selectors as territory
from lianxin.territory.vocabulary import System


@action
def open_venture(
    *, division, book, name, product, vehicle, runner, scale, unit, plan, decision, begun_on, by, support="", at=None
):
    """What a place sets out to grow or raise, who runs it, and which meeting decided so; the township is asked at once."""
    at = at or clock.now()
    policies.can_keep(by, division).or_raise()
    territory.must_use(System.VENTURES, division)
    if not decision.strip():
        raise RuleBroken(_("请写哪个会定的。"), field="decision")
    if begun_on > clock.day_of(at):
        raise RuleBroken(_("日子还没有到，到了那天再登记。"), field="begun_on")
    for kind in (Kind.BANK, Kind.RESULT):
        ledger.own_account(book, kind)
    venture = Venture(
        division=division, division_path=division.path, book=book, name=name.strip(), product=product.strip(), vehicle=vehicle,
        runner=runner.strip(), scale=scale, unit=unit.strip(), plan=plan.strip(), support=support.strip(),
        decision=decision.strip(), begun_on=begun_on, asked_at=at,
        answer_by=answer_day(division, at),
    )  # fmt: skip
    if not insert_once(venture):
        raise RuleBroken(_("这里已经有叫“{name}”的产业项目。").format(name=venture.name), field="name")
    audit.record(AuditTag.OPEN, venture, by, after={"decision": venture.decision}, at=at)
    return venture


@action
def pool_input(
    *, venture, household, kind, what, amount, unit, gets, value_fen, valued_by, valued_on, meeting, contract, signed_by,
    starts_on, ends_on, by, rent_fen=0, at=None,
):  # fmt: skip
    """One household puts in land, money or equipment of its own will, at the value a meeting agreed to, for a term.

    ``amount`` in hundredths of ``unit``, of land always mu; money counts by its value, and is in the books at once. Land stays
    the household's.
    """
    at, venture = at or clock.now(), held_venture(venture, VentureVerb.KEEP)
    policies.can_keep(by, venture).or_raise()
    _check_input(kind, gets, amount, value_fen, rent_fen, signed_by, meeting, starts_on, ends_on, valued_on)
    if starts_on > clock.day_of(at):
        raise RuleBroken(_("日子还没有到，到了那天再登记。"), field="starts_on")
    entry = None
    if kind == InputKind.LAND:
        unit = _("亩")
    if kind == InputKind.MONEY:
        amount, unit = value_fen, _("元")
        lines = (
            (ledger.own_account(venture.book, Kind.BANK), value_fen),
            (books.pooled_money(venture, gets == Return.LOAN), -value_fen),
        )
        entry = books.post(venture, starts_on, _("收到入股、借入资金：{name}").format(name=venture.name), lines, by, at)
    made = Input.objects.create(
        venture=venture, household=household, kind=kind, what=what.strip(), amount=amount, unit=unit, gets=gets,
        value_fen=value_fen, rent_fen=rent_fen, valued_by=valued_by.strip(), valued_on=valued_on, meeting=meeting.strip(),
        contract=contract.strip(), signed_by=signed_by.strip(), starts_on=starts_on, ends_on=ends_on, entry_id=entry,
    )  # fmt: skip
    after = {"kind": str(InputKind(kind).label), "gets": str(Return(gets).label)}
    audit.record(AuditTag.POOL, venture, by, after=after, at=at)
    return made


def _check_input(kind, gets, amount, value_fen, rent_fen, signed_by, meeting, starts_on, ends_on, valued_on):
    if gets not in RETURNS[InputKind(kind)]:
        raise RuleBroken(
            _("投入{kind}，不能“{gets}”。").format(kind=InputKind(kind).label, gets=Return(gets).label), field="gets"
        )
    if not signed_by.strip():
        raise RuleBroken(_("入股、流转都要本户自愿，请写谁签的字。"), field="signed_by")
    if not meeting.strip():
        raise RuleBroken(_("作价要开会认过，请写哪个会。"), field="meeting")
    if value_fen <= 0 and gets != Return.RENT:
        raise RuleBroken(_("请写作价多少。"), field="value_fen")
    if (gets == Return.RENT) != (rent_fen > 0):
        raise RuleBroken(_("收租金的写每年租金，别的不写。"), field="rent_fen")
    if kind != InputKind.MONEY and amount <= 0:
        raise RuleBroken(_("请写多少。"), field="amount")
    if ends_on <= starts_on:
        raise RuleBroken(_("到期要在开始以后。"), field="ends_on")
    if valued_on > starts_on:
        raise RuleBroken(_("先作价，后投入。"), field="valued_on")


@action
def leave_input(*, venture, put_in, on, reason, by, fen=0, meeting="", at=None):
    """A household takes back what it put in. Money is owed to it from that day: a loan whole, a share at ``fen`` that a meeting
    agreed to, never above its value; what it leaves behind goes to the reserve. Nobody draws money out of a company."""
    at, venture = at or clock.now(), held_venture(venture, VentureVerb.SETTLE)
    policies.can_keep(by, venture).or_raise()
    found = Input.objects.select_for_update().get(pk=put_in.pk)
    if found.venture_id != venture.pk or found.ended_on is not None:
        raise RuleBroken(_("请选还在的一笔投入。"), field="put_in")
    if on > clock.day_of(at) or on < found.starts_on:
        raise RuleBroken(_("退出的日子要在投入以后，不能在以后的日子。"), field="on")
    if found.kind == InputKind.MONEY:
        back = _back(venture, found, fen, meeting.strip())
        loaned = found.gets == Return.LOAN
        lines = [(books.pooled_money(venture, loaned), found.value_fen), (books.owed(venture), -back)]
        if back < found.value_fen:
            lines.append((ledger.own_account(venture.book, Kind.RESERVE), back - found.value_fen))
        found.back_fen, found.back_meeting = back, meeting.strip()
        books.post(venture, on, _("退出的资金：{name}").format(name=venture.name), tuple(lines), by, at)
    found.ended_on = on
    found.save(update_fields=["ended_on", "back_fen", "back_meeting"])
    audit.record(AuditTag.LEAVE, venture, by, after={"kind": str(found.get_kind_display())}, reason=reason, at=at)
    return found


def _back(venture, put_in, fen, meeting):
    """How much of its money a household gets back."""
    if put_in.gets == Return.LOAN:
        return put_in.value_fen
    if venture.vehicle == Vehicle.COMPANY:
        raise RuleBroken(
            _("公司的股金不能抽回，只能照公司法转让。公司不办了的，在“项目办完了”里照清算方案退。"), field="put_in"
        )
    if not meeting:
        raise RuleBroken(_("退股金多少要开会认过，请写哪个会。"), field="meeting")
    if not 0 < fen <= put_in.value_fen:
        raise RuleBroken(_("退的要写，不能比投入的 {yuan} 元多。").format(yuan=money(put_in.value_fen)), field="fen")
    return fen


@action
def link_household(*, venture, household, kind, contract, expected_fen, on, by, at=None):
    """How a household gains by it, and what it may expect in a year."""
    at, venture = at or clock.now(), held_venture(venture, VentureVerb.KEEP)
    policies.can_keep(by, venture).or_raise()
    if kind not in LINKED_BY_HAND:
        raise RuleBroken(_("入股、收租金的，登记投入就算，不用再登记。"), field="kind")
    made = Link(
        venture=venture, household=household, kind=kind, contract=contract.strip(), expected_fen=expected_fen, on=on
    )
    if not insert_once(made):
        raise RuleBroken(_("这户已经这样登记过了。"), field="kind")
    audit.record(AuditTag.LINK, venture, by, after={"kind": str(LinkKind(kind).label)}, at=at)
    return made
