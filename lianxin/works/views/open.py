"""What leaves the house: a project's money as a bundle, projects for machines. Everybody may have it."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from lianxin.kit.http import reads
from lianxin.kit.prints import as_on_paper, paper_response
from lianxin.works import exports, selectors
from lianxin.works.views.projects import place_of


@reads(public=True)
def bundle(request, public_id):
    """Every movement of a project's money, to be counted again anywhere."""
    found = selectors.find_project(public_id)
    _seal, packed = exports.money_bundle(found)
    headers = {"Content-Disposition": content_disposition_header(True, f"project-money-{public_id}.zip")}
    return HttpResponse(packed, content_type="application/zip", headers=headers)


@reads(public=True)
def monitors(request, public_id):
    """The lot of its monitors, to be drawn again anywhere."""
    found = selectors.find_project(public_id)
    if not found.draw_seed:
        raise Http404
    _seal, packed = exports.monitors_bundle(found)
    headers = {"Content-Disposition": content_disposition_header(True, f"project-monitors-{public_id}.zip")}
    return HttpResponse(packed, content_type="application/zip", headers=headers)


@reads(public=True)
def oc4ids(request, public_id):
    """One project by OC4IDS 0.9."""
    found = selectors.find_project(public_id)
    return _package(request, selectors.told_whole(public_id=found.public_id))


@reads(public=True)
def oc4ids_all(request):
    """Every project of a place by OC4IDS 0.9."""
    place = place_of(request)
    cursor = request.GET.get("after", "")
    return _package(request, selectors.told_whole(place=place.path if place else "", cursor=cursor))


def _package(request, found):
    if not len(found):
        raise Http404
    package = exports.oc4ids_package(found, uri=request.build_absolute_uri(), site=request.build_absolute_uri("/"))
    answer = HttpResponse(exports.as_json(package), content_type="application/json; charset=utf-8")
    if found.next_cursor:  # RFC 8288: the standard's package has no place of its own for it
        query = request.GET.copy()
        query["after"] = found.next_cursor
        answer["Link"] = f'<{request.build_absolute_uri(f"{request.path}?{query.urlencode()}")}>; rel="next"'
    return answer


@reads(public=True)
def sheet(request, public_id):
    """The project on A4, for the board."""
    found = selectors.find_project(public_id)
    address = request.build_absolute_uri(reverse("works:project", args=[public_id]))
    with as_on_paper():
        data = exports.project_sheet(found, address)
        name = _("项目公示单-{title}.pdf").format(title=found.title)
    return paper_response("report", data, name)
