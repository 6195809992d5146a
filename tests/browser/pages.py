"""A few pages of our own, so that islands are tested before any room has a form."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.urls import include, path

from lianxin.kit.errors import NotAllowed
from lianxin.kit.http import reads, wants_fragment, writes
from lianxin.kit.showcase import SampleForm

_FORM = """{% extends "base.html" %}{% block main %}<h1 class="title">说件事</h1>
<form class="form" method="post" id="report"{% if asks %} data-draft-back{% endif %} data-island="draft busy" data-busy="正在上传" enctype="multipart/form-data">{% csrf_token %}{{ form }}{% if asks %}<label>还要问一句 <input name="asked"></label>{% endif %}
<button class="button button--primary">提交</button></form>{% endblock %}"""
_DONE = """{% extends "base.html" %}{% block main %}<h1 class="title">收到了</h1>{% endblock %}"""
_SIGN_IN = """{% extends "base.html" %}{% block main %}<h1 class="title">登录</h1>
<label>密码 <input type="password" name="password"></label>{% endblock %}"""

_ROWS = """<ul id="list" class="list">{% for row in rows %}<li class="list__row">{{ row }}</li>{% endfor %}</ul>"""
_LIST = """{% extends "base.html" %}{% block main %}<h1 class="title">清单</h1>
<form class="filters" method="get" hx-get="/list/" hx-target="#list" hx-swap="outerHTML" hx-push-url="true">
<div class="field"><label class="field__label" for="q">找</label><input id="q" name="q"></div>
<button class="button">筛选</button></form>
%s{% endblock %}""".replace("%s", _ROWS)
ROWS = ("路灯不亮", "水渠堵了", "路面塌了")


def _page(request, source, **context):
    return HttpResponse(engines["django"].from_string(source).render(context, request))


@writes(public=True)
def report(request):
    if request.method == "POST" and request.POST.get("text") == "登录过期":
        return redirect("/sign-in/")
    form = SampleForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        asks = request.POST.get("text") == "还要问" and "asked" not in request.POST
        return _page(request, _FORM, form=form, asks=True) if asks else redirect("/done/")
    return _page(request, _FORM, form=form)


@reads(public=True)
def done(request):
    return _page(request, _DONE)


@reads(public=True)
def sign_in(request):
    return _page(request, _SIGN_IN)


@reads
def kept_out(request):
    raise AssertionError("nobody is signed in")


@reads(public=True)
def rows(request):
    if request.GET.get("q") == "不许看":
        raise NotAllowed("这份清单只给承办单位看。")
    found = [row for row in ROWS if request.GET.get("q", "") in row]
    if request.GET.get("q") == "过期":
        return kept_out(request)
    return _page(request, _ROWS if wants_fragment(request) else _LIST, rows=found)


urlpatterns = [
    path("report/", report),
    path("list/", rows),
    path("done/", done),
    path("sign-in/", sign_in),
    path("accounts/login/", sign_in),
    path("kit/", include("lianxin.kit.urls")),
]
