from io import BytesIO

import pytest
from django import forms
from django.http import Http404
from django.shortcuts import render
from django.template import engines
from django.test import RequestFactory, override_settings
from django.urls import include, path
from PIL import Image

from lianxin.kit import navigation
from lianxin.kit.errors import NotAllowed, NotFound, RuleBroken
from lianxin.kit.forms import GroupedForm, PhotosField
from lianxin.kit.http import reads, writes
from lianxin.kit.navigation import Place, register_link


@reads(public=True)
def plain(request):
    return render(request, "base.html")


@reads(public=True)
def fails(request, kind):
    kinds = {
        "allowed": NotAllowed("只有承办单位能答复这件诉求。"),
        "found": NotFound(),
        "rule": RuleBroken("已经办结的诉求不能再派单。"),
        "http": Http404(),
        "bug": ZeroDivisionError(),
    }
    raise kinds[kind]


@writes(methods=("POST",))
def sent_only(request):
    return render(request, "base.html")


@writes
def guarded(request):
    return render(request, "base.html")


urlpatterns = [
    path("guarded/", guarded),
    path("sent/", sent_only),
    path("", plain, name="home"),
    path("fails/<kind>/", fails),
    path("kit/", include("lianxin.kit.urls")),
]
handler404 = "lianxin.kit.views.page_not_found"
handler500 = "lianxin.kit.views.server_error"

with_urls = override_settings(ROOT_URLCONF=__name__)


@pytest.fixture
def links(monkeypatch):
    monkeypatch.setattr(navigation, "_links", {place: {} for place in Place})


@with_urls
def test_layout_has_a_skip_link_and_a_complaint_entry(client, db):
    page = client.get("/").content.decode()
    assert 'href="#main"' in page
    assert "提意见、投诉" in page
    assert 'lang="zh-hans"' in page


@with_urls
@pytest.mark.parametrize(
    ("kind", "status", "words"),
    [
        ("allowed", 403, "只有承办单位能答复这件诉求。"),
        ("found", 404, "没有找到这一页"),
        ("rule", 422, "已经办结的诉求不能再派单。"),
        ("http", 404, "没有找到这一页"),
        ("bug", 500, "没有做成"),
    ],
)
def test_failure_pages_say_what_happened(client, db, kind, status, words):
    client.raise_request_exception = False
    response = client.get(f"/fails/{kind}/")
    assert response.status_code == status
    assert words in response.content.decode()


@with_urls
def test_choose_display_keeps_the_choice_and_returns(client, db):
    response = client.post("/kit/display/", {"mode": "elder", "next": "/?a=1"})
    assert response.url == "/?a=1"
    assert 'data-mode="elder"' in client.get("/").content.decode()
    client.post("/kit/display/", {"theme": "dark"})
    assert 'data-theme="dark"' in client.get("/").content.decode()
    client.post("/kit/display/", {"language": "en"})
    assert 'lang="en"' in client.get("/").content.decode()
    client.post("/kit/display/", {"mode": ""})
    assert "data-mode" not in client.get("/").content.decode()


@with_urls
@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_choose_display_never_leaves_the_site(client, db, target):
    assert client.post("/kit/display/", {"mode": "elder", "next": target}).url == "/"


@with_urls
def test_choose_display_ignores_unknown_choices(client, db):
    client.cookies["lianxin_theme"] = '"><script>'
    response = client.post("/kit/display/", {"theme": "pink", "language": "xx"})
    assert response.status_code == 302
    assert "data-theme" not in client.get("/").content.decode()


@with_urls
def test_navigation_shows_registered_links_for_whom_they_are(client, db, links):
    register_link(Place.MAIN, "公开栏", "home", icon="newspaper", count=lambda actor: 3)
    register_link(Place.MAIN, "今日要办", "kit:choose_display", shows=lambda actor: actor.is_user)
    register_link(Place.MAIN, "没有的", "nowhere:at_all")
    page = client.get("/").content.decode()
    assert "公开栏" in page
    assert '<span class="badge">3</span>' in page
    assert "今日要办" not in page
    assert "没有的" not in page


