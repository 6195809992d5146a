"""The working calendar and the rules of a place: dated, with their basis, floors of the law kept."""

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.caching import forget
from lianxin.kit.errors import RuleBroken
from lianxin.territory import policies, selectors
from lianxin.territory.calc.profile import KEYS, Refused, check_value
from lianxin.territory.models import CalendarOverride, ProfileVersion
from lianxin.territory.vocabulary import AuditTag


@action
def set_day(*, division, day, is_workday, basis, by):
    """Say of one day whether it is worked, on a basis. Setting it again replaces it."""
    policies.can_set_calendar(by, division.path).or_raise()
    if not basis.strip():
        raise RuleBroken(_("请写明依据，例如国务院办公厅的放假通知。"), field="basis")
    made, _is_new = CalendarOverride.objects.update_or_create(
        division=division,
        day=day,
        defaults={"division_path": division.path, "is_workday": is_workday, "basis": basis},
    )
    transaction.on_commit(forget)
    audit.record(AuditTag.SET_DAY, made, by, after={"day": day.isoformat(), "is_workday": is_workday}, reason=basis)
    return made


@action
def set_rules(*, division, values, basis, starts_on, by):
    """A new version of a place's own rules: ``values`` are ``{key: value}``, ``None`` goes back to the rule above.

    Earlier versions stay; what was decided under them keeps their id. A floor set by law cannot be undercut: the
    refusal names the article.
    """
    policies.can_set_rules(by, division.path).or_raise()
    if not basis.strip():
        raise RuleBroken(_("请写明依据和日期。"), field="basis")
    if starts_on < clock.today():
        raise RuleBroken(_("规则不能倒着生效，请选今天或以后。"), field="starts_on")
    own = dict(selectors.own_rules(division, starts_on))
    before = {name: entry["value"] for name, entry in own.items()}
    for name, value in values.items():
        if value is None:
            own.pop(name, None)
            continue
        try:
            own[name] = {"value": check_value(KEYS[name], value), "basis": basis, "on": clock.today().isoformat()}
        except Refused as refused:
            raise RuleBroken(_refusal(refused), field=name, article=refused.article) from refused
    version = ProfileVersion.objects.create(
        division=division,
        division_path=division.path,
        starts_on=starts_on,
        values=own,
        made_at=clock.now(),
        made_by_id=by.id,
        made_by_name=by.name,
    )
    transaction.on_commit(forget)
    audit.record(
        AuditTag.SET_RULES, version, by, before=before, after={n: e["value"] for n, e in own.items()}, reason=basis
    )
    return version


def _refusal(refused):
    key = refused.key
    if refused.article:
        return _("“{label}”不能低于 {low}：{article}。").format(
            label=_(key.label), low=key.low, article=refused.article
        )
    if key.low is not None or key.high is not None:
        return _("“{label}”要在 {low} 到 {high} 之间。").format(label=_(key.label), low=key.low, high=key.high)
    return _("“{label}”写得不对：{value}。").format(label=_(key.label), value=refused.value)
