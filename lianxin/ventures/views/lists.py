"""Who gets how much, household by household: read by who keeps the register, and taken away for a reason that is kept."""

from django.http import Http404, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _

from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.kit.prints import paper_response
from lianxin.kit.steps import Step
from lianxin.ventures import exports, forms, policies, presenters, selectors, services
from lianxin.ventures.views.plans import PAID_OUT
from lianxin.ventures.vocabulary import Taken

#: So many households stand on a page of the list, and just these are printed at once: none twice, none left out.
_SHEETS = 200
_WHY = _("上面有姓名和金额。取走以前写明为什么，每一户在自己的分配单那一页都看得到。")


def _taking(label):
    return Step("take", "", label, forms.TakeForm, services.take_list, "plan", policies.can_pay, _WHY)


TAKINGS = {Taken.PAYMENTS: _taking(_("下载发放清单")), Taken.SHEETS: _taking(_("打印这一页的分配单"))}


def _taken(request, plan, what, back):
    """``None`` once a reason was given and kept; else the page that asks for it."""
    form = forms.TakeForm(*posted(request), about=plan, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            services.take_list(plan=plan, what=what, by=request.actor, **form.cleaned_data)
        except RuleBroken as broken:
            form.add_error(broken.field, broken.message)
        else:
            return None
    context = {"step": TAKINGS[what], "form": form, "heading": plan.audit_label, "back": back, "once": ""}
    return render(request, "act.html", context, status=422 if form.errors else 200)


def _kept_by(request, public_id):
    found = selectors.find_plan(public_id, request.actor)
    policies.can_view_register(request.actor, found.register).or_raise()
    return found


@reads
def statements(request, public_id):
    """The list with amounts, for who keeps the register and who watches over it."""
    found, only_left = _kept_by(request, public_id), "left" in request.GET
    page = selectors.statements_page(found, cursor=request.GET.get("after", ""), size=_SHEETS, only_left=only_left)
    context = {
        "plan": found,
        "page": page,
        "only_left": only_left,
        "rows": presenters.statement_rows(list(page)),
        "paid": presenters.paid_words(found),
    }
    return render(request, "ventures/statements.html", context)


@writes
def statements_paper(request, public_id):
    """The sheets to hand out, those of one page of the list, by certificate number: for a reason."""
    found, only_left = _kept_by(request, public_id), "left" in request.GET
    if asked := _taken(request, found, Taken.SHEETS, reverse("ventures:statements", args=[public_id])):
        return asked
    page = selectors.statements_page(found, cursor=request.GET.get("after", ""), size=_SHEETS, only_left=only_left)
    names = selectors.holder_names([each.holder for each in page])
    data = exports.statements_paper(found, list(page), names, request.build_absolute_uri("/"))
    return paper_response("statements", data, f"分配单-{found.number}.pdf")


@writes
def payment_file(request, public_id):
    """What the bank is given, for a reason; closed to who only watches."""
    found = selectors.find_plan(public_id, request.actor)
    policies.can_pay(request.actor, found).or_raise()
    if found.state not in PAID_OUT:
        raise Http404
    if asked := _taken(request, found, Taken.PAYMENTS, reverse("ventures:plan", args=[public_id])):
        return asked
    headers = {
        "Content-Disposition": content_disposition_header(True, f"发放清单-{found.number}.csv"),
        "Cache-Control": "no-store",
    }
    return StreamingHttpResponse(exports.payment_file(found), content_type="text/csv; charset=utf-8", headers=headers)
