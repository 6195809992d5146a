"""Who is told when somebody else keeps in touch from now on."""

from django.utils.translation import gettext as _

from lianxin.kit.masking import spoken_phone
from lianxin.liaison.vocabulary import AssignmentKind, MessageKind
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient
from lianxin.people import selectors as people


def tell_households(changed, *, at):
    """``changed``: ``(contact, kind, liaison or None)``. Members with an account, else the representative by phone."""
    homes = [contact.household_id for contact, _kind, _liaison in changed if contact.household_id]
    members = people.members_by_household(homes) if homes else {}
    for contact, kind, liaison in changed:
        if kind == AssignmentKind.GRID:
            continue
        persons = members.get(contact.household_id) or ([contact.person] if contact.person_id else [])
        title, body = _words(kind, liaison)
        for to in _recipients(persons):
            messaging.notify(
                to=to,
                kind=MessageKind.OUR_LIAISON,
                title=title,
                body=body,
                url="/liaison/ours/" if to.user_id else "",
                key=f"liaison:{contact.public_id}:{kind}:{at.isoformat()}:{to.user_id or 'phone'}",
            )


def _words(kind, liaison):
    what = AssignmentKind(kind).label
    if liaison is None:
        return _("您家的{what}有变动").format(what=what), _("原来的{what}不再联系您家，新的定下来再告诉您。").format(
            what=what
        )
    body = _("从今天起由{name}联系您家。").format(name=liaison.user.name)
    if liaison.phone:
        body += _("电话 {phone}。").format(phone=spoken_phone(liaison.phone))
    return _("您家的{what}是{name}").format(what=what, name=liaison.user.name), body + _(
        "想换人，在“我家”里点一下或给村里打电话，不用说理由。"
    )


def _recipients(persons):
    with_account = [Recipient(user_id=person.user_id, name=person.name) for person in persons if person.user_id]
    if with_account:
        return with_account
    return [Recipient(phone=person.phone, name=person.name) for person in persons[:1] if person.phone]


def tell_liaisons(*, lost, gained, at):
    """Counts only: which households they are is read after signing in. ``lost``, ``gained``: counts by liaison."""
    for liaison in {*lost, *gained}:
        said = [
            words.format(n=count)
            for words, count in (
                (_("新增 {n} 户由您联系。"), gained[liaison]),
                (_("{n} 户不再由您联系，手机下次联网时会移除。"), lost[liaison]),
            )
            if count
        ]
        messaging.notify(
            to=Recipient(user_id=liaison.user_id, name=liaison.user.name),
            kind=MessageKind.MY_HOUSEHOLDS,
            title=_("您的联系户有变动"),
            body="".join(said),
            url="/liaison/",
            key=f"liaison:mine:{liaison.public_id}:{at.isoformat()}",
        )


def tell_of_visit(visit):
    """Members with an account learn that a visit was recorded, and may say whether it was so."""
    contact = visit.contact
    persons = (
        people.members_by_household([contact.household_id])[contact.household_id]
        if contact.household_id
        else [contact.person]
        if contact.person_id
        else []
    )
    for person in persons:
        if person.user_id and person.user_id != visit.author_id:
            messaging.notify(
                to=Recipient(user_id=person.user_id, name=person.name),
                kind=MessageKind.VISIT_RECORDED,
                title=_("{name}记了一次和您家的联系").format(name=visit.author_name),
                body=_("请看看记得对不对：来没来过、答应的事办没办，您说了算。"),
                url="/liaison/ours/",
                key=f"visit:{visit.public_id}:{person.user_id}",
            )
