"""E-mail of residents: a new letter becomes a need, an answer to one of ours goes to its case.

Who wrote is believed for nothing: only an answer with a token we gave out touches a case. A letter that names no place
is answered once with the list of places; after three days without an answer it goes to the county's desk.
"""

from dataclasses import replace
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.files import services as files
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.actors import ANONYMOUS, SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient
from lianxin.needs import selectors
from lianxin.needs.calc.orders import place_in
from lianxin.needs.calc.titles import title_of
from lianxin.needs.models import Category, HeldLetter, Need
from lianxin.needs.services.closing import reopen_need
from lianxin.needs.services.intake import Matter, Requester, key_of, register_by_mail
from lianxin.needs.services.pausing import supplement_need
from lianxin.needs.services.tokens import named_by, token_of
from lianxin.needs.services.transitions import county_words
from lianxin.needs.services.writing import write_to_case
from lianxin.needs.vocabulary import AuditTag, Kind, MessageKind, State
from lianxin.territory import selectors as territory

LONGEST = 4000
WAIT_FOR_PLACE = timedelta(days=3)
_TITLE_LENGTH = 60
_MOST_NAMED = 60
#: An answer that only names the place adds nothing to what was written.
_JUST_A_PLACE = 30
_AGAIN = "重办"
_COMPLAINTS = {"举报": Kind.REPORT, "投诉": Kind.COMPLAINT}


def prepare_letter(letter):
    """The letter with its photos made anew, ready to be kept, and those nobody can use among what is left out."""
    kept, left_out = [], list(letter.left_out)
    for picture in letter.pictures:
        upload = SimpleUploadedFile(picture.name, picture.content)
        try:
            files.read_photo(upload)
        except RuleBroken:
            left_out.append(picture.name)
        else:
            kept.append(upload)
    return replace(letter, pictures=tuple(kept), left_out=tuple(left_out))


def take_letter(*, letter, marks):
    """Read one letter as ``prepare_letter`` gave it: ``marks`` are what our own mails and addresses gave it. Raises ``RuleBroken`` for its sender."""
    if not letter.text and not letter.pictures:
        raise RuleBroken(_("您的来信里没有字，没有收下。请写明什么事、在哪里。"))
    for mark in reversed(marks):
        found = named_by(mark)
        if isinstance(found, HeldLetter) and found.need is None:
            return _answer_of_place(found, letter)
        if found is not None:
            return _answer(found if isinstance(found, Need) else found.need, letter)
    place = _place_of(letter, marks)
    if place is None:
        return hold_letter(letter=letter, by=ANONYMOUS)
    return _register(letter, place)


def _place_of(letter, marks):
    """The place of the address written to, else the one the letter names; the whole county is no answer."""
    for mark in marks:
        found = territory.find_by_code(mark) or territory.division_by_public_id(mark)
        if found and found.path.startswith(territory.served_paths()):
            return found
    return _named_place(f"{letter.subject}\n{letter.text}")


def _named_place(words):
    served = territory.served_paths()
    path = place_in(words, [named for each in served for named in territory.names_within(each)])
    place = territory.division_at(path) if path and path not in served else None
    return place if place and place.parent_id else None


def _whole_county():
    return next(iter(territory.served_places()), None)


def _register(letter, place):
    photos, remarks = _photos(letter)
    content, cut = _content(letter.text, letter.subject)
    return register_by_mail(
        matter=_matter(letter.subject, content, place, photos),
        requester=Requester(name=letter.sender_name or letter.sender.partition("@")[0][:40], email=letter.sender),
        client_key=key_of("letter", letter.message_id or content, letter.sender),
        remarks=(*remarks, *cut),
    )


def _matter(subject, content, place, photos=()):
    kind = next((kind for word, kind in _COMPLAINTS.items() if word in subject or word in content), Kind.HELP)
    return Matter(
        kind=kind,
        category=Category.objects.get(code="other"),
        title=title_of(subject or content, _TITLE_LENGTH),
        content=content,
        division=place,
        about_words="" if kind == Kind.HELP else _("来信里写的，请受理时看"),  # seals it: the desk above decides
        photos=photos,
    )


def _content(text, subject):
    """The words kept, and what to tell their writer when there were more."""
    words = text or subject or _("（只寄了照片）")
    if len(words) <= LONGEST:
        return words, ()
    return words[:LONGEST], (_("来信很长，只记下了前 {n} 个字。其余要紧的，请另写一封回信补充。").format(n=LONGEST),)


