"""One member helps another: asked or claimed, delivered with its proof, confirmed by who received it, thanked for."""

from django.utils.translation import gettext as _

from lianxin.alliances import policies, selectors
from lianxin.alliances.models import Match
from lianxin.alliances.services.listing import lock_item
from lianxin.alliances.services.running import check_running, lock, member_again
from lianxin.alliances.services.telling import tell
from lianxin.alliances.vocabulary import ENDS, MATCH_WAYS, PROOF, WANTED, AuditTag, ItemKind, MatchState, MatchVerb
from lianxin.audit import services as audit
from lianxin.files import services as files
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.templatetags.kit import until


@action
def claim_match(*, item, giver, words, promised_on, by, resource=None):
    """A member takes up what another needs, perhaps with something of its own list, by a day."""
    lock(item.member.alliance)
    item, giver = lock_item(item), member_again(giver)
    policies.can_speak(by, giver).or_raise()
    resource = lock_item(resource) if resource else None
    _check_promise(promised_on, item)
    made = _begin(item, giver, resource, MatchState.CLAIMED, words, promised_on)
    tell(made, by)
    audit.record(AuditTag.CLAIM, made, by, after={"promised_on": promised_on.isoformat()})
    return made


@action
def ask_for_match(*, resource, item, words, by):
    """Who needs something asks the member on whose list it stands; that one answers."""
    lock(item.member.alliance)
    item, resource = lock_item(item), lock_item(resource)
    policies.can_speak(by, item.member).or_raise()
    made = _begin(item, resource.member, resource, MatchState.ASKED, words, None)
    tell(made, by)
    audit.record(AuditTag.ASK, made, by)
    return made


@action
def agree_to_match(*, match, promised_on, by):
    """The asked one says yes, by a day."""
    match = _lock(match)
    policies.can_give(by, match).or_raise()
    _check_promise(promised_on, match.wanted)
    return _move(match, MatchVerb.AGREE, by, promised_on=promised_on)


@action
def decline_match(*, match, reason, by):
    """The asked one cannot, and says why."""
    match = _lock(match)
    policies.can_give(by, match).or_raise()
    return _move(match, MatchVerb.DECLINE, by, reason=reason, said=reason.strip())


@action
def deliver_match(*, match, delivered_on, delivery, by, photos=()):
    """It was brought or done: what, when and to whom, with photos where there are some."""
    match = _lock(match)
    policies.can_give(by, match).or_raise()
    if not clock.day_of(match.began_at) <= delivered_on <= clock.today():
        raise RuleBroken(_("送到的日子要在认领以后，不晚于今天。"), field="delivered_on")
    for photo in photos:
        files.store_photo(
            upload=photo, owner_kind=PROOF, owner_id=match.public_id, caption=delivery.strip()[:120], by=by
        )
    return _move(
        match, MatchVerb.DELIVER, by, after={"photos": len(photos)}, delivered_on=delivered_on, delivery=delivery.strip(),
        delivered_by_id=by.id,
    )  # fmt: skip


@action
def confirm_match(*, match, receipt, is_done, by):
    """Who received it says so, and whether the need is met by it; never who wrote down the delivery."""
    match = _lock(match)
    policies.can_confirm(by, match).or_raise()
    moved = _move(
        match, MatchVerb.CONFIRM, by, after={"done": is_done}, receipt=receipt.strip(), received_on=clock.today()
    )
    if is_done and match.wanted.is_open:
        match.wanted.done_on = clock.today()
        match.wanted.save(update_fields=["done_on"])
    return moved


@action
def send_match_back(*, match, reason, by):
    """It did not arrive, or is not what was promised: back to who gives, with the reason."""
    match = _lock(match)
    policies.can_receive(by, match).or_raise()
    return _move(match, MatchVerb.SEND_BACK, by, reason=reason, said=reason.strip())


@action
def thank_for_match(*, match, thanks, by):
    """A word of thanks, read by every member."""
    match = _lock(match)
    policies.can_receive(by, match).or_raise()
    return _move(match, MatchVerb.THANK, by, thanks=thanks.strip(), thanked_on=clock.today())


@action
def call_off_match(*, match, reason, by):
    """Either side ends it before it is delivered, with the reason; the need stays on its list."""
    match = _lock(match)
    policies.can_call_off(by, match).or_raise()
    return _move(match, MatchVerb.CALL_OFF, by, reason=reason, said=reason.strip())


def _begin(item, giver, resource, state, words, promised_on):
    if item.kind not in WANTED:
        raise RuleBroken(_("“{title}”是资源，不是需求。").format(title=item.title))
    check_running(item.member.alliance)
    if item.member.alliance_id != giver.alliance_id or giver.left_on:
        raise RuleBroken(_("只有同一个联盟的成员才能对接。"))
    if past := next((each for each in (item, resource) if each and each.is_past), None):
        raise RuleBroken(_("“{title}”已经过期，请在清单上重新写一条。").format(title=past.title))
    if item.source_id and not ((wish := selectors.wish_of(item)) and wish.is_open):
        raise RuleBroken(_("这件诉求已经办完，或者不再公开了。请写清单的成员把它撤下。"))
    if item.member_id == giver.pk:
        raise RuleBroken(_("自己的需求不用自己认领。"), field="giver")
    if resource and (resource.kind != ItemKind.RESOURCE or resource.member_id != giver.pk or not resource.is_open):
        raise RuleBroken(_("请选{name}自己的、还在清单上的资源。").format(name=giver.name), field="resource")
    if Match.objects.filter(wanted=item, giver=giver).exclude(state__in=ENDS).exists():
        raise RuleBroken(_("{name}已经在办这一条。").format(name=giver.name))
    return Match.objects.create(
        wanted=item, offered=resource, giver=giver, state=state, words=words.strip(), promised_on=promised_on,
        began_at=clock.now(),
    )  # fmt: skip


def _move(match, verb, by, *, reason="", after=None, **changes):
    way, before = MATCH_WAYS[verb], match.state
    if match.state not in way.sources:
        raise RuleBroken(_("现在是“{state}”，不能做这一步。").format(state=match.get_state_display()))
    match.state, match.steps = way.target, match.steps + 1
    for name, value in changes.items():
        setattr(match, name, value)
    match.save(update_fields=["state", "steps", *changes])
    tell(match, by)
    audit.record(
        AuditTag[verb.name], match, by, before={"state": str(before)}, after={"state": str(match.state)} | (after or {}),
        reason=reason,
    )  # fmt: skip
    return match


def _lock(match):
    found = Match.objects.select_for_update(of=("self",))
    return found.select_related("giver__alliance__unit", "wanted__member__alliance__unit").get(pk=match.pk)


def _check_promise(day, item):
    if day < clock.today():
        raise RuleBroken(_("日期不能早于今天。"), field="promised_on")
    if day < item.starts_on or (item.ends_on and day > item.ends_on):
        raise RuleBroken(
            _("送到的日子要合对方写的时候：{days}。").format(days=until(item.starts_on, item.ends_on)),
            field="promised_on",
        )
