"""One question each, by what it is about: ``talk``, ``gathering``, ``deciding``, ``money``. Other rooms and layers ask here."""

from lianxin.deliberation.selectors import deciding, gathering, money, talk
from lianxin.deliberation.selectors.deciding import *  # noqa: F403 - each says in its __all__ what it gives
from lianxin.deliberation.selectors.gathering import *  # noqa: F403
from lianxin.deliberation.selectors.money import *  # noqa: F403
from lianxin.deliberation.selectors.talk import *  # noqa: F403

__all__ = deciding.__all__ + gathering.__all__ + money.__all__ + talk.__all__
