"""Writing a notice: by hand, from a file, or drawn from where the numbers are kept."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lianxin.bulletin import policies, presenters, selectors, services
from lianxin.bulletin.calc.catalogue import ITEMS
from lianxin.bulletin.forms import NoticeForm
from lianxin.bulletin.views.desk import place_of
from lianxin.bulletin.views.drawing import about_of, draws_of, is_drawing, preview, redrawn
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import day_asked, posted, writes
from lianxin.kit.steps import run_once


def _write(request, place, form_of, initial, store, *, item_of, stored=(), **context):
    """Show the form, draw tables into it, or store what it says."""
    draws, why_not = draws_of(request, stored), ""
    if is_drawing(request):
        initial, draws, why_not = redrawn(request, place, draws, stored, item_of)
        initial["title"] = initial.get("title") or presenters.period_title(place, *about_of(initial), item_of(initial))
        form = form_of(initial=initial)
    else:
        form = form_of(*posted(request), initial=initial)
    if form.is_bound and form.is_valid():
        try:
            made = run_once(request, lambda: store(**form.arguments(), draws=draws, by=request.actor))
        except RuleBroken as broken:
            form.add_error(broken.field if broken.field in form.fields else None, broken.message)
        else:
            messages.success(request, _("存好了。看一看贴出去是什么样，再送审。"))
            return redirect("bulletin:work", public_id=made.public_id)
    tables, lost = preview(request, place, draws, about_of(form.data or initial), stored)
    item = item_of(form.data or initial)
    context |= {"parts": item.parts if item else ()}
    context |= _form_context(request, place, form, initial) | presenters.drawing_context(
        services.table_offers(place=place, by=request.actor), draws, tables
    )
    context["why_not"] = why_not = why_not or lost
    return render(request, "bulletin/edit.html", context, status=422 if form.errors or why_not else 200)


def _form_context(request, place, form, initial):
    # What was typed for one thing is not found again in the form of another, nor over what was drawn or moved since.
    step = request.POST.get("step", "")
    step = (int(step) + is_drawing(request)) if step.isascii() and step.isdigit() and len(step) < 4 else 0
    return {"place": place, "form": form, "step": step, "draft": f"{initial.get('item', '')}-{step}"}


@writes
def new(request):
    """填一份公开."""
    place = place_of(request)
    policies.can_act_on_notices(request.actor).or_raise()
    every = selectors.catalogue_of(place)
    catalogue = {code: item for code, item in every.items() if policies.can_prepare(request.actor, place.path, item)}
    if not catalogue:
        policies.can_prepare(request.actor, place.path, next(iter(every.values()))).or_raise()
    first, last = (day_asked(request, name) for name in ("from", "to"))
    initial = {"item": request.GET.get("item", ""), "about_from": first, "about_to": last}

    def form_of(*data, **more):
        return NoticeForm(*data, catalogue=catalogue, **more)

    def store(**words):
        return services.draft_notice(division=place, **words)

    return _write(
        request, place, form_of, initial, store, notice=None, item_of=lambda typed: every.get(typed.get("item"))
    )


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

    return _write(
        request,
        notice.division,
        form_of,
        initial,
        store,
        notice=notice,
        stored=notice.tables,
        item_of=lambda _typed: ITEMS.get(notice.item_code),
    )
