"""What a place makes public beside the starter catalogue, or in another way than it says."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin import policies, selectors
from lianxin.bulletin.calc.catalogue import is_rarer
from lianxin.bulletin.models import OwnItem
from lianxin.bulletin.vocabulary import AuditTag
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.ids import new_public_id


@action
def set_item(*, division, affairs, name, basis, frequency, due_day, prepares, reviews, approves, by, code=""):
    """Add an item at a place, or say there how one of the catalogue is done: everywhere below it holds too.

    What the law or a place above wants is changed from above alone, and never made rarer. Notices that were begun keep what
    the catalogue said.
    """
    known = selectors.catalogue_of(division).get(code) if code else None
    if code and known is None:
        raise RuleBroken(_("公开目录里没有“{code}”这一项。").format(code=code), field="name")
    if known and known.place != division.path:
        policies.can_change_item(by, division.path).or_raise()
    policies.can_add_item(by, division.path).or_raise()
    if not name.strip() or not basis.strip():
        raise RuleBroken(_("请写公开什么、依据什么。"), field="basis" if name.strip() else "name")
    if reviews == prepares:
        raise RuleBroken(_("填的和审的要是两个组织。"), field="reviews")
    above = selectors.item_above(division, code) if known else None
    if above and is_rarer(frequency, above.frequency):
        raise RuleBroken(_("不能比上面规定的公开得少。"), field="frequency")
    said = {
        "affairs": above.affairs if above else affairs, "name": name.strip()[:60], "basis": basis.strip()[:200],
        "frequency": frequency, "due_day": due_day, "prepares": prepares, "reviews": reviews, "approves": approves,
        "changed_at": clock.now(),
    }  # fmt: skip
    item, _created = OwnItem.objects.update_or_create(
        division=division, code=code or f"{affairs}.{new_public_id()}", defaults=said,
        create_defaults={
            **said, "division_path": division.path, "names_receivers": bool(above and above.names_receivers)
        },
    )  # fmt: skip
    audit.record(AuditTag.SET_ITEM, item, by, after={"code": item.code, "frequency": frequency, "due_day": due_day})
    return item


@action
def drop_item(*, item, by):
    """Take an own item back: what the place above says holds again, or nothing. Notices keep what they were begun with."""
    policies.can_add_item(by, item.division_path).or_raise()
    if selectors.item_above(item.division, item.code):
        policies.can_change_item(by, item.division_path).or_raise()
    audit.record(AuditTag.DROP_ITEM, item, by, before={"code": item.code})
    item.delete()
