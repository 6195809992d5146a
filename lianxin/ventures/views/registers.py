"""The register of shares: charter, classes, holders and their changes; what a household holds."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, wants_fragment, writes
from lianxin.kit.masking import mask_name
from lianxin.kit.steps import Step, broken_in_words, fitting_steps, run_once, take_step
from lianxin.ledger import selectors as ledger
from lianxin.territory import selectors as territory
from lianxin.ventures import forms, policies, presenters, selectors, services
from lianxin.ventures.calc.texts import shares
from lianxin.ventures.views.plans import place_of


def _keeps(actor, register):
    return policies.can_keep_register(actor, register.division_path)


def _keeps_holder(actor, holder):
    return policies.can_keep_register(actor, holder.register.division_path)


_OWN = _L(
    "成员名册上的人，自己和家里都没有份额的，在这里登记到本人名下。外出、结婚、离婚都不影响。登记以后，另一个人对照决议核对过，才算数。"
)
_CHARTER = _L(
    "拿着通过的章程，一项一项对：先提多少、零头怎么办、按交易额返还多少、份额可以怎么变、有哪几种股、一股算几份。对得上再点。"
)
_LOOKED = _L("登记以后，集体、村两委或监督委员会的另一个人对照章程和决议核对过，才算数。")


def _is_unchecked(register):
    return register.charter_checked_at is None


REGISTER_STEPS = {
    step.name: step
    for step in (
        Step("check-charter", "", _L("照章程核对过"), forms.ConfirmForm, services.check_charter, "register", policies.can_check_charter, _CHARTER, _is_unchecked),
        Step("class", "", _L("加一种股"), forms.ClassForm, services.add_class, "register", _keeps, _LOOKED),
        Step("quantify", "", _L("量化到户"), forms.QuantifyForm, services.quantify, "register", _keeps, _LOOKED),
        Step("own", "", _L("登记到本人名下"), forms.OwnForm, services.quantify, "register", _keeps, _OWN),
    )
}  # fmt: skip
CHANGE = Step("change", "", _L("变更份额"), forms.ChangeForm, services.change_shares, "holder", _keeps_holder)


@writes
def charter(request):
    """章程里关于份额的规定: opens a register the first time."""
    place = place_of(request)
    if place is None:
        raise Http404
    policies.can_keep_register(request.actor, place.path).or_raise()
    share = territory.profile_at(place.path).value("dividend.reserve_pct")
    begun = {"set_asides": _("公积公益金,{share}").format(share=share)} if share else {}
    form = forms.CharterForm(*posted(request), books=ledger.books_at(place), initial=begun)
    if request.method == "POST" and form.is_valid():
        unit = form.cleaned_data["book"].unit
        try:
            said = {"division": place, "unit": unit, **form.cleaned_data}
            made = run_once(request, lambda: services.write_charter(**said, by=request.actor))
        except RuleBroken as broken:
            form.add_error(broken.field if broken.field in form.fields else None, broken_in_words(broken))
        else:
            messages.success(request, _("存好了。接着加上有哪几种股，再量化到户。"))
            return redirect("ventures:register", public_id=made.public_id)
    context = {"form": form, "place": place}
    return render(request, "ventures/charter.html", context, status=422 if form.errors else 200)


@reads
def register(request, public_id):
    """One register: charter, classes, holders, members who are left out."""
    found = selectors.find_register(public_id, request.actor)
    text = request.GET.get("q", "").strip()[:30]
    page = selectors.holders_page(found, text=text, cursor=request.GET.get("after", ""))
    names = selectors.holder_names(list(page))
    may_keep = bool(_keeps(request.actor, found))
    rights = selectors.rights_of(found)
    context = {
        "register": found, "facts": presenters.register_facts(found), "classes": list(found.classes.all()), "page": page,
        "rows": [(each, mask_name(names[each.pk])) for each in page], "text": text, "may_keep": may_keep,
        "steps": fitting_steps(REGISTER_STEPS.values(), found, request.actor), "roll": rights.roll, "missing": len(rights.missing),
        "strangers": rights.strangers, "short": [(code, number, shares(heads)) for code, number, heads in rights.short],
        "more": [(code, number, shares(heads)) for code, number, heads in rights.more], "looks": _looks(request.actor, found) if found.has_looks else [],
    }  # fmt: skip
    return render(request, "ventures/register.html", context)


@reads
def compare(request, public_id):
    """What households put into ventures for shares beside what the register has them hold: where the two differ."""
    found = selectors.find_register(public_id, request.actor)
    context = {"register": found, "rows": presenters.stake_rows(selectors.stakes_compared(found))}
    return render(request, "ventures/compare.html", context)


@writes
def act_on_register(request, public_id, verb):
    if verb not in REGISTER_STEPS:
        raise Http404
    found = selectors.find_register(public_id, request.actor)
    back = reverse("ventures:register", args=[public_id])
    heading = str(found)
    if verb == "check-charter":  # what is compared with the paper stands on the page itself
        heading = "\n".join([heading, *(f"{label}：{value}" for label, value in presenters.register_facts(found))])
    return take_step(request, REGISTER_STEPS[verb], found, heading=heading, back=back)


@reads
def holder(request, public_id):
    """What one holder has, and how it came about."""
    found = selectors.find_holder(public_id, request.actor)
    names = {each.code: each.name for each in found.register.classes.all()}
    context = {
        "holder": found, "people": _people(request.actor, found), "holding": [(names[code], shares(n)) for code, n in selectors.holding_of(found)],
        "changes": [(each, shares(each.hundredths)) for each in selectors.changes_of(found)],
        "may_keep": bool(_keeps_holder(request.actor, found)), "looks": _looks(request.actor, found),
        "is_staff": bool(policies.can_view_register(request.actor, found.register)),
    }  # fmt: skip
    return render(request, "ventures/holder.html", context)


def _looks(actor, thing):
    """What of a register or a holder waits for a second person, for who may look at it."""
    return presenters.look_links(
        each for each in selectors.waiting_for(thing) if policies.can_view_proposal(actor, each)
    )


def _people(actor, holder):
    """Everybody on the certificate: by name for themselves, masked for who keeps the register."""
    told = selectors.people_of(holder)
    return told if policies.is_ours(actor, holder) else [mask_name(name) for name in told]


@writes
def change_shares(request, public_id):
    found = selectors.find_holder(public_id, request.actor)
    back = reverse("ventures:holder", args=[public_id])
    return take_step(request, CHANGE, found, heading=found.audit_label, back=back)


@reads
def ours(request):
    """我家的股份和分红: what we hold, what we got."""
    return render(request, "ventures/ours.html", _ours(request.actor))


@reads
def ours_panel(request):
    """The part of 我家 that is about shares; nothing for who holds none."""
    if not wants_fragment(request):
        return redirect("ventures:ours")
    return render(request, "ventures/ours_part.html", _ours(request.actor))


def _ours(actor):
    return {
        "holders": [(each, _held_words(each)) for each in selectors.own_holders(actor)],
        "statements": [presenters.own_row(each) for each in selectors.own_statements(actor)],
    }


def _held_words(holder):
    names = {each.code: each.name for each in holder.register.classes.all()}
    return presenters.holding_words(selectors.holding_of(holder), names)
