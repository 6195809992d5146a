"""Is it this? Likely twins beside a form, and following a public need instead of telling it again."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import writes
from lianxin.needs import presenters, selectors, services

#: Sent with the form once its likely twins have been shown.
SEEN = "twins_seen"
_ASKED = ("content", "division")


def public_twins_of(form, actor):
    """Rows of public needs that may be what the form says, one's own among them as that; none for a complaint, which is
    nobody else's."""
    data = _typed(form)
    if not data or data.get("about_words") or getattr(data.get("category"), "is_sealed", False):
        return []
    twins = selectors.public_twins(data["content"], data["division"])
    own = selectors.told_by(actor, [twin.need.id for twin in twins])
    row_of = {True: presenters.own_row, False: presenters.public_row}
    return [row_of[twin.need.id in own](twin.need, clock.now()) for twin in twins]


def staff_twins_of(form, actor):
    """Rows of needs the actor may see that may be what the form says; what a resident would be asked is among them."""
    data = _typed(form)
    if not data:
        return []
    likely = selectors.likely_twins(data["content"], actor, division=data["division"])
    told = {twin.need.id for twin in likely}
    public = selectors.public_twins(data["content"], data["division"])
    return staff_rows([*likely, *(twin for twin in public if twin.need.id not in told)])


def staff_rows(twins):
    return [presenters.queue_row(twin.need, clock.now()) for twin in twins]


def only_looked(form):
    """Nobody sends the form yet: what is still missing elsewhere is no mistake."""
    for name in [name for name in form.errors if name not in _ASKED]:
        del form.errors[name]


def _typed(form):
    """What was typed so far, when the words and the place are there."""
    if not form.is_bound:
        return None
    form.is_valid()
    return form.cleaned_data if all(form.cleaned_data.get(name) for name in _ASKED) else None


@writes(methods=("POST",))
def follow(request, public_id):
    """是这件事，我也关注."""
    return _change(request, public_id, services.follow_need, _("已关注“{summary}”，有进展就告诉您。"))


@writes(methods=("POST",))
def unfollow(request, public_id):
    return _change(request, public_id, services.unfollow_need, _("不再关注“{summary}”。"))


def _change(request, public_id, service, said):
    need = selectors.find_public_need(public_id)
    if need is None:
        raise Http404
    try:
        service(need=need, by=request.actor)
    except RuleBroken as error:
        messages.error(request, error.message)
    else:
        messages.success(request, said.format(summary=need.public_summary))
    return redirect("needs:public_case", public_id=public_id)
