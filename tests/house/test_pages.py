"""Every address of ours says whom it lets in, and none breaks for anybody."""

import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.template import engines
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from django.urls.resolvers import URLResolver

from lianxin.audit import services as audit
from lianxin.bulletin import services as bulletin
from lianxin.bulletin.models import Undisclosed
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.ledger import services as ledger
from lianxin.ledger.models import Entry
from lianxin.liaison import services as liaison
from lianxin.liaison.models import Contact
from lianxin.needs import services as needs
from lianxin.people import services as people
from tests.alliances.conftest import alliances_addresses
from tests.cadres.conftest import cadres_addresses
from tests.deliberation.conftest import hall, hall_addresses  # noqa: F401
from tests.harvests.conftest import harvests_addresses
from tests.ledger.conftest import desk as books  # noqa: F401
from tests.needs.conftest import desk  # noqa: F401
from tests.people.conftest import home  # noqa: F401
from tests.points.conftest import points_addresses, village  # noqa: F401
from tests.stations.conftest import station_addresses
from tests.ventures.conftest import ventures_addresses
from tests.works.conftest import works_addresses

#: With nothing remembered from an earlier request; ``tests/<room>/test_queries.py`` say each list's own number.
MOST_QUERIES = 12

#: Django's own view that changes the language: a POST, safe by its nature.
NOT_OURS = ("allauth.", "django.")


