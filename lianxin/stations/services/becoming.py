"""What a line of the book becomes: the need, errand, mediation or guided service begun in the same step."""

from django.utils.translation import gettext as _

from lianxin.needs import selectors as needs_selectors
from lianxin.needs import services as needs
from lianxin.needs.services.intake import Matter, Requester
from lianxin.needs.vocabulary import Anonymity, Channel, Kind
from lianxin.stations.services.cases import receive_case
from lianxin.stations.services.errands import Principal, Source, ask_errand
from lianxin.stations.vocabulary import ErrandKind, Outcome, VisitChannel

NEED_KINDS = {Outcome.NEED: Kind.HELP, Outcome.MEDIATION: Kind.HELP, Outcome.SUGGESTION: Kind.SUGGESTION}
_CATEGORIES = {Outcome.MEDIATION: "disputes"}
_CHANNELS = {VisitChannel.PHONE: Channel.PHONE, VisitChannel.LETTER: Channel.LETTER}


def need_from(station, visit, outcome, client_key, by, at):
    kind = Kind.COMPLAINT if visit.is_complaint or visit.about_words.strip() else NEED_KINDS[outcome]
    matter = Matter(
        kind=kind,
        category=needs_selectors.category_coded(_CATEGORIES.get(outcome, "other")),
        title=visit.subject.strip()[:30],
        content=visit.subject.strip(),
        division=station.division,
        about_words=visit.about_words,
    )
    requester = Requester(
        name=visit.name.strip(),
        phone=visit.phone,
        anonymity=Anonymity.NAMED if visit.name.strip() else Anonymity.ANONYMOUS,
        speaks_for=visit.on_behalf_of,
    )
    channel = _CHANNELS.get(VisitChannel(visit.channel), Channel.WALK_IN)
    return needs.register_on_behalf(
        matter=matter, requester=requester, channel=channel, client_key=f"book:{client_key}"[:40], by=by, at=at
    ).need


def errand_from(station, visit, entry, client_key, by, at):
    name = visit.on_behalf_of.strip() or visit.name.strip()
    return ask_errand(
        kind=ErrandKind.OTHER,
        what=visit.subject.strip(),
        division=station.division,
        principal=Principal(name=name, phone=visit.phone, address=visit.address, user_id=visit.user_id),
        source=Source("intake_entry", entry.public_id, _("来访登记 {number}").format(number=entry.number)),
        client_key=f"book:{client_key}"[:40],
        by=by,
        at=at,
    )


def mediation_from(station, visit, by, at):
    return needs.open_mediation(
        division=station.division,
        parties=[(visit.name, visit.phone, visit.address), (visit.other_party, "", "")],
        facts=visit.subject,
        by=by,
        at=at,
    )


def case_from(station, visit, item, client_key, by, at):
    return receive_case(
        station=station,
        item=item,
        applicant=Principal(name=visit.name, phone=visit.phone, user_id=visit.user_id),
        on_behalf_of=visit.on_behalf_of,
        client_key=f"book:{client_key}"[:40],
        by=by,
        at=at,
    )
