"""Who speaks for somebody: asked for on their page, confirmed by another, ended with a reason."""

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from lianxin.kit.http import writes
from lianxin.people import forms, policies, selectors
from lianxin.people import services as people
from lianxin.people.views.keeping import _keeper, _person, _record, _relative, settling


@writes
def ask_guardianship(request, public_id):
    person = _keeper(request, public_id)

    def ask(data):
        guardian = _relative(request, data.pop("guardian"), "guardian")
        people.ask_guardianship(person=person, guardian=guardian, by=request.actor, **data)

    form = forms.GuardianForm(request.POST or None)
    return _record(request, form, _("登记监护人"), ask, ("people:person", public_id))


def _guardianship(request, public_id, guardianship_id):
    found = selectors.find_guardianship(_person(request, public_id), guardianship_id)
    if found is None:
        raise Http404
    return found


@writes
def settle_guardianship(request, public_id, guardianship_id):
    """A second person says whether it is so."""
    asked = _guardianship(request, public_id, guardianship_id)
    if not asked.is_waiting:
        raise Http404
    policies.can_settle_guardianship(request.actor, asked, takes_back=True).or_raise()
    form = forms.SettleGuardianForm(request.POST or None, asked=asked)
    settle = settling(request, asked, people.confirm_guardianship, people.decline_guardianship)
    return _record(request, form, _("核对监护登记"), settle, ("people:person", public_id))


@writes
def end_guardianship(request, public_id, guardianship_id):
    found = _guardianship(request, public_id, guardianship_id)
    policies.can_end_guardianship(request.actor, found).or_raise()
    return _record(
        request,
        forms.WhyForm(request.POST or None),
        _("登记监护终止"),
        lambda data: people.end_guardianship(guardianship=found, by=request.actor, **data),
        ("people:person", public_id),
    )
