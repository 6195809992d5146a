"""The rules of a place: what is in force and why, how it came about, and changing it with a preview."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.kit.preview import digest_of, is_confirmed
from lianxin.territory import policies, presenters, selectors, services
from lianxin.territory.forms import RulesForm
from lianxin.territory.views.common import place_or_404, put_on_form


@reads(public=True)
def show_rules(request, public_id):
    """Every rule in force at a place today, where it comes from and on what basis."""
    division = place_or_404(public_id)
    own = selectors.own_rules(division, clock.today())
    context = {
        "division": division,
        "full_name": selectors.full_name(division),
        "groups": presenters.rule_groups(selectors.profile(division), own),
        "next_change": selectors.next_rule_change(division),
        "may_set": bool(policies.can_set_rules(request.actor, division.path)),
        "may_set_systems": bool(policies.can_set_systems(request.actor, division.path)),
    }
    return render(request, "territory/rules.html", context)


@reads
def show_home_rules(request):
    """To the rules of the place one looks after; to the register of places when there is none."""
    home = selectors.home_division(request.actor)
    return redirect("territory:rules", home.public_id) if home else redirect("territory:places")


@reads
def show_home_systems(request):
    """用哪些系统: to the part of the rules a village sets itself."""
    home = selectors.home_division(request.actor)
    if home is None:
        return redirect("territory:places")
    return redirect(f"{reverse('territory:edit_rules', args=[home.public_id])}?group=systems")


@reads(public=True)
def show_history(request, public_id):
    """Every version of a place's own rules: when, why, what; who, for those who may set them."""
    division = place_or_404(public_id)
    may_set = bool(policies.can_set_rules(request.actor, division.path))
    context = {
        "division": division,
        "full_name": selectors.full_name(division),
        "revisions": presenters.revision_rows(selectors.revisions(division), with_names=may_set),
    }
    return render(request, "territory/rules_history.html", context)


@writes
def edit_rules(request, public_id):
    """Change several rules at once: the first POST shows what would change, the second confirms."""
    division = place_or_404(public_id)
    group = request.GET.get("group", "")
    may_set = policies.can_set_systems if group == "systems" else policies.can_set_rules
    may_set(request.actor, division.path).or_raise()
    form = RulesForm(posted(request)[0], division=division, group=group)
    preview = []
    if form.is_valid():
        try:
            changes = selectors.planned_changes(division, form.values(), form.cleaned_data["starts_on"])
            preview = presenters.preview_rows(changes)
            if is_confirmed(request, form, preview):
                _set(request, division, form)
                return redirect("territory:rules", division.public_id)
        except RuleBroken as broken:
            put_on_form(form, broken)
    context = {
        "division": division,
        "full_name": selectors.full_name(division),
        "form": form,
        "is_systems": group == "systems",
        "preview": preview,
        "digest": digest_of(form, preview),
    }
    return render(request, "territory/rules_edit.html", context, status=422 if form.errors else 200)


def _set(request, division, form):
    data = form.cleaned_data
    services.set_rules(
        division=division,
        values=form.values(),
        basis=data["basis"],
        basis_on=data["basis_on"],
        starts_on=data["starts_on"],
        by=request.actor,
    )
    messages.success(request, _("新规则已保存，到生效日起执行。以前按旧规则办的不变。"))