def _photos(letter):
    """Its photos, and a sentence about what was left out."""
    if not letter.left_out:
        return letter.pictures, ()
    left_out = _("附件没有收下：{names}。只收照片，每张不超过 12 MB，最多 6 张。")
    return letter.pictures, (left_out.format(names="、".join(letter.left_out)),)


@action
def hold_letter(*, letter, by, at=None):
    """Keep a letter that names no place, and ask its sender where it is."""
    at = at or clock.now()
    photos, _remarks = _photos(letter)
    content, _cut = _content(letter.text, letter.subject)
    held = HeldLetter.objects.create(
        client_key=key_of("letter", letter.message_id or content, letter.sender),
        sender=letter.sender,
        sender_name=letter.sender_name,
        subject=letter.subject[:_TITLE_LENGTH],
        text=content,
        asked_at=at,
    )
    for photo in photos:
        files.store_photo(upload=photo, owner_kind="letter", owner_id=held.public_id, by=by)
    audit.record(AuditTag.HOLD_LETTER, held, by, at=at)
    with county_words():
        messaging.notify(
            to=Recipient(email=letter.sender, name=letter.sender_name),
            kind=MessageKind.PROGRESS,
            title=_("请告诉我们在哪里：{subject}").format(subject=letter.subject or _("您的来信")),
            body=_(
                "来信收到了，只差一样：没有写在哪个村（社区）。请直接回这封信，写上村（社区）的名字，马上登记、告诉您编号和答复日期。"
                "{days} 天没有回信，就交县里受理。\n\n{places}"
            ).format(days=WAIT_FOR_PLACE.days, places=_places()),
            key=f"letter:{held.public_id}:ask",
            urgent=True,
            reply_token=token_of(held),
        )
    return held


def _places():
    """The places to choose from: every village under its township where they are few, else the townships."""
    whole = _whole_county()
    townships = list(territory.children_of(whole)) if whole else []
    villages = {each.pk: [v.short_name for v in territory.children_of(each)] for each in townships[:_MOST_NAMED]}
    if sum(map(len, villages.values())) > _MOST_NAMED:
        return "、".join(each.short_name for each in townships[:_MOST_NAMED])
    return "\n".join(f"{each.short_name}：{'、'.join(villages[each.pk])}" for each in townships)


def _answer_of_place(held, letter):
    place = _named_place(letter.text) or _named_place(f"{held.subject}\n{held.text}") or _whole_county()
    more = letter.text if len(letter.text) > _JUST_A_PLACE else ""
    return place_letter(letter=held, place=place, more=more, by=ANONYMOUS)


@action
def place_letter(*, letter, place, more="", by, at=None):
    """A letter that waited for its place becomes a need there; its own copy of the words goes."""
    held = HeldLetter.objects.select_for_update().get(pk=letter.pk)
    if held.need_id:
        return held.need
    content, remarks = _content("\n\n".join(filter(None, (held.text, more))), held.subject)
    made = register_by_mail(
        matter=_matter(held.subject, content, place),
        requester=Requester(name=held.sender_name or held.sender.partition("@")[0][:40], email=held.sender),
        client_key=held.client_key,
        remarks=remarks,
        at=at,
    )
    files.hand_over_photos(
        owner_kind="letter", owner_id=held.public_id, to_kind="need", to_id=made.need.public_id, by=by
    )
    held.need, held.sender, held.sender_name, held.subject, held.text = made.need, "", "", "", ""
    held.save()
    audit.record(AuditTag.PLACE_LETTER, held, by, after={"need": made.need.number}, at=at)
    return made.need


def place_old_letters():
    """Letters whose place nobody told go to the county's desk. Returns how many."""
    waited = HeldLetter.objects.filter(need__isnull=True, asked_at__lt=clock.now() - WAIT_FOR_PLACE)
    old = list(waited.order_by("asked_at")[:100])
    for held in old:
        place_letter(letter=held, place=_named_place(held.text) or _whole_county(), by=SYSTEM)
    return len(old)


def _answer(need, letter):
    """An answer to a mail about this need: what was asked for, or “again”, or words for who handles it."""
    lead = selectors.leading(need)
    words, _cut = _content(letter.text, letter.subject)
    first, _line, rest = words.partition("\n")
    photos, _remarks = _photos(letter)
    proven = {"by": ANONYMOUS, "holds_pickup": True}
    if first.strip(" 。.!！") == _AGAIN:
        return reopen_need(need=need, words=rest.strip(), **proven)
    if lead.state == State.WAITING_REQUESTER:
        return supplement_need(need=need, words=words, photos=photos, **proven)
    return write_to_case(need=need, words=words, photos=photos, **proven)
