from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from lianxin.kit.decisions import deny
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import reads, writes
from lianxin.people import selectors
from lianxin.people import services as people
from lianxin.people.forms import AnswerForm
from lianxin.people.selectors.deletion import deletion_of
from lianxin.people.views.finding import show_broken
from lianxin.people.vocabulary import RIGHTS_ANSWERERS, RightsKind


@reads
def show_requests(request):
    """Requests about personal data that wait for an answer, the nearest date first."""
    if not request.actor.scopes(*RIGHTS_ANSWERERS):
        deny(_("只有本村登记人员可以答复个人信息请求。")).or_raise()
    found = selectors.rights_page(request.actor, request.GET.get("cursor", ""))
    return render(request, "people/requests.html", {"wishes": found.items, "next_cursor": found.next_cursor})


@reads
def print_answer(request, public_id):
    """The answer on A4, to hand to who has no account."""
    wish = selectors.find_rights_request(request.actor, public_id)
    if wish is None or not wish.answered_at:
        raise Http404
    return render(request, "people/answer_print.html", {"wish": wish})


@writes
def answer_request(request, public_id):
    wish = selectors.find_rights_request(request.actor, public_id)
    if wish is None:
        raise Http404
    form = AnswerForm(request.POST or None, state=wish.state) if wish.is_open else None
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            people.move_rights_request(request=wish, by=request.actor, **form.cleaned_data)
        except RuleBroken as broken:
            show_broken(form, broken)
        else:
            messages.success(request, _("已办理。提出的人有账号的，已收到消息；没有账号的，请打印答复当面交给他。"))
            return redirect("people:request", public_id)
    asks_deletion = form is not None and wish.kind == RightsKind.DELETION
    opened = asks_deletion and selectors.live_disclosure(wish.person, request.actor, request.session.session_key or "")
    context = {
        "wish": wish, "form": form, "asks_deletion": asks_deletion, "deletion": deletion_of(wish.person) if opened else None,
    }  # fmt: skip
    return render(request, "people/request.html", context, status=422 if form and form.errors else 200)
