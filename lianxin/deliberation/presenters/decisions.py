"""How resolutions and ballots are said."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.deliberation.calc.land import SOURCES
from lianxin.deliberation.presenters.meetings import marks_in_words
from lianxin.deliberation.presenters.topics import Row
from lianxin.deliberation.vocabulary import Approval, BallotKind, BallotState, ResolutionState
from lianxin.kit.templatetags.kit import day, moment

_TONES = {ResolutionState.REGISTERED: "wait", ResolutionState.IN_FORCE: "ok", ResolutionState.ANNULLED: "late"}

_BALLOT_TONES = {BallotState.OPEN: "wait", BallotState.CLOSED: "ok", BallotState.VOID: "late"}


def address_of_resolution(public_id):
    """Where everybody reads more of a resolution that hangs on the board."""
    return reverse("deliberation:resolution", args=[public_id])


def resolution_tone(resolution):
    return _TONES.get(resolution.state, "done")


def resolution_state(resolution):
    """Where it stands; what waits for approval says so, for it is registered and cannot yet be published."""
    if resolution.approval and resolution.state == ResolutionState.REGISTERED:
        return resolution.get_approval_display()
    return resolution.get_state_display()


def approval_lines(resolution):
    """What must be approved by whom, and what each has answered: for everybody, and for the board."""
    if not resolution.approval:
        return []
    told = [_("按规定要报批：{source}").format(source=_(SOURCES[resolution.item.land_matter]))]
    for each in resolution.approvals.all():
        level = _("县里") if each.level == Approval.COUNTY else _("乡镇")
        words = _("{level} {day} 批准，{number}：{words}") if each.is_granted else _("{level} {day} 没有批准：{words}")
        told.append(words.format(level=level, day=day(each.at), number=each.number, words=each.words))
    if resolution.approval in (Approval.TOWNSHIP, Approval.COUNTY):
        told.append(
            _("{state}，{day}报的").format(state=resolution.get_approval_display(), day=day(resolution.registered_at))
        )
    return told


def resolution_row(resolution):
    return Row(
        reverse("deliberation:resolution", args=[resolution.public_id]),
        f"{resolution.number} {resolution.title}",
        resolution_tone(resolution),
        resolution_state(resolution),
        _("{who}负责，{day}前办好").format(who=resolution.responsible, day=day(resolution.due_on)),
    )


def approval_row(resolution):
    """For who approves: of which place, what it is about and since when it waits."""
    about = (resolution.body.division.short_name, resolution.item.get_land_matter_display())
    since = _("{day}报的").format(day=day(resolution.registered_at))
    return Row(
        address_of_resolution(resolution.public_id), f"{resolution.number} {resolution.title}", "wait",
        resolution_state(resolution), " · ".join((*map(str, about), since)),
    )  # fmt: skip


def resolution_facts(resolution):
    facts = [
        (_("编号"), resolution.number),
        (_("哪个会决定的"), str(resolution.item.meeting)),
        (_("法律依据"), resolution.basis),
        (_("哪天起生效"), day(resolution.effective_on)),
        (_("谁负责办"), resolution.responsible),
        (_("要花的钱"), _("{yuan} 元").format(yuan=f"{resolution.budget_fen // 100}.{resolution.budget_fen % 100:02}")),
        (_("哪天前办好"), day(resolution.due_on)),
        (_("哪天回头看"), day(resolution.review_on)),
    ]
    return facts + ([(_("公布时间"), moment(resolution.published_at))] if resolution.published_at else [])


def ballot_row(ballot):
    state = ballot.get_state_display()
    meta = (
        ballot.body.name,
        _("只征求意见，不作为表决") if ballot.is_poll else "",
        _("{moment}截止").format(moment=moment(ballot.closes_at)),
    )
    url = reverse("deliberation:ballot", args=[ballot.public_id])
    return Row(
        url,
        ballot.title,
        _BALLOT_TONES[ballot.state],
        state,
        " · ".join(filter(None, map(str, meta))),
    )


def _how(ballot):
    """The kind, and what the second round asks."""
    if ballot.first_round_id is None:
        return ballot.get_kind_display()
    if ballot.rule["run_off"]:
        return _("选人，第二轮（得票多的选上，不少于交票人数的三分之一）")
    return _("选人，第二轮（要的票数和第一轮一样）")


def _options(ballot):
    """What is chosen from, in the order that breaks ties, and how many of it: said before the first vote."""
    options, seats = ballot.rule.get("options", []), ballot.rule.get("seats", 0)
    if not options:
        return []
    label = _("有哪几项") if ballot.kind == BallotKind.ELECT else _("有哪几项（同票的，排在前面的先）")
    found = [(label, _("、").join(options))]
    return [*found, (_("取前几名"), seats)] if 0 < seats < len(options) else found


def ballot_facts(ballot):
    facts = [
        (_("谁来投"), ballot.body.name),
        (_("怎么选"), _how(ballot)),
        *_options(ballot),
        (_("截止时间"), moment(ballot.closes_at)),
    ]
    if ballot.is_poll:
        facts.append((_("算不算数"), _("征求意见，不作为表决")))
    if ballot.marks:
        facts.append((_("投票人数"), marks_in_words(ballot.marks)))
    return facts
