"""公开目录: what a place has to show, how often, on which ground, by whom; and what it adds itself."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lianxin.bulletin import policies, presenters, selectors, services
from lianxin.bulletin.forms import ItemForm
from lianxin.bulletin.views.desk import place_of
from lianxin.bulletin.vocabulary import Affairs, Body
from lianxin.kit.errors import NotFound, RuleBroken
from lianxin.kit.everybody import same_for_everybody
from lianxin.kit.http import posted, reads, writes

_SAID = ("affairs", "name", "basis", "frequency", "due_day", "prepares", "reviews", "approves")
#: As most items of the starter are done.
_USUAL = {
    "affairs": Affairs.VILLAGE, "frequency": "quarterly", "due_day": 15, "prepares": Body.COMMITTEE, "reviews": Body.SUPERVISORS,
    "approves": Body.COMMITTEE,
}  # fmt: skip


@reads(public=True)
@same_for_everybody
def catalogue(request):
    """Everybody reads what has to be shown at a place, and by which day."""
    place = place_of(request)
    may_add = bool(place and policies.can_add_item(request.actor, place.path))
    may_change = bool(place and policies.can_change_item(request.actor, place.path))
    groups = presenters.catalogue_groups(selectors.catalogue_of(place), place, may_add=may_add, may_change=may_change)
    return render(request, "bulletin/catalogue.html", {"place": place, "groups": groups, "may_add": may_add})


@writes
def item(request):
    """添一项、改一项: of ``?place=``, under ``?code=`` or a new one."""
    place, code = place_of(request), request.GET.get("code", "")
    known = selectors.catalogue_of(place).get(code) if place else None
    if place is None or (code and known is None):
        raise NotFound
    policies.can_add_item(request.actor, place.path).or_raise()
    above, own = selectors.item_above(place, code), selectors.own_item(place, code)
    if above:
        policies.can_change_item(request.actor, place.path).or_raise()
    initial = {name: getattr(known, name) for name in _SAID} if known else _USUAL
    form = ItemForm(*posted(request), above=above, initial=initial)
    if own and "drop" in request.POST:
        services.drop_item(item=own, by=request.actor)
        messages.success(request, _("去掉了。已经起草的不受影响。"))
        return redirect(presenters.catalogue_url(place))
    if form.is_bound and form.is_valid():
        try:
            services.set_item(division=place, code=code, **{**initial, **form.cleaned_data}, by=request.actor)
            messages.success(request, _("定下了，下面的地方也照这样公开。"))
            return redirect(presenters.catalogue_url(place))
        except RuleBroken as broken:
            form.add_error(broken.field if broken.field in form.fields else None, broken.message)
    context = {"place": place, "form": form, "own": own, "above": above, "known": known}
    return render(request, "bulletin/item.html", context, status=422 if form.errors else 200)
