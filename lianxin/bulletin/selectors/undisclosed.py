"""What places did not make public in time, as the level above sees to it."""

from django.db.models import Exists, OuterRef, Q

from lianxin.accounts import selectors as accounts
from lianxin.bulletin import policies
from lianxin.bulletin.calc.catalogue import ITEMS
from lianxin.bulletin.calc.due import reminder_stage
from lianxin.bulletin.models import Notice, OwnItem, Undisclosed
from lianxin.bulletin.selectors.due import LARGE, due_list, places_with_a_board
from lianxin.kit.decisions import hide
from lianxin.territory import selectors as territory
from lianxin.territory.vocabulary import Level


def places_watched():
    """Villages at whose desk somebody sits, or at the desk right above, and those that have hung something up: also one that never
    did, and one without any account."""
    found = {place.pk: place for place in places_with_a_board()}
    staffed = territory.divisions_at(sorted(accounts.staff_scopes())).values()
    below = territory.children_at(accounts.roots_of(policies.ABOVE))
    villages = (place for place in (*staffed, *below) if place.level == Level.VILLAGE and place.valid_to is None)
    found |= {place.pk: place for place in villages}
    return sorted(found.values(), key=lambda place: place.path)


def places_unreached():
    """``is_unreached(place)``: whether nobody of the place has an account a message could come to. One query for any number."""
    reached = accounts.staff_scopes()
    return lambda place: place.path not in reached


def newly_late(place, today):
    """Rows of the due list of a place that are late and nobody above was told of yet."""
    late = [row for row in due_list(place, today) if not row.is_done and reminder_stage(today, row.due) == "late"]
    told = set(Undisclosed.objects.filter(division=place).values_list("item_code", "first_on", "last_on"))
    return [row for row in late if (row.item.code, row.period.first, row.period.last) not in told]


def undisclosed(actor):
    """What still does not hang of the places below an actor, the longest due first; ``None`` for who is no officer above."""
    theirs = policies.reported_to(actor)
    if theirs is None:
        return None
    return still_undisclosed().filter(theirs).select_related("division").order_by("due_on", "id")


def still_undisclosed():
    """What was late and does not hang by now, as the due list counts it: for its own days, what was large also among more. What a
    place or one above it took out of its catalogue is no longer owed. A queryset."""
    exact = Q(about_from=OuterRef("first_on"), about_to=OuterRef("last_on"))
    among = Q(item_code=LARGE, about_from__lte=OuterRef("first_on"), about_to__gte=OuterRef("last_on"))
    hung = Notice.objects.filter(
        exact | among, division=OuterRef("division"), item_code=OuterRef("item_code"), posting__isnull=False
    )
    owed = Q(item_code__in=ITEMS) | Exists(OwnItem.objects.filter(code=OuterRef("item_code")))
    return Undisclosed.objects.filter(owed, ~Exists(hung))


def undisclosed_to_order(actor):
    """Of these, what nobody has ordered yet."""
    found = undisclosed(actor)
    return None if found is None else found.filter(ordered_at__isnull=True)


def find_undisclosed(public_id, actor):
    found = Undisclosed.objects.select_related("division").filter(public_id=public_id).first()
    (policies.can_order_disclosure(actor, found) if found else hide()).or_raise()
    return found
