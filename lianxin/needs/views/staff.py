"""Pages for the desk: the queue, and taking a need down for a visitor or caller."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.http import posted, reads, wants_fragment, writes
from lianxin.needs import policies, presenters, selectors, services
from lianxin.needs.forms import IntakeForm, QuestionsForm
from lianxin.needs.forms.channels import ChannelForm
from lianxin.needs.forms.hardship import HardshipForm
from lianxin.needs.views.residents import to_slip
from lianxin.needs.views.twins import only_looked, staff_twins_of
from lianxin.needs.vocabulary import State
from lianxin.territory import selectors as territory


@reads
def queue(request):
    """All needs I may see, by their clock, with filters."""
    policies.can_use_queue(request.actor).or_raise()
    asked = {name: request.GET.get(name, "") for name in ("state", "category", "text", "overdue")}
    page = selectors.queue(request.actor, **asked, cursor=request.GET.get("after", ""))
    now = clock.now()
    context = {
        "page": page,
        "rows": [presenters.queue_row(need, now) for need in page],
        "asked": asked,
        "may_take": bool(policies.can_take_needs(request.actor)),
        "overdue_options": presenters.options(presenters.OVERDUE, asked["overdue"]),
        "state_options": presenters.options(State.choices, asked["state"]),
        "category_options": presenters.options(((c.code, c) for c in selectors.categories()), asked["category"]),
        "query": presenters.query_without(request.GET, "after"),
    }
    return render(request, "needs/queue.html#list" if wants_fragment(request) else "needs/queue.html", context)


@writes
def report_hardship(request):
    """报告困难群众: a button for whoever works in the village; the township's civil affairs has it at once."""
    policies.can_take_needs(request.actor).or_raise()
    form = HardshipForm(posted(request)[0], initial={"division": territory.home_division(request.actor)})
    if request.method == "POST" and form.is_valid():
        try:
            made = services.report_hardship(by=request.actor, **form.cleaned_data)
        except RuleBroken as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, _("已报给乡镇民政，编号 {number}。").format(number=made.need.number))
            return redirect("needs:case", public_id=made.need.public_id)
    return render(request, "needs/hardship.html", {"form": form}, status=422 if form.errors else 200)


@writes
def take(request):
    """代为登记: both names are recorded, the visitor's and mine."""
    actor = request.actor
    policies.can_take_needs(actor).or_raise()
    place = territory.home_division(actor)
    form = IntakeForm(*posted(request), initial={"division": place})
    asked = QuestionsForm.beside(form, insists=False)
    if wants_fragment(request) and request.GET.get("part") == "questions":
        return render(request, "needs/questions.html", {"asked": asked})
    channel = ChannelForm.beside(form, actor=actor)
    if wants_fragment(request) and request.GET.get("part") == "channel":
        return render(request, "needs/channel.html", {"channel": ChannelForm(channel.channel, actor=actor)})
    looked = wants_fragment(request) or "look" in request.POST
    rows = staff_twins_of(form, actor) if looked else []
    if wants_fragment(request):
        return render(request, "needs/take.html#twins", {"twins": rows, "looked": False})
    if looked:
        only_looked(form)
    elif request.method == "POST" and form.is_valid() and asked.is_complete() and channel.is_complete():
        try:
            made = services.register_on_behalf(
                matter=form.matter(asked.answers()),
                requester=form.requester(),
                channel=form.cleaned_data["channel"],
                client_key=form.key,
                details=channel.details(),
                by=actor,
            )
        except RuleBroken as error:
            at_fault = channel if error.field in channel.fields else form
            at_fault.add_error(error.field if error.field in at_fault.fields else None, error.message)
        else:
            return to_slip(request, made)
    unasked = (asked.is_unasked or channel.is_unasked) and not looked and not form.errors
    context = {
        "form": form,
        "asked": asked,
        "channel": channel,
        "unasked": unasked,
        "twins": rows,
        "looked": looked and not form.errors,
    }
    return render(
        request, "needs/take.html", context, status=422 if form.errors or asked.errors or channel.errors else 200
    )
