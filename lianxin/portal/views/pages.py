"""Pages everybody may read."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lianxin.kit import clock
from lianxin.kit.everybody import same_for_everybody
from lianxin.kit.http import reads
from lianxin.messaging import selectors as messaging
from lianxin.needs import selectors as needs
from lianxin.organisations import selectors as organisations
from lianxin.people import selectors as people
from lianxin.portal import presenters
from lianxin.portal.selectors import going_on_at, home_of
from lianxin.stations import selectors as stations
from lianxin.territory import selectors as territory
from lianxin.territory.vocabulary import System


@reads(public=True)
@same_for_everybody
def home(request):
    """Four doors, and below them what is going on in my village now."""
    place, person = home_of(request.actor, request.GET.get("place", ""))
    now = clock.now()
    going_on = going_on_at(place, person, at=now)
    context = {
        "place": place,
        "votes": presenters.vote_rows(going_on),
        "projects": presenters.project_rows(going_on),
        "money": presenters.money_rows(going_on),
        "keepers": presenters.keeper_rows(going_on),
        "going_on": presenters.public_rows(needs.public_needs(place=place.path if place else "", size=6), now),
        "contacts": organisations.contacts_of(place) if place else [],
        "has_hall": place is None or territory.uses(System.HALL, place),
        "stations": presenters.station_rows(stations.stations_at(place, limit=3), now) if place else [],
    }
    return render(request, "portal/home.html", context)


@reads(public=True)
def feedback(request):
    """提意见、投诉: the same way in, already set to a suggestion."""
    return redirect(f"{reverse('needs:tell')}?kind=suggestion")


@reads(public=True)
def help_page(request):
    """First steps for residents, the desk, and the township."""
    return render(request, "portal/help.html")


@reads(public=True)
def privacy(request):
    """What is kept about people, why, for how long at one's own place, and their rights."""
    place = home_of(request.actor)[0]
    rules = territory.profile_at(place.path if place else "")
    context = {
        "place": place,
        "uses": presenters.used_what_for(),
        "kept": presenters.kept_how_long(rules, messaging.next_runs(presenters.KEEPING_JOBS), clock.now()),
        "by_hand": presenters.goes_by_hand(),
        "assessed": people.assessments_for(place),
        "entrusted": people.contracts_in_force(place),
        "stays": presenters.STAYS,
        "answer_days": rules.value("privacy.answer_working_days"),
    }
    return render(request, "portal/privacy.html", context)


@reads(public=True)
def robots(request):
    """Search engines read public pages only."""
    lines = ["User-agent: *", "Disallow: /needs/pickup/", "Disallow: /accounts/", "Disallow: /people/"]
    lines += [f"Sitemap: {request.build_absolute_uri(reverse('portal:sitemaps'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
