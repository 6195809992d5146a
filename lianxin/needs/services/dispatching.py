"""Dispatch and objection: the first receiver leads, and a decided dispatch cannot come back."""

from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.templatetags.kit import moment
from lianxin.messaging import services as messaging
from lianxin.needs import policies, selectors
from lianxin.needs.errors import ConflictOfInterest
from lianxin.needs.services.telling import tell_staff
from lianxin.needs.services.transitions import county_words, lock, move
from lianxin.needs.vocabulary import MessageKind, Verb
from lianxin.organisations import selectors as organisations


@action
def dispatch_need(*, need, unit, note="", by, at=None):
    """Give the need to a unit, which then leads it. Never to whom it complains about."""
    at, need = at or clock.now(), lock(need)
    policies.can_dispatch_need(by, need).or_raise()
    return _give(need, Verb.DISPATCH, unit, note, by, at)


@action
def object_to_dispatch(*, need, reason, proposed=None, by, at=None):
    """The unit says it is not ours, with a reason and whose it would be; only within the window, only once."""
    at, need = at or clock.now(), lock(need)
    policies.can_handle_need(by, need).or_raise()
    if need.dispatch_is_final:
        raise RuleBroken(_("派单已核定，不能再退回。首接单位牵头，其他单位配合。"), article="首接负责制")
    if not reason.strip():
        raise RuleBroken(_("请写明为什么不该由本单位办。"), field="reason")
    if at > selectors.if_dispatched(need, need.dispatched_at).objection_ends:
        raise RuleBroken(_("提出派单异议的时间已过，请先接单办理；牵头时可请其他单位配合。"))
    words = _("异议理由：{reason}；建议由 {unit} 办理").format(
        reason=reason, unit=proposed.name if proposed else _("（未提）")
    )
    return move(need, Verb.OBJECT, by, at=at, internal_note=words)


@action
def uphold_dispatch(*, need, reason, by, at=None):
    """The desk decides: the unit keeps it, for good."""
    at, need = at or clock.now(), lock(need)
    policies.can_dispatch_need(by, need).or_raise()
    return move(need, Verb.UPHOLD_DISPATCH, by, at=at, internal_note=reason, changes={"dispatch_is_final": True})


@action
def redispatch_need(*, need, unit, note="", by, at=None):
    """The desk decides: another unit takes it, for good."""
    at, need = at or clock.now(), lock(need)
    policies.can_dispatch_need(by, need).or_raise()
    return _give(need, Verb.REDISPATCH, unit, note, by, at, is_final=True)


def _give(need, verb, unit, note, by, at, *, is_final=False):
    if unit.dissolved_on:
        raise RuleBroken(_("{unit}已撤销，请改派。").format(unit=unit.name), field="unit")
    _check_conflict(need, unit)
    changes = {"unit": unit, "dispatched_at": at, "dispatched_by_id": by.id, "dispatch_is_final": is_final}
    need = move(need, verb, by, at=at, internal_note=note, changes=changes)
    with county_words():
        _tell_work(need, verb, at)
    return need


def _check_conflict(need, unit):
    if need.about_unit_id == unit.pk:
        raise ConflictOfInterest
    if need.names_staff and (asked := selectors.asked_about(selectors.everything_named(need))):
        names = "、".join(asked)
        raise RuleBroken(_("这件里写到了{names}。请先核对投诉的是不是他们，再派单。").format(names=names))
    if selectors.is_kept_from(need, unit):
        raise ConflictOfInterest


def _tell_work(need, verb, at):
    if not need.is_sealed:
        messaging.notify_place(
            path=need.unit.division_path,
            kind=MessageKind.WORK,
            title=_("新派单：{number}").format(number=need.number),
            body=_("{unit}：{category}，请在 {due} 前答复。").format(
                unit=need.unit.name, category=need.category, due=moment(need.due_at)
            ),
            url=f"/needs/{need.public_id}/",
            key=f"need:{need.public_id}:place:{verb}:{at.isoformat()}",
            urgent=need.is_pressing,
        )
    tell_unit(need, _("新派单：{title}").format(title=need.title), key=f"{verb}:{at.isoformat()}")


def tell_unit(need, title, *, key, users=None):
    """A message to everybody who holds a post in the handling unit, or to these ``users`` of it."""
    tell_staff(
        need,
        organisations.members_of(need.unit) if users is None else users,
        kind=MessageKind.WORK,
        title=title,
        body=_("{number} {category}，请在 {due} 前答复。").format(
            number=need.number, category=need.category, due=moment(need.due_at)
        ),
        key=f"unit:{key}",
    )


@action
def accept_need(*, need, by, at=None):
    """The unit takes it on."""
    at, need = at or clock.now(), lock(need)
    policies.can_handle_need(by, need).or_raise()
    return move(need, Verb.ACCEPT, by, at=at)
