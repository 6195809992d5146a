"""The only door for a change of state: ``lock`` the thing with its file, then ``move`` it by a verb of its table."""

from lianxin.audit import services as audit
from lianxin.cadres.errors import WrongState
from lianxin.cadres.models import File, Round


def lock(thing):
    """Fetch it again and hold its row until the transaction ends."""
    rows = type(thing).objects.select_for_update(of=("self",)).select_related("file__division")
    return rows.get(pk=thing.pk)


def hold(file):
    """A file whose row nobody else changes, nor puts anything beside it, until the transaction ends."""
    return type(file).objects.select_for_update(of=("self",)).select_related("division", "person").get(pk=file.pk)


def lock_round(round_):
    """A round with its place, held until the transaction ends."""
    return Round.objects.select_for_update(of=("self",)).select_related("division").get(pk=round_.pk)


def lock_files(files):
    """Hold the rows of these files until the transaction ends, always in the same order."""
    list(File.objects.select_for_update(of=("self",)).filter(pk__in=[each.pk for each in files]).order_by("pk"))


def require(thing, ways, verb):
    """Raise ``WrongState`` unless the table lets ``verb`` start from here."""
    if thing.state not in ways[verb].sources:
        raise WrongState(thing)


def move(thing, ways, verb, tag, by, *, at, after=None, **changes):
    """Move a locked thing along one step of its table, with one audit event about the file; words are never copied there."""
    require(thing, ways, verb)
    before = str(thing.state)
    for name, value in changes.items():
        setattr(thing, name, value)
    thing.state = ways[verb].target or thing.state
    thing.save(update_fields=["state", *changes])
    audit.record(
        tag, thing.file, by, before={"state": before}, after={"state": str(thing.state), **(after or {})}, at=at
    )
    return thing
