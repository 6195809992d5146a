"""Units merge, split, move, and follow their place: each shown in words before it is done."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.http import posted, writes
from lianxin.kit.preview import digest_of, is_confirmed, rehearse
from lianxin.organisations import forms, policies, presenters, selectors, services
from lianxin.organisations.views.common import unit_or_404
from lianxin.territory import selectors as territory


@dataclass(frozen=True)
class Verb:
    """One way a unit changes: its form, what it would do in words, and the service, which gives the unit to go to."""

    title: str
    form: type
    words: Callable
    run: Callable
    done: str


VERBS = {
    "merge": Verb(
        _("并入别的单位"),
        forms.MergeForm,
        presenters.merge_words,
        lambda unit, by, data: services.merge_unit(unit=unit, by=by, **data),
        _("已并入，没有办完的事都转过来了。原单位的历史都在。"),
    ),
    "split": Verb(
        _("拆分"),
        forms.SplitForm,
        presenters.split_words,
        lambda unit, by, data: services.split_unit(unit=unit, by=by, **data)[0],
        _("已拆分，没有办完的事先归这里。"),
    ),
    "move": Verb(
        _("搬到别处"),
        forms.MoveForm,
        presenters.move_words,
        lambda unit, by, data: services.move_unit(unit=unit, by=by, **data),
        _("已登记搬到新的地方，随岗位的角色跟着走。"),
    ),
}


def verbs():
    """``(code, title)`` of the ways a unit changes."""
    return [(code, verb.title) for code, verb in VERBS.items()]


def _preview(request, form, words, run):
    """``(lines, what run gave once confirmed)``: the first POST shows, the second does; refusals go on the form."""
    if not form.is_valid():
        return [], None
    try:
        lines = words(form.cleaned_data)
        rehearse(lambda: run(form.cleaned_data))
        return lines, run(form.cleaned_data) if is_confirmed(request, form, lines) else None
    except RuleBroken as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
    except NotAllowed as error:  # a post carries a role this officer may not give
        form.add_error(None, error.reason)
    return [], None


def _page(request, form, lines, **context):
    context |= {"form": form, "preview": lines, "digest": digest_of(form, lines)}
    return render(request, "organisations/change.html", context, status=422 if form.errors else 200)


@writes
def change(request, public_id, verb):
    """One unit becomes another, or stands elsewhere."""
    this, what = unit_or_404(public_id), VERBS.get(verb)
    if what is None or this.dissolved_on:
        raise Http404
    policies.can_manage_unit(request.actor, this.division_path, this.kind).or_raise()
    form = what.form(posted(request)[0], unit=this)
    lines, target = _preview(
        request, form, lambda data: what.words(this, data), lambda data: what.run(this, request.actor, data)
    )
    if target:
        messages.success(request, what.done)
        return redirect("organisations:unit", public_id=target.public_id)
    place_name = territory.full_name(this.division)
    return _page(request, form, lines, heading=what.title, name=this.name, unit=this, place_name=place_name)


@writes
def follow(request, public_id):
    """All units of a place that went into another follow it."""
    place = territory.division_by_public_id(public_id)
    into = selectors.place_to_follow(place) if place else None
    if into is None:
        raise Http404
    policies.can_manage_unit(request.actor, place.path).or_raise()
    form = forms.FollowForm(posted(request)[0], unit=None, initial={"on": place.valid_to})
    lines, done = _preview(
        request,
        form,
        lambda data: presenters.follow_words(place, into),
        lambda data: services.follow_place(division=place, by=request.actor, **data),
    )
    if done:
        messages.success(request, _("单位都已经跟着走了。"))
        return redirect(f"{reverse('organisations:index')}?place={into.public_id}")
    return _page(
        request, form, lines, heading=_("单位跟着区划走"), name=f"{place.name} → {into.name}", place=into,
        place_name=territory.full_name(into),
    )  # fmt: skip
