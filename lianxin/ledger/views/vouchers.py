"""Preparing a voucher, and another person looking it through."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.kit.steps import run_once
from lianxin.ledger import policies, presenters, selectors, services
from lianxin.ledger.forms import VoucherForm


@writes
def prepare(request, public_id):
    """记一笔: lines that add up to zero, for somebody else to look through."""
    book = selectors.find_book(public_id, request.actor)
    policies.can_keep_books(request.actor, book.division_path).or_raise()
    form = VoucherForm(*posted(request), accounts=selectors.accounts_by_hand(book))
    if request.method == "POST" and form.is_valid():
        try:
            said = {name: form.cleaned_data[name] for name in ("on", "words", "lines")}
            made = run_once(request, lambda: services.prepare_voucher(book=book, **said, by=request.actor))
        except RuleBroken as broken:
            form.add_error("on" if broken.field == "on" else None, broken.message)
        else:
            messages.success(request, _("凭证已填好，等另一个人审核入账。"))
            return redirect("ledger:voucher", public_id=made.public_id)
    return render(request, "ledger/prepare.html", {"form": form, "book": book}, status=422 if form.errors else 200)


@reads
def voucher(request, public_id):
    found = selectors.find_voucher(public_id, request.actor)
    decision = policies.can_review_voucher(request.actor, found)
    context = {
        "voucher": found,
        "lines": presenters.voucher_lines(selectors.named_lines(found)),
        "may_review": bool(decision),
        "why_not": decision.reason,
    }
    return render(request, "ledger/voucher.html", context)


@writes(methods=("POST",))
def post_voucher(request, public_id):
    """审核: post it, or return it with a reason."""
    found = selectors.find_voucher(public_id, request.actor)
    try:
        if "return" in request.POST:
            services.return_voucher(voucher=found, reason=request.POST.get("reason", "")[:200], by=request.actor)
            messages.success(request, _("凭证已退回。"))
        else:
            services.post_voucher(voucher=found, by=request.actor)
            messages.success(request, _("已审核入账。"))
    except RuleBroken as broken:
        messages.error(request, broken.message)
    return redirect("ledger:voucher", public_id=found.public_id)
