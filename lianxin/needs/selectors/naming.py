"""Whom the words of a complaint name, among those who could come to see it."""

from dataclasses import dataclass

from lianxin.accounts import selectors as accounts
from lianxin.kit.masking import surname_of
from lianxin.needs.calc.naming import called_in
from lianxin.organisations import selectors as organisations


@dataclass(frozen=True)
class Named:
    """``called`` is what the words say; ``path`` the place of the post or role."""

    user_id: int
    called: str
    post_words: str
    path: str


def people_named(words, path, *, besides=None):
    """Whoever of a place, above it or below it the words name, each once, the widest post first. Two queries.

    ``besides`` is the user who writes: people give their own name.
    """
    found: dict[int, Named] = {}
    if not words.strip():
        return []
    for tenure in organisations.holders_around(path):
        post, name = tenure.post, tenure.holder_name
        called = called_in(words, name=name, surname=surname_of(name), title=post.title)
        if called:
            named = Named(tenure.user_id, called, f"{name}，{post.unit.name}{post.title}", post.unit.division_path)
            found.setdefault(tenure.user_id, named)
    for grant in accounts.staff_around(path):
        called = called_in(words, name=grant.user.name, surname="")
        if called:
            post_words = f"{grant.user.name}，{grant.scope_label}{grant.get_role_display()}"
            found.setdefault(grant.user_id, Named(grant.user_id, called, post_words, grant.scope_path))
    return [named for named in found.values() if named.user_id != besides]


def named_people(need):
    """Everybody a need names, as the desk is asked about them."""
    return list(need.named_people.order_by("pk")) if need.names_staff or need.is_sealed else []


def named_units(need):
    """Every unit a need names, as the desk is asked about them."""
    return list(need.named_units.select_related("unit").order_by("pk")) if need.names_staff or need.is_sealed else []


def everything_named(need):
    """People and units a need names."""
    return [*named_people(need), *named_units(need)]


def asked_about(named):
    """What of it nobody has ruled on, as the words call it."""
    return [str(each) for each in named if not each.ruled_at]
