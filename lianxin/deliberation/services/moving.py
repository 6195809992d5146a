"""The only door for a change of state: what is locked moves by a verb of its table."""

from lianxin.deliberation.errors import WrongState


def require(thing, ways, verb):
    """Raise ``WrongState`` unless the table lets ``verb`` start from here."""
    if thing.state not in ways[verb][0]:
        raise WrongState(thing)


def go(thing, ways, verb, *changed, to=None):
    """Move along the table (or to ``to``, where the verb has two ends); saves ``changed`` too. Returns the state before."""
    require(thing, ways, verb)
    before = {"state": str(thing.state)}
    thing.state = to or ways[verb][1] or thing.state
    thing.save(update_fields=["state", *changed])
    return before
