"""A unit went into another: its open cases, what it is responsible for and its part in joint work are the successor's."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.needs import selectors
from lianxin.needs.models import NamedUnit, Need, Topic, Whistle, WhistleCall, WhistleTask
from lianxin.needs.services.catalogue import set_responsibility
from lianxin.needs.services.dispatching import tell_unit
from lianxin.needs.services.transitions import county_words, lock, move
from lianxin.needs.vocabulary import OPEN, AuditTag, Verb


@action
def take_over(*, unit, into, on, by):
    """Everything a unit has open goes to ``into``; promised dates stay, requesters are told who goes on with it.

    Refuses when a case may not reach the successor: who is complained about never gets it, by no merger either.
    """
    cases, topics, calls, rules = selectors.open_at_unit(unit)
    cases = list(cases)
    kept_from = sum(selectors.is_kept_from(need, into) for need in cases)
    kept_from += sum(selectors.is_kept_from(need, unit) for need in selectors.open_at_unit(into)[0])
    if kept_from:
        raise RuleBroken(
            _("有 {n} 件诉求不能转给{into}。请受理台先给它们另派单位，再合并。").format(n=kept_from, into=into.name)
        )
    for need in cases:
        _take_over_need(need=need, into=into, by=by)
    for rule in rules.select_related("category", "division"):
        set_responsibility(
            category=rule.category, division=rule.division, unit=into, starts_on=max(on, rule.starts_on),
            basis=rule.basis, by=by,
        )  # fmt: skip
    _answer_for(unit=unit, into=into, by=by)
    _take_over_joint_work(unit=unit, into=into, topics=topics, calls=calls, by=by)


@action
def _take_over_need(*, need, into, by):
    at, need = clock.now(), lock(need)
    with county_words():
        reason = _("{unit}并入了{into}").format(unit=need.unit.name, into=into.name)
    need = move(need, Verb.TAKE_OVER, by, at=at, reason=reason, changes={"unit": into})
    with county_words():
        tell_unit(need, _("接着办：{title}").format(title=need.title), key=f"{Verb.TAKE_OVER}:{at.isoformat()}")
    return need


@action
def _answer_for(*, unit, into, by):
    """Open complaints about the unit are about its successor from now on: they are kept from it too."""
    about = Need.objects.filter(about_unit=unit, state__in=OPEN)
    named = NamedUnit.objects.filter(unit=unit, need__state__in=OPEN)
    named = named.exclude(need__in=NamedUnit.objects.filter(unit=into).values("need_id"))
    if about.exists() or named.exists():
        about.update(about_unit=into)
        named.update(unit=into)
        audit.record(AuditTag.ANSWER_FOR, into, by, after={"from": unit.name})


@action
def _take_over_joint_work(*, unit, into, topics, calls, by):
    """Topics it leads, and its part in whistles still open; a call to both units is answered once."""
    whistles = list(calls.values_list("pk", flat=True))
    led = list(topics.values_list("pk", flat=True))
    if not led and not whistles:
        return
    Topic.objects.filter(pk__in=led).update(unit=into)
    both = WhistleCall.objects.filter(whistle__in=whistles, unit=into).values("whistle_id")
    WhistleCall.objects.filter(whistle__in=whistles, unit=unit).exclude(whistle_id__in=both).update(unit=into)
    WhistleTask.objects.filter(whistle__in=whistles, unit=unit, done_at__isnull=True).update(unit=into)
    for role in ("caller", "lead"):
        Whistle.objects.filter(pk__in=whistles, **{role: unit}).update(**{role: into})
    audit.record(
        AuditTag.TAKE_OVER_WORK, into, by, after={"from": unit.name, "topics": len(led), "whistles": len(whistles)}
    )
