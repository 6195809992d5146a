"""When the store is open; whoever meant to come on a day that falls away is told another."""

from datetime import datetime, time

from django.db.models import Q
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.templatetags.kit import day as written
from lianxin.points import policies, selectors
from lianxin.points.calc.opening import CLOSED_WEEK, still_good
from lianxin.points.models import Redemption, Store, StoreDay
from lianxin.points.services.telling import tell_holders
from lianxin.points.services.wording import hours_words, opening_words
from lianxin.points.vocabulary import AuditTag, MessageKind, RedemptionState
from lianxin.territory.calc.calendar import read_spells


@action
def open_store(*, division, place, by, week=CLOSED_WEEK, dates=(), date_hours="", days="", phone="", at=None):
    """Say where the store is and when it opens: ``week`` are seven texts from Monday like ``8:30-11:30``, ``dates`` days of each
    month with ``date_hours``. Said anew, it changes. Refuses a store that never opens."""
    at = at or clock.now()
    policies.can_keep_store(by, division.path).or_raise()
    if selectors.rules_to_price_by(division, clock.day_of(at)) is None:
        raise RuleBroken(_("规则生效以后才开积分超市。"))
    for number, hours in enumerate(week):
        _check(hours, f"day{number}")
    _check(date_hours, "date_hours")
    if bool(dates) != bool(date_hours.strip()):
        raise RuleBroken(_("每月几日开，和那几天几点到几点，两样都要写。"), field="date_hours")
    if not (dates or any(week)):
        raise RuleBroken(_("至少写一天开门的时间，大家才知道哪天来取。"))
    given = {"week": list(week), "dates": sorted(set(dates)), "date_hours": date_hours, "days": days.strip()}
    made, _new = Store.objects.update_or_create(
        division=division, defaults={"division_path": division.path, "place": place, "phone": phone, **given}
    )
    _move_who_comes(made, at)
    audit.record(AuditTag.OPEN_STORE, made, by, after={"days": opening_words(made)}, at=at)
    return made


@action
def set_store_day(*, division, day, hours, reason, by, at=None):
    """A single day is otherwise: other hours, or closed when they are empty; ``None`` makes it as usual again. Set again, it
    replaces what was said before."""
    at = at or clock.now()
    policies.can_keep_store(by, division.path).or_raise()
    store = selectors.store_of(division)
    if store is None:
        raise RuleBroken(_("先定平常开门的日子。"))
    if day < clock.day_of(at):
        raise RuleBroken(_("这一天已经过了，请选今天或以后的日子。"), field="day")
    if hours is None:
        StoreDay.objects.filter(store=store, day=day).delete()
    else:
        _check(hours, "hours")
        StoreDay.objects.update_or_create(store=store, day=day, defaults={"hours": hours, "reason": reason})
    _move_who_comes(store, at)
    said = hours_words(selectors.opening_of(store).spells(day))
    audit.record(AuditTag.SET_STORE_DAY, store, by, after={"day": day.isoformat(), "hours": said}, reason=reason, at=at)
    return store


def _check(hours, field):
    try:
        read_spells(hours)
    except ValueError as error:
        raise RuleBroken(
            _("“{part}”看不懂。请写成 8:30-11:30 14:30-17:00，不开就空着。").format(part=error.args[0]), field=field
        ) from error


def _move_who_comes(store, at):
    """What waits for a day on which the store no longer opens waits for the next one, and who chose it is told. What waits for
    no day is kept until the store has opened once more."""
    opening, today = selectors.opening_of(store), clock.day_of(at)
    waiting = Redemption.objects.select_for_update(of=("self",)).filter(
        Q(fetch_on__gte=today) | Q(fetch_on__isnull=True), item__division=store.division_id, at_home=False,
        state=RedemptionState.RESERVED,
    )  # fmt: skip
    for each in waiting.select_related("item", "purse__household", "purse__person", "purse__division"):
        old = each.fetch_on
        if old is None:
            _keep_for(each, opening, at)
            continue
        if opening.spells(old):
            continue
        found = opening.days_from(datetime.combine(old, time.min), old) or opening.days_from(localtime(at), old)
        fresh = still_good(found, each.item.expires_on)
        each.fetch_on = fresh[0] if fresh else None
        each.kept_until = max(filter(None, (each.kept_until, each.fetch_on)), default=None) if found else None
        each.save(update_fields=["fetch_on", "kept_until"])
        tell_holders(
            each.purse, kind=MessageKind.REDEMPTION, title=_("取东西的日子改了"),
            key=f"fetch:{each.public_id}:{old}:{at:%Y%m%d%H%M%S}",
            words=_moved_words(each, store, is_too_late=bool(found) and not fresh).format(
                item=each.item.title, old=written(old), day=written(each.fetch_on), over=written(each.item.expires_on),
                phone=store.phone,
            ),
        )  # fmt: skip


def _keep_for(redemption, opening, at):
    """Of something without a day of its own: while no opening is left it has no last day, and with the next one they are told."""
    last = redemption.kept_until or clock.day_of(at)
    found = opening.days_from(localtime(at), last)
    fresh = still_good(found, redemption.item.expires_on)
    if found and not fresh:
        return  # past its date before the store opens: given back then
    if found and redemption.kept_until and fresh[-1] <= redemption.kept_until:
        return
    redemption.kept_until = fresh[-1] if fresh else None
    redemption.save(update_fields=["kept_until"])
    if fresh:
        words = _("{item}还给您留着。积分超市开门的日子定了：请{day}来取，别的开门的日子也行。")
        tell_holders(
            redemption.purse, kind=MessageKind.REDEMPTION, title=_("取东西的日子定了"),
            key=f"keep:{redemption.public_id}:{fresh[0]}:{at:%Y%m%d%H%M%S}",
            words=words.format(item=redemption.item.title, day=written(fresh[0])),
        )  # fmt: skip


def _moved_words(redemption, store, *, is_too_late):
    if redemption.fetch_on:
        return _("{item}原来说好{old}来取，那天改成不开了。请{day}来，别的开门的日子也行，东西还给您留着。")
    if not is_too_late:
        return _("{item}原来说好{old}来取，那天改成不开了。东西还给您留着，哪天开门另外通知。")
    if store.phone:
        return _(
            "{item}原来说好{old}来取，那天改成不开了，到下次开门就过了保质期（{over}）。还想要的，请在这天以前打电话 {phone} 另约时间；积分没有扣，也可以换别的。"
        )
    return _(
        "{item}原来说好{old}来取，那天改成不开了，到下次开门就过了保质期（{over}）。还想要的，请在这天以前到村里另约时间；积分没有扣，也可以换别的。"
    )
