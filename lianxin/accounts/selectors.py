from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q

from lianxin.accounts.models import ApiKey, CalendarAddress, Grant, User
from lianxin.accounts.policies import grants_given_by
from lianxin.accounts.vocabulary import OF_RESIDENTS, Role
from lianxin.kit import clock, sql
from lianxin.kit.actors import ANONYMOUS, Actor, ActorKind, HeldRole
from lianxin.kit.crypto import lookup_hash
from lianxin.kit.tree import ancestors, within, within_any

_ROLES_IN_FORCE = """
SELECT role, scope_path, unit_id FROM accounts_grant
WHERE user_id = %s AND starts_on <= %s AND (ends_on IS NULL OR ends_on >= %s) ORDER BY id
"""


def actor_for(user, *, on=None):
    """The actor of a signed-in user with every grant in force on that day: one query. Anonymous → ``ANONYMOUS``."""
    if not user.is_authenticated:
        return ANONYMOUS
    day = on or clock.today()
    held = tuple(HeldRole(*row) for row in sql.rows(_ROLES_IN_FORCE, user.pk, day, day))
    return Actor(ActorKind.USER, user.pk, user.name, held)


def is_staff(user):
    """Whether somebody works here: by an account opened for it, or by any role of today but a resident's."""
    return user.is_staff or any(held.role not in OF_RESIDENTS for held in actor_for(user).roles)


def users_with_role(roles, path=None, unit_id=None):
    """Active users who hold one of ``roles`` today over exactly ``path`` or for ``unit_id``: one query."""
    day = clock.today()
    held = Grant.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=day),
        role__in=roles if isinstance(roles, (tuple, list, set, frozenset)) else [roles],
        starts_on__lte=day,
    )
    if path is not None:
        held = held.filter(scope_path=path)
    if unit_id is not None:
        held = held.filter(unit_id=unit_id)
    return list(User.objects.filter(pk__in=held.values("user_id"), is_active=True).order_by("pk"))


def paths_held(role, path):
    """Paths at and below a place over exactly which somebody holds the role today: one query."""
    day = clock.today()
    held = Grant.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=day), within(path, "scope_path"), role=role, starts_on__lte=day
    )
    return set(held.filter(user__is_active=True).values_list("scope_path", flat=True))


def roots_of(roles):
    """Paths over which somebody active holds one of the roles today, each with all below it: one query."""
    day = clock.today()
    held = Grant.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day, role__in=roles)
    held = held.filter(user__is_active=True, unit_id__isnull=True)
    return set(held.order_by().values_list("scope_path", flat=True).distinct())


def staff_scopes():
    """Paths over which somebody holds a role of staff today, none of them everywhere: one query."""
    day = clock.today()
    held = Grant.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)
    held = held.exclude(role__in=OF_RESIDENTS).exclude(scope_path="")
    return set(held.filter(user__is_active=True).order_by().values_list("scope_path", flat=True).distinct())


def holds_over(role, user, path):
    """Whether somebody active holds a role today over a place: to ask with, of two fields of the row asked."""
    return Exists(holders_over([role], path).filter(user=OuterRef(user)))


def holders_over(roles, path):
    """Grants of today by which somebody active holds one of the roles over a place: to ask with, of a field of the row asked."""
    day = clock.today()
    over_subtree = Q(unit_id__isnull=True) | ~Q(scope_path="")
    held = Grant.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=day), over_subtree, role__in=roles, starts_on__lte=day,
        user__is_active=True,
    ).annotate(place=ExpressionWrapper(OuterRef(path), CharField()))  # fmt: skip
    return held.filter(place__startswith=F("scope_path"))


def staff_around(path):
    """Who holds a role of staff now over a place, above it or below it: grants with their user. One query."""
    day = clock.today()
    places = Q(scope_path__in=["", *ancestors(path)]) | within(path, "scope_path")
    held = Grant.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=day), places, starts_on__lte=day, user__is_active=True
    ).exclude(role__in=OF_RESIDENTS)
    return list(held.select_related("user").order_by("scope_path", "id"))


def has_second_factor(user):
    """True when the user has an authenticator app or a passkey."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return Authenticator.objects.filter(user_id=user.pk, type__in=kinds).exists()


def second_factor_kinds(user):
    return set(Authenticator.objects.filter(user_id=user.pk).values_list("type", flat=True))


def session_count(user):
    return UserSession.objects.filter(user_id=user.pk).count()


def grants_of(user):
    """Every role a user holds or held, newest first."""
    return list(Grant.objects.filter(user_id=user.pk).order_by("-starts_on", "-id"))


def grants_of_unit(unit_id, on):
    """Roles for one unit that go on after a day and go along with it, not those of an alliance's guests: a list."""
    held = Grant.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on), unit_id=unit_id)
    held = held.exclude(role=Role.ALLIANCE_PARTNER)
    return list(held.select_related("user").order_by("id"))