@with_urls
def test_form_that_waited_too_long_gives_the_text_back(db, client):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/kit/display/", {"text": "路灯坏了三天", "password": "secret-word"})
    page = response.content.decode()
    assert response.status_code == 403
    assert "路灯坏了三天" in page
    assert "secret-word" not in page


class Report(GroupedForm, forms.Form):
    title = forms.CharField(label="一句话说清", help_text="比如：东头路灯不亮")
    place = forms.CharField(label="在哪里", required=False)
    kind = forms.ChoiceField(label="哪一类", choices=[("a", "咨询"), ("b", "求助")], widget=forms.RadioSelect)
    agree = forms.BooleanField(label="可以公开")
    groups = [("事情", ["title", "place", "kind"])]


def test_form_with_errors_is_described_for_everybody():
    page = str(Report({"place": "东头"}))
    assert '<a href="#id_title">一句话说清</a>' in page
    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="id_title_helptext id_title_error"' in page
    assert "（可不填）" in page
    assert '<legend class="field-group__legend">事情</legend>' in page
    assert page.count("<fieldset") == page.count("</fieldset>") == 3


def test_form_prints_each_field_once():
    page = str(Report())
    for name in ("title", "place", "agree"):
        assert page.count(f'name="{name}"') == 1


def test_form_escapes_what_was_typed():
    assert "<script>" not in str(Report({"title": "<script>alert(1)</script>"}))


class Photos(forms.Form):
    photos = PhotosField(max_count=2, required=False)


def test_photos_field_takes_none_several_and_refuses_too_many():
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.utils.datastructures import MultiValueDict

    def upload(count):
        picture = BytesIO()
        Image.new("RGB", (4, 3)).save(picture, "PNG")
        files = [SimpleUploadedFile(f"{n}.png", picture.getvalue()) for n in range(count)]
        return Photos({}, MultiValueDict({"photos": files}))

    assert upload(0).is_valid()
    two = upload(2)
    assert two.is_valid()
    assert len(two.cleaned_data["photos"]) == 2
    assert not upload(3).is_valid()
    assert not Photos({}, MultiValueDict({"photos": [SimpleUploadedFile("1.jpg", b"x")]})).is_valid()


def test_named_partial_is_found_through_the_loader():
    template = engines["django"].get_template("kit/partial_example.html#list")
    assert template.render({"rows": ["甲"]}, RequestFactory().get("/")).strip() == "<li>甲</li>"


@with_urls
def test_form_sent_after_the_session_ended_gives_the_text_back(client, db):
    response = client.post("/guarded/?a=1", {"text": "路灯坏了三天", "password": "secret-word"})
    page = response.content.decode()
    assert response.status_code == 403
    assert "路灯坏了三天" in page
    assert "secret-word" not in page
    assert "/accounts/login/?next=/guarded/%3Fa%3D1" in page


@with_urls
def test_empty_form_sent_after_the_session_ended_leads_to_sign_in(client, db):
    assert client.post("/guarded/", {"go": ""}).url == "/accounts/login/?next=/guarded/"


@with_urls
@pytest.mark.parametrize(
    ("referer", "target"),
    [("http://testserver/case/?tab=2", "/case/%3Ftab%3D2"), ("https://elsewhere.example/", "/"), ("", "/")],
)
def test_sign_in_leads_back_to_a_page_that_can_be_read(client, db, referer, target):
    response = client.post("/sent/", headers={"referer": referer})
    assert response.url == f"/accounts/login/?next={target}"


def test_an_address_that_was_not_there_under_other_urls_is_found_again(client, db):
    navigation._address.cache_clear()
    with override_settings(ROOT_URLCONF=__name__):
        assert 'id="site-search"' not in client.get("/").content.decode()
    assert 'id="site-search"' in client.get("/").content.decode()
