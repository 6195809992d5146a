"""Ventures: opened by a decision, what households put in and take out again, links to households."""

import re

from django.db.models import Sum
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin.calc.tables import money
from lianxin.harvests import policies, selectors
from lianxin.harvests.models import Input, Venture
from lianxin.harvests.services import books
from lianxin.harvests.services.checking import answer_day
from lianxin.harvests.services.moving import held_venture
from lianxin.harvests.vocabulary import (
    BOOKS_OF,
    FIRMS,
    RETURNS,
    AuditTag,
    InputKind,
    Return,
    Vehicle,
    VentureVerb,
)
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.sql import insert_once
from lianxin.kit.stakes import stakes_of
from lianxin.kit.templatetags.kit import day
from lianxin.ledger import selectors as ledger
from lianxin.ledger.vocabulary import Kind
from lianxin.people import services as people
from lianxin.territory import selectors as territory
from lianxin.territory.vocabulary import System


@action
def open_venture(
    *, division, book, name, product, vehicle, runner, scale, unit, plan, begun_on, by, decision="", resolution=None,
    support="", land_mu=0, at=None,
):  # fmt: skip
    """What a place sets out to grow or raise, who runs it, and which meeting decided so; the township is asked at once.

    ``resolution`` is one of ``selectors.resolutions_at``; ``decision`` says in words which meeting it was where the hall has none of it.
    Refuses books that are not those of who runs it.
    """
    at = at or clock.now()
    policies.can_keep(by, division).or_raise()
    territory.must_use(System.VENTURES, division)
    if resolution:
        resolution = _standing(division, resolution)
        decision = resolution.label[:120] if resolution else ""
    if not decision.strip():
        raise RuleBroken(_("请选哪份决议；议事厅里没有的，写哪个会定的。"), field="decision")
    if book.unit.kind not in BOOKS_OF[Vehicle(vehicle)]:
        raise RuleBroken(
            _(
                "“{unit}”的账不是{vehicle}的账：谁办的记在谁的账上，企业挣的不能在集体的账上分给成员。先给它登记组织、开账。"
            ).format(unit=book.unit, vehicle=Vehicle(vehicle).label),
            field="book",
        )
    if begun_on > clock.day_of(at):
        raise RuleBroken(_("日子还没有到，到了那天再登记。"), field="begun_on")
    for kind in (Kind.BANK, Kind.RESULT):
        ledger.own_account(book, kind)
    venture = Venture(
        division=division, division_path=division.path, book=book, name=name.strip(), product=product.strip(), vehicle=vehicle,
        runner=runner.strip(), scale=scale, unit=unit.strip(), plan=plan.strip(), support=support.strip(),
        land_mu=land_mu, decision=decision.strip(), decision_id=resolution.id if resolution else "", begun_on=begun_on, asked_at=at,
        answer_by=answer_day(division, at),
    )  # fmt: skip
    if not insert_once(venture):
        raise RuleBroken(_("这里已经有叫“{name}”的产业项目。").format(name=venture.name), field="name")
    audit.record(AuditTag.OPEN, venture, by, after={"decision": venture.decision}, at=at)
    return venture


def _standing(division, resolution):
    """The same resolution if it is still in force, or ``None``."""
    return next((each for each in selectors.resolutions_at(division) if each.id == resolution.id), None)


