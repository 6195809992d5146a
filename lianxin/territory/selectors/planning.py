"""What a change of a place's rules would do, before it is made."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.tree import within, within_any
from lianxin.territory.calc.catalogue import KEYS
from lianxin.territory.calc.keys import Key, Refused, check_value
from lianxin.territory.calc.limits import Limit
from lianxin.territory.calc.profile import Setting, resolve
from lianxin.territory.models import Division, ProfileVersion
from lianxin.territory.selectors.calendar import work_calendar
from lianxin.territory.selectors.rules import IN_ORDER, by_place, folded, own_rules, profile
from lianxin.territory.vocabulary import Level


def checked(values):
    """The values as stored; refuses (``RuleBroken`` on the key's field) what the law or the key's bounds forbid."""
    for name, value in values.items():
        try:
            if value is not None:
                check_value(KEYS[name], value)
        except Refused as refused:
            raise RuleBroken(_refusal(refused), field=name, article=refused.article) from refused
    return values


def _refusal(refused):
    key, label = refused.key, _(refused.key.label)
    if refused.article and key.is_cap:
        return _("“{label}”不能高于 {high}：{article}。").format(label=label, high=key.high, article=_(refused.article))
    if refused.article:
        return _("“{label}”不能低于 {low}：{article}。").format(label=label, low=key.low, article=_(refused.article))
    if key.low is not None or key.high is not None:
        return _("“{label}”要在 {low} 到 {high} 之间。").format(label=label, low=key.low, high=key.high)
    return _("“{label}”写得不对：{value}。").format(label=label, value=refused.value)


@dataclass(frozen=True)
class Promise:
    """What a change does to a date: something received at ``received`` is due at ``before`` now, then at ``after``."""

    received: datetime
    before: datetime
    after: datetime


@dataclass(frozen=True)
class PlannedChange:
    """One rule before and after, for how many villages below, and which places below keep a rule of their own.

    ``later`` is ``(day, value)`` of the next change already decided here; a value of ``None`` follows the place above.
    """

    key: Key
    old: Setting
    new: Setting
    villages: int
    apart: list
    promise: Promise | None = None
    later: tuple | None = None


def planned_changes(division, values, starts_on):
    """What ``values`` would change at a place from a day on. Refuses what the law forbids; unchanged keys are left out."""
    if starts_on < clock.today():
        raise RuleBroken(_("规则不能倒着生效，请选今天或以后。"), field="starts_on")
    own, now = own_rules(division, starts_on), profile(division, starts_on)
    above = profile(division.parent, starts_on) if division.parent_id else resolve([])
    apart, later = _set_below(division, starts_on, values), _decided_later(division, starts_on)
    changes = []
    for name, value in checked(values).items():
        if value == (own[name]["value"] if name in own else None):
            continue
        new = above.settings[name] if value is None else Setting(value, division.name)
        change = PlannedChange(
            KEYS[name],
            now.settings[name],
            new,
            _villages_below(division, [path for path, _name in apart[name]]),
            [place for _path, place in apart[name]],
            later=later.get(name),
        )
        changes.append(replace(change, promise=_promise(division, now, change, starts_on)))
    return changes


def _decided_later(division, day):
    """``{key: (day, value)}`` of the next change of each rule already decided for after a day."""
    found = {}
    for version in ProfileVersion.objects.filter(division=division, starts_on__gt=day).order_by("-starts_on", "-id"):
        for name, entry in version.values.items():
            found[name] = (version.starts_on, entry["value"] if entry else None)
    return found


def _set_below(division, day, names):
    """For each key the places below with a rule of their own, as ``(path, name)``."""
    versions = (
        ProfileVersion.objects.filter(within(division.path, "division_path"), starts_on__lte=day)
        .exclude(division=division)
        .select_related("division")
        .order_by(*IN_ORDER)
    )
    found = defaultdict(list)
    for path, of_place in by_place(versions).items():
        for name in folded(of_place).keys() & names.keys():
            found[name].append((path, of_place[0].division.name))
    return found


def _villages_below(division, apart):
    living = Division.objects.filter(within(division.path), level=Level.VILLAGE, valid_to__isnull=True)
    return living.exclude(within_any(apart)).count() if apart else living.count()


def _promise(division, now, change, starts_on):
    """An example: what came in at ten on the first working day."""
    if not change.key.moves_dates:
        return None
    after = now.with_value(change.key.name, change.new.value)
    name = change.key.name if change.key.kind == "limit" else "sla.normal.feedback"
    calendar = work_calendar(division, rules=now)
    day = calendar.next_workday(starts_on - timedelta(days=1))
    received = timezone.make_aware(datetime.combine(day, time(10, 0)))
    return Promise(
        received,
        Limit.parse(now.value(name)).after(received, calendar),
        Limit.parse(after.value(name)).after(received, work_calendar(division, rules=after)),
    )
