"""Fields typed twice: none. What the system knows is not asked again, or stands in the field already.

Known of a case from its registration on are the fields in ``KNOWN`` (a ``number`` in a form is somebody else's). A step's form may ask for one of them only in
order to change it, and then shows what is known. Who is signed in is not asked for name, phone and village.
"""

from django import forms

from lianxin.needs.forms import ResidentNeedForm
from lianxin.needs.views.steps import STEPS

KNOWN = frozenset(
    "title content kind category urgency division place place_words about_unit about_words anonymity name phone "
    "email requester requester_name requester_phone requester_email speaks_for channel received_at due_at".split()
)
#: Called the same, but of something else than the case.
OF_ANOTHER = {
    ("open_whistle", "kind"): "the kind of the whistle",
    ("open_whistle", "place_words"): "where to meet",
    ("ask_requester", "kind"): "the kind of the proof",
}


def asked_again(need, actor):
    """``(step, field)`` of every field that asks for what is known of ``need`` and does not show it."""
    for step in STEPS.values():
        form = step.form(None, None, need=need, actor=actor, initial={})
        for name, field in form.fields.items():
            shown = form.get_initial_for_field(field, name)
            if (
                name in KNOWN
                and (step.name, name) not in OF_ANOTHER
                and not isinstance(field.widget, forms.HiddenInput)
                and shown in (None, "")
            ):
                yield step.name, name


def test_no_step_of_a_case_asks_for_what_the_case_says(desk):
    need = desk.checked()
    assert list(asked_again(need, desk.actor("clerk"))) == []


def test_the_test_would_see_one(desk, monkeypatch):
    step = next(iter(STEPS.values()))

    class Asks(step.form):
        phone = forms.CharField()

    monkeypatch.setitem(STEPS, step.name, type(step)(**{**vars(step), "form": Asks}))
    assert list(asked_again(desk.checked(), desk.actor("clerk"))) == [(step.name, "phone")]


def test_who_is_signed_in_is_asked_for_neither_name_nor_phone_nor_village(desk, client):
    user = desk.cast.user("resident")
    user.phone = "+8619900000009"
    user.save()
    client.force_login(user)
    form = client.get("/needs/new/").context["form"]
    assert isinstance(form, ResidentNeedForm)
    for name in ("name", "phone"):
        assert form.get_initial_for_field(form.fields[name], name), name
    scanned = client.get(f"/needs/new/?place={desk.cast.village.public_id}&scanned=1").context["form"]
    assert scanned.get_initial_for_field(scanned.fields["division"], "division") == desk.cast.village


def test_the_clerk_s_own_place_stands_in_the_form(desk, client):
    client.force_login(desk.cast.user("clerk"))
    form = client.get("/needs/take/").context["form"]
    assert form.get_initial_for_field(form.fields["division"], "division") == desk.cast.village
