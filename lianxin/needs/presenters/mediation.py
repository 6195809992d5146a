"""How a mediation is said: in the list without a word of the quarrel, on its page with all."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.kit.masking import spoken_phone
from lianxin.kit.templatetags.kit import day, moment
from lianxin.needs.selectors import may_happen
from lianxin.needs.vocabulary import MediationState, MediationVerb

_TONES = {
    MediationState.OPENED: "wait",
    MediationState.PROPOSED: "wait",
    MediationState.AGREED: "wait",
    MediationState.EFFECTIVE: "ok",
    MediationState.PERFORMED: "ok",
    MediationState.NOT_PERFORMED: "late",
}


@dataclass(frozen=True)
class MediationRow:
    """A line of the list: number, place and days; no name, no word."""

    url: str
    number: str
    tone: str
    state: str
    meta: str


def mediation_tone(mediation):
    return _TONES.get(mediation.state, "done")


def mediation_row(mediation):
    confirm = mediation.confirm_by and not mediation.court_asked_on
    meta = (
        mediation.division.short_name,
        mediation.mediator_name,
        _("{moment} 受理").format(moment=moment(mediation.opened_at)),
        _("{moment} 见面").format(moment=moment(mediation.meets_at)) if meets(mediation) else "",
        _("司法确认最晚 {day}").format(day=day(mediation.confirm_by)) if confirm else "",
    )
    return MediationRow(
        reverse("needs:mediation", args=[mediation.public_id]),
        mediation.number,
        mediation_tone(mediation),
        mediation.get_state_display(),
        " · ".join(filter(None, map(str, meta))),
    )


def meets(mediation):
    """Whether they are to meet: not once they agreed or parted."""
    return mediation.meets_at and may_happen(mediation, MediationVerb.CALL)


def mediation_facts(mediation):
    """What may be shown without opening the record: who mediates and the days."""
    days = (
        (_("达成协议"), mediation.agreed_on),
        (_("协议生效"), mediation.effective_on),
        (_("最晚申请司法确认"), mediation.confirm_by),
        (_("向法院申请确认"), mediation.court_asked_on),
        (_("法院答复"), mediation.court_answered_on),
    )
    return [
        (_("在哪里"), mediation.division.short_name),
        (_("调解员"), mediation.mediator_name),
        (_("受理时间"), moment(mediation.opened_at)),
        *([(_("见面"), f"{moment(mediation.meets_at)} · {mediation.meets_where}")] if mediation.meets_at else []),
        *([(_("协议形式"), mediation.get_form_display())] if mediation.form else []),
        *((label, day(value)) for label, value in days if value),
        *([(_("法院怎么定的"), _court(mediation))] if mediation.court_answered_on else []),
    ]


def _court(mediation):
    return _("裁定协议有效") if mediation.court_confirmed else _("驳回或撤回申请")


@dataclass(frozen=True)
class ItemLine:
    """One thing agreed: its day, and whether it was kept."""

    what: str
    tone: str
    state: str
    meta: str


def item_lines(items):
    return [_item_line(item) for item in items]


def _item_line(item):
    meta = [_("{day}前做到").format(day=day(item.due_on))]
    if item.kept is None:
        return ItemLine(item.what, "wait", _("还没有回访"), meta[0])
    meta += [_("{day} 回访").format(day=day(item.checked_on)), item.checked_words]
    tone, state = ("ok", _("做到了")) if item.kept else ("late", _("没做到"))
    return ItemLine(item.what, tone, state, " · ".join(filter(None, meta)))


@dataclass(frozen=True)
class PartyLine:
    """One side: who, how to reach them, and what they did of their own will."""

    name: str
    meta: str


def party_lines(mediation):
    """The parties; of one without a phone what is to be given to them on paper."""
    paper = (
        _("没有留电话：请打印邀请，见面前当面交给本人，请本人签收")
        if meets(mediation)
        else _("没有留电话：有事当面告诉本人")
    )
    return [
        PartyLine(party.name, " · ".join(filter(None, _party_words(party, paper)))) for party in mediation.parties.all()
    ]


def _party_words(party, paper):
    yield spoken_phone(party.phone) or paper
    yield party.household
    yield _("签名") + f" {day(party.signed_on)}" if party.signed_on else ""
    yield _("退出调解") + f" {moment(party.withdrew_at)}" if party.withdrew_at else ""
