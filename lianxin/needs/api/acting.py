"""What can be done: a need is registered, and every step of a case that its page offers.

The steps are those of ``views.steps.STEPS`` with their forms: a new verb there is a new address here, with its body.
"""

from typing import Annotated

from django.utils.translation import gettext_lazy
from ninja import Header, Router, Status

from lianxin.kit.actors import ANONYMOUS
from lianxin.needs import policies, services
from lianxin.needs.api import drawing, shapes
from lianxin.needs.api.answers import answers_of
from lianxin.needs.api.fields import body_of, filled
from lianxin.needs.api.keys import ACTS, REGISTERS, once
from lianxin.needs.api.reading import Id, reading
from lianxin.needs.errors import WrongState
from lianxin.needs.forms import IntakeForm
from lianxin.needs.views.steps import STEPS
from lianxin.needs.vocabulary import TRANSITIONS
from lianxin.organisations import selectors as organisations

acting = Router()
Idempotency = Annotated[str, Header(alias="Idempotency-Key", pattern="^[!-~]{8,80}$")]
NewNeed = body_of(
    IntakeForm,
    "NewNeed",
    leave_out={"client_key"},
    optional={"channel", "kind", "urgency", "anonymity"},
    more={"answers": (dict[str, str | list[str]], {})},
)


@reading.post("/needs", response={201: shapes.Receipt}, auth=REGISTERS, summary=gettext_lazy("登记一件诉求"))
def register_need(request, body: NewNeed, idempotency_key: Idempotency):
    """In the system's name; with ``channel``, written down by the key's account for a visitor or caller."""
    return Status(201, once(request, idempotency_key, lambda: _registered(request.auth, body, idempotency_key)))


def _registered(holder, body, idempotency_key):
    defaults = {name: IntakeForm.base_fields[name].initial for name in ("channel", "kind", "urgency", "anonymity")}
    given = body.model_copy(update={name: value for name, value in defaults.items() if getattr(body, name) is None})
    form = filled(IntakeForm, given, units=organisations.units_within(holder.path))
    said = {code: value if isinstance(value, list) else [value] for code, value in body.answers.items()}
    matter = form.matter(answers_of(said, form.cleaned_data["category"]))
    asked = {"matter": matter, "requester": form.requester(), "client_key": holder.client_key(idempotency_key)}
    policies.can_reach(matter.division.path, holder.path).or_raise()
    if body.channel is None:
        made = services.register_through(**asked, system=holder.key.name, scope_path=holder.path, by=ANONYMOUS)
    else:
        made = services.register_on_behalf(**asked, channel=body.channel, by=holder.actor)
    need = made.need
    return {
        "id": need.public_id,
        "number": need.number,
        "due_at": need.due_at.isoformat(),
        "pickup_code": made.pickup_code,
    }


def _offer(step):
    """The address of one step."""
    Body = body_of(step.form, "".join(part.title() for part in step.name.split("_")))

    def take(request, public_id: Id, idempotency_key: Idempotency, body: Body):
        return once(request, idempotency_key, lambda: _taken(request.auth, step, public_id, body))

    acting.post(
        f"/needs/{{public_id}}/{step.name}",
        response=shapes.Case,
        auth=ACTS,
        tags=["steps"],
        summary=step.label,
        operation_id=step.name,
        description=_ends_where(step),
    )(take)


def _ends_where(step):
    if step.verb is None:
        return ""
    way = TRANSITIONS[step.verb]
    return f"{', '.join(sorted(way.sources))} → {way.target or '='}"


def _taken(holder, step, public_id, body):
    viewer = holder.viewer_of(public_id)
    step.allowed(viewer).or_raise()
    if not step.starts_from(viewer.need):
        raise WrongState(viewer.need)
    form = filled(step.form, body, need=viewer.need, actor=holder.actor)
    for other in filter(None, (form.cleaned_data.get("into"), *form.cleaned_data.get("others", ()))):
        policies.can_reach(other.division_path, holder.path).or_raise()
    step.run(need=viewer.need, by=holder.actor, **form.cleaned_data)
    return shapes.Case.model_validate(drawing.case(holder.viewer_of(public_id))).model_dump(mode="json")


for _step in STEPS.values():
    _offer(_step)
