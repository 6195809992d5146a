"""The desk behind the board: what is due, what is being written, and the next step of each."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from lianxin.bulletin import exports, policies, presenters, selectors, services
from lianxin.bulletin.forms import BoardMarkForm, ReasonForm
from lianxin.bulletin.views.steps import open_steps, take_step
from lianxin.bulletin.vocabulary import Body
from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.territory import selectors as territory
from lianxin.territory.vocabulary import Level


def place_of(request):
    return territory.division_by_public_id(request.GET.get("place", "")) or territory.home_division(request.actor)


@reads
def desk(request):
    """要公开的事: by when, how far; and everything somebody has still to do."""
    policies.can_work_on_notices(request.actor).or_raise()
    place = place_of(request)
    today = clock.today()
    due = selectors.due_list(place) if place else []
    mine = {row.item.code for row in due if policies.can_prepare(request.actor, place.path, row.item)}
    context = {
        "place": place,
        "due": [presenters.due_line(row, place, today, may_write=row.item.code in mine) for row in due],
        "rows": [presenters.work_row(notice) for notice in selectors.on_desk(request.actor)],
        "asked": presenters.objections_waiting(request.actor, clock.now()),
        "bodies": Body.choices,
        "below": list(territory.children_of(place)) if place and place.level != Level.VILLAGE else [],
        "may_write": bool(mine),
        "may_see_reported": bool(policies.can_see_reported(request.actor)),
    }
    return render(request, "bulletin/desk.html", context)


@reads
def to_archive(request):
    """等归档: notices whose time and objection time are over, the oldest first."""
    policies.can_work_on_notices(request.actor).or_raise()
    page = selectors.archived_next(request.actor, cursor=request.GET.get("after", ""))
    rows = [presenters.work_row(notice) for notice in page]
    return render(request, "bulletin/to_archive.html", {"rows": rows, "next": page.next_cursor})


@writes
def reported(request):
    """下面张贴的公开: what places right below have hung up, for the officers above to look at and say so."""
    policies.can_see_reported(request.actor).or_raise()
    found = list(selectors.reported(request.actor)[: presenters.MOST_REPORTED])
    if request.method == "POST":
        chosen = [notice for notice in found if notice.public_id in request.POST.getlist("seen")]
        places = territory.divisions_at({territory.parent_path(notice.division_path) for notice in chosen})
        count = sum(services.see_reported(place=place, notices=chosen, by=request.actor) for place in places.values())
        messages.success(request, _("记下了：看过 {n} 份。").format(n=count))
        return redirect("bulletin:reported")
    return render(request, "bulletin/reported.html", {"rows": presenters.reported_rows(found)})


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
        "differences": presenters.differences(notice),
        "findings": services.found_in(notice=notice) if notice.state in policies.WRITTEN else [],
        "steps": open_steps(request.actor, notice),
        "marks": selectors.marks_of(notice),
        "seen_above": selectors.seen_above(notice),
        "photos": selectors.wall_photos_of(notice) if policies.can_take_archive(request.actor, notice) else [],
        "may_edit": notice.state in policies.WRITTEN
        and bool(policies.can_prepare(request.actor, notice.division_path, notice)),
        "may_confirm": notice.posting_id and bool(policies.can_confirm_board(request.actor, notice)),
        "form": form,
        "mark_form": BoardMarkForm(),
        "sizes": exports.SIZES.items(),
    }
    return render(request, "bulletin/work.html", context, status=422 if form.errors else 200)


@writes(methods=("POST",))
def confirm_board(request, public_id):
    """贴好了: somebody saw it hang on this board."""
    notice = selectors.find_notice(public_id, request.actor)
    form = BoardMarkForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, next(iter(form.errors.values()))[0])
        return redirect("bulletin:work", public_id=public_id)
    try:
        services.confirm_board(notice=notice, **form.cleaned_data, by=request.actor)
        messages.success(request, _("记下了：已贴到墙上。"))
    except RuleBroken as broken:
        messages.error(request, broken.message)
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
