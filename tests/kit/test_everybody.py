"""A page everybody reads alike is made once, shows every change, and hands each visitor their own token."""

import re
import time

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from lianxin.audit import selectors as audit
from lianxin.audit.models import AuditEvent
from lianxin.bulletin import services
from lianxin.bulletin.models import Notice
from lianxin.bulletin.services import Source
from lianxin.kit import caching
from lianxin.kit.actors import ANONYMOUS
from lianxin.kit.everybody import same_for_everybody
from tests.bulletin.conftest import Board

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(cast, settings):
    """The product as it runs: answers are kept."""
    board = Board(cast)
    board.posted()
    settings.STRICT_ACTIONS = False
    caching.forget()
    yield board
    caching.forget()


def token_in(page):
    return re.search(r'name="csrfmiddlewaretoken" value="(\w{64})"', page.content.decode())[1]


def test_the_second_visitor_costs_no_query_but_gets_their_own_token(board, django_assert_num_queries):
    first, second = Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)
    one = first.get("/board/")
    with django_assert_num_queries(0):
        two = second.get("/board/")
    assert token_in(one) != token_in(two)
    assert one.content.replace(token_in(one).encode(), b"") == two.content.replace(token_in(two).encode(), b"")
    sent = second.post("/kit/display/", {"csrfmiddlewaretoken": token_in(two), "theme": "dark", "next": "/board/"})
    assert sent.status_code == 302
    assert 'data-theme="dark"' in second.get("/board/").content.decode()
    assert 'data-theme="dark"' not in first.get("/board/").content.decode()


def test_a_page_that_changed_with_the_hour_is_no_304(settings):
    settings.STRICT_ACTIONS = False
    caching.forget()
    words = ["开放中", "关门了"]
    view = same_for_everybody(lambda request: HttpResponse(words[0]))
    first = view(RequestFactory().get("/hours/"))
    has_it = {"If-None-Match": first["ETag"]}
    assert view(RequestFactory().get("/hours/", headers=has_it)).status_code == 304
    words.pop(0)
    caching.forget()  # what a minute does
    later = view(RequestFactory().get("/hours/", headers=has_it))
    assert (later.status_code, later.content.decode()) == (200, "关门了")
    caching.forget()


def test_a_browser_that_has_the_page_is_told_so_until_something_changes(board):
    browser = Client()
    browser.get("/board/")
    seen = browser.get("/board/")
    again = browser.get("/board/", headers={"If-None-Match": seen["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    board.posted(source=Source("letter", "R9", "九"), title="今年的新路灯")
    caching.forget()  # what half a second does
    changed = browser.get("/board/", headers={"If-None-Match": seen["ETag"]})
    assert changed.status_code == 200
    assert "今年的新路灯" in changed.content.decode()


def test_a_change_shows_within_a_second_without_anybody_forgetting(board):
    browser = Client()
    browser.get("/board/")
    board.posted(source=Source("letter", "R9", "九"), title="今年的新路灯")
    time.sleep(0.6)
    assert "今年的新路灯" in browser.get("/board/").content.decode()


def test_who_is_signed_in_gets_a_page_of_their_own(board, cast):
    Client().get("/board/")
    officer = Client()
    officer.force_login(cast.user("committee"))
    page = officer.get("/board/")
    assert "ETag" not in page
    assert "site-header--in" in page.content.decode()
    assert "site-header--in" not in Client().get("/board/").content.decode()


def test_a_page_that_also_takes_a_form_says_what_it_is(board, cast):
    """The state of an objection is read by everybody who has its code, and answered on the same page."""
    made = services.raise_objection(notice=Notice.objects.get(), words="日期写错了", by=ANONYMOUS)
    browser, address = Client(), f"/board/objections/{made.public_id}/"
    browser.get(address)
    seen = browser.get(address)
    assert browser.get(address, headers={"If-None-Match": seen["ETag"]}).status_code == 304
    services.answer_first(objection=made, words="查过，是十月三日。", by=cast.actor("secretary"))
    changed = browser.get(address, headers={"If-None-Match": seen["ETag"]})
    assert changed.status_code == 200
    assert "十月三日" in changed.content.decode()
    officer = Client()
    officer.force_login(cast.user("clerk"))
    assert "ETag" not in officer.get(address)


def test_languages_and_questions_are_pages_of_their_own(board):
    browser = Client()
    pages = {
        browser.get(path, headers={"Accept-Language": language}).content.decode().split("<main")[1]
        for path in ("/board/", "/board/?affairs=party", "/board/?q=机耕路")
        for language in ("zh-CN", "en")
    }
    assert len(pages) == 6


def test_the_version_changes_with_one_event_stored_late(board):
    before = audit.version()
    early = AuditEvent.objects.order_by("-id").first()
    said = {f.attname: getattr(early, f.attname) for f in AuditEvent._meta.fields if f.name != "id"}
    AuditEvent.objects.bulk_create([AuditEvent(**said, id=early.id + 5)])
    between = audit.version()
    AuditEvent.objects.bulk_create([AuditEvent(**said, id=early.id + 2)])
    assert len({before, between, audit.version()}) == 3
