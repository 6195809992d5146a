"""Label and value pairs of a case."""

from datetime import datetime

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from lianxin.kit.masking import Mask, mask_email, mask_name, mask_phone, spoken_phone
from lianxin.kit.templatetags.kit import day, moment
from lianxin.needs import policies
from lianxin.needs.selectors.cases import waits_for_receipt
from lianxin.needs.selectors.intake import details_of
from lianxin.needs.vocabulary import CLOCK_RUNS, Anonymity, QuestionKind, State, Urgency, tier_of
from lianxin.territory.calc.limits import split_limit
from lianxin.territory.vocabulary import LIMIT_WORDS


def facts(need, viewer, *, as_requester, promise, upstream=None, meant=()):
    """Label and value pairs of a case. The contact is shown to its own people and to who needs it, masked else."""
    full = as_requester or _needs_the_contact(need, viewer)
    level = Mask.HANDLER if full else Mask.COLLEAGUE
    if need.anonymity == Anonymity.CONFIDENTIAL and not full:
        level = Mask.PUBLIC
    name = _("匿名") if need.is_anonymous else mask_name(need.requester_name, level)
    if need.cleared_at:
        name = _("（已清掉）")
    pairs = [
        (_("类型"), need.get_kind_display()),
        (_("分类"), str(need.category)),
        (_("缓急"), need.get_urgency_display()),
        (_("地方"), f"{need.division.short_name} {need.place_words}".strip()),
        (_("哪天发生的"), day(need.happened_on) if need.happened_on else ""),
        *answers_given(need),
        (_("诉求人"), name + (_("（替{name}）").format(name=need.speaks_for) if need.speaks_for else "")),
        (_("说什么话"), need.language),
        (
            _("怎么答复"),
            need.get_reply_way_display() or ("" if need.wants_reply or need.is_anonymous else _("不用答复")),
        ),
        (_("电话"), mask_phone(need.requester_phone, level)),
        (_("电子邮件"), mask_email(need.requester_email, level)),
        (_("收到"), f"{moment(need.received_at)} · {need.get_channel_display()}"),
        *intake_facts(need),
        (_("登记人"), need.received_by_name),
        *upstream_facts(upstream),
        (_("反映的单位或个人"), (need.about_unit.name if need.about_unit_id else "") or need.about_words),
        (_("投诉的是"), "\n".join(person.post_words for person in meant)),
        (_("承办单位"), need.unit.name if need.unit_id else ""),
        (_("联系时限"), "" if need.contacted_at else moment(need.contact_due_at)),
        (_("先告诉诉求人"), owed_fact(need)),
        (_("承诺答复"), moment(need.due_at)),
        (_("为什么是这一天"), promise_words(need, promise, upstream)),
    ]
    return [(label, value) for label, value in pairs if value]


def owed_fact(need):
    """What a complex need's requester is told next, and by which day; nothing once it was answered."""
    if not need.owed or need.state not in CLOCK_RUNS:
        return ""
    return _("{what}，{day}前").format(what=need.get_owed_display(), day=day(need.owed_by))


def whom_to_call(need, viewer):
    """Name and telephone of whoever asked, for who has to speak with them now; ``None`` without a number."""
    if not need.requester_phone or not _needs_the_contact(need, viewer):
        return None
    return need.requester_name, need.requester_phone, spoken_phone(need.requester_phone)


def _needs_the_contact(need, viewer):
    """Who handles it or has it at their desk, and in call-back who may call back; nobody once all is done, as the form promises.

    A referral is done when it was taken there.
    """
    if need.state == State.CALLBACK and policies.can_call_back(viewer.actor, need, viewer.handler_ids):
        return True
    if not (need.is_open or (need.state == State.REFERRED_OUT and waits_for_receipt(need))):
        return False
    return bool(policies.can_handle_need(viewer.actor, need)) or policies.is_at_own_desk(viewer.actor, need)


def how_to_speak(need):
    """What whoever speaks with the requester must know first: their language and how they asked to be told."""
    language = _("说“{language}”").format(language=need.language) if need.language else ""
    way = _("答复要“{way}”").format(way=need.get_reply_way_display()) if need.reply_way else ""
    return "；".join(filter(None, (language, way)))


def intake_facts(need):
    """What the channel brought: ``(label, value)``."""
    kept = details_of(need)
    if kept is None:
        return []
    agreed = {None: "", True: _("同意"), False: _("没有同意，没记是谁")}[kept.household_agreed]
    return [
        (_("来电时间"), moment(kept.called_at) if kept.called_at else ""),
        (_("信上的日期"), day(kept.written_on) if kept.written_on else ""),
        (_("邮戳日期"), day(kept.postmarked_on) if kept.postmarked_on else ""),
        (_("谁听到的"), kept.heard_by_name),
        (_("这一户同意代报"), agreed),
    ]


def promise_words(need, promise, upstream=None):
    """Why the promised date is that day: the rule and what moved it."""
    number, ending = split_limit(promise.limit)
    rule = _("{urgency}，{limit}内答复").format(
        urgency=_("咨询")
        if tier_of(need.kind, need.urgency) == "enquiry"
        else str(Urgency(need.urgency).label).split("：")[0],
        limit=str(LIMIT_WORDS[ending]).format(n=number),
    )
    origin = _("{place}定的").format(place=promise.source) if promise.source else _("本系统的默认规则")
    parts = [
        f"{rule}（{origin}{'，' + promise.basis if promise.basis else ''}）",
        ngettext("等诉求人补充 %(n)d 次，顺延", "等诉求人补充 %(n)d 次，顺延", promise.pauses) % {"n": promise.pauses}
        if promise.pauses
        else "",
        ngettext("延期 %(n)d 次，上一级批准", "延期 %(n)d 次，上一级批准", promise.extensions)
        % {"n": promise.extensions}
        if promise.extensions
        else "",
        _("并进来的一件承诺得更早，照它的") if promise.brought_forward else "",
        _("上游的时限更早") if upstream and upstream.due_at == need.due_at else "",
    ]
    return "；".join(filter(None, parts))


def upstream_facts(order):
    """The number and the deadline of the desk a need came from."""
    if order is None:
        return []
    due = _("{due}（和本县的承诺比，早的算数）").format(due=moment(order.due_at)) if order.due_at else ""
    return [(_("上游编号"), str(order)), (_("上游时限"), due)]


def answers_given(need):
    """What the category asked and what was said: label and value."""
    in_english = (get_language() or "").startswith("en")
    return [
        ((in_english and each["question_en"]) or each["question"], _answer_words(each["kind"], each["answer"]))
        for each in need.answers
    ]


def _answer_words(kind, answer):
    if kind == QuestionKind.DATETIME:
        return moment(datetime.fromisoformat(answer))
    return "、".join(answer) if isinstance(answer, list) else answer
