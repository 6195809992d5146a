from django.utils.translation import gettext as _

from lianxin.kit.errors import RuleBroken


class StationClosed(RuleBroken):
    """The station no longer serves: nothing new is begun there."""

    def __init__(self, station):
        super().__init__(_("“{name}”已经停用，请选别的站点。").format(name=station.name))
