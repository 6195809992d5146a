"""Many lines on one screen, as a list on paper lies before whoever types it: good lines are carried out, wrong ones stay with their
sentence beside them."""

import secrets

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lianxin.kit.errors import RuleBroken, SentBefore
from lianxin.kit.steps import broken_in_words, run_once

#: So many lines a printed list has.
LINES = 20


class LineForm(forms.Form):
    """One line; ``about`` is what all lines share, looked up once. Where nothing at all is filled in it is blank; what is left
    empty of ``as_above`` is as on the line above. ``arguments()`` is what the service takes, asked only where the line was not carried
    out before."""

    as_above: tuple = ()

    def __init__(self, *args, about, **kwargs):
        super().__init__(*args, **kwargs)
        self.about = about

    @property
    def is_blank(self):
        return not any(self.data.get(self.add_prefix(name), "").strip() for name in self.fields)

    def arguments(self):
        return self.cleaned_data


def take_lines(request, form, *, about, run, **context):
    """The page of a sheet of ``LINES`` lines. ``run(**arguments)`` is called for each good one, in a transaction of its own; two
    taps carry out no line twice. Only what was wrong comes back, above empty lines."""
    numbers = [str(number) for number in range(LINES)]
    left, kept, again = _carry_out(request, form, about, run, numbers) if request.method == "POST" else ([], 0, 0)
    if again:
        messages.info(request, _("有 {n} 行刚才已经记下了，没有再记一次。").format(n=again))
    if kept and not left:
        messages.success(request, _("记下了 {n} 行。").format(n=kept))
    if (kept or again) and not left:
        return redirect(request.get_full_path())
    used = {line.prefix for line in left}
    lines = [*left, *(form(prefix=number, about=about) for number in numbers if number not in used)]
    next(iter(lines[0].fields.values())).widget.attrs["autofocus"] = True
    context |= {"lines": lines, "once": secrets.token_urlsafe(16), "kept": kept, "left": len(left)}
    context["is_empty"] = request.method == "POST" and not left
    return render(request, "lines.html", context, status=422 if request.method == "POST" else 200)


def _carry_out(request, form, about, run, numbers):
    """The lines that were wrong, in the order of the page, how many were carried out, and how many had been before."""
    data, left, done, above = request.POST.copy(), [], [], {}
    for number in dict.fromkeys([*request.POST.getlist("line"), *numbers]):
        line = form(data, prefix=number, about=about)
        if number not in numbers or line.is_blank:
            continue
        for name in map(line.add_prefix, form.as_above):
            field = name.removeprefix(f"{number}-")
            data[name] = above[field] = data.get(name, "").strip() or above.get(field, "")
        try:
            if line.is_valid():
                done.append(_is_new(request, line, run))
        except RuleBroken as broken:
            line.add_error(broken.field if broken.field in line.fields else None, broken_in_words(broken))
        if line.errors:
            left.append(line)
    return left, done.count(True), done.count(False)


def _is_new(request, line, run):
    """Carry the line out, where it was not before."""
    try:
        run_once(request, lambda: run(**line.arguments()), line=line.prefix)
    except SentBefore:
        return False
    return True