def addresses(patterns=None, before=""):
    """``(route, view)`` of every address below ``patterns``."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route)
        else:
            yield route, pattern.callback


def unguarded(found):
    """Addresses of ours whose view is neither ``@reads`` nor ``@writes``."""
    return [
        route for route, view in found if not view.__module__.startswith(NOT_OURS) and not getattr(view, "guard", None)
    ]


OURS = [(route, view) for route, view in addresses() if not view.__module__.startswith(NOT_OURS)]


def test_every_address_says_whom_it_lets_in():
    assert len(OURS) > 60
    assert not unguarded(addresses())


def test_the_rule_notices_a_bare_view():
    def bare(request):
        pass

    assert unguarded([("bare/", bare)]) == ["bare/"]


class Trap(str):
    """Stands for an undefined template variable and remembers which it was."""

    __slots__ = ("seen",)

    def __new__(cls):
        trap = super().__new__(cls, "%s")
        trap.seen = set()
        return trap

    def __mod__(self, variable):
        self.seen.add(str(variable))
        return ""


@pytest.fixture
def trap(monkeypatch):
    engine = engines["django"].engine
    trap = Trap()
    monkeypatch.setattr(engine, "string_if_invalid", trap)
    return trap


@pytest.fixture
def filled(cast, desk, home, books, hall, village):  # noqa: F811
    """Something to show at every address: the words of each route's parameters."""
    need = desk.checked()
    topic = needs.notice_topic(needs=(need,), by=SYSTEM)
    whistle = needs.blow_whistle(
        need=desk.in_progress(), kind="key_work", problem="集市占道", place_words="北口", units=[desk.bureau],
        by=cast.actor("township_officer"),
    )  # fmt: skip
    parties = [("钱大暑", "", ""), ("孙处暑", "", "")]
    mediation = needs.open_mediation(division=cast.village, parties=parties, facts="争沟", by=cast.actor("clerk"))
    entry = audit.publish_fact("test:said", {"text": "路灯换好了"})
    contact = Contact.objects.get(household=home.household)
    books.post(("银行", 5), ("收入", -5))
    voucher = ledger.prepare_voucher(
        book=books.book, on=books.book.opened_on, words="卖平菇",
        lines=[(books.accounts["银行"], 5), (books.accounts["收入"], -5)], by=cast.actor("accountant"),
    )  # fmt: skip
    notice = bulletin.post_notice(
        division=cast.village, item="village.decisions", title="修路", body="同意修路。", by=cast.actor("committee"),
        source=bulletin.Source("resolution", "R1", "村代决1号"),
    )  # fmt: skip
    objection = bulletin.raise_objection(notice=notice, words="不对", by=cast.actor("resident"))
    day = clock.today()
    late = Undisclosed.objects.create(
        division=cast.village, division_path=cast.village.path, item_code="finance.year", item_name="年度财务报告",
        first_on=day, last_on=day, due_on=day, told_on=day,
    )  # fmt: skip
    plan = liaison.ask_plan(division=cast.village, kind="lead", by=cast.actor("secretary"))
    liaison.work_out_plans()
    part = plan.parts.get()
    county = cast.actor("county_officer")
    incident = people.report_incident(what="备份硬盘不见了", by=county)
    assessment = people.assess_impact(
        path=cast.county.path, subject="sms", way="只给号码", effect="推销", measures="合同", conclusion="可以", party="短信公司",
        next_on=clock.today() + timedelta(days=300), by=county,
    )  # fmt: skip
    by_prefix = {
        "board/desk/undisclosed/": {"public_id": late.public_id},
        "board/desk/": {"public_id": notice.public_id},
        "board/verify/": {"code": notice.posting.public_id},
        "board/objections/": {"public_id": objection.public_id},
        "board/": {"public_id": notice.public_id, "size": "a4"},
        "books/vouchers/": {"public_id": voucher.public_id},
        "books/entries/": {"public_id": Entry.objects.get().public_id},
        "books/accounts/": {"public_id": books.accounts["银行"].public_id},
        "books/": {"public_id": books.book.public_id, "ending": "csv"},
        "liaison/plans/villages/": {"public_id": part.public_id},
        "liaison/plans/rows/": {"public_id": part.rows.first().public_id},
        "liaison/plans/": {"public_id": plan.public_id},
        "liaison/keep/assign/": {"kind": "household", "public_id": home.household.public_id},
        "liaison/keep/people/": {"public_id": contact.assignments.get().liaison.public_id},
        "liaison/contacts/": {"public_id": contact.public_id},
        "liaison/card/": {"public_id": contact.public_id},
        "liaison/visit/": {"public_id": "none"},
        "liaison/assignments/": {"public_id": contact.assignments.get().public_id},
        "needs/catalogue/": {"code": "roads.lamp"},
        "needs/topics/": {"public_id": topic.public_id, "verb": "take-up"},
        "needs/mediations/": {"public_id": mediation.public_id, "verb": "propose"},
        "needs/whistles/": {"public_id": whistle.public_id, "verb": "minutes", "number": "1"},
        "needs/": {"public_id": need.public_id, "verb": "withdraw_need"},
        **alliances_addresses(cast),
        **station_addresses(cast),
        **hall_addresses(hall),
        **points_addresses(village),
        **ventures_addresses(cast),
        **harvests_addresses(cast),
        **works_addresses(hall),
        **cadres_addresses(cast, has_resident=True),
        "story/": {"public_id": need.public_id},
        "people/incidents/": {"public_id": incident.public_id, "pk": 1, "verb": "describe"},
        "people/assessments/": {"public_id": assessment.public_id, "subject": "needs"},
        "people/households/": {"public_id": home.household.public_id},
        "people/": {"public_id": home.rep.public_id, "label_id": "none"},
        "me/": {"public_id": home.rep.public_id, "purpose": "photos"},
        "places/": {"public_id": cast.village.public_id},
        "organisations/": {"public_id": desk.bureau.public_id},
        "log/": {"number": entry.number},
        "accounts/": {"pk": 1},
    }

    def address(route):
        words = next((words for prefix, words in by_prefix.items() if route.startswith(prefix)), {"public_id": "none"})
        parts = []
        for part in route.split("/"):
            start, end = part.find("<"), part.find(">")
            name = part[start + 1 : end].split(":")[-1] if start >= 0 else ""
            parts.append(f"{part[:start]}{words.get(name, 'none')}{part[end + 1 :]}" if name else part)
        return "/" + "/".join(parts)

    return address


EVERYBODY = (
    "anonymous", "resident", "resident_abroad", "liaison", "clerk", "secretary", "committee", "accountant",
    "supervisor", "township_officer", "county_officer", "auditor", "courier", "partner", "outsider", "operator",
    "handler", "checker",
)  # fmt: skip


