"""Who acts. Built once per request with everything a policy needs, then passed to services as ``by``."""

from dataclasses import dataclass, field, replace
from enum import StrEnum


class ActorKind(StrEnum):
    USER = "user"
    PUBLIC = "public"  # somebody without an account, e.g. at the pick-up page
    SYSTEM = "system"  # the clock, the worker, an import


@dataclass(frozen=True)
class HeldRole:
    """A role code held over a division subtree (``scope_path``; "" is the whole county) or one unit.

    With a unit, an empty ``scope_path`` means that unit and nothing else.
    """

    role: str
    scope_path: str = ""
    unit_id: int | None = None

    @property
    def is_over_subtree(self):
        return self.unit_id is None or bool(self.scope_path)

    def covers(self, path):
        """True when the role is held over a subtree that contains ``path``."""
        return self.is_over_subtree and path.startswith(self.scope_path)


@dataclass(frozen=True)
class Actor:
    """A snapshot of who acts: no query is made through it."""

    kind: ActorKind
    id: int | None = None
    name: str = ""
    roles: tuple[HeldRole, ...] = ()
    #: What policies have asked about this actor once already; lives as long as the request.
    known: dict = field(default_factory=dict, compare=False, repr=False)

    @property
    def is_user(self):
        return self.kind == ActorKind.USER

    @property
    def is_system(self):
        return self.kind == ActorKind.SYSTEM

    def named(self, name):
        """The same actor under another name: for a record that must not say who it was."""
        return replace(self, name=name)

    def holds(self, *codes, path=None):
        """True when one of the roles is held; with ``path``, over a subtree that contains it."""
        return any(r.role in codes and (path is None or r.covers(path)) for r in self.roles)

    def scopes(self, *codes):
        """Subtree roots over which one of the roles is held."""
        return tuple(sorted({r.scope_path for r in self.roles if r.role in codes and r.is_over_subtree}))

    def places(self):
        """Subtree roots this person belongs to, whatever the role; not all there is."""
        return tuple(sorted({r.scope_path for r in self.roles if r.scope_path and r.unit_id is None}))

    def units(self, *codes):
        """Units for which one of the roles (any, when none is named) is held."""
        return frozenset(r.unit_id for r in self.roles if r.unit_id and (not codes or r.role in codes))

    def role_over(self, path):
        """The role to write into the record: the narrowest one held over ``path``, else one held for a unit."""
        held = [r for r in self.roles if r.covers(path)] or [r for r in self.roles if r.unit_id is not None]
        return max(held, key=lambda r: len(r.scope_path)).role if held else ""


SYSTEM = Actor(ActorKind.SYSTEM, name="系统")
ANONYMOUS = Actor(ActorKind.PUBLIC, name="未登录的来访者")
