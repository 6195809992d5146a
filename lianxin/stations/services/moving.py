"""The only door for a change of state of cases and errands: by a verb of their table."""

from lianxin.audit import services as audit
from lianxin.stations.errors import WrongState
from lianxin.stations.services.telling import tell_principal
from lianxin.stations.services.wording import county_words


def lock(thing, *related):
    """Fetch it again and hold its row until the transaction ends."""
    model = type(thing)
    return model.objects.select_for_update(of=("self",)).select_related(*related).get(pk=thing.pk)


def require_state(thing, verb):
    """Raise ``WrongState`` unless the table lets ``verb`` start from here."""
    if thing.state not in thing.transitions[verb].sources:
        raise WrongState(thing)


def note_step(thing, verb, target, by, *, at, note):
    """Write down that something happened, in words the person concerned may read. Returns the step."""
    return thing.steps.create(verb=verb, target=target, at=at, by_name=by.name, note=note[:600])


def move(thing, verb, by, *, tag, at, words="", other="", changes=None):
    """Move a locked thing along one transition: its state and ``changes``, the step, the words to whom it is for,
    exactly one audit event.
    """
    require_state(thing, verb)
    transition, source = thing.transitions[verb], thing.state
    for name, value in (changes or {}).items():
        setattr(thing, name, value)
    thing.state = transition.target
    thing.save(update_fields=["state", *(changes or {})])
    with county_words():
        note = str(transition.note).format(words=words, other=other).rstrip("，：。 ")
    tell_principal(thing, note_step(thing, verb, thing.state, by, at=at, note=note), by)
    audit.record(tag, thing, by, before={"state": source}, after={"state": thing.state}, at=at)
    return thing
