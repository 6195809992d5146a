from django.db import models
from django.utils.translation import gettext_lazy as _


class Structure(models.TextChoices):
    """The four parallel structures over the same ground, and those beside them."""

    PARTY = "party", _("党组织")
    GOVERNMENT = "government", _("政府")
    SELF_GOVERNMENT = "self_government", _("自治组织")
    COLLECTIVE = "collective", _("集体经济组织")
    OTHER = "other", _("其他")
