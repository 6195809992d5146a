"""What projects left behind: the card of one, when somebody last looked."""

from lianxin.works.models import Asset


def asset_of(project):
    """The card of what a project left behind, or ``None``."""
    return Asset.objects.filter(project=project).first()


def inspections_of(asset, most=20):
    """Newest first."""
    return list(asset.inspections.order_by("-id")[:most])
