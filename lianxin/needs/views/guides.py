"""What lies beside the categories: questions to ask, words to answer with, points to check. Kept by the county."""

import functools
from copy import copy
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.needs import forms, models, policies, presenters, selectors, services


@dataclass(frozen=True)
class GuideKind:
    """One kind of guide: its pages are the same but for these."""

    name: str
    heading: object
    add: object
    empty: object
    model: type
    form: type
    save: object  # (former or None, values, by)
    end: object


GUIDES = {
    kind.name: kind
    for kind in (
        GuideKind(
            "questions",
            gettext_lazy("问来人的问题"),
            gettext_lazy("加一个问题"),
            gettext_lazy("还没有问题。登记时只问“什么事”；想多问一句的，点“加一个问题”。"),
            models.Question,
            forms.QuestionForm,
            lambda former, values, by: services.save_question(question=former, by=by, **values),
            services.end_question,
        ),
        GuideKind(
            "templates",
            gettext_lazy("答复模板"),
            gettext_lazy("加一个模板"),
            gettext_lazy("还没有模板。常写的话存成模板，经办人点一下就填好，再照实改。"),
            models.ReplyTemplate,
            forms.ReplyTemplateForm,
            lambda former, values, by: services.save_reply_template(template=former, by=by, **values),
            services.end_reply_template,
        ),
        GuideKind(
            "checks",
            gettext_lazy("核对清单"),
            gettext_lazy("加一项"),
            gettext_lazy("还没有核对项。答复前该看一眼的事写在这里，一项一项打勾。"),
            models.CheckItem,
            forms.CheckItemForm,
            lambda former, values, by: services.save_check_item(item=former, by=by, **values),
            services.end_check_item,
        ),
    )
}


@reads
def guides(request):
    """Everything in force, by kind."""
    policies.can_use_queue(request.actor).or_raise()
    lists = [(kind, presenters.guide_rows(selectors.guides_in_force(kind.model))) for kind in GUIDES.values()]
    context = {"lists": lists, "may_edit": bool(policies.can_manage_categories(request.actor))}
    return render(request, "needs/guides.html", context)


@writes
def edit_guide(request, kind, code=""):
    """Make or change one; a question is shown as residents will see it before it is kept."""
    policies.can_manage_categories(request.actor).or_raise()
    kind = GUIDES.get(kind)
    versions = selectors.versions_of(kind.model, code) if kind and code else []
    if kind is None or (code and not versions):
        raise Http404
    former = _version_seen(versions, request.POST.get("version"))
    form = kind.form(posted(request)[0], instance=copy(former), initial={"category": request.GET.get("category", "")})
    shown = None
    if former and "end" in request.POST:
        end = functools.partial(kind.end, guide=former, by=request.actor)
        if done := _changed(request, end, form, _("已停用。用过的地方照旧。")):
            return done
    elif request.method == "POST" and form.is_valid():
        if "look" in request.POST:
            shown = form.shown()
        else:
            save = functools.partial(kind.save, former, form.cleaned_data, request.actor)
            if done := _changed(request, save, form, _("已保存，马上生效。")):
                return done
    context = {
        "kind": kind,
        "form": form,
        "shown": shown,
        "former": former,
        "has_preview": hasattr(form, "shown"),
        "versions": presenters.guide_versions(versions),
    }
    return render(request, "needs/edit_guide.html", context, status=422 if form.errors else 200)


def _version_seen(versions, seen):
    """The version the sender had before them, or the one in force: the service refuses what was changed meanwhile."""
    return next((v for v in versions if str(v.pk) == seen or (seen is None and v.ends_at is None)), None)


def _changed(request, act, form, said):
    """Back to the list when ``act`` went through; ``None`` with the reason in the form otherwise."""
    try:
        act()
    except RuleBroken as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return None
    messages.success(request, said)
    return redirect("needs:guides")
