"""One shape for every step of every room: its form, its service, and back to the page of what it is about."""

import secrets
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken, SentBefore
from lianxin.kit.forms import dated
from lianxin.kit.http import posted


@dataclass(frozen=True)
class Step:
    """``label`` is the button; ``run`` the service, given the thing as ``argument``; ``allowed(actor, thing)`` who may.

    ``told`` is what the page says before the form; ``fits(thing)`` whether there is anything to do, beside the table.
    """

    name: str
    verb: str
    label: object
    form: type
    run: object
    argument: str
    allowed: object
    told: object = ""
    fits: object = None


def steps_of(table, ways, thing, state, actor):
    """The steps this actor can take now."""
    return fitting_steps([step for step in table.values() if state in ways[step.verb][0]], thing, actor)


def fitting_steps(steps, thing, actor):
    """The same of a thing that has no table of states."""
    return [step for step in steps if step.allowed(actor, thing) and (step.fits is None or step.fits(thing))]


_once = {"note": lambda mark, path, actor: None}


def register_once(note):
    """``note(mark, path, actor)`` keeps the mark of a form in the running transaction and raises ``SentBefore`` the second time."""
    _once["note"] = note


def run_once(request, run, *, line=""):
    """``run()`` and the mark of the form that asked for it, kept or dropped together: two taps, or a line that broke and was
    tried again, are one. A form without a mark is carried out each time, in the transaction of ``run`` alone. Of a form of many
    lines each ``line`` has its mark."""
    mark = request.POST.get("once", "")[:40]
    if not mark:
        return run()
    with transaction.atomic():
        _once["note"](f"{mark}:{line}" if line else mark, request.path, request.actor)
        return run()


def take_step(request, step, thing, *, heading, back, done=None, beside=()):
    """The page of one step; after it back to ``back``, or where ``done(result)`` says. ``beside``: ``(url, label)`` of what may be
    done instead."""
    step.allowed(request.actor, thing).or_raise()
    form = step.form(*posted(request), about=thing, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        about = {step.argument: thing} if step.argument else {}
        try:
            result = run_once(request, lambda: step.run(by=request.actor, **about, **form.cleaned_data))
        except SentBefore:
            messages.info(request, _("{step}刚才已经记下了，没有再记一次。").format(step=step.label))
            return redirect(back)
        except RuleBroken as error:
            _show(form, error)
        else:
            messages.success(request, _("{step}，已记下。").format(step=step.label))
            return redirect(done(result) if done else back)
    mark = request.POST.get("once", "") or secrets.token_urlsafe(16)  # what was refused was not carried out
    context = {"step": step, "form": form, "heading": heading, "back": back, "beside": beside, "once": mark}
    return render(request, "act.html", context, status=422 if form.errors else 200)


def _show(form, error):
    form.add_error(error.field if error.field in form.fields else None, broken_in_words(error))


def broken_in_words(error):
    """The sentence, with its law where it has one."""
    return f"{error.message}（{error.article}）" if error.article else error.message


class StepForm(forms.Form):
    """``cleaned_data`` are the keyword arguments of the step's service; ``about`` is the thing, ``actor`` who acts."""

    def __init__(self, *args, about, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.about, self.actor = about, actor


class SentBackForm(StepForm):
    """What a bank says of money it sent back."""

    on = dated(gettext_lazy("哪天退回的"), initial=clock.today)
    words = forms.CharField(
        label=gettext_lazy("银行怎么说"), max_length=120, help_text=gettext_lazy("照退汇单写，例如“账号不存在”。"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    receipt = forms.CharField(label=gettext_lazy("退汇单号"), max_length=80)


def words(label, length=500, *, hint="", required=True, rows=3):
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=length, widget=forms.Textarea(attrs={"rows": rows})
    )


class NoticeForm(StepForm):
    """A notice with its words ready; people put them right before it goes its way."""

    title = forms.CharField(label=gettext_lazy("标题"), max_length=80)
    body = words(gettext_lazy("内容"), 4000, rows=12)

    def __init__(self, *args, about, written, **kwargs):
        """``written(about)`` is ``(title, body)`` as they could read."""
        super().__init__(*args, about=about, **kwargs)
        title, body = written(about)
        self.initial = {**self.initial, "title": title, "body": body}


def picked(label, choices, **more):
    """A choice among ``{key: thing}``; its value is the thing, nothing chosen is ``None``."""
    more.setdefault("required", True)
    return forms.TypedChoiceField(label=label, choices=choices, empty_value=None, **more)
