"""联盟: those one is of, one of them, its lists, what may fit, what was given, and each step."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lianxin.alliances import exports, forms, policies, presenters, selectors, services
from lianxin.alliances.vocabulary import MATCH_WAYS, WANTED, ItemKind, MatchVerb
from lianxin.kit.http import reads, writes
from lianxin.kit.prints import as_on_paper, paper_response
from lianxin.kit.steps import Step, steps_of, take_step
from lianxin.organisations.policies import KEEPERS

_V, _F, _S, _P = MatchVerb, forms, services, policies


def _step(verb, label, form, run, allowed, told=""):
    return Step(str(verb), verb, label, form, run, "match", allowed, told)


MATCH_STEPS = {
    step.name: step
    for step in (
        _step(_V.AGREE, _("答应"), _F.AgreeForm, _S.agree_to_match, _P.can_give),
        _step(_V.DELIVER, _("登记送到"), _F.DeliverForm, _S.deliver_match, _P.can_give, _("对方会来确认收没收到。")),
        _step(_V.CONFIRM, _("确认收到"), _F.ConfirmForm, _S.confirm_match, _P.can_confirm),
        _step(_V.THANK, _("致谢"), _F.ThankForm, _S.thank_for_match, _P.can_receive),
        _step(_V.SEND_BACK, _("没有收到，或者不对"), _F.ReasonForm, _S.send_match_back, _P.can_receive),
        _step(_V.DECLINE, _("不答应"), _F.ReasonForm, _S.decline_match, _P.can_give),
        _step(_V.CALL_OFF, _("不办了"), _F.ReasonForm, _S.call_off_match, _P.can_call_off),
    )
}
_SOURCES = {verb: (way.sources,) for verb, way in MATCH_WAYS.items()}
ALLIANCE_STEPS = {
    "list": Step("list", "", _("写一条到清单上"), _F.ItemForm, _S.list_item, "", _P.can_list),
    "take-over": Step("take-over", "", _("带来一件公开的诉求"), _F.TakeOverForm, _S.take_over_wish, "", _P.can_list),
    "meet": Step("meet", "", _("记一次会议"), _F.MeetingForm, _S.record_meeting, "alliance", _P.can_record),
    "admit": Step("admit", "", _("登记新成员"), _F.AdmitForm, _S.admit_member, "alliance", _P.can_keep),
    "amend": Step("amend", "", _("改章程"), _F.CharterForm, _S.amend_charter, "alliance", _P.can_keep),
    "end": Step("end", "", _("结束联盟"), _F.ReasonForm, _S.end_alliance, "alliance", _P.can_keep),
}
FOUND = Step(
    "found", "", _("登记一个联盟"), _F.FoundForm, _S.found_alliance, "", lambda actor, _nothing: _P.can_found_any(actor)
)


def _of_alliance(policy):
    return lambda actor, thing: policy(actor, thing.alliance)


MEMBER_STEPS = {
    "delegate": Step(
        "delegate", "", _("登记代表"), _F.DelegateForm, _S.name_delegate, "member", _of_alliance(_P.can_keep)
    ),
    "leave": Step("leave", "", _("登记退出"), _F.ReasonForm, _S.leave_alliance, "member", _of_alliance(_P.can_keep)),
}
ITEM_STEPS = {
    "claim": Step("claim", "", _("我们来办"), _F.ClaimForm, _S.claim_match, "item", _P.can_take_up),
    "ask": Step("ask", "", _("请对方帮忙"), _F.AskForm, _S.ask_for_match, "resource", _P.can_ask),
    "take-off": Step("take-off", "", _("撤下"), _F.ReasonForm, _S.take_off_item, "item", _P.can_take_off),
}


def _page(public_id):
    return reverse("alliances:alliance", args=[public_id])


def _shown(request, alliance):
    policies.can_read(request.actor, alliance).or_raise()
    return alliance


@reads
def index(request):
    """The alliances one reads."""
    context = {
        "page": selectors.alliances_page(request.actor, request.GET.get("after", "")),
        "may_found": request.actor.holds(*KEEPERS),
    }
    return render(request, "alliances/index.html", context)


@writes
def found(request):
    """Found one."""
    return take_step(
        request, FOUND, None, heading=_("联盟是自愿的联合：不改隶属，不发命令。"), back=reverse("alliances:index"),
        done=lambda made: _page(made.public_id),
    )  # fmt: skip


@reads
def alliance(request, public_id):
    """What for, whose turn the chair is, who is in it, what came of it, and when it met."""
    found = _shown(request, selectors.find_alliance(public_id))
    members, is_kept = selectors.members_of(found), bool(policies.can_keep(request.actor, found))
    context = {
        "alliance": found,
        "charter": selectors.charter_of(found),
        "more_charters": charters if len(charters := selectors.charters_of(found)) > 1 else [],
        "chairs": [] if found.ended_on else presenters.chair_rows(found, members),
        "members": presenters.member_rows(members, selectors.delegates_of(found) if is_kept else {}, is_kept),
        "results": selectors.results_of(found),
        "meetings": selectors.meetings_page(found, request.GET.get("after", "")),
        "steps": [] if found.ended_on else [s for s in ALLIANCE_STEPS.values() if s.allowed(request.actor, found)],
        "is_kept": is_kept and not found.ended_on,
    }
    return render(request, "alliances/alliance.html", context)


@reads
def lists(request, public_id):
    """One of the three lists."""
    found = _shown(request, selectors.find_alliance(public_id))
    kind = request.GET.get("kind", "")
    kind = ItemKind(kind if kind in ItemKind.values else ItemKind.NEED)
    counts, page = selectors.open_counts(found), selectors.items_page(found, kind, request.GET.get("after", ""))
    context = {
        "alliance": found,
        "kind": kind,
        "tabs": [(each, counts[each]) for each in (ItemKind.NEED, ItemKind.RESOURCE, ItemKind.PROJECT)],
        "page": page,
        "rows": presenters.item_rows(page),
        "past": selectors.past_items(found, kind),
        "may_list": bool(not found.ended_on and policies.can_list(request.actor, found)),
    }
    return render(request, "alliances/lists.html", context)


@reads
def suggestions(request, public_id):
    """What may fit, and why; a person decides."""
    found = _shown(request, selectors.find_alliance(public_id))
    context = {"alliance": found, "rows": presenters.suggestion_rows(selectors.suggestions_for(found))}
    return render(request, "alliances/suggestions.html", context)


@reads
def matches(request, public_id):
    """Who helps whom, and who gave and received how often."""
    found = _shown(request, selectors.find_alliance(public_id))
    members = selectors.members_of(found)
    page = selectors.matches_page(found, request.GET.get("after", ""))
    context = {
        "alliance": found,
        "page": page,
        "rows": presenters.match_rows(page),
        "balance": selectors.balance_of(found, members),
    }
    return render(request, "alliances/matches.html", context)


@reads
def meeting(request, public_id):
    """What was talked over and agreed on."""
    found = selectors.find_meeting(public_id)
    _shown(request, found.alliance)
    return render(request, "alliances/meeting.html", {"meeting": found})


@reads
def meeting_paper(request, public_id):
    """Its minutes, on paper to be signed."""
    found = selectors.find_meeting(public_id)
    _shown(request, found.alliance)
    address = request.build_absolute_uri(reverse("alliances:meeting", args=[public_id]))
    with as_on_paper():
        return paper_response("report", exports.minutes(found, address), f"联盟会议纪要-{found.held_on}.pdf")


@reads
def charter_paper(request, public_id):
    """The charter in force, on paper to be signed and sealed."""
    found = _shown(request, selectors.find_alliance(public_id))
    with as_on_paper():
        words = exports.charter(found, request.build_absolute_uri(_page(public_id)))
        return paper_response("report", words, f"{found}章程.pdf")


@reads
def item(request, public_id):
    """One line of a list, what may fit it, and what came of it."""
    found = selectors.find_item(public_id)
    alliance = _shown(request, found.member.alliance)
    is_wanted, is_on = found.kind in WANTED, found.is_open and not found.is_past
    context = {
        "item": found,
        "alliance": alliance,
        "facts": presenters.item_facts(found),
        "wish": selectors.wish_of(found),
        "is_wanted": is_wanted,
        "steps": [step for step in ITEM_STEPS.values() if step.allowed(request.actor, found)],
        "rows": presenters.suggestion_rows(selectors.suggestions_for(alliance, found)) if is_on else [],
        "matches": presenters.match_rows(selectors.matches_around(found)),
    }
    return render(request, "alliances/item.html", context)


@reads
def match(request, public_id):
    """How far it is, with the proof of delivery."""
    found = selectors.find_match(public_id)
    _shown(request, found.giver.alliance)
    context = {
        "match": found,
        "tone": presenters.TONES[found.state],
        "rows": presenters.match_steps(found),
        "photos": selectors.proof_of(found),
        "steps": steps_of(MATCH_STEPS, _SOURCES, found, found.state, request.actor),
    }
    return render(request, "alliances/match.html", context)


def _named(steps, verb):
    if verb not in steps:
        raise Http404
    return steps[verb]


@writes
def act(request, public_id, verb):
    """One step of an alliance."""
    step, found = _named(ALLIANCE_STEPS, verb), _shown(request, selectors.find_alliance(public_id))
    done = (lambda made: reverse("alliances:item", args=[made.public_id])) if verb in ("list", "take-over") else None
    return take_step(request, step, found, heading=str(found), back=_page(public_id), done=done)


@writes
def act_on_member(request, public_id, verb):
    """One step of a member."""
    step, found = _named(MEMBER_STEPS, verb), selectors.find_member(public_id)
    _shown(request, found.alliance)
    return take_step(request, step, found, heading=found.name, back=_page(found.alliance.public_id))


@writes
def recall(request, pk):
    """Somebody speaks for a member no more."""
    found = selectors.find_delegate(pk)
    alliance = _shown(request, found.member.alliance)
    step = Step(
        "recall", "", _("不再是代表"), _F.PlainForm, _S.recall_delegate, "delegate",
        lambda actor, delegate: _P.can_keep(actor, delegate.member.alliance),
    )  # fmt: skip
    heading = f"{found.user.name}　{found.member.name}"
    return take_step(request, step, found, heading=heading, back=_page(alliance.public_id))


@writes
def act_on_item(request, public_id, verb):
    """One step of a line."""
    step, found = _named(ITEM_STEPS, verb), selectors.find_item(public_id)
    _shown(request, found.member.alliance)
    back = reverse("alliances:item", args=[public_id])
    done = None if verb == "take-off" else lambda made: reverse("alliances:match", args=[made.public_id])
    return take_step(request, step, found, heading=f"{found.member.name}：{found.title}", back=back, done=done)


@writes
def act_on_match(request, public_id, verb):
    """One step of a match."""
    step, found = _named(MATCH_STEPS, verb), selectors.find_match(public_id)
    _shown(request, found.giver.alliance)
    back = reverse("alliances:match", args=[public_id])
    return take_step(request, step, found, heading=str(found), back=back)
