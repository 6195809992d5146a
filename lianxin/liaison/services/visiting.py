"""What was said and promised at the door, by the liaison's own hand or typed in from paper."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.sql import compiled
from lianxin.liaison import policies, selectors
from lianxin.liaison.errors import NotYours
from lianxin.liaison.models import AskedErrand, Contact, Event, Promise, RaisedNeed, Visit
from lianxin.liaison.services.promising import settle_in_visit
from lianxin.liaison.services.telling import tell_of_visit
from lianxin.liaison.vocabulary import AuditTag, Occasion
from lianxin.needs import services as needs
from lianxin.needs.services.intake import Matter, Requester
from lianxin.needs.vocabulary import Anonymity
from lianxin.needs.vocabulary import Channel as NeedChannel
from lianxin.people import selectors as people
from lianxin.stations import services as stations


@dataclass(frozen=True)
class NeedDraft:
    """A need told at the door; ``consents`` says that the household's name and phone may go with it."""

    category: object
    content: str
    kind: str = "help"
    urgency: str = "normal"
    consents: bool = False


@dataclass(frozen=True)
class PromiseDraft:
    words: str
    due_on: object


@dataclass(frozen=True)
class ErrandDraft:
    """Something the household asks to have done for it (代办); whom it is for goes with it."""

    kind: str
    what: str


@dataclass(frozen=True)
class VisitDraft:
    """A visit as it was written down; ``kept`` are public ids of promises said to be kept at this visit."""

    channel: str
    met_at: object
    occasion: str = Occasion.ROUTINE
    spoken_to: int = 1
    topics: tuple = ()
    done: str = ""
    note: str = ""
    next_on: object = None
    promises: tuple = ()
    kept: tuple = ()
    needs: tuple = ()
    errands: tuple = ()

    def digest(self, device_at=None):
        """The same content gives the same 64 characters: what tells a record sent twice from another version of it.

        A phone's own time counts, not ours reckoned from it, which differs a little each time it is sent.
        """
        said = asdict(replace(self, needs=(), met_at=device_at or self.met_at))
        if not self.errands:  # what phones sent before there were errands keeps its digest
            del said["errands"]
        text = json.dumps(said, default=str, ensure_ascii=False, sort_keys=True)
        told = [[str(each.category), each.content, each.kind, each.urgency, each.consents] for each in self.needs]
        return hashlib.sha256(f"{text}{told}".encode()).hexdigest()


@action(idempotent=True)
def record_visit(*, contact, draft, client_id, by, device_at=None, at=None):
    """The liaison records a visit of their own; needs told at it become cases with a clock, errands wait at the station.

    Refuses (``NotYours``) who did not keep in touch with them at the time. The same record again is the same visit;
    another version under the same ``client_id`` is kept beside the first and both are shown.
    """
    at, contact = at or clock.now(), _locked(contact, draft.met_at)
    sent = _sent(by.id, client_id)
    if known := sent.get(draft.digest(device_at)):
        return known
    assignment = selectors.assignment_at(contact, by.id, draft.met_at)
    if assignment is None:
        raise NotYours(contact, selectors.lead_of(contact))
    return _record(contact, assignment.liaison, draft, client_id, sent, by, device_at, at, entered_by="")


@action(idempotent=True)
def enter_paper_visit(*, contact, liaison, draft, client_id, by, at=None):
    """Staff type in a record a liaison wrote on paper: both names stand on it."""
    contact = _locked(contact, draft.met_at)
    policies.can_enter_paper(by, contact.division_path).or_raise()
    if selectors.assignment_at(contact, liaison.user_id, draft.met_at) is None:
        raise RuleBroken(_("{name}那一天不是这一户的联系人，请核对日期和姓名。").format(name=liaison.user.name))
    sent = _sent(liaison.user_id, client_id)
    return _record(contact, liaison, draft, client_id, sent, by, None, at or clock.now(), entered_by=by.name)


def _locked(contact, met_at):
    """The contact with all that is said of it, while one record after the other is taken for it.

    Whoever took back their consent to be visited is written of no more; what was before that day stays.
    """
    [found] = _contact(contact.pk, met_at)
    if found.is_refused:
        raise RuleBroken(
            _(
                "这一户已经撤回对走访的同意，没有登记。不要再上门；有急事请打电话或由站点联系，要恢复，请本人在“我家”重新同意。"
            ),
        )
    return found


@compiled
def _contact(key, met_at):
    refused = people.visits_refused(household="household", person="person", since=met_at)
    found = Contact.objects.select_for_update(of=("self",)).filter(pk=key).annotate(is_refused=refused)
    return found.select_related("household", "person", "group", "division")


