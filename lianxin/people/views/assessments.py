"""Impact assessments: what is missing, a new version from the last, the second pair of eyes, a page to print."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from lianxin.kit.decisions import shown
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.people import policies, selectors
from lianxin.people import services as people
from lianxin.people.forms.assessments import AssessmentForm, ReviewForm
from lianxin.people.views.finding import show_broken
from lianxin.people.vocabulary.assessments import ASSESSMENT_READERS, DRAFTS, Subject


def path_of(request):
    """The area whose assessments and contracts are read here; refuses who may not."""
    policies.can_see_assessments(request.actor).or_raise()
    return request.actor.scopes(*ASSESSMENT_READERS)[0]


@reads
def show_assessments(request):
    path = path_of(request)
    context = {
        "lines": selectors.assessment_lines(path),
        "may_make": bool(policies.can_make_assessment(request.actor, path)),
    }
    return render(request, "people/assessments.html", context)


@writes
def assess_impact(request, subject):
    path = path_of(request)
    policies.can_make_assessment(request.actor, path).or_raise()
    if subject not in Subject.values:
        raise Http404
    last = selectors.newest_of(path, subject)
    form = AssessmentForm(*posted(request), draft=DRAFTS[Subject(subject)], last=last)
    if request.method == "POST" and form.is_valid():
        try:
            made = people.assess_impact(path=path, subject=subject, by=request.actor, **form.cleaned_data)
        except RuleBroken as broken:
            show_broken(form, broken)
        else:
            messages.success(request, _("已保存，等另一位县级干部复核。"))
            return redirect("people:assessment", made.public_id)
    context = {"form": form, "subject": Subject(subject), "last": last}
    return render(request, "people/assess.html", context, status=422 if form.errors else 200)


@writes
def show_assessment(request, public_id):
    """One version, as it is printed; somebody else than who made it reviews it here."""
    assessment = shown(selectors.find_assessment(request.actor, public_id))
    may_review = not hasattr(assessment, "review") and bool(policies.can_review_assessment(request.actor, assessment))
    form = ReviewForm(*posted(request)) if may_review or request.method == "POST" else None
    if request.method == "POST" and form.is_valid():
        try:
            people.review_assessment(assessment=assessment, by=request.actor, **form.cleaned_data)
        except RuleBroken as broken:
            show_broken(form, broken)
        else:
            messages.success(request, _("已复核。"))
            return redirect("people:assessment", public_id)
    context = {"assessment": assessment, "form": form, "versions": selectors.versions_of(assessment)}
    return render(request, "people/assessment.html", context, status=422 if form is not None and form.errors else 200)
