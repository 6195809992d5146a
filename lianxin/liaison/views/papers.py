"""Papers to print: the contact card and the sheet of a visit."""

from django.urls import reverse

from lianxin.kit import clock
from lianxin.kit.http import reads
from lianxin.kit.prints import paper_response
from lianxin.liaison import exports, policies, presenters, selectors
from lianxin.liaison.services import card_code
from lianxin.liaison.views.common import contact_or_404
from lianxin.organisations import selectors as organisations
from lianxin.people import selectors as people
from lianxin.stations import selectors as stations


def _face(request, contact):
    homes = [contact.household_id] if contact.household_id else []
    persons = people.members_by_household(homes).get(contact.household_id, [])
    return presenters.contact_face(contact, request.actor, persons)


@reads
def card(request, public_id):
    """The card with the code of this household; whoever prints it may record for the place, for the code opens its page."""
    contact = contact_or_404(request, public_id)
    keeps_in_touch = policies.is_liaison_of(request.actor, contact)
    if not keeps_in_touch:
        policies.can_enter_paper(request.actor, contact.division_path).or_raise()
    keepers = [
        (str(each.get_kind_display()), each.liaison.user.name, each.liaison.phone)
        for each in selectors.keepers_of(contact)
    ]
    address = request.build_absolute_uri(reverse("liaison:card", args=[contact.public_id]))
    words = exports.contact_card(
        contact,
        _face(request, contact).title,
        keepers,
        organisations.contacts_of(contact.division, limit=4),
        [
            (each.name, each.place_words, each.phone)
            for each in stations.stations_page(path=contact.division.path, size=1)
        ],
        address,
        clock.now(),
        code="" if keeps_in_touch else card_code(contact),  # who visits must not hold what confirms the visit
    )
    return paper_response("sheet", words, f"连心卡-{contact.public_id}.pdf")


@reads
def record(request, public_id):
    """The sheet to take along, with what is still promised; its code opens the household where it is typed in."""
    contact = contact_or_404(request, public_id)
    if not policies.is_liaison_of(request.actor, contact):
        policies.can_enter_paper(request.actor, contact.division_path).or_raise()
    lead = selectors.lead_of(contact)
    promises = selectors.open_promises([contact.pk]).get(contact.pk, [])
    address = request.build_absolute_uri(reverse("liaison:record", args=[contact.public_id]))
    face = _face(request, contact)
    words = exports.visit_record(
        contact, f"{face.title} {face.where}", lead.liaison.user.name if lead else "", promises, address, clock.now()
    )
    return paper_response("sheet", words, f"走访记录表-{contact.public_id}.pdf")
