"""The only doors for a change of state: ``held_venture`` and ``held_batch`` lock, by a verb of the tables.

Who holds a batch holds its venture too: its accounts are opened and its debts are added up by one at a time.
"""

from lianxin.harvests.errors import WrongState
from lianxin.harvests.models import Batch, Venture
from lianxin.harvests.vocabulary import BATCH_WAYS, VENTURE_WAYS


def held_venture(venture, verb):
    """Fetch it again, hold its row until the transaction ends, and refuse what its state does not let begin."""
    rows = Venture.objects.select_for_update(of=("self",)).select_related("division", "book")
    found = rows.get(pk=venture.pk)
    if found.state not in VENTURE_WAYS[verb].sources:
        raise WrongState(found)
    return found


def held_batch(batch, verb):
    rows = Batch.objects.select_for_update(of=("self", "venture")).select_related("venture__division", "venture__book")
    found = rows.get(pk=batch.pk)
    if found.state not in BATCH_WAYS[verb].sources:
        raise WrongState(found)
    return found
