"""育: courses, who took them, and who still lacks what of a year."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from lianxin.cadres import exports, policies, presenters, selectors
from lianxin.cadres.views import tables
from lianxin.cadres.views.desk import place_of
from lianxin.cadres.views.files import common, opened
from lianxin.cadres.vocabulary import Part
from lianxin.kit import clock
from lianxin.kit.decisions import shown
from lianxin.kit.http import reads, writes
from lianxin.kit.prints import as_on_paper, paper_response
from lianxin.kit.steps import take_step


def _read_at(request):
    place = shown(place_of(request))
    policies.can_read_courses(request.actor, place.path).or_raise()
    return place


@reads
def training(request):
    """The courses of a place."""
    place = _read_at(request)
    page = selectors.courses_page(place.path, request.GET.get("after", ""))
    context = {
        "place": place, "page": page, "rows": [presenters.course_row(each) for each in page],
        "may_hold": bool(policies.can_hold_course(request.actor, place)),
    }  # fmt: skip
    return render(request, "cadres/training.html", context)


@reads
def hours(request):
    """Who still lacks what, by name."""
    place = _read_at(request)
    after, of_members = request.GET.get("after", ""), request.GET.get("who") == "members"
    page = selectors.members_page(request.actor, place, after) if of_members else selectors.years_page(place, after)
    context = {
        "place": place, "page": page, "rows": presenters.year_rows(page), "year": clock.today().year,
        "of_members": of_members, "who": "members" if of_members else "posts",
    }  # fmt: skip
    return render(request, "cadres/hours.html", context)


@writes
def hold_course(request):
    """Enter a training that was held."""
    place = shown(place_of(request))
    return take_step(
        request, tables.COURSE, place, heading=place.name, back=f"{reverse('cadres:training')}?place={place.public_id}",
        done=lambda made: reverse("cadres:course", args=[made.public_id]),
    )  # fmt: skip


@reads
def course(request, public_id):
    """A course and who took it."""
    found = selectors.find_course(public_id)
    policies.can_read_courses(request.actor, found.division_path).or_raise()
    may_enter = bool(policies.can_enter_training(request.actor, found))
    context = {
        "course": found, "facts": presenters.course_facts(found), "may_enter": may_enter,
        "rows": presenters.training_rows(selectors.trainings_of_course(found), lambda each: may_enter),
    }  # fmt: skip
    return render(request, "cadres/course.html", context)


@writes
def act_on_course(request, public_id, verb):
    """Who took it."""
    found = selectors.find_course(public_id)
    if verb not in tables.COURSE_STEPS:
        raise Http404
    back = reverse("cadres:course", args=[public_id])
    return take_step(request, tables.COURSE_STEPS[verb], found, heading=found.title, back=back)


@writes
def act_on_training(request, public_id, verb):
    """One that was entered wrongly."""
    found = selectors.find_training(public_id)
    if verb not in tables.TRAINING_STEPS:
        raise Http404
    back = reverse("cadres:course", args=[found.course.public_id])
    heading = f"{found.course.title} · {found.file.name}"
    return take_step(request, tables.TRAINING_STEPS[verb], found, heading=heading, back=back)


@reads
def file_training(request, public_id):
    """What one person took, and what is lacking of the year."""
    found = opened(request, public_id)
    policies.can_read_part(request.actor, found, Part.TRAINING).or_raise()
    trainings = selectors.trainings_of(found)
    context = common(request, found) | {
        "card": presenters.year_card(selectors.year_of(found, trainings)),
        "rows": presenters.training_rows(trainings, lambda each: False),
    }  # fmt: skip
    return render(request, "cadres/file_training.html", context)


@reads
def certificate(request, public_id):
    """The certificate of one course."""
    found = selectors.find_training(public_id)
    policies.can_read_part(request.actor, found.file, Part.TRAINING).or_raise()
    address = request.build_absolute_uri(reverse("cadres:file_training", args=[found.file.public_id]))
    with as_on_paper():
        data = exports.training_certificate(found, address=address, at=clock.now(), by=request.actor.name)
    return paper_response("sheet", data, f"培训证明-{found.number}.pdf")
