"""After the last payment: handed over with a card and a keeper, looked at from time to time, and one day no more."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin import services as bulletin
from lianxin.bulletin.calc.tables import money
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.faults import tell_fault
from lianxin.kit.templatetags.kit import day
from lianxin.territory.calc.terms import months_later
from lianxin.works import policies, selectors
from lianxin.works.models import Asset, Card, Inspection
from lianxin.works.services.moving import lock, move, require
from lianxin.works.services.owning import new_card, nothing_waits
from lianxin.works.services.standing import book_asset, write_off
from lianxin.works.vocabulary import AuditTag, CardKind, CardState, ProjectState, ProjectVerb, Sector

#: What stands in the list of what the collective owns as something else than a facility.
_KINDS = {Sector.HALL: CardKind.BUILDING, Sector.TOILET: CardKind.BUILDING}


@action
def hand_over(*, project, name, keeper, upkeep, standard, years, months, on, by, site="", at=None):
    """What was built gets its card, worth what was paid and is kept back for it, and somebody who keeps it and looks every ``months``.

    How it must be kept is written down (``standard``), and how many ``years`` it is built for.

    It stands among what the collective owns from that day, with its own number there; the final account hangs on the board.
    """
    at, project = at or clock.now(), lock(project)
    policies.can_lead(by, project).or_raise()
    require(project, ProjectVerb.HAND_OVER)
    if not project.audited_on:
        raise RuleBroken(_("决算还没有审计。请乡镇或者审计的人审过、写下意见，再移交。"))
    _come(on, at)
    if on < (accepted := selectors.accepted_on(project)):
        raise RuleBroken(_("{day}才验收合格，移交不能比它早。").format(day=day(accepted)), field="on")
    _hung(project, by, site, at)
    asset = Asset.objects.create(
        project=project, name=name.strip(), value=selectors.spent_on(project) + selectors.kept_back(project), keeper=keeper.strip(), upkeep=upkeep.strip(),
        standard=standard.strip(), years=years, months=months, handed_on=on, next_on=months_later(on, months),
    )  # fmt: skip
    card = new_card(
        project.division, kind=_KINDS.get(project.sector, CardKind.FACILITY), name=asset.name, place=project.place,
        proof=f"{project.number} {project.decision_label}"[:200], original_fen=asset.value, user=asset.keeper, entered_at=at,
        project=project,
    )  # fmt: skip
    book_asset(project, card, clock.day_of(at), by, at)
    words = _("移交给{keeper}管护，{n} 个月看一次。").format(keeper=asset.keeper, n=months)
    return move(
        project, ProjectVerb.HAND_OVER, AuditTag.HAND_OVER, by, at=at, on=on, words=words, after={"card": card.number}
    )


def _hung(project, by, site, at):
    """The final account of the whole project, every source and every contract, for everybody."""
    changes = [_("变更：{reason}").format(reason=each.reason) for each in selectors.changes_of(project)]
    contracts = [
        _("{what}：{bidder}，结算价 {yuan} 元，留着质保金 {kept} 元。").format(
            what=each, bidder=each.contractor, yuan=money(each.price_fen), kept=money(each.retention_fen)
        )
        for each in selectors.contracted_purchases(project)
    ]
    body = [
        _("{project}，{place}。谁决定的：{decision}。").format(
            project=project.audit_label, place=project.place, decision=project.decision_label
        ),
        _("预算 {budget} 元，一共花了 {spent} 元，质保金还没有付的 {kept} 元。").format(
            budget=money(project.budget_fen), spent=money(selectors.spent_on(project)), kept=money(selectors.kept_back(project))
        ),
        *contracts, *changes, _("审计：{day}，{paper}。").format(day=project.audited_on.isoformat(), paper=project.audit_paper),
    ]  # fmt: skip
    bulletin.post_notice(
        division=project.division, item="village.projects", title=_("决算：{project}").format(project=project.title)[:80],
        body="\n".join(body), tables=[selectors.account_table(project)], by=by, site=site, at=at,
        source=bulletin.Source("project_account", project.public_id, project.audit_label),
    )  # fmt: skip


@action
def inspect_asset(*, project, on, is_sound, words, by, at=None):
    """Somebody looked; what is broken is a need from that moment, with its own way and its own promised day."""
    at, project = at or clock.now(), lock(project)
    policies.can_note(by, project).or_raise()
    require(project, ProjectVerb.INSPECT)
    _come(on, at)
    asset = Asset.objects.select_for_update().get(project=project)
    if on < asset.handed_on:
        raise RuleBroken(_("移交以前的不算。"), field="on")
    seen = Inspection.objects.create(
        asset=asset, on=on, is_sound=is_sound, words=words.strip()[:300], at=at, by_name=by.name[:80]
    )
    if not is_sound:
        tell_fault(selectors.thing_of(project.card), words=seen.words, key=f"inspection {seen.pk}", by=by, at=at)
    asset.next_on = max(asset.next_on, months_later(on, asset.months))
    asset.save(update_fields=["next_on"])
    after = {"sound": is_sound, "next": asset.next_on.isoformat()}
    if project.state == ProjectState.HANDED_OVER:
        return move(project, ProjectVerb.INSPECT, AuditTag.INSPECT, by, at=at, on=on, words=words, after=after)
    audit.record(AuditTag.INSPECT, project, by, after=after, reason=words, at=at)
    return project


@action
def change_keeper(*, project, reason, by, keeper="", at=None):
    """Somebody else keeps it from today, or nobody until one is found: then it is said every day to who leads, and what is broken comes
    to the desk of the village as ever."""
    at, project = at or clock.now(), lock(project)
    policies.can_lead(by, project).or_raise()
    require(project, ProjectVerb.KEEPER)
    asset = Asset.objects.select_for_update().get(project=project)
    if keeper.strip() == asset.keeper:
        raise RuleBroken(_("没有换：写现在归谁管；还没有人管的留空。"), field="keeper")
    if not reason.strip():
        raise RuleBroken(_("请写为什么换。"), field="reason")
    before, asset.keeper = asset.keeper, keeper.strip()
    asset.save(update_fields=["keeper"])
    Card.objects.filter(project=project, user=before, state=CardState.USED).update(user=asset.keeper)
    told = {"keeper": asset.keeper or _("现在没有人管护")}
    audit.record(AuditTag.KEEPER, project, by, before={"keeper": before}, after=told, reason=reason.strip(), at=at)
    return project


@action
def retire_asset(*, project, reason, by, at=None):
    """It is no more: worn out, torn down or replaced, and why. Refuses while money of it is kept back."""
    at, project = at or clock.now(), lock(project)
    policies.can_lead(by, project).or_raise()
    require(project, ProjectVerb.RETIRE)
    if left := selectors.in_hand_fen(project):
        raise RuleBroken(
            _("还留着 {left} 元质保金。先由会计到期付给施工的，不该付的写明原因退回来源，再登记报废。").format(
                left=money(left)
            )
        )
    write_off(project, reason, clock.day_of(at), by, at)
    card = Card.objects.select_for_update().filter(project=project).exclude(state=CardState.GONE).first()
    if card and card.state == CardState.LET:
        raise RuleBroken(_("它在集体的家底里租出去了，先由会计结束合同，再报废。"))
    if card:
        nothing_waits(card)
        card.state, card.gone_because = CardState.GONE, _("报废：{reason}").format(reason=reason.strip())[:300]
        card.save(update_fields=["state", "gone_because"])
    return move(project, ProjectVerb.RETIRE, AuditTag.RETIRE, by, at=at, words=reason)


def _come(on, at):
    if on > clock.day_of(at):
        raise RuleBroken(_("日子还没有到。"), field="on")
