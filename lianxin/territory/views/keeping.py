"""Places change their names, codes and parents, merge, end and are added: dated, with a basis and a preview."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, writes
from lianxin.kit.preview import digest_of, is_confirmed, rehearse
from lianxin.territory import forms, policies, presenters, selectors, services
from lianxin.territory.views.common import place_or_404, put_on_form


@dataclass(frozen=True)
class Verb:
    """One way to change a place: its form, what it would do in words, and the service that does it."""

    title: str
    form: type
    words: Callable
    run: Callable
    done: str


def _add(division, data, by):
    dated = {"valid_from": data.pop("on"), "source": data.pop("source")}
    return services.create_division(parent=division, by=by, **dated, **data)


def _split(division, data, by):
    services.split_division(division=division, by=by, **data)
    return division


VERBS = {
    "rename": Verb(
        _("更名"),
        forms.RenamePlaceForm,
        presenters.rename_words,
        lambda division, data, by: services.rename_division(division=division, by=by, **data),
        _("已更名，旧名留在历史里，照样能搜到。"),
    ),
    "recode": Verb(
        _("换代码"),
        forms.RecodePlaceForm,
        presenters.recode_words,
        lambda division, data, by: services.recode_division(division=division, by=by, **data),
        _("已换代码，旧代码留在历史里，照样能搜到。"),
    ),
    "move": Verb(
        _("改隶属"),
        forms.MovePlaceForm,
        presenters.move_words,
        lambda division, data, by: services.move_division(division=division, by=by, **data),
        _("已移过去，挂在这里的都跟着走。"),
    ),
    "merge": Verb(
        _("并入别处"),
        forms.MergePlaceForm,
        presenters.merge_words,
        lambda division, data, by: services.merge_divisions(divisions=[division], by=by, **data),
        _("已并入，挂在原来地方的都还在。"),
    ),
    "split": Verb(
        _("拆分"),
        forms.SplitPlaceForm,
        presenters.split_words,
        _split,
        _("已拆分，新地方可以选了；原来的留在历史里。"),
    ),
    "end": Verb(
        _("撤销"),
        forms.EndPlaceForm,
        presenters.end_words,
        lambda division, data, by: services.end_division(
            division=division, on=data["on"], reason=data["source"], by=by
        ),
        _("已撤销，历史保留。"),
    ),
    "add": Verb(_("新设下级"), forms.AddPlaceForm, presenters.add_words, _add, _("已新设。")),
}


def verbs_for(actor, division):
    """``(code, title)`` of what the actor may do with a place; nothing with one that has ended."""
    if division.valid_to or not policies.can_manage_division(actor, division.path):
        return []
    return [(code, verb.title) for code, verb in VERBS.items()]


@writes
def keep_place(request, public_id, verb):
    """One change of a place: the first POST shows what it does, the second confirms."""
    division, what = place_or_404(public_id), VERBS.get(verb)
    if what is None:
        raise Http404
    policies.can_manage_division(request.actor, division.path).or_raise()
    form, preview = what.form(posted(request)[0], division=division), []
    if form.is_valid():
        try:
            rehearse(lambda: what.run(place_or_404(public_id), dict(form.cleaned_data), request.actor))
            attached = presenters.attached_words(selectors.attached_to(division))
            preview = [*what.words(division, form.cleaned_data), attached]
            if is_confirmed(request, form, preview):
                kept = what.run(division, dict(form.cleaned_data), request.actor)
                messages.success(request, what.done)
                return redirect("territory:place", kept.public_id)
        except RuleBroken as broken:
            put_on_form(form, broken)
    context = {
        "division": division,
        "full_name": selectors.full_name(division),
        "title": what.title,
        "form": form,
        "preview": preview,
        "digest": digest_of(form, preview),
    }
    return render(request, "territory/keep.html", context, status=422 if form.errors else 200)
