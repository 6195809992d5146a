"""The desk behind the board: what is due, what is being written, and the next step of each."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from lianxin.bulletin import exports, policies, presenters, selectors, services
from lianxin.bulletin.forms import BoardMarkForm, NoticeForm, ReasonForm
from lianxin.bulletin.views.steps import open_steps, take_step
from lianxin.bulletin.vocabulary import Body
from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.ledger import selectors as ledger
from lianxin.territory import selectors as territory
from lianxin.territory.vocabulary import Level


def _place(request):
    return territory.division_by_public_id(request.GET.get("place", "")) or territory.home_division(request.actor)


@reads
def desk(request):
    """要公开的事: by when, how far; and everything somebody has still to do."""
    policies.can_work_on_notices(request.actor).or_raise()
    place = _place(request)
    today = clock.today()
    due = selectors.due_list(place) if place else []
    mine = {row.item.code for row in due if policies.can_prepare(request.actor, place.path, row.item)}
    context = {
        "place": place,
        "due": [presenters.due_line(row, place, today, may_write=row.item.code in mine) for row in due],
        "rows": [presenters.work_row(notice) for notice in selectors.in_work(request.actor)],
        "bodies": Body.choices,
        "below": list(territory.children_of(place)) if place and place.level != Level.VILLAGE else [],
        "may_write": bool(mine),
    }
    return render(request, "bulletin/desk.html", context)


def _initial(request, place):
    """What the address says, and the tables of the books when it names one."""
    first, last = (parse_date(request.GET.get(name, "")) for name in ("from", "to"))
    initial = {"item": request.GET.get("item", ""), "about_from": first, "about_to": last}
    books = [book for book in ledger.books(request.actor) if book.division_path == place.path]
    book = next((book for book in books if book.public_id == request.GET.get("book")), None)
    if book and first and last:
        tables = services.tables_from_book(book=book, first=first, last=last, by=request.actor)
        initial |= presenters.typed_tables(tables)
        initial["title"] = presenters.statement_title(place, first, last)
    return initial, books


@writes
def new(request):
    """填一份公开: by hand, from a file, or straight from the books."""
    place = _place(request)
    policies.can_act_on_notices(request.actor).or_raise()
    every = selectors.catalogue_of(place)
    catalogue = {code: item for code, item in every.items() if policies.can_prepare(request.actor, place.path, item)}
    if not catalogue:
        policies.can_prepare(request.actor, place.path, next(iter(every.values()))).or_raise()
    initial, books = ({}, []) if request.method == "POST" else _initial(request, place)
    form = NoticeForm(*posted(request), catalogue=catalogue, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.draft_notice(division=place, **form.arguments(), by=request.actor)
        except RuleBroken as broken:
            form.add_error(broken.field if broken.field in form.fields else None, broken.message)
        else:
            messages.success(request, _("存好了。看一看贴出去是什么样，再送审。"))
            return redirect("bulletin:work", public_id=made.public_id)
    context = {"place": place, "form": form, "books": books, "notice": None, "asked": request.GET}
    return render(request, "bulletin/edit.html", context, status=422 if form.errors else 200)


@writes
def edit(request, public_id):
    """Write it anew before it hangs, or its correction after an objection was found right."""
    notice = selectors.find_notice(public_id, request.actor)
    policies.can_prepare(request.actor, notice.division_path, notice).or_raise()
    initial = presenters.typed_tables(notice.tables)
    for name in ("title", "body", "basis", "days", "contact", "about_from", "about_to", "because"):
        initial[name] = getattr(notice, name)
    form = NoticeForm(*posted(request), catalogue={}, notice=notice, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.edit_notice(notice=notice, **form.arguments(), by=request.actor)
        except RuleBroken as broken:
            form.add_error(broken.field if broken.field in form.fields else None, broken.message)
        else:
            messages.success(request, _("存好了。看一看贴出去是什么样，再送审。"))
            return redirect("bulletin:work", public_id=public_id)
    context = {"place": notice.division, "form": form, "notice": notice, "books": [], "asked": {}}
    return render(request, "bulletin/edit.html", context, status=422 if form.errors else 200)


@writes
def work(request, public_id):
    """One notice as it would hang, what the check finds, and the next step."""
    notice = selectors.find_notice(public_id, request.actor)
    policies.can_take_archive(request.actor, notice).or_raise()
    form = ReasonForm(*posted(request))
    if request.method == "POST" and form.is_valid():
        site = request.build_absolute_uri("/")
        try:
            said = take_step(notice, request.POST.get("verb", ""), form.cleaned_data["reason"], request.actor, site)
        except RuleBroken as broken:
            form.add_error(None, broken.message)
        else:
            messages.success(request, said)
            return redirect("bulletin:work", public_id=public_id)
    context = {
        "notice": notice,
        "item": presenters.item_name(notice),
        "shown": presenters.shown(presenters.as_on_board(notice)),
        "state": {"tone": presenters.tone_of(notice), "words": notice.get_state_display()},
        "about": presenters.about_words(notice),
        "findings": services.found_in(notice=notice) if notice.state in policies.WRITTEN else [],
        "steps": open_steps(request.actor, notice),
        "marks": selectors.marks_of(notice),
        "may_edit": notice.state in policies.WRITTEN
        and bool(policies.can_prepare(request.actor, notice.division_path, notice)),
        "may_confirm": notice.posting_id and bool(policies.can_confirm_board(request.actor, notice)),
        "form": form,
        "mark_form": BoardMarkForm(),
        "sizes": exports.SIZES,
    }
    return render(request, "bulletin/work.html", context, status=422 if form.errors else 200)


@writes(methods=("POST",))
def confirm_board(request, public_id):
    """贴好了: somebody saw it hang on this board."""
    notice = selectors.find_notice(public_id, request.actor)
    form = BoardMarkForm(request.POST)
    try:
        services.confirm_board(notice=notice, where=request.POST.get("where", "")[:80], by=request.actor)
        messages.success(request, _("记下了：已贴到墙上。"))
    except RuleBroken as broken:
        messages.error(request, broken.message if form.is_valid() else _("请写贴在哪块栏上。"))
    return redirect("bulletin:work", public_id=public_id)


@reads
def archive(request, public_id):
    """The archive package of what has hung: papers as PDF/A, the record as JSON, a list of hashes."""
    notice = selectors.find_notice(public_id, request.actor)
    policies.can_take_archive(request.actor, notice).or_raise()
    return HttpResponse(
        exports.archive_package(notice),
        content_type="application/zip",
        headers={"Content-Disposition": content_disposition_header(True, f"{notice.number}.zip")},
    )
