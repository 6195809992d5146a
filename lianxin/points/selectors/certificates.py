"""What was done by the hour, and the certificates of it."""

import json
import secrets
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Max, Min, OuterRef, Sum

from lianxin.audit import selectors as audit
from lianxin.audit.calc.canonical import salted_hash
from lianxin.kit.decisions import hide
from lianxin.kit.ids import normalise_code
from lianxin.kit.paging import page
from lianxin.people import selectors as people
from lianxin.points import policies
from lianxin.points.calc.service_hours import Served, lines_of
from lianxin.points.models import Certificate, CertifiedClaim, Claim
from lianxin.points.vocabulary import SERVICE, ClaimState, Unit
from lianxin.territory import selectors as territory

_REVERSED = Exists(CertifiedClaim.objects.filter(certificate=OuterRef("pk"), claim__state=ClaimState.REVERSED))
_CERTIFICATES = Certificate.objects.annotate(is_withdrawn=_REVERSED).select_related("division", "person")


@dataclass(frozen=True)
class Hours:
    """What somebody has done at a place by the hour: ``first`` and ``last`` day of it."""

    person: object
    division: object
    hours: int
    first: date
    last: date


def _service():
    """Voluntary service that settled batches hold, counted by the hour. What is counted otherwise took nobody knows how long."""
    return Claim.objects.filter(state=ClaimState.SETTLED, rule__unit=Unit.TIME, rule__category__in=SERVICE)


def service_claims(person, division, first, last):
    """What a certificate of a period rests on, oldest first."""
    rows = _service().filter(person=person, division=division, on__range=(first, last))
    return list(rows.select_related("rule").order_by("on", "id"))


def hours_of(persons):
    """``Hours`` of each of them at each place: two queries."""
    known = {person.pk: person for person in persons}
    rows = _service().filter(person__in=known).order_by().values("person", "division_path")
    rows = list(rows.annotate(hours=Sum("quantity"), first=Min("on"), last=Max("on")))
    places = territory.divisions_at({row["division_path"] for row in rows})
    found = [
        Hours(known[row["person"]], places[row["division_path"]], row["hours"], row["first"], row["last"])
        for row in rows
    ]
    return sorted(found, key=lambda each: (list(known).index(each.person.pk), each.division.pk))


def certificates_of_own(actor, size=20):
    """Those of the reader and of the children in their care, the newest first."""
    return list(_CERTIFICATES.filter(person__in=people.own_people(actor))[:size])


def certificates_at(actor, place, *, cursor="", size=20):
    """What was issued at a place, for who issues there: one page."""
    policies.can_issue_at(actor, place).or_raise()
    return page(_CERTIFICATES.filter(division=place), order=("-id",), cursor=cursor, size=size)


def find_certificate(code, actor):
    """The certificate with this code, or ``None``: whoever holds the paper may ask, but nobody about a child."""
    found = _CERTIFICATES.filter(public_id=code).first()
    return found if found and policies.can_check_certificate(actor, found) else None


def find_own_certificate(code, actor):
    found = _CERTIFICATES.filter(public_id=code).first()
    (policies.can_hold_certificate(actor, found) if found else hide()).or_raise()
    return found


def certificate_with_code(code):
    """For the check of a paper on the machine itself."""
    return _CERTIFICATES.filter(public_id=code).first()


def withdrawn_at(division, first, last):
    """Keys of the certificates of a place in a stretch of keys that no longer hold."""
    rows = _CERTIFICATES.filter(division=division, pk__range=(first, last), is_withdrawn=True)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def lines_of_certificate(certificate):
    """What was done and for how many hours; points are not said."""
    rows = certificate.certified.select_related("claim__rule")
    return certified_lines(row.claim for row in rows)


def certified_lines(claims):
    return lines_of(Served(each.rule.code, each.rule.title, each.quantity, each.on) for each in claims)


def certificate_digest(certificate, lines):
    """What the public log keeps of a certificate: nobody guesses a name from it, for the salt is drawn by lot."""
    value = {
        "code": certificate.public_id, "name": certificate.name, "place": certificate.division.public_id,
        "from": certificate.first_on.isoformat(), "until": certificate.last_on.isoformat(), "hours": certificate.hours,
        "lines": [[line.code, line.hours, line.times] for line in lines],
    }  # fmt: skip
    return salted_hash(value, bytes.fromhex(certificate.salt))


def check_code(certificate):
    """What stands on the paper alone, and not in the log: who has it in hand may ask whether a name is the one that was certified."""
    return salted_hash({"check": certificate.public_id}, bytes.fromhex(certificate.salt))[:8].upper()


def has_paper(certificate, code):
    return secrets.compare_digest(normalise_code(code).encode(), check_code(certificate).encode())


def is_certified_name(certificate, name):
    return "".join(name.split()) == "".join(certificate.name.split())


def is_as_logged(certificate, lines):
    """Whether what is stored is what the public log was told when it was issued."""
    entry = audit.entry_numbered(certificate.entry_number)
    said = json.loads(entry.body)["fact"] if entry else {}
    return said == {"id": certificate.public_id, "digest": certificate_digest(certificate, lines)}