def grants_in_scope(actor, text=""):
    """Roles in force or to come that an officer looks after, by person, perhaps of one name: one query."""
    if actor.holds(Role.OPERATOR):
        mine = Q()
    else:
        mine = within_any(actor.scopes(Role.COUNTY_OFFICER, Role.TOWNSHIP_OFFICER), "scope_path")
        if villages := actor.scopes(Role.BRANCH_SECRETARY):
            mine |= Q(role=Role.STATION_STAFF, scope_path__in=villages)
    open_now = Q(ends_on__isnull=True) | Q(ends_on__gte=clock.today())
    found = Grant.objects.filter(mine, open_now).select_related("user").annotate(holder=F("user__name"))
    return found.filter(Q(user__name__contains=text) | Q(user__username__contains=text)) if text else found


def known_scopes(actor):
    """(path, label) of the places an officer can name: their own and those roles were given over before."""
    scopes = actor.scopes(Role.COUNTY_OFFICER, Role.TOWNSHIP_OFFICER)
    mine = Q() if "" in scopes else Q(user_id=actor.id) | within_any(scopes, "scope_path")
    rows = Grant.objects.filter(mine, unit_id__isnull=True)
    return sorted(set(rows.values_list("scope_path", "scope_label")))


def api_keys(actor):
    """Keys given for places in the actor's scope, newest first."""
    mine = within_any(actor.scopes(Role.COUNTY_OFFICER, Role.TOWNSHIP_OFFICER), "scope_path")
    return ApiKey.objects.filter(mine).select_related("acts_as")


def api_key_of(text):
    """The key somebody shows, while it is good; else ``None``. One query."""
    good = ApiKey.objects.filter(revoked_at__isnull=True, ends_on__gte=clock.today())
    return good.filter(key_hash=lookup_hash("api key", text)).select_related("acts_as").first() if text else None


def actor_of_key(api_key):
    """Whom a key acts as: its account with today's roles, under the name of the system too; nobody when it is closed."""
    user = api_key.acts_as
    if user is None or not user.is_active:
        return ANONYMOUS
    return actor_for(user).named(f"{user.name}（{api_key.name}）"[:40])


def calendar_address_of(actor):
    """The open address of the actor's own calendar, or ``None``."""
    return CalendarAddress.objects.filter(user_id=actor.id, revoked_at__isnull=True).first() if actor.is_user else None


def whose_calendar(key):
    """Who an address stands for, with today's roles; ``None`` when it is shut, or the account is. Two queries."""
    good = CalendarAddress.objects.filter(revoked_at__isnull=True, user__is_active=True)
    found = good.filter(key_hash=lookup_hash("calendar", key)).select_related("user").first() if key else None
    return actor_for(found.user) if found else None


def user_named(username):
    """The active account with this user name, or ``None``."""
    return User.objects.filter(username=username, is_active=True).first()


def active_users(ids):
    """Active accounts among ``ids``: one query, and none for nobody."""
    return list(open_accounts(ids)) if ids else []


def open_accounts(ids):
    """Active accounts among ``ids`` (a list or a queryset of one column): a queryset."""
    return User.objects.filter(pk__in=ids, is_active=True).order_by("pk")


def usernames_among(names):
    """Which of these user names exist: one query."""
    return set(User.objects.filter(username__in=names).values_list("username", flat=True))


def user_who_signs_in_as(username, phone):
    """The account somebody tries to enter by user name or phone, or ``None``."""
    return User.objects.filter(username=username).first() or (User.objects.by_phone(phone) if phone else None)


def accounts_kept_by(actor, text=""):
    """Accounts ``actor`` may see in the keeper's list, by name: the twin of ``policies.can_keep_account`` not hidden."""
    found = User.objects.exclude(pk=actor.id).order_by("name", "pk")
    if not actor.holds(Role.OPERATOR):
        given = Grant.objects.filter(grants_given_by(actor), user_id=OuterRef("pk"))
        found = found.filter(Exists(given) | Q(opened_by_id=actor.id))
    if text:
        found = found.filter(Q(name__contains=text) | Q(username__contains=text))
    return found
