"""Pages no link of the sample leads to, each in a real state, are looked at like any other.

Most have their state in the fixture of the house's walk over all addresses; the rest is made here. Whoever of the cast is
let in looks.
"""

from datetime import date

import pytest
from django.test import Client

from lianxin.activities import services as activities
from lianxin.coverage import services as coverage
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.messaging import services as messaging
from lianxin.organisations import services as organisations
from lianxin.people import services as people
from lianxin.points.models import SpotCheck
from lianxin.territory import services as territory
from tests.browser.test_every_address import NOT_LINKED
from tests.deliberation.conftest import hall  # noqa: F401
from tests.house.test_pages import EVERYBODY, filled  # noqa: F401
from tests.ledger.conftest import desk as books  # noqa: F401
from tests.needs.conftest import desk  # noqa: F401
from tests.people.conftest import home  # noqa: F401
from tests.points.conftest import village  # noqa: F401


@pytest.fixture
def made(cast, desk, filled, settings):  # noqa: F811
    """Addresses by route of what the house's walk does not make."""
    officer, secretary = cast.actor("township_officer"), cast.actor("secretary")
    settings.SITE_URL = "https://desk.example.org"
    hook, _secret = messaging.add_hook(
        path=cast.township.path,
        place_label="柳溪镇",
        label="镇工单系统",
        address="https://orders.example.org/hook",
        by=officer,
    )
    site = coverage.add_site(
        division=cast.village, kind="hub", name="城北快递站", trade="快递", people=20, full_members=1, by=officer
    )
    link = coverage.link_person(
        site=site, person=("liaison", cast.user("liaison")), starts_on=clock.today(), basis="分工", by=officer
    )
    batch = people.receive_import(
        division=cast.village,
        filename="名单.csv",
        data="户编号,姓名\nX-1,周小满\nX-2,\n".encode(),
        by=cast.actor("clerk"),
    )
    person = people.register_person(name="吕惊蛰", division=cast.village, populations=("registered",), by=secretary)
    people.ask_link(person=person, user=cast.user("outsider"), by=cast.actor("clerk"))
    child, parent = (
        people.register_person(name="吕小寒", division=cast.village, birth_year=2019, by=secretary),
        people.register_person(name="吕大雪", division=cast.village, user=cast.user("partner"), by=SYSTEM),
    )
    waits = people.ask_guardianship(
        person=child, guardian=person, ground="relative", document="户口簿", decided_on=clock.today(), by=secretary
    )
    people.place_hold(person=parent, basis="法院通知书", by=secretary)
    label = people.give_label(
        person=person, label="min_living", source="civil_affairs", decided_on=clock.today(), review_on=clock.today(),
        expires_on=clock.today(), consent_basis="statutory_duty", by=secretary,
    )  # fmt: skip
    held = people.set_guardian(person=child, guardian=parent, by=SYSTEM)
    wish = people.ask_right(person=person, kind="copy", text="要一份", by=cast.actor("clerk"))
    for state in ("reviewing", "fulfilled"):
        people.move_rights_request(request=wish, state=state, answer="已复印，当面交给您。", by=secretary)
    roll = people.draw_roll(division=cast.village, kind="registered", as_of=clock.today(), by=secretary)
    people.adopt_roll(roll=roll, adopted_by="村民代表会议", by=secretary)
    branch = organisations.create_unit(kind="party_branch", name="新村党支部", division=cast.village, by=SYSTEM)
    post = organisations.add_post(unit=branch, title="组织委员", by=SYSTEM)
    member = {"name": "甲", "stage": "", "on": ""}
    roster = activities.import_members(unit=branch, rows=[(2, member)], by=secretary)
    check = SpotCheck.objects.latest("pk")
    SpotCheck.objects.update(check_by=clock.today())  # the village of these tests lives a hundred days ago
    day = date(2026, 12, 31)
    territory.set_day(
        division=cast.county, day=day, is_workday=False, basis="县政府通知", by=cast.actor("county_officer")
    )
    return {
        "activities/rosters/<str:public_id>/undo/": f"/activities/rosters/{roster.public_id}/undo/",
        "points/checks/<str:public_id>/": f"/points/checks/{check.public_id}/",
        "coverage/sites/links/<str:public_id>/end/": f"/coverage/sites/links/{link.public_id}/end/",
        "organisations/<str:public_id>/posts/<str:post>/end/": f"/organisations/{branch.public_id}/posts/{post.public_id}/end/",
        "elections/plan/<str:public_id>/": f"/elections/plan/{desk.committee.public_id}/",
        "messages/hooks/<str:public_id>/": f"/messages/hooks/{hook.public_id}/",
        "people/import/<slug:public_id>/": f"/people/import/{batch.public_id}/",
        "people/<slug:public_id>/account/settle/": f"/people/{person.public_id}/account/settle/",
        "people/requests/<slug:public_id>/print/": f"/people/requests/{wish.public_id}/print/",
        "people/<slug:public_id>/guardians/<slug:guardianship_id>/": f"/people/{child.public_id}/guardians/{waits.public_id}/",
        "people/<slug:public_id>/guardians/<slug:guardianship_id>/end/": f"/people/{child.public_id}/guardians/{held.public_id}/end/",
        "people/<slug:public_id>/hold/": f"/people/{person.public_id}/hold/",
        "people/<slug:public_id>/hold/lift/": f"/people/{parent.public_id}/hold/lift/",
        "people/<slug:public_id>/labels/<slug:label_id>/review/": f"/people/{person.public_id}/labels/{label.public_id}/review/",
        "me/<slug:public_id>/": f"/me/{child.public_id}/",
        "people/rolls/<slug:public_id>/correct/": f"/people/rolls/{roll.public_id}/correct/",
        "places/<slug:public_id>/calendar/<slug:day>/remove/": f"/places/{cast.county.public_id}/calendar/{day}/remove/",
    }


def let_in(cast, address):
    """The first of the cast to whom the page is shown, or ``None``."""
    for name in EVERYBODY:
        client = Client()
        if name != "anonymous":
            client.force_login(cast.user(name))
        answer = client.get(address)
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            return name
    return None


@pytest.mark.long
def test_pages_no_link_leads_to_are_accessible(
    transactional_db, cast, made, filled, live_server, open_page, assert_accessible  # noqa: F811
):  # fmt: skip
    pages, wrong, unseen = {}, [], []
    for route, reason in NOT_LINKED.items():
        if reason.endswith("in its own test"):
            continue
        address = made.get(route) or filled(route)
        name = let_in(cast, address)
        if name is None:
            unseen.append(f"{route} {address}")
            continue
        if name not in pages:
            pages[name] = open_page(address, user=None if name == "anonymous" else cast.user(name))
        else:
            pages[name].goto(live_server.url + address)
        try:
            assert_accessible(pages[name])
        except AssertionError as found:
            wrong.append(f"{name}: {found}")
    assert not unseen, "\n".join(unseen)
    assert not wrong, "\n\n".join(wrong)
