"""What projects left behind: the card of one, when somebody last looked."""


def asset_of(project):
    """The card of what a project left behind, or ``None``; with the project fetched for its page it asks nothing."""
    return getattr(project, "asset", None)


def inspections_of(asset, most=20):
    """Newest first."""
    return list(asset.inspections.order_by("-id")[:most])
