"""大厅触摸屏: large, for anybody, and forgetful: it goes back to its start and keeps nothing of who stood before it.

Everything typed is posted, never in an address; no page is kept by the browser; the slip is shown once. A machine on
which somebody is signed in shows the sign-out first.
"""

import functools

from django.core import signing
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.actors import ANONYMOUS
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, writes
from lianxin.kit.prints import as_on_paper, paper_response
from lianxin.kit.templatetags.kit import moment
from lianxin.needs import selectors as needs_selectors
from lianxin.needs import services as needs
from lianxin.needs.services.intake import Matter, Requester
from lianxin.needs.vocabulary import Anonymity, Channel, Kind
from lianxin.stations import exports, forms, presenters, selectors, services
from lianxin.stations.views.common import refuse, station_or_404
from lianxin.stations.vocabulary import SlipPaper

#: Seconds without a touch until the start comes back; a page of a slip stays a little longer.
REST, REST_SLIP = 60, 90
#: In the session, between the form and the page that shows it.
_SLIP = "kiosk_slip"
#: What the page of a slip holds for its printer, signed, and how long that is good.
_SALT, _PRINTABLE_SECONDS = "kiosk slip", 600


def forgetful(view):
    """No browser keeps what this answers."""

    @functools.wraps(view)
    def answered(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        patch_cache_control(response, no_store=True, no_cache=True, private=True)
        return response

    return answered


def _show(request, name, station, status=200, rest=REST, **context):
    shown = {"station": station, "rest": rest, **context}
    return render(request, f"stations/kiosk/{name}.html", shown, status=status)


def _station(public_id):
    station = station_or_404(public_id)
    if not station.is_open:
        raise Http404
    return station


@forgetful
@reads(public=True)
def kiosk(request, public_id):
    """The start: large doors, and who is on duty. Whatever the last visitor did is forgotten here."""
    station = _station(public_id)
    request.session.pop(_SLIP, None)
    now = clock.now()
    shifts = [presenters.shift_row(each) for each in selectors.on_duty_today(station)]
    face = presenters.open_face(selectors.opening_of(station), now)
    return _show(request, "start", station, rest=0, face=face, shifts=shifts)


@forgetful
@reads(public=True)
def kiosk_items(request, public_id):
    """The catalogue, to read."""
    page = selectors.items_page(cursor=request.GET.get("after", ""), size=12)
    return _show(request, "items", _station(public_id), page=page)


@forgetful
@reads(public=True)
def kiosk_item(request, public_id, item_id):
    """One service: what to bring, how long, what it costs."""
    item = selectors.find_item(item_id)
    if item is None:
        raise Http404
    return _show(request, "item", _station(public_id), item=item, facts=presenters.item_facts(item))


@forgetful
@writes(public=True)
def kiosk_tell(request, public_id):
    """Tell a need without an account: the slip has number and code, once."""
    station = _station(public_id)
    form = forms.KioskTellForm(posted(request)[0])
    if request.method == "POST" and form.is_valid():
        try:
            made = needs.register_need(
                matter=_matter(form, station),
                requester=_requester(form),
                client_key=form.key,
                by=ANONYMOUS,
                channel=Channel.KIOSK,
            )
        except RuleBroken as broken:
            refuse(form, broken)
        else:
            lines = [(_("编号"), made.need.number), (_("取件码"), made.pickup_code)]
            words = [
                _("最晚{due}答复您。").format(due=moment(made.need.due_at)),
                _("拿好编号和取件码：来站里、打电话、上网都能看办到哪一步。"),
            ]
            return _to_slip(request, station, lines, words, "needs:pickup")
    return _show(
        request, "form", station, 422 if form.errors else 200, form=form, heading=_("说件事"), button=_("说完了")
    )


def _matter(form, station):
    words = form.cleaned_data["content"].strip()
    return Matter(
        kind=Kind.HELP,
        category=needs_selectors.category_coded("other"),
        title=words.splitlines()[0][:30],
        content=words,
        division=station.division,
    )


def _requester(form):
    data = form.cleaned_data
    named = Anonymity.NAMED if data["name"] else Anonymity.ANONYMOUS
    return Requester(name=data["name"], phone=data["phone"], anonymity=named)


@forgetful
@writes(public=True)
def kiosk_number(request, public_id):
    """Draw a number for now."""
    station = _station(public_id)
    form = forms.NumberForm(posted(request)[0])
    if request.method == "POST" and form.is_valid():
        purpose = form.cleaned_data["purpose"]
        try:
            slip = services.book_appointment(
                station=station, day=clock.today(), purpose=purpose, client_key=form.key, by=ANONYMOUS
            )
        except RuleBroken as broken:
            refuse(form, broken)
        else:
            words = presenters.waiting_words(selectors.ahead_of(slip), selectors.opening_of(station), clock.now())
            return _to_slip(request, station, [(_("号码"), slip.slip)], words, "stations:place")
    return _show(request, "form", station, 422 if form.errors else 200, form=form, heading=_("取号"), button=_("取号"))


def _to_slip(request, station, lines, words, leads_to):
    """``leads_to`` is the page the code on the slip opens; it says nothing of the visitor."""
    kept = {"station": station.public_id, "lines": lines, "words": words, "leads_to": leads_to}
    request.session[_SLIP] = kept
    return redirect("stations:kiosk_slip", station.public_id)


@forgetful
@reads(public=True)
def kiosk_slip(request, public_id):
    """What was drawn or told, shown once; the page itself holds, signed, what its printed slip says."""
    station, kept = _station(public_id), request.session.pop(_SLIP, None)
    if kept is None or kept["station"] != public_id:
        return redirect("stations:kiosk", public_id)
    prints = station.slip_paper != SlipPaper.NONE
    signed = signing.dumps(kept, salt=_SALT, compress=True) if prints else ""
    return _show(
        request, "slip", station, rest=REST_SLIP, lines=kept["lines"], words=kept["words"], signed=signed, prints=prints
    )


@forgetful
@writes(public=True, methods=("POST",))
def kiosk_print(request, public_id):
    """The slip on the paper of the station's printer, while its page is shown; nothing of it is stored."""
    station = _station(public_id)
    try:
        kept = signing.loads(request.POST.get("slip", ""), salt=_SALT, max_age=_PRINTABLE_SECONDS)
    except signing.BadSignature:
        return redirect("stations:kiosk", public_id)
    leads_to = (station.public_id,) if kept["leads_to"] == "stations:place" else ()
    address = request.build_absolute_uri(reverse(kept["leads_to"], args=leads_to))
    with as_on_paper():
        words = exports.slip(station, kept["lines"], kept["words"], address=address, at=clock.now())
    answer = paper_response("slip", words, "纸条.pdf")
    answer["Refresh"] = f"{REST_SLIP};url={reverse('stations:kiosk', args=[public_id])}"
    return answer