@action
def pool_input(
    *, venture, household, kind, what, amount, unit, gets, value_fen, valued_by, valued_on, contract, signed_by,
    starts_on, ends_on, by, resolution=None, meeting="", rent_fen=0, grade="", use="", held_until=None, filed="", at=None,
):  # fmt: skip
    """One household puts in land, money or equipment of its own will, at the value a meeting agreed to, for a term.
    ``resolution`` is one of ``selectors.resolutions_at``; ``meeting`` says in words which it was where the hall has none of it.

    ``amount`` in hundredths of ``unit``, of land always mu; money counts by its value, and is in the books at once. Land stays
    the household's: its contract says the ``grade`` of the soil and the ``use``, is ``filed`` with who let it to the household, and
    ends no later than the household's own right, ``held_until`` (农村土地承包法第三十八条、第四十条). A firm is let no more
    land than the township has looked at.
    """
    at, venture = at or clock.now(), held_venture(venture, VentureVerb.KEEP)
    policies.can_keep(by, venture).or_raise()
    if resolution:
        resolution = _standing(venture.division, resolution)
        meeting = resolution.label[:120] if resolution else ""
    _check_input(kind, gets, amount, value_fen, rent_fen, signed_by, meeting, starts_on, ends_on, valued_on)
    if starts_on > clock.day_of(at):
        raise RuleBroken(_("日子还没有到，到了那天再登记。"), field="starts_on")
    land = {"grade": grade.strip(), "use": use.strip(), "held_until": held_until, "filed": filed.strip()}
    if kind == InputKind.LAND:
        _check_plot(household, what)
        _check_land(venture, amount, ends_on, **land)
    else:
        land = {}
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
        meeting_id=resolution.id if resolution else "", contract=contract.strip(), signed_by=signed_by.strip(), starts_on=starts_on, ends_on=ends_on, entry_id=entry,
        **land,
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
        raise RuleBroken(_("作价要开会认过，请选哪份决议；议事厅里没有的，写哪个会。"), field="meeting")
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


def _check_plot(household, what):
    """Raise for a plot that is in a venture already: it is put in once, also when two write it down at the same time."""
    people.hold_household(household=household)
    rows = Input.objects.filter(household=household, kind=InputKind.LAND, ended_on__isnull=True)
    key = "".join(what.split())
    found = next((each for each in rows.select_related("venture") if "".join(each.what.split()) == key), None)
    if found:
        raise RuleBroken(
            _("这一户的“{plot}”已经投在“{venture}”里。先办退出，或者写清是哪一块。").format(
                plot=what.strip(), venture=found.venture
            ),
            field="what",
        )


def _check_land(venture, amount, ends_on, grade, use, held_until, filed):
    for field, value, words in (
        ("grade", grade, _("请照合同写地力等级。")), ("use", use, _("请照合同写用途：种什么、养什么。")),
        ("held_until", held_until, _("请写本户的承包期到哪天。")),
        ("filed", filed, _("流转合同要报发包方备案，请写备案的号或者日子。")),
    ):  # fmt: skip
        if not value:
            raise RuleBroken(words, field=field)
    if ends_on > held_until:
        raise RuleBroken(
            _("不能超过本户承包期剩下的年限，承包期到{day}。").format(day=day(held_until)), field="ends_on"
        )
    if _NOT_FARMED.search(use):
        raise RuleBroken(_("承包地不能用来“{use}”，只能种养（农村土地承包法第十一条）。").format(use=use), field="use")
    held = venture.inputs.filter(kind=InputKind.LAND, ended_on__isnull=True).aggregate(mu=Sum("amount"))["mu"] or 0
    seen = venture.land_mu or (venture.scale if venture.unit == "亩" else 0)
    least = territory.profile(venture.division).value("land.review_mu") * 100
    most = max(seen, least)
    if venture.vehicle in FIRMS and held + amount > most:
        raise RuleBroken(
            _("企业一共最多租 {mu} 亩，现在租了 {held} 亩。再多租，先改计划、请镇里审查。").format(
                mu=money(most), held=money(held)
            ),
            field="amount",
        )


#: Uses that are no farming.
_NOT_FARMED = re.compile(r"建房|盖房|住宅|厂房|仓库|停车|挖沙|取土|采石|墓|别墅|民宿|堆放|光伏")


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
    if found.gets == Return.SHARE:
        _check_shares(venture, found)
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


def _check_shares(venture, put_in):
    """Refuse while the register has the household hold more for it than stays in: the shares go first."""
    kind, home = str(put_in.kind), put_in.household_id
    held = stakes_of("held", venture.book_id).get(home, {}).get(kind, 0)
    gone = put_in.amount if kind == InputKind.LAND else put_in.value_fen
    left = selectors.pooled_for_shares(venture.book_id).get(home, {}).get(kind, 0) - gone
    if held > left if kind == InputKind.LAND else held and not left:
        raise RuleBroken(
            _("股份册上这一户还有 {n} 股{kind}。先在股份册上变更份额，再办退出。").format(
                n=money(held), kind=put_in.get_kind_display()
            ),
            field="put_in",
        )


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
