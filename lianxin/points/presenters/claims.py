"""Claims, batches and purses in words."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit.masking import mask_name
from lianxin.kit.templatetags.kit import day, moment
from lianxin.people import selectors as people
from lianxin.points import policies, selectors
from lianxin.points.presenters.rules import Row
from lianxin.points.presenters.store import redemption_row
from lianxin.points.services.wording import batch_name, shown_name
from lianxin.points.vocabulary import ClaimState
from lianxin.territory import selectors as territory
from lianxin.territory.vocabulary import System

_TONES = {
    ClaimState.SETTLED: "ok", ClaimState.POSTED: "ok", ClaimState.DECLINED: "done", ClaimState.WITHDRAWN: "done",
    ClaimState.REMOVED: "done", ClaimState.REVERSED: "done",
}  # fmt: skip


def claim_tone(claim):
    return _TONES.get(claim.state, "wait")


def claim_row(claim):
    meta = (claim.division.short_name, mask_name(claim.person.name), day(claim.on), claim.public_id)
    return Row(
        reverse("points:claim", args=[claim.public_id]), _("{rule} · {n} 分").format(rule=claim.rule.title, n=claim.points),
        claim_tone(claim), claim.get_state_display(), " · ".join(meta),
    )  # fmt: skip


def claim_heading(claim):
    return _("{rule} · {n} 分 · {day}").format(rule=claim.rule, n=claim.points, day=day(claim.on))


def claim_facts(claim):
    """What was done, by whom, for whom, and how far it is."""
    facts = [
        (_("编号"), claim.public_id), (_("谁做的"), mask_name(claim.person.name)), (_("哪天"), day(claim.on)),
        (_("怎么报的"), f"{claim.get_channel_display()} · {moment(claim.entered_at)}"),
    ]  # fmt: skip
    for label, value in ((_("做了什么"), claim.words), (_("谁可以作证"), claim.witness), (_("原因"), claim.because)):
        if value:
            facts.append((label, value))
    for label, who, at in (
        (_("第一个核实的人"), claim.first_by, claim.first_at),
        (_("第二个核实的人"), claim.second_by, claim.second_at),
    ):
        if at:
            facts.append((label, f"{who.name} · {moment(at)}"))
    return facts


def address_of_batch(source_id):
    return reverse("points:batch", args=[source_id])


@dataclass(frozen=True)
class BatchLine:
    number: str
    name: str
    what: str
    on: object
    points: int
    state: str


def batch_line(claim):
    """One claim as it hangs: number, masked name, what for, how much."""
    return BatchLine(
        claim.public_id,
        shown_name(claim),
        str(claim.rule),
        claim.on,
        claim.points,
        claim.get_state_display(),
    )


def batch_row(batch):
    return Row(
        address_of_batch(batch.public_id), batch_name(batch), "done" if batch.settled_at else "ok", batch.get_state_display(),
        _("{day}入账").format(day=day(batch.settled_at)) if batch.settled_at else _("{day}起可以入账").format(day=day(batch.settles_from)),
    )  # fmt: skip


def ours(person):
    """What a household holds, for the person of it who reads: others' parts are not named."""
    purses = selectors.purses_for(person)
    return {
        "purses": purses,
        "claims": [own_claim(each) for each in selectors.claims_for(person)],
        "redemptions": [redemption_row(each) for each in selectors.redemptions_for([held.purse for held in purses])],
        "place": person.division,
    }


def own_claim(claim):
    return Row(
        reverse("points:claim", args=[claim.public_id]), _("{rule} · {n} 分").format(rule=claim.rule.title, n=claim.points),
        claim_tone(claim), claim.get_state_display(), day(claim.on),
    )  # fmt: skip


def ours_panel(actor, person):
    """我家的积分 on the page 我家: asks nothing itself, its part of the page comes after the page."""
    return {} if person.user_id == actor.id else None


def door_panel(actor, household):
    """Claiming for a household at its door, for the liaison in whose care it is, where the place thanks with points."""
    return contact_panel(actor, household) if policies.has_in_care(actor, household) else None


def contact_panel(actor, household):
    """The same on the liaison's own page of the household, which is shown to who keeps it: one query."""
    if not (actor.holds(Role.LIAISON) and territory.uses(System.POINTS, household.division)):
        return None
    return {"home": household.public_id, "place": household.division.public_id}


def ours_part(person):
    """What a household holds and the last that was claimed; ``thanks``: whether its place thanks with points now."""
    return {
        "purses": selectors.purses_for(person),
        "place": person.division,
        "claims": [own_claim(each) for each in selectors.claims_for(person, 3)],
        "thanks": selectors.rules_in_force(person.division) is not None,
    }


def handing_words(handing):
    """Of which household how many points go to whom, why, and who wrote it down."""
    given = [(people.person_called(key), points) for key, points in handing.shares]
    names = [(person.name if person else _("（人口里已经查不到的人）"), points) for person, points in given]
    to = _("，").join(_("{name} {n} 分").format(name=name, n=points) for name, points in names)
    by = handing.prepared_by.name if handing.prepared_by else ""
    return _("{code} 户交接给：{to}。{reason}（{by}写下）").format(
        code=handing.purse.household.code, to=to, reason=handing.reason, by=by
    )


def handing_row(handing, actor):
    """In a list: names are read on its own page. Who wrote it down can only drop it."""
    n = sum(points for _key, points in handing.shares)
    title = _("{code} 户交接走 {n} 分").format(code=handing.purse.household.code, n=n)
    said = " · ".join((handing.purse.division.short_name, handing.reason, day(handing.prepared_at)))
    verb = "drop" if handing.prepared_by_id == actor.id else "agree"
    return Row(reverse("points:act_on_handing", args=[handing.public_id, verb]), title, "wait", _("等同意"), said)


def left_words(purse):
    """What a household that is no more, or has divided, still holds."""
    held = selectors.held(purse, 0)
    return _("{code} 还有 {n} 分，其中 {free} 分没有留着换东西").format(
        code=purse.household.code, n=held.balance, free=held.free
    )
