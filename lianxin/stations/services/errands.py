"""Errands run for somebody: asked, answered, authorised where an office wants it, done, handed back against a yes."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.files import services as files
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.crypto import key_of
from lianxin.kit.errors import RuleBroken
from lianxin.stations import policies
from lianxin.stations.models import Errand, Original
from lianxin.stations.services.moving import lock, move, note_step, require_state
from lianxin.stations.services.numbering import next_number
from lianxin.stations.services.telling import tell_principal
from lianxin.stations.vocabulary import (
    ERRANDS_UNDER_WAY,
    AuditTag,
    ErrandState,
    ErrandVerb,
    SignWay,
)
from lianxin.territory import selectors as territory

_PREFIX = "D"
FILES = "errand"
_LONGEST_AUTHORISATION_DAYS = 180


@dataclass(frozen=True)
class Principal:
    """For whom it is done."""

    name: str
    phone: str = ""  # E.164
    address: str = ""
    user_id: int | None = None


@dataclass(frozen=True)
class Source:
    """What it came from, in the caller's words: a visit, an entry of the book."""

    kind: str = ""
    id: str = ""
    label: str = ""


@action(idempotent=True)
def ask_errand(*, kind, what, division, principal, client_key, by, source=None, at=None):
    """Write down that somebody asks for an errand; residents ask for themselves, staff and liaisons for who told them.

    The same ``client_key`` twice gives the same errand, unless another is asked for. It is free: nothing about money can be said. Refuses nobody's.
    """
    policies.can_ask_errand(by, division.path, for_user_id=principal.user_id).or_raise()
    if known := Errand.objects.filter(client_key=client_key).first():
        said = (str(kind), what.strip(), principal.name.strip())
        if said == (known.kind, known.what, known.principal_name):
            return known
        client_key = key_of("another errand", client_key, *said)  # gone back, and another errand written
        if known := Errand.objects.filter(client_key=client_key).first():
            return known
    territory.must_be_served(division)
    if not principal.name.strip():
        raise RuleBroken(_("请写是替谁办。"), field="name")
    at, source = at or clock.now(), source or Source()
    errand = Errand.objects.create(
        client_key=client_key,
        number=next_number(division, _PREFIX, timezone.localdate(at)),
        kind=kind,
        what=what.strip(),
        division=division,
        division_path=division.path,
        principal_name=principal.name.strip(),
        principal_phone=principal.phone,
        principal_address=principal.address,
        principal_user_id=principal.user_id,
        asked_at=at,
        asked_by_id=by.id,
        asked_by_name=by.name,
        source_kind=source.kind,
        source_id=source.id,
        source_label=source.label,
    )
    tell_principal(errand, note_step(errand, ErrandVerb.ASK, ErrandState.ASKED, by, at=at, note=errand.what), by)
    audit.record(AuditTag.ASK_ERRAND, errand, by, after={"kind": kind, "source": source.label}, at=at)
    return errand


@action
def accept_errand(*, errand, due_on, needs_authorisation, by, at=None):
    """Say yes: who says it goes. ``due_on`` is the day until which it is done."""
    at, errand = at or clock.now(), lock(errand)
    policies.can_run_errand(by, errand).or_raise()
    if due_on < timezone.localdate(at):
        raise RuleBroken(_("日子已经过了，请写今天或以后。"), field="due_on")
    changes = {
        "taker_id": by.id, "taker_name": by.name, "due_on": due_on, "needs_authorisation": needs_authorisation,
    }  # fmt: skip
    return move(errand, ErrandVerb.ACCEPT, by, tag=AuditTag.ACCEPT_ERRAND, at=at, other=by.name, changes=changes)


@action
def decline_errand(*, errand, reason, elsewhere, by, at=None):
    """Say no, why, and where else to go (all required). Papers must be back first; copies are deleted."""
    at, errand = at or clock.now(), lock(errand)
    policies.can_run_errand(by, errand).or_raise()
    require_state(errand, ErrandVerb.DECLINE)
    if not elsewhere.strip():
        raise RuleBroken(_("办不了的，请写明可以去哪里、找谁。"), field="elsewhere")
    _require_papers_back(errand)
    changes = {**_ended(errand, by, at), "result": reason, "elsewhere": elsewhere}
    return move(
        errand, ErrandVerb.DECLINE, by, tag=AuditTag.DECLINE_ERRAND, at=at, words=reason, other=elsewhere, changes=changes
    )  # fmt: skip


@action
def authorise_errand(*, errand, signed_on, until, by, at=None):
    """The printed authorisation was signed on paper. Refuses one to come, one that has run out, one over half a year."""
    at, errand = at or clock.now(), lock(errand)
    policies.can_run_errand(by, errand).or_raise()
    today = timezone.localdate(at)
    if signed_on > today:
        raise RuleBroken(_("签字的日子还没有到。"), field="signed_on")
    if not today <= until <= signed_on + timedelta(days=_LONGEST_AUTHORISATION_DAYS):
        raise RuleBroken(_("授权要到今天以后，最长半年。"), field="until")
    changes = {"authorised_on": signed_on, "authorised_until": until}
    return move(
        errand, ErrandVerb.AUTHORISE, by, tag=AuditTag.AUTHORISE_ERRAND, at=at, other=errand.taker_name, changes=changes
    )  # fmt: skip


