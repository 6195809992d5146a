"""Pages with an argument in their address, found by following the links of a small county, are looked at like any other.

One address of every route, and of every step of a need, is held to ``assert_accessible``. A route that no link leads to
fails, unless it is left out here with its reason.
"""

import re
from fractions import Fraction

import pytest
from django.urls import Resolver404, URLPattern, get_resolver, resolve

from lianxin.accounts.selectors import actor_for, user_named
from lianxin.accounts.services import give_api_key
from lianxin.demo.building import build
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.needs import services as needs
from lianxin.needs.models import Need
from lianxin.people import services as people
from lianxin.people.selectors import person_of
from lianxin.people.vocabulary import RightsKind, RollKind
from tests.browser.test_every_page import pages_of

VISITORS = (
    "resident1",
    "clerk01",
    "v01head",
    "v01secretary",
    "transport",
    "town1",
    "county",
    "operator",
    "auditor",
    None,
)
_LINK = re.compile(r'href="(/[^"#]*)')
NO_PAGES = {
    "files/": "pictures",
    "static/": "files of the front end",
    "log/api/": "answers for programmes",
    "open311/^": "answers for programmes",
    "api/v1/": "answers for programmes",
}
FILES = (".json", ".csv", ".xml", ".pdf", ".pb", ".ics", ".zip", ".jwt", "journal.<str:ending>", "export/")
#: Routes no link of the small county leads to, with the reason. ``test_not_linked`` looks at all that no other test does.
NOT_LINKED = {
    "board/objections/<str:public_id>/": "needs an objection",
    "board/desk/undisclosed/<str:public_id>/": "needs an item the level above was just told of; looked at in its own test",
    "board/<str:public_id>/object/": "needs a notice one may still object to",
    "elections/<str:public_id>/candidates/<str:candidate>/decline/": "needs an election just counted; looked at in its own test",
    "organisations/rosters/<str:public_id>/undo/": "needs a roster just brought; looked at in its own test",
    "activities/rosters/<str:public_id>/undo/": "needs a list just brought",
    "points/checks/<str:public_id>/": "needs a claim just drawn",
    "organisations/<str:public_id>/posts/<str:post>/end/": "needs a post nobody holds; one unit is followed",
    "elections/plan/<str:public_id>/": "needs a unit without an election under way",
    "board/desk/<str:public_id>/edit/": "needs a draft of one's own",
    "works/payments/<str:public_id>/<str:verb>/": "needs a payment that waits; one project is followed",
    "works/capital/<str:public_id>/": "needs outside capital; looked at in its own test",
    "works/capital/<str:public_id>/<str:verb>/": "needs outside capital; looked at in its own test",
    "works/assets/<str:public_id>/<str:verb>/": "for the collective's accountant; looked at in its own test",
    "works/purchases/<str:public_id>/<str:verb>/": "needs a purchase that waits; looked at in its own test",
    "coverage/sites/links/<str:public_id>/end/": "needs a site somebody looks after; one site is followed",
    "hall/ballots/<str:public_id>/roll/": "needs a ballot that has closed; one ballot is followed",
    "hall/ballots/<str:public_id>/reasons/": "needs a counted ballot whose sheets say why",
    "hall/budgets/<str:public_id>/mine/": "needs a budget that is decided; looked at in its own test",
    "hall/comments/<str:public_id>/<str:verb>/": "needs words nobody has read; one topic is followed; looked at in its own test",
    "hall/raising-households/<str:public_id>/<str:verb>/": "needs a fund raising that is being collected",
    "hall/bodies/<str:public_id>/delegate/": "for representatives of an assembly; one body is followed",
    "hall/bodies/<str:public_id>/ground/": "needs representatives that never said on what ground they meet",
    "ventures/statements/<str:public_id>/<str:verb>/": "needs a dividend that was paid",
    "hall/items/<str:public_id>/register/": "needs a motion just passed",
    "hall/items/<str:public_id>/<str:verb>/": "needs a meeting in session",
    "liaison/card/<str:public_id>/": "reached by the code on a printed card",
    "liaison/plans/<str:public_id>/": "needs a proposed list; looked at in its own test",
    "liaison/plans/rows/<str:public_id>/": "needs a proposed list",
    "liaison/plans/villages/<str:public_id>/": "needs a proposed list",
    "messages/hooks/<str:public_id>/": "needs another system to tell",
    "needs/mediations/<str:public_id>/": "under seal",
    "needs/mediations/<str:public_id>/<str:verb>/": "under seal; looked at in its own test",
    "points/purses/handings/<str:public_id>/<str:verb>/": "needs a household that divides",
    "points/rules/<str:public_id>/edit/": "needs a draft",
    "points/batches/<str:public_id>/<str:verb>/": "needs a batch that hangs",
    "points/store/items/<str:public_id>/group/": "needs a version with another unit value",
    "points/objections/<str:public_id>/appeal/": "needs an objection just found wrong",
    "elections/<str:public_id>/handover/<str:what>/": "needs an election that is over; looked at in its own test",
    "points/reversals/<str:public_id>/<str:verb>/": "needs an award that was wrong",
    "harvests/<str:public_id>/<str:verb>/": "for the collective's accountant; looked at in its own test",
    "harvests/batches/<str:public_id>/<str:verb>/": "for the collective's accountant; looked at in its own test",
    "harvests/proposals/<str:public_id>/": "needs an entry that waits for a second person",
    "harvests/proposals/<str:public_id>/<str:verb>/": "needs an entry that waits for a second person",
    "ventures/proposals/<str:public_id>/": "needs an entry that waits for a second person",
    "ventures/proposals/<str:public_id>/<str:verb>/": "needs an entry that waits for a second person",
    "harvests/payouts/<str:public_id>/<str:verb>/": "needs a payment that waits; one payment is followed",
    "ventures/holders/<str:public_id>/change/": "for the collective's accountant",
    "ventures/plans/<str:public_id>/<str:verb>/": "for the collective's accountant, when it is being paid",
    "ventures/plans/<str:public_id>/edit/": "needs a draft",
    "ventures/registers/<str:public_id>/<str:verb>/": "for the collective's accountant",
    "ventures/registers/<str:public_id>/plan/": "for the collective's accountant",
    "stations/<str:public_id>/kiosk/slip/": "needs a visit to the screen of the hall; looked at in its own test",
    "organisations/follow/<str:public_id>/": "needs a village just merged; looked at in its own test",
    "people/import/<slug:public_id>/": "needs a received list",
    "places/<slug:public_id>/calendar/<slug:day>/remove/": "needs a day of its own",
    "people/rolls/<slug:public_id>/correct/": "needs an adopted roll",
    "people/<slug:public_id>/return/": "needs somebody who has left",
    "people/<slug:public_id>/account/": "needs somebody without an account; one person is followed",
    "people/<slug:public_id>/account/settle/": "needs an account somebody asked to link",
    "people/requests/<slug:public_id>/print/": "needs a request that was answered",
    "people/<slug:public_id>/guardians/<slug:guardianship_id>/": "needs a guardianship that waits; one person is followed",
    "people/<slug:public_id>/guardians/<slug:guardianship_id>/end/": "needs a guardianship in force; one person is followed",
    "people/<slug:public_id>/hold/": "needs somebody whose data is not kept by law; one person is followed",
    "people/<slug:public_id>/hold/lift/": "needs somebody whose data is kept by law",
    "people/<slug:public_id>/labels/<slug:label_id>/review/": "needs a label that is seen; one person is followed",
    "me/<slug:public_id>/": "needs somebody in the care of who looks",
    "people/<slug:public_id>/account/unlink/": "needs somebody with an account; one person is followed",
    "stations/<str:public_id>/duty/people/": "for whoever plans the week",
    "stations/<str:public_id>/duty/plan/": "for whoever plans the week",
    "stations/<str:public_id>/duty/usual/": "for whoever plans the week",
    "stations/duty/<str:public_id>/hand-over/": "needs a shift of today",
    "stations/duty/<str:public_id>/swap/": "for whoever plans the week",
}
PERSON = "people/<slug:public_id>/"
REASON = {"purpose": "service", "reason": "核对联系方式"}
#: Of the cadres room one file is followed, and each step is for whose turn it is.
NOT_LINKED |= {
    f"cadres/{each}/<str:public_id>/<str:verb>/": "for whose turn it is; one file is followed"
    for each in "answers appraisals checks evidence filings openings pool rounds secondments tasks trainings wills courses".split()
} | {
    "cadres/openings/<str:public_id>/": "needs a post to fill",
    "cadres/rounds/<str:public_id>/": "for who runs the round",
    "cadres/rounds/<str:public_id>/notice/": "needs an evaluation that is over; looked at in its own test",
}


