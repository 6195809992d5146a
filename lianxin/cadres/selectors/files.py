"""Files: whose there are, whom a name means, which posts somebody holds. No question here counts or compares persons."""

from dataclasses import dataclass

from django.db.models import Q

from lianxin.cadres.models import File, PoolEntry
from lianxin.cadres.policies import files_readable
from lianxin.cadres.vocabulary import FILED_TEAMS, PARTY_TEAMS, POOL_OPEN
from lianxin.kit.errors import NotFound
from lianxin.kit.paging import page
from lianxin.kit.tree import within
from lianxin.organisations import selectors as organisations
from lianxin.organisations.selectors.holding import held_ever, held_now
from lianxin.people import selectors as people


@dataclass(frozen=True)
class Known:
    """Somebody a file can be opened for: known among the people of the place, or by a post they hold."""

    name: str
    division: object
    person_id: int | None = None
    user_id: int | None = None


def find_file(public_id):
    """A file with its place; raises ``NotFound``."""
    found = File.objects.select_related("division", "person").filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def own_file(actor):
    """The actor's own file, or ``None``."""
    return File.objects.filter(user_id=actor.id).first() if actor.is_user else None


def known_by_name(division, name):
    """The one of this whole name among the people of the place or the holders of its posts; ``None`` for nobody or several."""
    person = people.living_here_named(name, division.path)
    if person is not None:
        return Known(person.name, person.division, person.pk, person.user_id)
    here = organisations.holders_around(division.path)
    found = [each for each in here if each.holder_name == name.strip() and each.scope_path.startswith(division.path)]
    if len({tenure.user_id for tenure in found}) != 1:
        return None
    return Known(found[0].holder_name, found[0].post.unit.division, None, found[0].user_id)


def known_as_user(user_id):
    """The person an account belongs to."""
    person = people.person_of(user_id)
    return Known(person.name, person.division, person.pk, person.user_id) if person else None


def known_by_tenure(tenure):
    """Who holds a post, by their account or by the record the register names; ``None`` where it has a name alone."""
    person = people.person_called(tenure.holder_ref) if tenure.holder_ref else people.person_of(tenure.user_id)
    if person is not None:
        return Known(person.name, person.division, person.pk, person.user_id)
    if tenure.user_id is None:
        return None
    return Known(tenure.holder_name, tenure.post.unit.division, None, tenure.user_id)


def is_filed_post(post):
    """Whether a file is kept for who holds it: the secretaries, their teams and the committees of the places."""
    return post.unit.kind in FILED_TEAMS and not post.is_delegate


def file_of(known):
    """The file of somebody, or ``None``."""
    same = Q(pk__in=[])
    if known.person_id:
        same |= Q(person_id=known.person_id)
    if known.user_id:
        same |= Q(user_id=known.user_id)
    return File.objects.select_related("division").filter(same).first()


def files_of(users, references):
    """Files of these accounts, or of who goes by these references: a queryset with place and person."""
    rows = File.objects.filter(Q(user__in=users) | Q(person__public_id__in=references))
    return rows.select_related("division", "person")


def files_page(actor, *, place="", cursor=""):
    """Files the actor may read, by name; each with ``open_entries``: two queries. Never by anything else than the name."""
    found = files_readable(actor).filter(within(place, "division_path"))
    rows = page(found.select_related("division"), order=("name", "id"), cursor=cursor, size=30)
    entries = PoolEntry.objects.filter(file__in=[each.pk for each in rows], state__in=POOL_OPEN)
    there = {entry.file_id: entry for entry in entries}
    for each in rows:
        each.open_entry = there.get(each.pk)
    return rows


def holders_of(files):
    """``(accounts, references)`` by which a register of posts can name these files' persons."""
    return [each.user_id for each in files if each.user_id], [each.person.public_id for each in files if each.person_id]


def tenures_of(files):
    """Tenures in force today of these files' persons, the latest first: a queryset with post and unit."""
    return held_now(*holders_of(files))


def service_of(files):
    """Tenures of these files' persons, in force or over, the latest first: a queryset with post and unit."""
    return held_ever(*holders_of(files))


def known_of(tenures):
    """``(accounts, references)`` by which these tenures name who holds them."""
    return [each.user_id for each in tenures if each.user_id], [each.holder_ref for each in tenures if each.holder_ref]


def is_theirs(tenure, file):
    """Whether a tenure is the file's person's."""
    reference = file.person.public_id if file.person_id else None
    return bool((file.user_id and tenure.user_id == file.user_id) or (reference and tenure.holder_ref == reference))


def posts_of(file):
    """The posts somebody holds today: one query."""
    return list(tenures_of([file]))


def secretary_tenure(file):
    """The tenure by which somebody heads a Party organisation today, or ``None``."""
    return next((each for each in posts_of(file) if is_secretary(each)), None)


def is_secretary(tenure):
    return tenure.post.is_head and tenure.post.unit.kind in PARTY_TEAMS
