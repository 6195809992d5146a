"""Books, accounts and entries, as pages and as files."""

from django.contrib import messages
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import day_asked, posted, reads, writes
from lianxin.ledger import exports, policies, presenters, selectors, services
from lianxin.ledger.forms import AccountForm, BookForm, CloseAccountForm, PeriodForm, ReasonForm
from lianxin.organisations import selectors as organisations


def edit(request, form, *, heading, run, done, back, lede=""):
    """Bind, run the service, put what it refuses on the form; ``done(result)`` is where to go from there."""
    if request.method == "POST" and form.is_valid():
        try:
            result = run(**form.cleaned_data)
        except RuleBroken as broken:
            form.add_error(broken.field if broken.field in form.fields else None, broken.message)
        else:
            messages.success(request, _("{what}，已记下。").format(what=heading))
            return redirect(done(result))
    context = {"form": form, "heading": heading, "back": back, "lede": lede}
    return render(request, "ledger/edit.html", context, status=422 if form.errors else 200)


@reads
def index(request):
    """The books I may see."""
    policies.can_use_books(request.actor).or_raise()
    context = {"books": selectors.books(request.actor), "may_keep": policies.keeps_any_books(request.actor)}
    return render(request, "ledger/index.html", context)


@writes
def open_book(request):
    policies.can_use_books(request.actor).or_raise()
    scopes = request.actor.scopes(*policies.KEEPERS)
    form = BookForm(*posted(request), units=organisations.units_within_any(scopes))

    def run(**data):
        return services.open_book(**data, by=request.actor)

    return edit(request, form, heading=_("启用账套"), run=run, done=presenters.book_url, back="/books/")


@reads
def book(request, public_id):
    """The trial balance of a book on a day, and what waits to be looked through."""
    found = selectors.find_book(public_id, request.actor)
    through = day_asked(request, "on", clock.today())
    context = {
        "book": found,
        "through": through,
        "sheets": presenters.trial_sheets(selectors.trial_balance(found, through)),
        "vouchers": selectors.waiting_vouchers(found),
        "periods": selectors.closed_periods(found) if found.closed_through else [],
        "page": selectors.entries_of(found, cursor=request.GET.get("after", "")),
        "may_keep": bool(policies.can_keep_books(request.actor, found.division_path)),
        "may_close": bool(policies.can_close_period(request.actor, found)),
    }
    return render(request, "ledger/book.html", context)


@writes
def open_account(request, public_id):
    found = selectors.find_book(public_id, request.actor)
    policies.can_keep_books(request.actor, found.division_path).or_raise()

    def run(**data):
        return services.open_account(book=found, **data, opened_on=found.opened_on, by=request.actor)

    form = AccountForm(*posted(request))
    url = presenters.book_url(found)
    return edit(request, form, heading=_("启用科目"), run=run, done=lambda _made: url, back=url)


@writes
def close_period(request, public_id):
    found = selectors.find_book(public_id, request.actor)
    policies.can_close_period(request.actor, found).or_raise()

    def run(through):
        return services.close_period(book=found, through=through, by=request.actor)

    url = presenters.book_url(found)
    lede = _("结账时再把每个科目的明细加一遍，和余额核对；摘要写进公开日志，谁都能查有没有改过。")
    form = PeriodForm(*posted(request))
    return edit(request, form, heading=_("结账"), run=run, done=lambda _made: url, back=url, lede=lede)


@reads
def account(request, public_id):
    """The statement of an account between two days; this year unless said otherwise."""
    found = selectors.find_account(public_id, request.actor)
    today = clock.today()
    first = day_asked(request, "from", today.replace(month=1, day=1))
    last = day_asked(request, "to", today)
    told = presenters.statement_page(found, selectors.statement(found, first, last))
    may_close = found.closed_on is None and bool(policies.can_close_account(request.actor, found))
    context = {"account": found, "first": first, "last": last, "told": told, "may_close": may_close}
    return render(request, "ledger/account.html", context)


@writes
def close_account(request, public_id):
    found = selectors.find_account(public_id, request.actor)
    policies.can_close_account(request.actor, found).or_raise()

    def run(**data):
        return services.close_account(account=found, **data, by=request.actor)

    url = reverse("ledger:account", args=[found.public_id])
    lede = _("{account}：余额是零才能停用。以前记的账都留着，停用以后不能再记。").format(account=found)
    form = CloseAccountForm(*posted(request))
    return edit(request, form, heading=_("停用科目"), run=run, done=lambda _closed: url, back=url, lede=lede)


@writes
def entry(request, public_id):
    """One entry with its lines; a keeper asks here for its reversal."""
    found = selectors.find_entry(public_id, request.actor)
    may_keep = bool(policies.can_keep_books(request.actor, found.book.division_path))
    form = ReasonForm(*posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = services.prepare_reversal(entry=found, reason=form.cleaned_data["reason"], by=request.actor)
        except RuleBroken as broken:
            form.add_error(None, broken.message)
        else:
            messages.success(request, _("冲销凭证已填好，等另一个人审核。"))
            return redirect("ledger:voucher", public_id=made.public_id)
    reversal = found.reversals.first()
    context = {
        "entry": found,
        "lines": presenters.entry_lines(found),
        "reversal": reversal,
        "form": form if may_keep and found.is_by_hand and not found.reverses_id and reversal is None else None,
    }
    return render(request, "ledger/entry.html", context, status=422 if form.errors else 200)


@reads
def period(request, public_id):
    """A period as a bundle that ``lianxin-recount`` adds up again on any machine."""
    found = selectors.find_book(public_id, request.actor)
    first, last = (day_asked(request, name) for name in ("from", "to"))
    if not first or not last or last < first:
        messages.error(request, _("请选从哪天到哪天。"))
        return redirect(presenters.book_url(found))
    seal, packed = selectors.period_bundle(found, first, last)
    name = f"{found.public_id}-{first}-{last}-{seal[:12]}.zip"
    return HttpResponse(
        packed, content_type="application/zip", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@reads
def journal(request, public_id, ending):
    """The journal as CSV, its Table Schema, or the whole book as Beancount text."""
    found = selectors.find_book(public_id, request.actor)
    if ending == "json":
        return HttpResponse(exports.journal_schema(), content_type="application/json; charset=utf-8")
    if ending not in ("csv", "beancount"):
        raise Http404
    if ending == "csv":
        text, kind = ("\ufeff", *exports.journal_csv(found)), "text/csv; charset=utf-8"
    else:
        text, kind = (f"{line}\n" for line in exports.beancount(found)), "text/plain; charset=utf-8"
    answer = StreamingHttpResponse(text, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{found.public_id}.{ending}"'
    return answer
