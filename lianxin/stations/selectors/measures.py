"""What this room counts for the indicators of a programme."""

from lianxin.stations.selectors.catalogue import items_in_force


def services_offered(_division):
    """``(services,)`` of the catalogue every place offers; ``None`` before there is one."""
    found = items_in_force().count()
    return (found,) if found else None
