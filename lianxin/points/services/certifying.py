"""Certificates of volunteer service (民政部令第67号《志愿服务记录与证明出具办法（试行）》): hours and deeds, never points."""

import secrets

from django.conf import settings
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.ids import new_public_id
from lianxin.people import selectors as people
from lianxin.points import policies, selectors
from lianxin.points.models import Certificate, CertifiedClaim
from lianxin.points.services.telling import tell_person
from lianxin.points.vocabulary import Asked, AuditTag, ClaimState, MessageKind, PublicFact


@action
def issue_certificate(*, person, division, first, last, by, asked=Asked.SELF, site="", at=None):
    """Certify the hours of service that settled batches of a place hold for a person from ``first`` to ``last``.

    Free, whenever the person asks, as often as they ask. The public log is told its code and a salted digest. Refuses a
    period without any.
    """
    at = at or clock.now()
    policies.can_issue_certificate(by, person, division).or_raise()
    if last < first:
        raise RuleBroken(_("结束的日子不能早于开始的日子。"), field="last")
    claims = selectors.service_claims(person, division, first, last)
    if not claims:
        raise RuleBroken(_("这段时间没有入了账、按小时算的志愿服务，开不了证明。"), field="first")
    made = Certificate(
        public_id=new_public_id(), division=division, person=person, name=person.name, first_on=first, last_on=last,
        for_minor=selectors.is_minor(person, clock.day_of(at)), hours=sum(each.quantity for each in claims), asked=asked,
        place_name=division.name[:80], place_short=division.short_name[:80], issued_at=at, issued_by_id=by.id, site=(site or settings.SITE_URL).rstrip("/")[:120], salt=secrets.token_hex(16),
    )  # fmt: skip
    made.digest = selectors.certificate_digest(made, selectors.certified_lines(claims))
    fact = {"id": made.public_id, "digest": made.digest}
    made.entry_number = audit.publish_fact(PublicFact.CERTIFIED, fact, at=at).number
    made.save()
    CertifiedClaim.objects.bulk_create(CertifiedClaim(certificate=made, claim=claim) for claim in claims)
    audit.record(AuditTag.ISSUE_CERTIFICATE, made, by, after={"hours": made.hours, "asked": asked}, at=at)
    return made


def withdraw_certificates(claim, at):
    """A reversed award: the certificates that count it hold no longer. The public log is told, and who asked for them."""
    others = Certificate.objects.filter(certified__claim=claim).select_related("person", "division")
    for each in others.exclude(
        pk__in=CertifiedClaim.objects.filter(claim__state=ClaimState.REVERSED)
        .exclude(claim=claim)
        .values("certificate")
    ):
        audit.publish_fact(PublicFact.WITHDRAWN, {"id": each.public_id}, at=at)
        holders = people.guardians_of(each.person) if each.for_minor else [each.person]
        for holder in holders:
            words = _("证明 {code} 里有一次服务的记录冲回了，这张证明不再有效。可以重新开一张。").format(
                code=each.public_id
            )
            tell_person(
                holder, each.division, kind=MessageKind.CERTIFICATE, title=_("志愿服务证明不再有效"), words=words,
                key=f"certificate:{each.public_id}", url="/points/certificates/",
            )  # fmt: skip
