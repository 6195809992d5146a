"""A list is tried row by row and shown; sent again unchanged it is kept."""

from dataclasses import dataclass

from django.db import transaction

from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted
from lianxin.kit.preview import digest_of, is_confirmed, rehearse
from lianxin.kit.steps import broken_in_words


@dataclass(frozen=True)
class Trial:
    """What a list would make, how much of it is there already, and ``[(number, what is wrong in words)]``."""

    made: list
    known: int
    faults: list


def try_rows(rows, act):
    """``act`` on each row on its own: ``(what the good ones gave, [(number, what is wrong in words)])``.

    A row that breaks a rule leaves nothing behind; ``act`` gives ``None`` for a row there is nothing to do for.
    """
    made, faults = [], []
    for number, row in rows:
        try:
            with transaction.atomic():
                done = act(row)
        except RuleBroken as broken:
            faults.append((number, broken_in_words(broken)))
        else:
            made += [done] if done is not None else []
    return made, faults


def ask_for_list(request, form_class, *, attempt, keep, named):
    """``(context of roster.html, what was kept or None)``. ``attempt(rows)`` gives a ``Trial`` and is taken back; ``keep(rows)``
    runs once the same list is confirmed; ``named(made)`` is by what a preview is known again."""
    form, found, shown = form_class(*posted(request)), None, []
    if form.is_valid():
        rows = form.cleaned_data["rows"]
        found = rehearse(lambda: attempt(rows))
        shown = [named(each) for each in found.made]
        if is_confirmed(request, form, shown):
            try:
                return {}, keep(rows)
            except RuleBroken as broken:
                form.add_error(broken.field, broken.message)
    return {"form": form, "found": found, "digest": digest_of(form, shown)}, None