@action
def submit_errand(*, errand, office, ref_no="", by, at=None):
    """Handed in at an office. Refuses while an authorisation is asked for and not there, or has run out."""
    at, errand = at or clock.now(), lock(errand)
    policies.can_run_errand(by, errand).or_raise()
    require_state(errand, ErrandVerb.SUBMIT)
    if errand.needs_authorisation:
        if errand.state != ErrandState.AUTHORISED:
            raise RuleBroken(_("这件事要授权委托书。请先打印、签字、登记。"))
        if errand.authorised_until < timezone.localdate(at):
            raise RuleBroken(_("授权已经过期，请重新签一份。"))
    return move(
        errand, ErrandVerb.SUBMIT, by, tag=AuditTag.SUBMIT_ERRAND, at=at, other=office, words=ref_no,
        changes={"office": office, "ref_no": ref_no},
    )  # fmt: skip


@action
def await_office(*, errand, words, by, at=None):
    """The office has it; say what is waited for."""
    at, errand = at or clock.now(), lock(errand)
    policies.can_run_errand(by, errand).or_raise()
    return move(errand, ErrandVerb.AWAIT_OFFICE, by, tag=AuditTag.AWAIT_OFFICE_ERRAND, at=at, words=words)


@action
def return_errand(*, errand, result, by, at=None):
    """It is done: what came of it."""
    at, errand = at or clock.now(), lock(errand)
    policies.can_run_errand(by, errand).or_raise()
    return move(
        errand, ErrandVerb.RETURN, by, tag=AuditTag.RETURN_ERRAND, at=at, words=result, changes={"result": result}
    )  # fmt: skip


@action
def close_errand(*, errand, sign, satisfaction=None, by, at=None):
    """The principal has the result and every paper back and says so. Copies of papers are deleted, and how many is kept."""
    at, errand = at or clock.now(), lock(errand)
    policies.can_close_errand(by, errand).or_raise()
    require_state(errand, ErrandVerb.CLOSE)
    _require_papers_back(errand)
    changes = {**_ended(errand, by, at), "receipt_sign": sign, "satisfaction": satisfaction}
    said = SignWay(sign).label
    return move(errand, ErrandVerb.CLOSE, by, tag=AuditTag.CLOSE_ERRAND, at=at, other=said, changes=changes)


@action
def take_originals(*, errand, names, sign, by, at=None):
    """Papers go along; the principal says yes to each. Refuses an empty list and an errand that is not under way."""
    at, errand = at or clock.now(), lock(errand)
    policies.can_run_errand(by, errand).or_raise()
    _require_under_way(errand)
    if not names:
        raise RuleBroken(_("请写收了什么证件、材料，一行一样。"), field="names")
    Original.objects.bulk_create(
        Original(errand=errand, name=name[:80], taken_at=at, taken_by_name=by.name, given_sign=sign) for name in names
    )
    audit.record(AuditTag.TAKE_ORIGINALS, errand, by, after={"count": len(names)}, at=at)
    return errand


@action
def return_originals(*, errand, originals, sign, by, at=None):
    """Papers are back in the principal's hand, who says so. Refuses what was not out."""
    at, errand = at or clock.now(), lock(errand)
    policies.can_run_errand(by, errand).or_raise()
    out = Original.objects.filter(errand=errand, returned_at__isnull=True, pk__in=[each.pk for each in originals])
    count = out.update(returned_at=at, returned_by_name=by.name, received_sign=sign)
    if not count or count != len(originals):
        raise RuleBroken(_("有的已经还过了。刷新页面再看看。"))
    audit.record(AuditTag.RETURN_ORIGINALS, errand, by, after={"count": count}, at=at)
    return errand


@action
def keep_copy(*, errand, upload, by, at=None):
    """A picture of a paper, for as long as the errand is under way and no longer."""
    at, errand = at or clock.now(), lock(errand)
    policies.can_run_errand(by, errand).or_raise()
    _require_under_way(errand)
    files.store_photo(upload=upload, owner_kind=FILES, owner_id=errand.public_id, by=by, at=at)
    audit.record(AuditTag.KEEP_COPY, errand, by, at=at)
    return errand


def _require_under_way(errand):
    if errand.state not in ERRANDS_UNDER_WAY:
        raise RuleBroken(_("答应去办以后、交回以前，才能收证件、留照片。"))


def _require_papers_back(errand):
    out = [each.name for each in errand.originals.all() if each.returned_at is None]
    if out:
        raise RuleBroken(_("还有原件没有还：{names}。请先还给本人。").format(names="、".join(out)))


def _ended(errand, by, at):
    removed = files.remove_files(
        owner_kind=FILES, owner_id=errand.public_id, reason="代办办结，不留证件照片", by=by, at=at
    )
    return {"ended_at": at, "copies_removed": removed}
