"""场所和群体: places that are no division, what reaches them, and how both are entered."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.coverage import forms, policies, presenters, selectors, services
from lianxin.coverage.views.show import place_read
from lianxin.coverage.vocabulary import SiteKind
from lianxin.kit import clock
from lianxin.kit.csvs import csv_answer
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.kit.preview import digest_of, is_confirmed
from lianxin.kit.steps import Step, take_step

ADD = Step(
    "add", "", _L("登记一个"), forms.SiteForm, services.add_site, "",
    lambda actor, place: policies.can_keep_site(actor, place.path),
)  # fmt: skip
_STEPS = (
    Step("unit", "", _L("登记党组织或站点"), forms.LinkUnitForm, services.link_unit, "site", policies.can_link),
    Step("person", "", _L("登记联系人或网格员"), forms.LinkPersonForm, services.link_person, "site", policies.can_link),
    Step(
        "instructor", "", _L("派指导员"), forms.InstructorForm, services.send_instructor, "site", policies.can_link,
        _L("指导员先帮着找党员、做准备。有了指导员，不等于有了党组织。"),
    ),
    Step("change", "", _L("改人数和片区"), forms.CountForm, services.change_site, "site", policies.can_keep_this_site),
    Step("end", "", _L("没有了"), forms.EndForm, services.end_site, "site", policies.can_end_site),
)  # fmt: skip
STEPS = {step.name: step for step in _STEPS}
END_LINK = Step("end_link", "", _L("结束这条联系"), forms.EndForm, services.end_link, "link", policies.can_end_link)


@reads
def sites(request):
    """The sites of a place, of one kind or those that lack something."""
    place, kind = place_read(request), request.GET.get("kind", "")
    kind = kind if kind in SiteKind.values else ""
    uncovered = bool(request.GET.get("uncovered"))
    after = request.GET.get("after", "")
    page = selectors.sites_page(place.path, kind=kind, uncovered=uncovered, cursor=after)
    are_all, found = not (kind or uncovered or after or page.next_cursor), selectors.level(place)
    context = {
        "place": place,
        "kinds": SiteKind.choices,
        "kind": kind,
        "uncovered": uncovered,
        "counts": presenters.kind_rows(selectors.kinds_of(place, found, page.items if are_all else None)),
        "parts": presenters.site_part_rows(found.parts),
        "trend": presenters.trend_bars(found.trend, of_sites=True),
        "may_assign": request.actor.holds(*policies.ASSIGNERS, path=place.path),
        "rows": presenters.site_rows(page.items, selectors.open_gaps_of(page.items), clock.today()),
        "next": urlencode(
            {"place": place.public_id, "kind": kind, "uncovered": "1" if uncovered else "", "after": page.next_cursor}
        )
        if page.next_cursor
        else "",
        "may_keep": bool(policies.can_keep_site(request.actor, place.path)),
    }
    return render(request, "coverage/sites.html", context)


@reads
def site(request, public_id):
    """One site: who is there, what reached it when and who said so, what it lacks since when."""
    found = selectors.find_site(public_id)
    policies.can_read_coverage(request.actor, found.division_path).or_raise()
    context = {
        "site": found,
        "numbers": presenters.site_numbers(found),
        "links": [
            (link, not link.ends_on and bool(policies.can_end_link(request.actor, link)))
            for link in selectors.links_of(found)
        ],
        "gaps": selectors.site_gaps_of(found),
        "today": clock.today(),
        "may_assign": request.actor.holds(*policies.ASSIGNERS, path=found.division_path),
        "steps": [step for step in STEPS.values() if step.allowed(request.actor, found)],
    }
    return render(request, "coverage/site.html", context)


@writes
def add_site(request):
    """Enter one."""
    place = place_read(request)
    back = f"{reverse('coverage:sites')}?place={place.public_id}"
    return take_step(request, ADD, place, heading=place.name, back=back, done=_page)


@writes
def act(request, public_id, verb):
    """One step of a site."""
    if verb not in STEPS:
        raise Http404
    found = selectors.find_site(public_id)
    return take_step(request, STEPS[verb], found, heading=found.name, back=_page(found))


@writes
def end_link(request, public_id):
    """What reached a site does so no longer."""
    link = selectors.find_link(public_id)
    return take_step(request, END_LINK, link, heading=str(link), back=_page(link.site))


@writes
def bring_sites(request):
    """A whole list: the first POST shows what it would bring, the second, unchanged, enters it."""
    place = place_read(request)
    policies.can_keep_site(request.actor, place.path).or_raise()
    if "sample" in request.GET:
        return _sheet("sites.csv", presenters.LIST_HEADS, presenters.LIST_SAMPLE)
    form, found, shown = forms.ListForm(*posted(request)), None, []
    if form.is_valid():
        found = selectors.read_list(place, form.cleaned_data["rows"])
        if "faults" in request.POST:
            return _sheet("sites-faults.csv", *presenters.fault_sheet(form.heads, form.cells, found.faults))
        shown = [values["name"] for _division, values in found.new]
        if is_confirmed(request, form, shown) and _entered(request, place, form):
            return redirect(f"{reverse('coverage:sites')}?place={place.public_id}")
    context = {
        "place": place,
        "form": form,
        "found": found,
        "faults": presenters.fault_lines(found.faults) if found else [],
        "digest": digest_of(form, shown),
    }
    return render(request, "coverage/list.html", context, status=422 if form.errors else 200)


def _sheet(filename, heads, rows):
    response, writer = csv_answer(filename)
    writer.writerow(heads)
    writer.writerows(rows)
    return response


def _entered(request, place, form):
    try:
        made = services.import_sites(place=place, rows=form.cleaned_data["rows"], by=request.actor)
    except RuleBroken as broken:
        return form.add_error(broken.field, broken.message)
    messages.success(request, _("登记了 {n} 个。").format(n=len(made)))
    return True


def _page(site):
    return reverse("coverage:site", args=[site.public_id])
