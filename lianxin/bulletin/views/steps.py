"""The steps of a notice as buttons: which are open to whom, and what each says when it is done."""

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from lianxin.bulletin import policies, selectors, services
from lianxin.bulletin.vocabulary import TRANSITIONS, Verb
from lianxin.kit import clock
from lianxin.kit.decisions import deny


@dataclass(frozen=True)
class Step:
    """``wants_reason``: what was written above goes with it. ``main``: the button of the page."""

    verb: Verb
    label: str
    done: str
    service: str
    policy: object
    wants_reason: bool = False
    wants_site: bool = False
    main: bool = True


def _prepares(actor, notice):
    return policies.can_prepare(actor, notice.division_path, notice)


def _confirms(actor, notice):
    return policies.can_confirm_board(actor, notice)


def _archives(actor, notice):
    decision = policies.can_archive(actor, notice)
    why_not = selectors.why_not_archived(notice, clock.today())
    return deny(why_not) if decision and why_not else decision


STEPS = (
    Step(Verb.SUBMIT, _("送监督委员会审"), _("已送审。"), "submit_notice", _prepares),
    Step(Verb.PASS, _("审过，没有问题"), _("审过了，等确认。"), "pass_notice", policies.can_review),
    Step(
        Verb.HOLD, _("有问题，退回去改"), _("退回去了，填的人会看到您的意见。"), "hold_notice", policies.can_review,
        wants_reason=True, main=False,
    ),
    Step(Verb.APPROVE, _("确认，可以张贴"), _("已确认。"), "approve_notice", policies.can_approve),
    Step(Verb.POST, _("张贴，从今天起公示"), _("贴出去了，公示从今天开始。"), "hang_notice", _confirms, wants_site=True),
    Step(Verb.ARCHIVE, _("归档"), _("归了档。"), "archive_notice", _archives),
    Step(
        Verb.WITHDRAW, _("不要了，撤回"), _("撤回了。"), "withdraw_notice", _prepares, wants_reason=True, main=False
    ),
)  # fmt: skip


def open_steps(actor, notice):
    """The steps the table allows from here and the actor may take, with why not for the main one that is somebody else's."""
    found = []
    for step in STEPS:
        if not _is_open(step, notice):
            continue
        decision = step.policy(actor, notice)
        if decision or step.main:
            found.append({"step": step, "allowed": bool(decision), "why_not": decision.reason})
    return found


def _is_open(step, notice):
    if step.verb == Verb.POST:
        return notice.state == "approved"
    if step.verb == Verb.WITHDRAW and notice.posting_id:
        return False
    return notice.state in TRANSITIONS[step.verb].sources


def take_step(notice, verb, reason, actor, site):
    """Take one step by its service; returns what to say."""
    step = next((each for each in STEPS if each.verb == verb), None)
    if step is None:
        raise Http404
    more = {"reason": reason} if step.wants_reason else {}
    if step.wants_site:
        more["site"] = site
    result = getattr(services, step.service)(notice=notice, by=actor, **more)
    if step.verb == Verb.SUBMIT and result.state == "privacy_check":
        return _("里面有个人信息，没有送审。请照下面说的改。")
    return step.done
