"""Meetings that people ask for, against whose number they are counted, and how long ago each body met."""

from dataclasses import dataclass, replace

from django.db.models import OuterRef, Q, Subquery

from lianxin.accounts.vocabulary import Role
from lianxin.deliberation import policies
from lianxin.deliberation.calc.bodies import BODIES, REPRESENTATIVES_OF
from lianxin.deliberation.calc.quorum import Roll, must_convene
from lianxin.deliberation.calc.quorum_rules import Number
from lianxin.deliberation.calc.rhythm import due_after, late_before
from lianxin.deliberation.models import Body, BodyMember, Convening, Meeting
from lianxin.deliberation.vocabulary import HELD, ConveningState, MeetingState
from lianxin.kit import clock
from lianxin.kit.decisions import shown
from lianxin.kit.paging import page
from lianxin.kit.tree import within, within_any
from lianxin.people import selectors as people
from lianxin.territory import selectors as territory

_OPEN = (ConveningState.GATHERING, ConveningState.BINDING)


@dataclass(frozen=True)
class WhoMaySign:
    """``entries`` of the roll and ``representatives``: ``{(name, household code): person id}`` each; ``persons`` on the roll."""

    roll: object
    persons: int
    entries: dict
    representatives: dict

    @property
    def numbers(self):
        households = {code for _name, code in self.entries if code}
        return {
            "persons": self.persons,
            "households": len(households),
            "representatives": len(self.representatives),
        }


def who_may_sign(body, roll=None):
    """Whose signatures count for a meeting of this body: its newest adopted roll (or ``roll``), and the representatives beside it."""
    sitting = BodyMember.objects.filter(ends_on__isnull=True)
    beside = REPRESENTATIVES_OF.get(body.kind)
    if not body.held_to.roll:
        members = _entries(sitting.filter(body=body))
        return WhoMaySign(None, len(members), members, members)
    roll = roll or people.newest_roll(body.division, body.held_to.roll)
    rows = people.names_on_roll(roll) if roll else []
    representatives = _entries(sitting.filter(body__division=body.division, body__kind=beside)) if beside else {}
    return WhoMaySign(roll, len(rows), {(name, code): person for name, code, person in rows}, representatives)


def _entries(members):
    return {(name, code): person for name, code, person in members.values_list("name", "household_code", "person_id")}


def signed(convening):
    """``{"signers", "households", "representatives"}``: how many have signed."""
    rows = list(convening.signers.values_list("household_code", "is_on_roll", "is_representative"))
    return {
        "signers": sum(on_roll for _code, on_roll, _rep in rows),
        "households": len({code for code, on_roll, _rep in rows if on_roll and code}),
        "representatives": sum(rep for _code, _on_roll, rep in rows),
    }


def convening_lines(convening):
    """The tests of the law or the charter with the numbers of now: one that holds obliges."""
    rule = convening.body.rule()
    numbers = {
        Number.ROLL: convening.persons,
        Number.HOUSEHOLDS: convening.households,
        Number.REPRESENTATIVES: convening.representatives,
    }
    rule = replace(rule, convene_on=tuple(test for test in rule.convene_on if numbers[test.of]))
    roll = Roll(convening.persons, convening.households, convening.representatives)
    return must_convene(rule, roll, **signed(convening))


def convene_days(body):
    """In how many days a meeting enough people ask for is held, and the profile that says so."""
    profile, days = territory.profile(body.division), body.held_to.within
    return (profile.value(days) if isinstance(days, str) else days), profile


def convenings(*, place="", cursor="", size=20):
    """Meetings asked for in a place, the newest first."""
    rows = Convening.objects.filter(within(place, "division_path")).select_related("body__division", "meeting")
    return page(rows, order=("-asked_at", "-id"), cursor=cursor, size=size)


def find_convening(public_id):
    rows = Convening.objects.select_related("body__division", "meeting", "roll")
    return shown(rows.filter(public_id=public_id).first())


def find_body_to_ask(public_id):
    """The body of this id if its meeting can be asked for; it is for everybody to know that it exists."""
    found = shown(Body.objects.select_related("division").filter(public_id=public_id).first())
    return shown(found if found.rule().convene_on else None)


def bodies_to_ask(place, most=20):
    """Bodies of a place whose meeting people may ask for."""
    rows = Body.objects.filter(division=place).select_related("division") if place else ()
    return [body for body in rows if body.rule().convene_on][:most]


def open_convenings(body):
    """What people ask this body to meet about and no meeting answers yet, or one too few came to."""
    unplanned = Q(meeting__isnull=True) | Q(meeting__state=MeetingState.INQUORATE)
    return list(body.convenings.filter(unplanned, state__in=_OPEN).select_related("meeting")[:20])


def convenings_to_answer(actor):
    """Meetings that must be called: for who calls them, and for the township once the day is over."""
    late = within_any(actor.scopes(Role.TOWNSHIP_OFFICER), "division_path") & Q(due_on__lt=clock.today())
    rows = Convening.objects.filter(_kept_by(actor, "body__kind") | late, state=ConveningState.BINDING)
    return rows.select_related("body__division", "meeting").order_by("due_on", "id")


def _with_last_met(rows):
    held = Meeting.objects.filter(body=OuterRef("pk"), state__in=HELD).order_by("-opened_at")
    return rows.annotate(last_met=Subquery(held.values("opened_at")[:1]))


def bodies_late(actor):
    """Bodies that have let a quarter, half-year or year pass without meeting and have called no meeting: for who keeps them."""
    today, late = clock.today(), Q(pk__in=[])
    for months in {body.every for body in BODIES.values() if body.every}:
        kinds, day = [code for code, body in BODIES.items() if body.every == months], late_before(today, months)
        long_ago = Q(last_met__lt=clock.day_start(day)) | Q(last_met__isnull=True, set_up_on__lt=day)
        late |= Q(kind__in=kinds) & long_ago
    rows = _with_last_met(Body.objects.filter(_kept_by(actor, "kind")))
    coming = Meeting.objects.filter(state=MeetingState.CALLED).values("body")
    return rows.filter(late).exclude(pk__in=coming).select_related("division").order_by("id")


def _kept_by(actor, kind):
    ours = within_any(actor.scopes(*policies.KEEPERS), "division_path")
    collective = within_any(actor.scopes(Role.COLLECTIVE_OFFICER), "division_path")
    return ours | collective & Q(**{f"{kind}__in": policies.COLLECTIVE_BODIES})


@dataclass(frozen=True)
class Rhythm:
    """When a body met last (``None``: never), by when it meets next, and whether that day is over."""

    last: object
    due: object
    is_late: bool


def with_last_met(body):
    """The body with when it met last."""
    body.last_met = _with_last_met(Body.objects).values_list("last_met", flat=True).get(pk=body.pk)
    return body


def rhythm_of(body):
    """Of a body with when it met last; ``None`` where nothing obliges it to meet so often."""
    if not body.held_to.every:
        return None
    last = clock.day_of(body.last_met) if body.last_met else None
    due = due_after(last or body.set_up_on, body.held_to.every)
    return Rhythm(last, due, due < clock.today())
