"""The catalogue is the county's: a change ends one version and makes the next. Stations use it as it is."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.stations import policies
from lianxin.stations.calc.items import village_proofs
from lianxin.stations.models import ServiceItem
from lianxin.stations.vocabulary import AuditTag

ITEM_VALUES = ("code", "name", "decides", "for_whom", "materials", "limit_days", "fee", "basis", "online", "forms")


@action
def save_item(*, item=None, by, **values):
    """Offer a service, or say it otherwise. Refuses a code in use, and a village's own proof: nobody may ask for those."""
    policies.can_manage_catalogue(by).or_raise()
    if proofs := village_proofs(values["materials"]):
        raise RuleBroken(
            _("“{names}”是村（社区）开的证明，不能要求。请改用别的材料。").format(names="、".join(proofs)),
            field="materials",
            article="规范村级组织出具证明：清单以外不得要求",
        )
    if ServiceItem.objects.filter(code=values["code"], ends_at__isnull=True).exclude(
        code=item.code if item else None
    ).exists():  # fmt: skip
        raise RuleBroken(_("编号“{code}”已经用了。").format(code=values["code"]), field="code")
    at, before = clock.now(), {}
    if item is not None:
        item = _in_force(item)
        before = said(item)
        _end(item, at)
    made = ServiceItem.objects.create(**values, starts_at=at, made_by_name=by.name)
    audit.record(AuditTag.SAVE_ITEM, made, by, before=before, after=said(made))
    return made


@action
def end_item(*, item, by):
    """Offer it no more; what was begun with it goes on."""
    policies.can_manage_catalogue(by).or_raise()
    item = _in_force(item)
    _end(item, clock.now())
    audit.record(AuditTag.END_ITEM, item, by)
    return item


def _in_force(item):
    fresh = ServiceItem.objects.select_for_update().get(pk=item.pk)
    if fresh.ends_at is not None:
        raise RuleBroken(_("刚才已经有人改过这一项。请看看现在的写法，再改一次。"))
    return fresh


def _end(item, at):
    item.ends_at = at
    item.save(update_fields=["ends_at"])


def said(item):
    """The values of a version as the record keeps them."""
    return {name: getattr(item, name) for name in ITEM_VALUES}
