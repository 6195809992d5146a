"""Pages for whoever asks: tell us, the receipt, pick-up, my needs."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lianxin.files.vocabulary import HELD
from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.faults import find_thing
from lianxin.kit.http import posted, reads, wants_fragment, writes
from lianxin.needs import presenters, selectors, services
from lianxin.needs.forms import NeedForm, PickupForm, QuestionsForm, ResidentNeedForm
from lianxin.needs.views import twins
from lianxin.needs.vocabulary import Channel, Kind
from lianxin.people import selectors as people
from lianxin.territory import selectors as territory

_SLIP = "needs_receipt"


def held_needs(request):
    """Needs this session has opened by pick-up number and code."""
    return request.session.get(HELD, [])


def hold_need(request, need):
    """Remember that this session knows the code of ``need``: its page and its photos open."""
    request.session[HELD] = [*held_needs(request), need.public_id][-20:]


@writes(public=True)
def tell(request):
    """说件事: with an account or without. What may have been told already is shown once before it is registered."""
    actor = request.actor
    form_class = ResidentNeedForm if actor.is_user else NeedForm
    form = form_class(*posted(request), initial=_known_about(request) if request.method == "GET" else None)
    asked = QuestionsForm.beside(form)
    if wants_fragment(request):
        return _fragment(request, form, asked)
    if request.method == "POST" and form.is_valid():
        rows = [] if twins.SEEN in request.POST else twins.public_twins_of(form, actor)
        if rows or asked.is_unasked:
            more = {"form": form, "asked": asked, "twins": rows, "asks": True, "lost_photos": bool(request.FILES)}
            return render(request, "needs/tell.html", more)
        if asked.is_complete():
            try:
                made = services.register_need(
                    matter=form.matter(asked.answers()),
                    requester=form.requester(),
                    client_key=form.key,
                    by=actor,
                    channel=Channel.QR if form.cleaned_data["scanned"] else Channel.WEB,
                )
            except RuleBroken as error:
                form.add_error(error.field if error.field in form.fields else None, error.message)
            else:
                return to_receipt(request, made)
    context = {"form": form, "asked": asked, "twins": [], "asks": False, "lost_photos": False}
    return render(request, "needs/tell.html", context, status=422 if form.errors or asked.errors else 200)


def _fragment(request, form, asked):
    """What changes beside the form while it is written: the questions of its category, or its likely twins."""
    if request.GET.get("part") == "questions":
        return render(request, "needs/questions.html", {"asked": asked})
    return render(
        request, "needs/tell.html#twins", {"twins": twins.public_twins_of(form, request.actor), "asks": False}
    )


def _known_about(request):
    """What the form may already say: the place of the poster's code, name, phone and village of who is signed in."""
    known = {}
    if (kind := request.GET.get("kind", "")) in Kind.values:
        known["kind"] = kind
    if request.GET.get("scanned"):
        known["scanned"] = True
    if code := request.GET.get("place", ""):
        known["division"] = territory.division_by_public_id(code)
    if thing := find_thing(request.GET.get("thing", "")):
        known |= {"thing": thing.key, "division": thing.division, "place_words": thing.place}
    if request.actor.is_user:
        user = request.user
        person = people.person_of(user.pk)
        known |= {"name": user.name, "phone": user.phone}
        if person and not known.get("division"):
            known["division"] = person.division
    return known


def to_receipt(request, made):
    """Show the receipt of the form just sent, be it for the first or the second time."""
    if made.pickup_code:
        hold_need(request, made.need)
    return to_slip(request, made)


def to_slip(request, made):
    """Show the receipt to print: to staff once, who give it away with the code on it and keep nothing."""
    if not made.pickup_code:
        return redirect("needs:case_receipt", made.need.public_id)
    request.session[_SLIP] = {"public_id": made.need.public_id, "code": made.pickup_code}
    return redirect("needs:receipt")


@reads(public=True)
def receipt(request):
    """What the requester takes away: number, promised date, and once the pick-up code."""
    kept = request.session.get(_SLIP)
    if not kept:
        return redirect("needs:pickup")
    for_staff = kept["public_id"] not in held_needs(request)
    if for_staff:
        del request.session[_SLIP]
    need = selectors.need_for_receipt(kept["public_id"])
    return render(request, "needs/receipt.html", {"need": need, "code": kept["code"], "for_staff": for_staff})


@writes(public=True)
def pickup(request):
    """See a need with its number and code."""
    form = PickupForm(posted(request)[0], initial={"number": request.GET.get("number", "")})
    if request.method == "POST" and form.is_valid():
        try:
            need = services.open_by_pickup(**form.cleaned_data)
        except RuleBroken as error:
            form.add_error(None, error.message)
        else:
            hold_need(request, need)
            messages.success(request, _("已打开您的诉求。用完请关闭页面。"))
            return redirect("needs:case", public_id=need.public_id)
    return render(request, "needs/pickup.html", {"form": form}, status=422 if form.errors else 200)


@reads
def mine(request):
    """Everything I have asked for."""
    page = selectors.my_needs(request.actor, cursor=request.GET.get("after", ""))
    now = clock.now()
    rows = [presenters.queue_row(need, now) for need in page]
    followed = [presenters.public_row(need, now) for need in selectors.followed_needs(request.actor)]
    return render(request, "needs/mine.html", {"page": page, "rows": rows, "followed": followed})
