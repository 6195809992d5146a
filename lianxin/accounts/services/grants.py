"""Roles are given for a time, over a place or a unit, by a named person; they end, they are not deleted."""

from django.db.models import Q, Value
from django.db.models.functions import Concat, Substr
from django.utils.translation import gettext as _

from lianxin.accounts import policies
from lianxin.accounts.models import ApiKey, Grant, User
from lianxin.accounts.services.sessions import end_sessions
from lianxin.accounts.vocabulary import INCOMPATIBLE, OF_RESIDENTS, AuditTag, Role
from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.tree import within


@action
def give_grant(*, user, role, starts_on, by, scope_path="", scope_label="", unit_id=None, ends_on=None, basis=""):
    """Give a role. Refuses pairs that must stay apart (administrator and auditor) and a term that ends before it starts.

    Whose first role of staff it is signs in again: their sessions ran by a resident's limits and asked for no second factor.
    """
    policies.can_give_grant(by, role, scope_path, user.pk).or_raise()
    if ends_on and ends_on < starts_on:
        raise RuleBroken(_("截止日不能早于起始日。"), field="ends_on")
    holder = User.objects.select_for_update().get(pk=user.pk)  # two at once would each miss the other's role
    at_the_same_time = Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)
    if ends_on:
        at_the_same_time &= Q(starts_on__lte=ends_on)
    held = set(Grant.objects.filter(at_the_same_time, user=user).values_list("role", flat=True))
    for pair in INCOMPATIBLE:
        if role in pair and held & (set(pair) - {role}):
            raise RuleBroken(
                _("同一人不能同时是{one}和{other}。").format(one=Role(pair[0]).label, other=Role(pair[1]).label)
            )
    grant = Grant.objects.create(
        user=user,
        role=role,
        scope_path=scope_path,
        scope_label=scope_label,
        unit_id=unit_id,
        starts_on=starts_on,
        ends_on=ends_on,
        given_by_id=by.id,
        given_by_name=by.name,
        given_at=clock.now(),
        basis=basis,
    )
    if role not in OF_RESIDENTS and not holder.is_staff:
        holder.is_staff = user.is_staff = True
        holder.save(update_fields=["is_staff"])
        end_sessions(holder)
    audit.record(
        AuditTag.GIVE_GRANT, grant, by, after={"user": user.username, "role": role, "scope": scope_label}, reason=basis
    )
    return grant


@action
def end_grant(*, grant, on, by, reason=""):
    """End a role on a day: that day is its last. A role that ends earlier anyway is not made longer."""
    policies.can_give_grant(by, grant.role, grant.scope_path, grant.user_id).or_raise()
    last_day = min(on, grant.ends_on) if grant.ends_on else on
    grant.ends_on = max(last_day, grant.starts_on)
    grant.save(update_fields=["ends_on"])
    audit.record(AuditTag.END_GRANT, grant, by, after={"ends_on": grant.ends_on.isoformat()}, reason=reason)
    return grant


@action
def move_scope(*, old_path, new_path, by):
    """A place moved in the tree: roles held over it and below follow, and keys. Returns how many."""
    follows = Concat(Value(new_path), Substr("scope_path", len(old_path) + 1))
    held = [model.objects.filter(within(old_path, "scope_path")) for model in (Grant, ApiKey)]
    first = next(filter(None, (rows.first() for rows in held)), None)
    if first is None:
        return 0
    count = sum(rows.update(scope_path=follows) for rows in held)
    audit.record(AuditTag.MOVE_SCOPE, first, by, before={"path": old_path}, after={"path": new_path, "count": count})
    return count
