"""What everybody may take away, in one place: a page, a DCAT catalogue, and the map for search engines."""

from datetime import datetime

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as sitemaps
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.bulletin import selectors as notices
from lianxin.kit.calendars import as_ical, public_entries
from lianxin.kit.datasets import datasets
from lianxin.kit.everybody import same_for_everybody
from lianxin.kit.http import reads
from lianxin.needs import selectors as needs
from lianxin.territory import selectors as territory

_FREQUENCY = "http://publications.europa.eu/resource/authority/frequency/"
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_LANGUAGE = "http://publications.europa.eu/resource/authority/language/ZHO"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "href": {"@id": "dcat:downloadURL", "@type": "@id"},
}


@reads(public=True)
@same_for_everybody
def data(request):
    """开放数据: every data set, what it is, and its forms."""
    return render(request, "portal/data.html", {"datasets": datasets()})


@reads(public=True)
@same_for_everybody
def catalogue(request):
    """The same as DCAT 3 in JSON-LD, with what DCAT-AP 3 asks of each: every node names its class."""
    found = {
        "@context": _CONTEXT,
        "@id": request.build_absolute_uri(reverse("portal:data")),
        "@type": "dcat:Catalog",
        "dct:title": settings.SITE_NAME,
        "dct:description": _(
            "公开过的，谁都可以拿走、转用、再算一遍，不用登录，不用申请。里面没有居民的姓名、电话和住址；任职的人按规定公开姓名。"
        ),
        "dct:language": _node(_LANGUAGE, "dct:LinguisticSystem"),
        "dct:license": _licence(request),
        "foaf:homepage": _node(request.build_absolute_uri("/"), "foaf:Document"),
        "dct:publisher": _publisher(request),
        "dcat:dataset": [_dataset(request, each) for each in datasets()],
    }
    return JsonResponse(
        found, content_type="application/ld+json", json_dumps_params={"ensure_ascii": False, "indent": 1}
    )


def _node(address, kind):
    return {"@id": address, "@type": kind}


def _publisher(request):
    return {**_node(request.build_absolute_uri("/#publisher"), "foaf:Agent"), "foaf:name": settings.SITE_NAME}


def _licence(request):
    return _node(f"{request.build_absolute_uri(reverse('portal:data'))}#licence", "dct:LicenseDocument")


def _contact(request):
    desk = {"@id": request.build_absolute_uri(reverse("portal:feedback"))}
    return {"@type": "vcard:Kind", "vcard:fn": settings.SITE_NAME, "vcard:hasURL": desk}


def _dataset(request, found):
    days = {"dct:issued": found.issued, "dct:modified": found.modified}
    return {
        "@id": f"{request.build_absolute_uri(reverse('portal:data'))}#{found.code}",
        "@type": "dcat:Dataset",
        "dct:identifier": found.code,
        "dct:title": str(found.title),
        "dct:description": str(found.about),
        "dcat:keyword": [str(word) for word in found.keywords],
        **{name: _dated(day) for name, day in days.items() if day},
        "dct:accrualPeriodicity": _node(_FREQUENCY + found.frequency, "dct:Frequency"),
        "dct:publisher": _publisher(request),
        "dcat:contactPoint": _contact(request),
        "dcat:distribution": [_distribution(request, each) for each in found.distributions],
    }


def _dated(day):
    kind = "dateTime" if isinstance(day, datetime) else "date"
    return {"@value": day.isoformat(), "@type": f"http://www.w3.org/2001/XMLSchema#{kind}"}


def _distribution(request, found):
    said = {
        "@type": "dcat:Distribution",
        "dct:title": str(found.title),
        "dcat:mediaType": _node(_MEDIA_TYPES + found.media_type, "dct:MediaType"),
        "dct:license": _licence(request),
        "dcat:accessURL": {"@id": (address := request.build_absolute_uri(found.href))},
        "href": address,
    }
    if found.describes:
        said["dct:conformsTo"] = _node(request.build_absolute_uri(found.describes), "dct:Standard")
    return said


class _Pages(Sitemap):
    def items(self):
        return ["portal:home", "bulletin:board", "needs:public_list", "needs:rates", "portal:data", "portal:help"]

    def location(self, item):
        return reverse(item)


class _Boards(Sitemap):
    """The board of every place that has one. A notice itself is for readers, not for search engines: its page says so."""

    limit = 5000

    def items(self):
        return notices.boards_shown()

    def location(self, item):
        return f"{reverse('bulletin:board')}?place={item[0]}"

    def lastmod(self, item):
        return item[1]


class _Needs(Sitemap):
    """Public needs of the last months."""

    def items(self):
        return needs.newest_public(size=1000)

    def location(self, item):
        return reverse("needs:public_case", args=[item.public_id])

    def lastmod(self, item):
        return item.closed_at or item.answered_at or item.received_at


@reads(public=True)
def calendar(request):
    """What goes on at a place for everybody: meetings, and until when what hangs may be objected to (RFC 5545)."""
    asked = request.GET.get("place", "")
    place = territory.division_by_public_id(asked)
    if asked and place is None:
        raise Http404
    name = _("{place}的日历").format(place=place.short_name if place else settings.SITE_NAME)
    text = as_ical(name, public_entries(place.path if place else ""), request.build_absolute_uri("/"))
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")


_SECTIONS = {"pages": _Pages, "boards": _Boards, "needs": _Needs}


@reads(public=True)
def sitemap_index(request):
    return sitemaps.index(request, _SECTIONS, sitemap_url_name="portal:sitemap")


@reads(public=True)
def sitemap(request, section):
    return sitemaps.sitemap(request, _SECTIONS, section=section)
