"""组织关系接转: the letters under way, one of them, its next step, and the letter on paper."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.activities import exports, forms, policies, selectors, services
from lianxin.activities.vocabulary import TRANSFER_WAYS, TransferVerb
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed
from lianxin.kit.http import reads, writes
from lianxin.kit.prints import as_on_paper, paper_response
from lianxin.kit.steps import Step, steps_of, take_step

_V, _F, _P, _S = TransferVerb, forms, policies, services


def _step(verb, label, form, run, allowed, told=""):
    return Step(str(verb), verb, label, form, run, "transfer", allowed, told)


STEPS = {
    str(step.verb): step
    for step in (
        _step(_V.CONFIRM, _L("支部确认"), _F.PlainForm, _S.confirm_transfer, _P.can_send_member),
        _step(_V.ISSUE, _L("开介绍信"), _F.LetterForm, _S.issue_letter, _P.can_issue_letter),
        _step(_V.HAND_OVER, _L("本人已领介绍信"), _F.PlainForm, _S.hand_over_letter, _P.can_send_member),
        _step(_V.RECEIVE, _L("接收"), _F.ReceiveForm, _S.receive_member, _P.can_receive_member),
        _step(_V.NOTE_RECEIPT, _L("回执已收到"), _F.ReceiptForm, _S.note_receipt, _P.can_return_letter),
        _step(_V.CLOSE, _L("办结归档"), _F.PlainForm, _S.close_transfer, _P.can_send_member),
        _step(
            _V.RETURN, _L("退回更正"), _F.ReasonForm, _S.return_letter, _P.can_return_letter,
            _L("没有正当理由不得拒绝接收；要退回，请写明哪里要改。"),
        ),
        _step(_V.REDRAFT, _L("改好再办"), _F.RedraftForm, _S.redraft_transfer, _P.can_send_member),
        _step(_V.CANCEL, _L("取消"), _F.ReasonForm, _S.cancel_transfer, _P.can_send_member),
    )
}  # fmt: skip


def _seen(request, public_id):
    found = selectors.find_transfer(public_id)
    policies.can_view_transfer(request.actor, found).or_raise()
    return found


@reads
def transfers(request):
    """Those of the branches the actor keeps or oversees."""
    if not request.actor.holds(*policies.READERS):
        raise NotAllowed(_("组织关系的接转给两边支部和上级看。"))
    found = selectors.transfers_page(request.actor, request.GET.get("after", ""))
    return render(request, "activities/transfers.html", {"page": found, "today": clock.today()})


@reads
def transfer(request, public_id):
    """One: what is written, where it stands, what comes next."""
    found = _seen(request, public_id)
    context = {
        "transfer": found,
        "steps": steps_of(STEPS, TRANSFER_WAYS, found, found.state, request.actor),
        "is_overdue": found.is_overdue(clock.today()),
    }
    return render(request, "activities/transfer.html", context)


@writes
def transfer_step(request, public_id, verb):
    """One step of it."""
    if verb not in STEPS:
        raise Http404
    found = _seen(request, public_id)
    back = reverse("activities:transfer", args=[public_id])
    return take_step(request, STEPS[verb], found, heading=found.member.name, back=back)


@reads
def letter(request, public_id):
    """The letter: stub, letter and receipt on one sheet."""
    found = _seen(request, public_id)
    if not found.has_letter:
        raise Http404
    address = request.build_absolute_uri(reverse("activities:transfer", args=[public_id]))
    with as_on_paper():
        words = exports.letter(found, address)
        return paper_response("transfer", words, f"组织关系介绍信-{found.letter_no}.pdf")