def walk(cast, filled, trap, seen):
    """Go to every address as everybody; ``seen(name, route, address, answer)`` is told of each answer."""
    broken, open_to_all, heavy, shown = [], [], [], set()
    for name in EVERYBODY:
        connection.queries_log.clear()  # it holds 9000, fewer than everybody together asks
        client = Client(raise_request_exception=False)
        if name != "anonymous":
            client.force_login(cast.user(name))
        for route, view in OURS:
            address = filled(route)
            with CaptureQueriesContext(connection) as queries:
                answer = client.get(address)
            if len(queries) > MOST_QUERIES:
                heavy.append(f"{name} {address}: {len(queries)} queries")
            if answer.status_code >= 500 or trap.seen:
                broken.append(f"{name} {address}: {answer.status_code} {sorted(trap.seen)}")
                trap.seen.clear()
            if answer.status_code == 200:
                shown.add(route)
                if name == "anonymous" and not view.guard["public"]:
                    open_to_all.append(route)
            seen(name, route, address, answer)
    assert not broken, "\n".join(broken[:60])
    assert not open_to_all
    assert not heavy, "\n".join(heavy[:60])
    assert len(shown) > 50, sorted(shown)


def test_no_address_breaks_in_english(cast, filled):
    client = Client(raise_request_exception=False, headers={"Accept-Language": "en"})
    client.force_login(cast.user("clerk"))
    found = {filled(route): client.get(filled(route)).status_code for route, _view in OURS}
    assert not [route for route, status in found.items() if status >= 500], json.dumps(found, indent=1)


def test_the_trap_notices_an_undefined_variable(trap):
    engines["django"].from_string("{{ nobody_said_this }}").render({})
    assert trap.seen == {"nobody_said_this"}


@pytest.mark.long
def test_what_everybody_reads_is_answered_304_until_it_says_something_else(cast, filled):
    """Pages, papers, feeds, calendars, tables, the sitemap, Popolo and DCAT: every public address of ours."""
    year, place = clock.today().year, cast.village.public_id
    paths = {filled(route) for route, view in OURS if view.guard["public"] and view.guard["methods"] == ("GET", "HEAD")}
    paths |= {f"/board/due-committee.ics?place={place}", "/sitemap-boards.xml", f"/needs/public/needs-{year}.csv"}
    paths |= {f"/board/notices-{year}{ending}" for ending in (".csv", ".json", "-rows.json")}
    paths |= {f"/{room}/feed.atom?place={place}" for room in ("board", "needs/public")}
    with time_machine.travel(clock.now(), tick=False):
        client, seen, wrong = Client(raise_request_exception=False), {}, []
        client.get("/")  # the first form leaves a cookie, which is part of every later answer
        for path in sorted(paths):
            first = client.get(path)
            if first.status_code != 200:
                continue
            seen[path] = _said(first), first.get("ETag", "")
            again = client.get(path, headers={"If-None-Match": first.get("ETag", "none")})
            if (again.status_code, _said(again)) != (304, b""):
                wrong.append(f"{path}: {again.status_code} {first.get('ETag')} {again.get('ETag')}")
        assert not wrong, "\n".join(wrong)
        assert {
            "/board/",
            "/data/catalogue.jsonld",
            "/organisations/popolo.json",
            "/sitemap-boards.xml",
        } <= seen.keys()
        assert len(seen) > 60, sorted(seen)
        bulletin.post_notice(
            division=cast.village, item="village.decisions", title="改了主意", body="不修了。", by=cast.actor("committee"),
            source=bulletin.Source("resolution", "R2", "村代决2号"),
        )  # fmt: skip
        for path, (said, etag) in seen.items():
            answer, fresh = client.get(path, headers={"If-None-Match": etag}), _said(client.get(path))
            assert (answer.status_code == 304 and fresh == said) or (
                answer.status_code == 200 and _said(answer) == fresh
            ), path
        changed = {path for path, (said, _etag) in seen.items() if _said(client.get(path)) != said}
        assert {
            "/board/",
            f"/board/notices-{year}.csv",
            f"/board/feed.atom?place={place}",
        } <= changed


def _said(answer):
    """What it says, without the token of a form."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return re.sub(rb'(?<=name="csrfmiddlewaretoken" value=")\w{64}', b"", body)
