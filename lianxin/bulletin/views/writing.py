"""Writing a notice: by hand, from a file, or straight from the books."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from lianxin.bulletin import policies, presenters, selectors, services
from lianxin.bulletin.forms import NoticeForm
from lianxin.bulletin.views.desk import place_of
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, writes
from lianxin.ledger import selectors as ledger


def _fill_from_book(request, place, books):
    """``(initial, why not)``: what was typed, with the tables of the book whose button was pressed put in."""
    typed = {name: value for name, value in request.POST.items() if name != "book"}
    book = next((book for book in books if book.public_id == request.POST["book"]), None)
    first, last = (parse_date(typed.get(name, "")) for name in ("about_from", "about_to"))
    if book is None or not first or not last or last < first:
        return typed, _("先写好“从哪天到哪天”，再从账本取。")
    tables = services.tables_from_book(book=book, first=first, last=last, by=request.actor)
    filled = presenters.filled(typed, tables)
    if filled is None:
        return typed, _("四张表都占满了，放不下账本的表。先清掉不要的，再取。")
    filled["title"] = filled.get("title") or presenters.statement_title(place, first, last)
    return filled, ""


def _write(request, place, form_of, initial, store, **context):
    """Show the form, fill it from the books, or store what it says."""
    books = ledger.money_books_of(request.actor, place)
    taken, why_not = "", ""
    if request.method == "POST" and "book" in request.POST:
        initial, why_not = _fill_from_book(request, place, books)
        taken = request.POST["book"]
        form = form_of(initial=initial)
    else:
        form = form_of(*posted(request), initial=initial)
    if form.is_bound and form.is_valid():
        try:
            made = store(**form.arguments(), by=request.actor)
        except RuleBroken as broken:
            form.add_error(broken.field if broken.field in form.fields else None, broken.message)
        else:
            messages.success(request, _("存好了。看一看贴出去是什么样，再送审。"))
            return redirect("bulletin:work", public_id=made.public_id)
    # What was typed for one thing is not found again in the form of another, nor over what the books have filled in.
    draft = f"{initial.get('item', '')}-{taken}"
    context |= {"place": place, "form": form, "books": books, "taken": taken, "why_not": why_not, "draft": draft}
    return render(request, "bulletin/edit.html", context, status=422 if form.errors or why_not else 200)


@writes
def new(request):
    """填一份公开."""
    place = place_of(request)
    policies.can_act_on_notices(request.actor).or_raise()
    every = selectors.catalogue_of(place)
    catalogue = {code: item for code, item in every.items() if policies.can_prepare(request.actor, place.path, item)}
    if not catalogue:
        policies.can_prepare(request.actor, place.path, next(iter(every.values()))).or_raise()
    first, last = (parse_date(request.GET.get(name, "")) for name in ("from", "to"))
    initial = {"item": request.GET.get("item", ""), "about_from": first, "about_to": last}

    def form_of(*data, **more):
        return NoticeForm(*data, catalogue=catalogue, **more)

    def store(**words):
        return services.draft_notice(division=place, **words)

    return _write(request, place, form_of, initial, store, notice=None)


@writes
def edit(request, public_id):
    """Write it anew before it hangs, or its correction after an objection was found right."""
    notice = selectors.find_notice(public_id, request.actor)
    policies.can_prepare(request.actor, notice.division_path, notice).or_raise()
    initial = presenters.typed_tables(notice.tables)
    for name in ("title", "body", "basis", "days", "contact", "about_from", "about_to", "because"):
        initial[name] = getattr(notice, name)

    def form_of(*data, **more):
        return NoticeForm(*data, catalogue={}, notice=notice, **more)

    def store(**words):
        return services.edit_notice(notice=notice, **words)

    return _write(request, notice.division, form_of, initial, store, notice=notice)
