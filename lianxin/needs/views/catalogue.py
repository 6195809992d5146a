"""Categories and responsible units: read by everybody, kept by county and township."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.needs import policies, presenters, selectors, services
from lianxin.needs.forms import CategoryForm, ResponsibilityForm
from lianxin.needs.selectors import learning


@reads(public=True)
def catalogue(request):
    """Which kinds of needs there are, and who is responsible for each where; with ``?past`` what was so before."""
    past = "past" in request.GET
    context = {
        "past": past,
        "categories": selectors.retired_categories() if past else selectors.categories(),
        "rules": (selectors.past_responsibilities() if past else selectors.responsibilities())[:500],
        "changes": presenters.category_changes(selectors.category_events()) if past else [],
        "may_edit": bool(policies.can_manage_categories(request.actor)),
        "is_staff": bool(policies.can_use_queue(request.actor)),
        "may_assign": bool(policies.can_assign_somewhere(request.actor)),
    }
    return render(request, "needs/catalogue.html", context)


@reads(public=True)
def suggestions(request):
    """The card of the category suggestion: what it learned from, how often it is right, when it keeps silent."""
    current = learning.current_model()
    card = presenters.model_card(current, selectors.all_categories(), learning.how_suggestions_fared())
    return render(request, "needs/suggestions.html", {"card": card})


@writes
def edit_category(request, code=""):
    """Make or change a category."""
    policies.can_manage_categories(request.actor).or_raise()
    category = selectors.find_category(code) if code else None
    if code and category is None:
        raise Http404
    form = CategoryForm(posted(request)[0], instance=category)
    if request.method == "POST" and form.is_valid():
        try:
            services.save_category(category=selectors.find_category(code), by=request.actor, **form.cleaned_data)
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, _("分类已保存。旧诉求仍按原来的分类统计。"))
            return redirect("needs:catalogue")
    return render(
        request, "needs/edit.html", {"form": form, "heading": _("诉求分类")}, status=422 if form.errors else 200
    )


@writes
def edit_responsibility(request):
    """Say which unit is responsible for a category somewhere, from a day on."""
    policies.can_assign_somewhere(request.actor).or_raise()
    form = ResponsibilityForm(posted(request)[0], initial={"starts_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            services.set_responsibility(by=request.actor, **form.cleaned_data)
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, _("责任单位已更新，从起始日起生效。"))
            return redirect("needs:catalogue")
    return render(
        request, "needs/edit.html", {"form": form, "heading": _("责任单位")}, status=422 if form.errors else 200
    )
