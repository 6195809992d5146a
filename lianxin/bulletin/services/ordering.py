"""What a place does not make public in time is told to the level above, which orders it (责成公布)."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin import policies, selectors
from lianxin.bulletin.calc.periods import workdays_after
from lianxin.bulletin.models import Undisclosed
from lianxin.bulletin.services.telling import tell_roles
from lianxin.bulletin.vocabulary import ROLES_OF, AuditTag, Body, MessageKind
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.kit.rounds import one_by_one
from lianxin.kit.templatetags.kit import day
from lianxin.territory import selectors as territory


def report_undisclosed():
    """Every watched place; how many of them were late with something the level above did not know of."""
    return one_by_one(
        "reporting what is not made public",
        selectors.places_watched(),
        lambda place: bool(note_undisclosed(place=place, by=SYSTEM)),
    )


@action
def note_undisclosed(*, place, by, at=None):
    """What is late at a place, each item once: the level above is told in one message. Returns what was new."""
    at = at or clock.now()
    today = clock.day_of(at)
    late = selectors.newly_late(place, today)
    made = Undisclosed.objects.bulk_create(
        Undisclosed(
            division=place, division_path=place.path, item_code=row.item.code, item_name=row.item.name,
            first_on=row.period.first, last_on=row.period.last, due_on=row.due, told_on=today,
        )
        for row in late
    )  # fmt: skip
    if made:
        items = "、".join(_(each.item_name) for each in made)
        words = _("{items}。请查清，责成公布（村民委员会组织法第三十六条）。").format(items=items)
        if selectors.places_unreached()(place):
            words += _("这里还没有人有账号，系统通知不到，请打电话或者上门告诉。")
        audit.record(AuditTag.NOTE_UNDISCLOSED, place, by, after={"items": len(made)}, at=at)
        tell_roles(
            policies.ABOVE, territory.parent_path(place.path), kind=MessageKind.WORK,
            title=_("{place}有 {n} 项过了日子没有公开").format(place=place.short_name, n=len(made)), body=words,
            url="/board/desk/undisclosed/",
            key=f"bulletin:undisclosed:{made[0].public_id}",
        )  # fmt: skip
    return made


@action
def order_disclosure(*, undisclosed, words, by, at=None):
    """The level above orders that it is made public, within the days the rules give it to answer; who prepares it, and who watches,
    are told. Said once, of what does not hang by now."""
    at = at or clock.now()
    related = Undisclosed.objects.select_related("division")
    found = related.select_for_update(of=("self",)).get(pk=undisclosed.pk)
    policies.can_order_disclosure(by, found).or_raise()
    if found.ordered_at:
        raise RuleBroken(_("这一项已经责成公布，限{day}前。").format(day=day(found.publish_by)))
    if not selectors.still_undisclosed().filter(pk=found.pk).exists():
        raise RuleBroken(_("这一项已经公开了，或者不用公开了，不用再责成。"))
    if not (words := words.strip()):
        raise RuleBroken(_("请写要他们做什么。"), field="words")
    rules = territory.profile(found.division)
    found.ordered_at, found.ordered_by_name, found.order = at, by.name[:80], words[:200]
    found.publish_by = workdays_after(
        clock.day_of(at), rules.value("objection.above_working_days"), territory.work_calendar(found.division, rules)
    )
    found.save(update_fields=["ordered_at", "ordered_by_name", "order", "publish_by"])
    audit.record(
        AuditTag.ORDER_DISCLOSURE, found, by, after={"by": found.publish_by.isoformat()}, reason=found.order, at=at
    )
    _tell_village(found)
    return found


def _tell_village(found):
    item = selectors.catalogue_of(found.division).get(found.item_code)
    bodies = {Body(item.prepares), Body(item.reviews)} if item else {Body.COMMITTEE, Body.SUPERVISORS}
    roles = sorted({role for body in bodies for role in ROLES_OF[body]})
    tell_roles(
        roles, found.division_path, kind=MessageKind.WORK, title=_("上级责成公布：{item}").format(item=_(found.item_name)),
        body=_("请在{day}前公布。{words}").format(day=day(found.publish_by), words=found.order), url="/board/desk/",
        key=f"bulletin:ordered:{found.public_id}",
    )  # fmt: skip
