"""The register of organisations: what stands at a place, by the four structures, and who holds which post."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.organisations import forms, policies, selectors, services
from lianxin.territory import selectors as territory


@reads(public=True)
def index(request):
    """Units of one place, side by side; the places below it as links."""
    place = territory.division_by_public_id(request.GET.get("place", "")) or territory.home_division(request.actor)
    context = {
        "place": place,
        "place_name": territory.full_name(place) if place else "",
        "parent": place.parent if place else None,
        "sides": list(selectors.units_by_structure(place).items()) if place else [],
        "below": territory.children_of(place)[:400],
        "may_found": bool(place and policies.can_manage_unit(request.actor, place.path)),
    }
    return render(request, "organisations/index.html", context)


def _unit(public_id):
    found = selectors.find_unit(public_id)
    if found is None:
        raise Http404
    return found


@reads(public=True)
def unit(request, public_id):
    """One unit: posts, who holds them since when and on what basis, relations, history."""
    found = _unit(public_id)
    context = {
        "unit": found,
        "place_name": territory.full_name(found.division),
        "posts": selectors.posts_with_holders(found),
        "relations": selectors.relations_of(found),
        "former_names": found.former_names.order_by("-until"),
        "may_manage": bool(policies.can_manage_unit(request.actor, found.division_path, found.kind)),
    }
    return render(request, "organisations/unit.html", context)


def _edit(request, form, heading, run, done, back):
    """Bind, run the service, put what it refuses on the form."""
    if request.method == "POST" and form.is_valid():
        try:
            target = run(form.cleaned_data) or back
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, done)
            return redirect("organisations:unit", public_id=target.public_id)
    context = {"form": form, "heading": heading, "unit": back}
    return render(request, "organisations/edit.html", context, status=422 if form.errors else 200)


@writes
def found(request):
    """Found a unit."""
    place = territory.division_by_public_id(request.GET.get("place", ""))
    form = forms.UnitForm(posted(request)[0], initial={"division": place, "established_on": clock.today()})
    policies.can_manage_unit(request.actor, place.path if place else "").or_raise()

    def run(data):
        return services.create_unit(by=request.actor, **data)

    return _edit(request, form, _("设立单位"), run, _("单位已设立。接着加岗位。"), None)


@writes
def rename(request, public_id):
    """A new name from a day on."""
    this = _unit(public_id)
    policies.can_manage_unit(request.actor, this.division_path, this.kind).or_raise()
    form = forms.RenameForm(posted(request)[0], initial={"name": this.name, "on": clock.today()})

    def run(data):
        return services.rename_unit(unit=this, by=request.actor, **data)

    return _edit(request, form, _("更名"), run, _("已更名，旧名留在历史里。"), this)


@writes
def dissolve(request, public_id):
    """End a unit."""
    this = _unit(public_id)
    policies.can_manage_unit(request.actor, this.division_path, this.kind).or_raise()
    form = forms.DissolveForm(posted(request)[0], initial={"on": clock.today()})

    def run(data):
        return services.dissolve_unit(unit=this, by=request.actor, **data)

    return _edit(request, form, _("撤销单位"), run, _("单位已撤销，历史保留。"), this)


@writes
def add_post(request, public_id):
    """Add a post."""
    this = _unit(public_id)
    policies.can_manage_unit(request.actor, this.division_path, this.kind).or_raise()
    form = forms.PostForm(posted(request)[0])

    def run(data):
        services.add_post(unit=this, by=request.actor, **data)

    return _edit(request, form, _("增设岗位"), run, _("岗位已增设。接着登记任职。"), this)


@writes
def appoint(request, public_id):
    """Somebody takes a post."""
    this = _unit(public_id)
    policies.can_manage_unit(request.actor, this.division_path, this.kind).or_raise()
    form = forms.TenureForm(posted(request)[0], unit=this, initial={"starts_on": clock.today()})

    def run(data):
        services.appoint(by=request.actor, **data)

    return _edit(request, form, _("登记任职"), run, _("任职已登记，随岗位的角色当天生效。"), this)


@writes
def end_tenure(request, public_id):
    """The holder leaves."""
    tenure = selectors.find_tenure(public_id)
    if tenure is None:
        raise Http404
    this = tenure.post.unit
    policies.can_manage_unit(request.actor, this.division_path, this.kind).or_raise()
    form = forms.EndTenureForm(posted(request)[0], initial={"on": clock.today()})

    def run(data):
        services.end_tenure(tenure=tenure, by=request.actor, **data)

    return _edit(request, form, _("登记离任"), run, _("离任已登记，随岗位的角色同日收回。"), this)
