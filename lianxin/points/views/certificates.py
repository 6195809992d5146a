"""Certificates of volunteer service: asking for one, holding it, checking it; and the badge anybody's verifier reads."""

from functools import partial

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _L

from lianxin.kit.http import posted, reads, writes
from lianxin.kit.ids import normalise_code
from lianxin.kit.prints import paper_response
from lianxin.kit.steps import Step, take_step
from lianxin.points import exports, forms, policies, presenters, selectors, services
from lianxin.points.views.rules import place_of
from lianxin.territory import selectors as territory

_LABEL = _L("开一张证明")


def _site(request):
    return (settings.SITE_URL or request.build_absolute_uri("/")).rstrip("/")


def _shown(made):
    return reverse("points:certificate", args=[made.public_id])


@writes
def certificates(request):
    """我的志愿服务证明: what one did by the hour, what was issued of it, and a new one at once."""
    own = forms.hours_of_own(request.actor)
    if request.method == "POST" and not own:
        raise Http404
    run = partial(services.issue_certificate, site=_site(request))
    step = Step("certificate", "", _LABEL, forms.OwnCertificateForm, run, "", _may_ask)
    if request.method == "POST" or ("new" in request.GET and own):
        heading = "\n".join(presenters.hours_words(each) for each in own)
        return take_step(request, step, own, heading=heading, back=reverse("points:certificates"), done=_shown)
    place = place_of(request)
    issues = bool(place and policies.can_issue_at(request.actor, place))
    page = selectors.certificates_at(request.actor, place, cursor=request.GET.get("after", "")) if issues else None
    context = {
        "hours": [presenters.hours_words(each) for each in own], "place": place, "page": page,
        "rows": [
            presenters.certificate_row(each, is_masked=False) for each in selectors.certificates_of_own(request.actor)
        ],
        "issued": [presenters.certificate_row(each) for each in page] if page else [],
    }  # fmt: skip
    return render(request, "points/certificates.html", context)


def _may_ask(actor, hours):
    return policies.can_choose(actor)


@writes
def issue_certificate(request):
    """At the counter, on the person's word."""
    place = place_of(request)
    if place is None:
        raise Http404
    run = partial(services.issue_certificate, site=_site(request))
    step = Step("certificate", "", _LABEL, forms.CounterCertificateForm, run, "", policies.can_issue_at)
    back = f"{reverse('points:certificates')}?place={place.public_id}"
    return take_step(request, step, place, heading=place.name, back=back, done=_shown)


@writes(public=True)
def certificate(request, public_id):
    """Whether a certificate is genuine, and for whose it is, the paper and the badge. Posted is a name to compare: it stands in no
    address, and nothing is stored."""
    found = selectors.find_certificate(normalise_code(public_id), request.actor)
    if found is None:
        return render(request, "points/certificate.html", {"code": public_id}, status=404)
    lines = selectors.lines_of_certificate(found)
    is_holder = bool(policies.can_hold_certificate(request.actor, found))
    form = forms.NameForm(posted(request)[0], certificate=found, initial={"check": request.GET.get("check", "")[:12]})
    context = {
        "form": form, "is_named": form.is_bound and form.is_valid(),
        "certificate": found, "is_holder": is_holder, "lines": lines if is_holder else [],
        "is_as_logged": selectors.is_as_logged(found, lines), "facts": presenters.certificate_facts(found, is_holder=is_holder),
    }  # fmt: skip
    return render(request, "points/certificate.html", context, status=422 if form.errors else 200)


@reads(public=True)
def check_by_code(request):
    """Type the number that stands on the paper."""
    if code := normalise_code(request.GET.get("code", "")):
        return redirect("points:certificate", public_id=code[:20])
    return render(request, "points/certificate.html", {"code": ""})


@reads
def certificate_paper(request, public_id):
    found = selectors.find_own_certificate(public_id, request.actor)
    data = exports.certificate_paper(found)
    return paper_response("certificate", data, f"志愿服务记录证明-{found.public_id}.pdf")


@reads
def badge(request, public_id):
    """The Open Badge, for the holder to keep."""
    found = selectors.find_own_certificate(public_id, request.actor)
    return _token(exports.badge(found), f"{found.public_id}.jwt")


@reads(public=True)
def issuer(request, public_id):
    """Who signs the badges of a place, and with which keys."""
    answer = JsonResponse(
        exports.issuer(_division(public_id), _site(request)), json_dumps_params={"ensure_ascii": False}
    )
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


@reads(public=True)
def status_list(request, public_id, number):
    """Which of a place's badges no longer hold."""
    return _token(exports.status_list(_division(public_id), number, _site(request)))


def _division(public_id):
    division = territory.division_by_public_id(public_id)
    if division is None:
        raise Http404
    return division


def _token(token, filename=""):
    headers = {"Access-Control-Allow-Origin": "*"}
    if filename:
        headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return HttpResponse(token, content_type="application/vc+jwt", headers=headers)
