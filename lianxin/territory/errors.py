from django.utils.translation import gettext as _

from lianxin.kit.errors import RuleBroken


class Ambiguous(RuleBroken):
    """Several places fit; ``candidates`` are all of them, with their whole way."""

    def __init__(self, candidates):
        super().__init__("；".join(place.full_name for place in candidates))
        self.candidates = candidates


class SystemOff(RuleBroken):
    """The village has not decided on this system; ``name`` is what it is called."""

    def __init__(self, place, name):
        super().__init__(
            _("{place}还没有用“{system}”。要用，先由村（居）民议定，再由村里在“用哪些系统”里写明依据。").format(
                place=place, system=name
            )
        )
