"""管: rounds of the three kinds, each person's own part in them, and the appeal."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from lianxin.bulletin import selectors as board
from lianxin.cadres import policies, presenters, selectors
from lianxin.cadres.views import tables
from lianxin.cadres.views.desk import place_of
from lianxin.cadres.views.files import common, opened
from lianxin.cadres.vocabulary import BOARD_SOURCE, AppraisalKind, Part
from lianxin.kit.decisions import shown
from lianxin.kit.http import reads, writes
from lianxin.kit.steps import fitting_steps, take_step


def _notice_url(notice):
    return reverse("bulletin:notice", args=[notice.public_id])


@reads
def rounds(request):
    """The rounds of a place."""
    place = shown(place_of(request))
    policies.can_see_rounds(request.actor, place.path).or_raise()
    page = selectors.rounds_page(place.path, request.GET.get("after", ""))
    context = {
        "place": place, "page": page, "rows": [presenters.round_row(each) for each in page],
        "may_open": bool(policies.can_open_some_round(request.actor, place)),
        "may_work": bool(policies.can_work_on_cadres(request.actor)),
    }  # fmt: skip
    return render(request, "cadres/rounds.html", context)


@writes
def open_round(request):
    """Begin a round."""
    place = shown(place_of(request))
    return take_step(
        request, tables.ROUND, place, heading=place.name, back=f"{reverse('cadres:rounds')}?place={place.public_id}",
        done=lambda made: reverse("cadres:round", args=[made.public_id]),
    )  # fmt: skip


@reads
def round_(request, public_id):
    """Everybody in a round, by name, with whose turn it is."""
    found, actor = selectors.find_round(public_id), request.actor
    policies.can_see_rounds(actor, found.division_path).or_raise()
    appraisals = selectors.appraisals_of_round(found)
    rows = presenters.round_rows(
        appraisals, tables.APPRAISAL_STEPS, actor,
        lambda file: bool(policies.can_read_part(actor, file, Part.APPRAISAL)),
    )  # fmt: skip
    is_told = found.kind == AppraisalKind.DEMOCRATIC
    found.is_counted, found.is_over = selectors.is_counted(appraisals), selectors.is_over(appraisals)
    found.plan = selectors.plan_notice(found) if is_told else None
    notice = board.notices_of(BOARD_SOURCE, public_id).first() if is_told and found.is_over else None
    context = {
        "round": found, "facts": presenters.round_facts(found, found.plan), "rows": rows, "notice": notice,
        "steps": fitting_steps(tables.ROUND_STEPS.values(), found, actor),
        "may_tell": notice is None and found.is_over and bool(policies.can_draft_result(actor, found)),
    }  # fmt: skip
    return render(request, "cadres/round.html", context)


@writes
def tell_result(request, public_id):
    """Draft the notice of an evaluation by the people."""
    found = selectors.find_round(public_id)
    return take_step(
        request, tables.TELL_RESULT, found, heading=f"{found} · {found.division.short_name}",
        back=reverse("cadres:round", args=[public_id]), done=_notice_url,
    )  # fmt: skip


@writes
def act_on_round(request, public_id, verb):
    """A step of a round itself; a notice goes on at the board."""
    found = selectors.find_round(public_id)
    if verb not in tables.ROUND_STEPS:
        raise Http404
    return take_step(
        request, tables.ROUND_STEPS[verb], found, heading=f"{found} · {found.division.short_name}",
        back=reverse("cadres:round", args=[public_id]),
        done=lambda made: _notice_url(made) if verb == "plan" else reverse("cadres:round", args=[public_id]),
    )  # fmt: skip


@writes
def act_on_appraisal(request, public_id, verb):
    """A step of one person's appraisal; back to where the actor may read."""
    found, actor = selectors.find_appraisal(public_id), request.actor
    if not policies.can_read_part(actor, found.file, Part.APPRAISAL):
        policies.can_see_rounds(actor, found.division_path).or_raise()
    if verb not in tables.APPRAISAL_STEPS:
        raise Http404
    back = reverse("cadres:round", args=[found.round.public_id])
    if policies.can_read_part(actor, found.file, Part.APPRAISAL):
        back = reverse("cadres:file_appraisals", args=[found.file.public_id])
    heading = f"{found.file.name} · {found.round}"
    return take_step(request, tables.APPRAISAL_STEPS[verb], found, heading=heading, back=back)


@writes
def act_on_evidence(request, public_id, verb):
    """Take out something that was chosen."""
    found = selectors.find_evidence(public_id)
    if verb not in tables.EVIDENCE_STEPS:
        raise Http404
    back = reverse("cadres:file_appraisals", args=[found.appraisal.file.public_id])
    return take_step(request, tables.EVIDENCE_STEPS[verb], found, heading=found.label, back=back)


@reads
def file_appraisals(request, public_id):
    """Everything that was ever said of somebody's work, the three kinds apart."""
    found, actor = opened(request, public_id), request.actor
    policies.can_read_part(actor, found, Part.APPRAISAL).or_raise()
    appraisals = selectors.appraisals_of(found)
    for each in appraisals:
        each.file = found
    context = common(request, found) | {
        "cards": presenters.appraisal_cards(appraisals, tables.APPRAISAL_STEPS, actor),
        "ends_post": selectors.ends_a_post(appraisals),
    }  # fmt: skip
    return render(request, "cadres/file_appraisals.html", context)