def _sent(author_id, client_id):
    """What was recorded under this ``client_id`` before, by digest: one visit, or the versions of one."""
    return {each.digest: each for each in Visit.objects.filter(author_id=author_id, client_id=client_id)}


def _record(contact, liaison, draft, client_id, sent, by, device_at, at, *, entered_by):
    digest, author = draft.digest(device_at), liaison.user
    if digest in sent:
        return sent[digest]
    visit = Visit.objects.create(
        client_id=client_id, digest=digest, contact=contact, division_path=contact.division_path, author=author,
        author_name=author.name, channel=draft.channel, occasion=draft.occasion, met_at=draft.met_at,
        device_at=device_at, received_at=at, spoken_to=draft.spoken_to, topics=list(draft.topics), done=draft.done,
        note=draft.note, next_on=draft.next_on, entered_by_name=entered_by,
    )  # fmt: skip
    if not sent:  # what follows from a visit follows once
        _promise(visit, liaison, draft, at)
        _raise_needs(visit, draft, by, at)
        _ask_errands(visit, draft, by, at)
    settle_in_visit(contact, draft.kept, author.name, at)
    Event.objects.filter(contact=contact, met_by__isnull=True, happened_on__lte=clock.day_of(draft.met_at)).update(
        met_by=visit
    )
    tell_of_visit(visit)
    audit.record(
        AuditTag.VISIT_RECORDED,
        visit,
        by,
        after={"channel": str(visit.get_channel_display()), "met_at": visit.met_at.isoformat(), "author": author.name},
        at=at,
    )
    return visit


def _promise(visit, liaison, draft, at):
    if not draft.promises:
        return
    lead = selectors.lead_of(visit.contact)
    keeper = lead.liaison if lead else liaison  # who follows keeps what was promised before the hand-over
    Promise.objects.bulk_create(
        Promise(contact=visit.contact, visit=visit, keeper=keeper, words=each.words, due_on=each.due_on, made_at=at)
        for each in draft.promises
    )


def _raise_needs(visit, draft, by, at):
    if not draft.needs:
        return
    contact, person = visit.contact, _leader(visit.contact)
    for number, each in enumerate(draft.needs):
        receipt = needs.register_on_behalf(
            matter=Matter(
                kind=each.kind, category=each.category, title=each.content[:30], content=each.content,
                division=contact.division, urgency=each.urgency,
            ),
            requester=Requester(name=person.name, phone=person.phone) if person and each.consents else Requester(anonymity=Anonymity.ANONYMOUS),
            channel=NeedChannel.LIAISON,
            client_key=_key(visit, number),
            by=by,
            at=at,
        )  # fmt: skip
        RaisedNeed.objects.create(visit=visit, need=receipt.need, number=number)


def _leader(contact):
    """Who speaks for a contact: the person, the household's representative, or nobody here."""
    if contact.person_id:
        return contact.person
    persons = people.members_by_household([contact.household_id])[contact.household_id] if contact.household_id else []
    return persons[0] if persons else None


def _key(visit, what):
    """What follows from one record once, however often it arrives."""
    return hashlib.sha256(f"{visit.author_id}:{visit.client_id}:{what}".encode()).hexdigest()[:40]


def _ask_errands(visit, draft, by, at):
    """Each errand goes to the station of the place; who asks to have something done is named, or it could not be done."""
    if not draft.errands:
        return
    contact, person = visit.contact, _leader(visit.contact)
    principal = stations.Principal(
        name=person.name if person else str(contact.target)[:40],
        phone=person.phone if person else "",
        address=contact.household.address if contact.household_id else "",
        user_id=person.user_id if person else None,
    )
    source = stations.Source("visit", visit.public_id, _("{name}走访时记下").format(name=visit.author_name))
    for number, each in enumerate(draft.errands):
        errand = stations.ask_errand(
            kind=each.kind, what=each.what, division=contact.division, principal=principal, source=source,
            client_key=_key(visit, f"errand {number}"), by=by, at=at,
        )  # fmt: skip
        AskedErrand.objects.create(visit=visit, errand=errand, number=number)


@action
def note_event(*, contact, kind, happened_on, by):
    """Something happened in the household: somebody looks in within the days of the place's rules."""
    policies.can_note_event(by, contact).or_raise()
    event = Event.objects.create(
        contact=contact,
        kind=kind,
        happened_on=happened_on,
        due_on=selectors.event_due(contact, happened_on),
        noted_by_name=by.name[:80],
    )
    audit.record(AuditTag.EVENT_NOTED, event, by, after={"due_on": event.due_on.isoformat()})
    return event