def argument_routes(patterns=None, prefix=""):
    """Every route of ours that takes an argument."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            if "<" in route and "GET" in getattr(pattern.callback, "guard", {}).get("methods", ()):
                yield route
        else:
            yield from argument_routes(pattern.url_patterns, route)


def found_by(client):
    """Addresses by (route, step), followed breadth first from the pages without an argument; only HTML pages."""
    waiting, seen, found = list(pages_of(client)), set(), {}
    while waiting:
        address = waiting.pop(0)
        try:
            match = resolve(address.partition("?")[0])
        except Resolver404:
            continue
        key = (match.route, match.kwargs.get("verb", ""))
        if key in seen or match.route.startswith(tuple(NO_PAGES)):
            continue
        response = client.get(address)
        if response.status_code == 302 and "<" not in match.route:  # who has one of a kind is led to it
            seen.add(key)
            waiting.append(response.headers["Location"])
        if response.status_code != 200 or not response.headers["Content-Type"].startswith("text/html"):
            continue
        if match.route == PERSON and b'name="reason"' in response.content:
            client.post(address, REASON)  # what may be done with a record is offered once it is open
            response = client.get(address)
        seen.add(key)
        if "<" in match.route and match.func.__module__.startswith("lianxin."):
            found[key] = address
        waiting += [link.replace("&amp;", "&") for link in _LINK.findall(response.content.decode())]
    return found


@pytest.fixture
def county(transactional_db):
    made = build(scale=Fraction(1, 60))
    village, clerk = made.villages[0][0], actor_for(user_named("clerk01"))
    people.draw_roll(division=village, kind=RollKind.RESIDENT, as_of=clock.today(), by=clerk)
    resident = user_named("resident1")
    person = person_of(resident.pk)
    people.ask_right(person=person, kind=RightsKind.COPY, text="想要一份复印件", by=actor_for(resident))
    needs.notice_topic(needs=list(Need.objects.filter(division=village, topic_member=None)[:3]), by=SYSTEM)
    needs.receive_orders(
        source="12345",
        division=village,
        filename="工单.csv",
        data="工单编号,诉求内容\nGD001,路灯不亮\nGD002,".encode(),
        by=clerk,
    )
    give_api_key(
        name="随手拍",
        scope_path=made.division.path,
        scope_label="青禾县",
        ends_on=clock.today(),
        by=actor_for(made.county_officer),
    )
    return made


@pytest.mark.long
def test_pages_with_arguments_are_accessible(county, client, live_server, open_page, assert_accessible):
    looked_at, wrong = set(), []
    for name in VISITORS:
        user = user_named(name) if name else None
        client.logout()
        if user:
            client.force_login(user)
        page = None
        for key, address in found_by(client).items():
            if key in looked_at:
                continue
            looked_at.add(key)
            if page is None:
                page = open_page(address, user=user)
            else:
                page.goto(live_server.url + address)
            try:
                assert_accessible(page)
            except AssertionError as found:
                wrong.append(f"{name}: {found}")
    routes = {route for route, _verb in looked_at}
    unseen = {
        route
        for route in argument_routes()
        if route not in routes and not route.startswith(tuple(NO_PAGES)) and not route.endswith(FILES)
    } - set(NOT_LINKED)
    assert not wrong, "\n\n".join(wrong)
    assert not unseen, "\n" + "\n".join(sorted(unseen))
