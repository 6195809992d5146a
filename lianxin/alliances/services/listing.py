"""What members put on the lists, and take off again."""

from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.alliances import policies, selectors
from lianxin.alliances.models import Item, Match
from lianxin.alliances.services.running import check_running, lock, member_again
from lianxin.alliances.vocabulary import SETTLED, AuditTag, ItemKind
from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken


@action
def list_item(*, member, kind, title, starts_on, by, words="", ends_on=None, division=None):
    """A member says what it can give, what it needs, or what it would do together with others."""
    lock(member.alliance)
    member = member_again(member)
    policies.can_speak(by, member).or_raise()
    check_running(member.alliance)
    if member.left_on:
        raise RuleBroken(_("{name}已经退出。").format(name=member.name), field="member")
    if ends_on and ends_on < max(starts_on, clock.today()):
        raise RuleBroken(_("截止日要在起始日以后，不早于今天。"), field="ends_on")
    title, still = title.strip(), Q(ends_on__isnull=True) | Q(ends_on__gte=clock.today())
    if member.items.filter(still, kind=kind, title=title, done_on__isnull=True, off_on__isnull=True).exists():
        raise RuleBroken(_("清单上已经有“{title}”。要改的，先把原来那条撤下。").format(title=title), field="title")
    made = Item.objects.create(
        member=member, kind=kind, title=title, words=words.strip(), starts_on=starts_on, ends_on=ends_on,
        division=division, listed_at=clock.now(), listed_by_name=by.name,
    )  # fmt: skip
    audit.record(AuditTag.LIST, made, by, after={"kind": str(kind)})
    return made


@action
def take_over_wish(*, member, kind, source_id, words, by):
    """A member brings what somebody asked for in an upper room to the list of needs: by a link, with no word of it copied.

    Only what everybody may read, still under way, of the member's place or the alliance's. Once at a time.
    """
    lock(member.alliance)
    member = member_again(member)
    policies.can_speak(by, member).or_raise()
    check_running(member.alliance)
    if member.left_on:
        raise RuleBroken(_("{name}已经退出。").format(name=member.name), field="member")
    wish = selectors.find_wish(kind, source_id)
    if wish is None or not wish.is_open or not selectors.is_near(member, wish):
        raise RuleBroken(_("只能选公开的、正在办的、本地的诉求。"), field="wish")
    same = Item.objects.filter(member__alliance=member.alliance, source_kind=kind, source_id=source_id)
    if same.filter(done_on__isnull=True, off_on__isnull=True).exists():
        raise RuleBroken(_("这件诉求已经在清单上。"), field="wish")
    made = Item.objects.create(
        member=member, kind=ItemKind.NEED, title=wish.label[:60], words=words.strip(), starts_on=clock.today(),
        division=wish.division, source_kind=kind, source_id=source_id, listed_at=clock.now(), listed_by_name=by.name,
    )  # fmt: skip
    audit.record(AuditTag.TAKE_OVER, made, by, after={"source": source_id})
    return made


@action
def take_off_item(*, item, reason, by):
    """It stands on the list no more. Refused while something on it is under way."""
    item = lock_item(item)
    policies.can_speak(by, item.member).or_raise()
    if Match.objects.filter(wanted=item).exclude(state__in=SETTLED).exists() or (
        Match.objects.filter(offered=item).exclude(state__in=SETTLED).exists()
    ):
        raise RuleBroken(_("这一条还有对接没有办完，先办完或者写明不办了。"))
    item.off_on, item.off_reason = clock.today(), reason.strip()
    item.save(update_fields=["off_on", "off_reason"])
    audit.record(AuditTag.TAKE_OFF, item, by, reason=reason)
    return item


def lock_item(item):
    """The line, its row held until the transaction ends; refuses one that is no longer open."""
    found = Item.objects.select_for_update(of=("self",)).select_related("member__alliance__unit").get(pk=item.pk)
    if not found.is_open:
        raise RuleBroken(_("“{title}”已经办成或者撤下了。").format(title=found.title))
    return found
