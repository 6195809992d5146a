"""One file a person: opened the first time somebody is written about, kept by the person."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.cadres import policies, selectors
from lianxin.cadres.models import File
from lianxin.cadres.services.moving import hold
from lianxin.cadres.vocabulary import AuditTag
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken


@action
def open_file(*, division, name, by, at=None):
    """A file for somebody of the place by their whole name, or the one there is."""
    at = at or clock.now()
    policies.can_open_file(by, division).or_raise()
    known = selectors.known_by_name(division, name)
    if known is None:
        raise RuleBroken(
            _("{place}没有找到这个人，或者有几个同名的。名字要写全；同名的在后面空一格写户编号。").format(
                place=division.short_name
            ),
            field="name",
        )
    return file_for(known, by, at)


def file_for(known, by, at):
    """The file of ``Known``; opened if there is none, then with one audit event."""
    file = selectors.file_of(known)
    if file is not None:
        return file
    file = File.objects.create(
        name=known.name, person_id=known.person_id, user_id=known.user_id, division=known.division,
        division_path=known.division.path, opened_at=at, opened_by_name=by.name[:80],
    )  # fmt: skip
    audit.record(AuditTag.OPEN_FILE, file, by, at=at)
    return file


@action
def follow_tenure(*, tenure, by, at=None):
    """Whoever takes a post that a file is kept for has one from that day, where an account or a record says who it is."""
    if selectors.is_filed_post(tenure.post) and (known := selectors.known_by_tenure(tenure)):
        file_for(known, by, at or clock.now())


@action
def write_facts(*, file, education, skills, languages, places_served, by, is_member=False, at=None):
    """What the person says of themself; it stands on the sheet beside a post, as they said it."""
    policies.can_write_facts(by, file).or_raise()
    said = {"education": education, "skills": skills, "languages": languages, "places_served": places_served}
    for name, words in said.items():
        setattr(file, name, words.strip())
    file.is_member = is_member
    file.save(update_fields=["is_member", *said])
    audit.record(AuditTag.WRITE_FACTS, file, by, at=at or clock.now())
    return file


def follow_account(*, person):
    """A person's file is theirs under the account that belongs to them now; a file of the account alone becomes the person's.

    With a file of each they stay two: what stands in them was said at different places, and people put them together.
    """
    if person.user_id is None:
        File.objects.filter(person=person).update(user=None)
    elif File.objects.filter(person=person).exists():
        if not File.objects.filter(user=person.user_id).exclude(person=person).exists():
            File.objects.filter(person=person).update(user=person.user_id)
    else:
        File.objects.filter(user=person.user_id, person=None).update(person=person)


def follow_household(*, household, by, moved_to=None, at=None):
    """The files of those who moved stand where they live now; of a household struck off they stay where they were."""
    if moved_to is not None:
        persons = moved_to.members.filter(ends_on__isnull=True).values("person")
        for file in File.objects.filter(person__in=persons).exclude(division=moved_to.division).order_by("pk"):
            _move_file(file=file, division=moved_to.division, by=by, at=at or clock.now())


@action
def _move_file(*, file, division, by, at):
    file = hold(file)
    file.division, file.division_path = division, division.path
    file.save(update_fields=["division", "division_path"])
    audit.record(AuditTag.MOVE_FILE, file, by, after={"to": division.name}, at=at)
