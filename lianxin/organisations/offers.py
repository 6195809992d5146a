"""What of the organisations everybody may take away."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.kit.datasets import Dataset, Distribution


def datasets():
    """Units, posts, tenures."""
    forms = (Distribution(_("单位、岗位和任职（Popolo）"), reverse("organisations:popolo"), "application/json"),)
    about = _("每个单位在哪里、哪天成立，有哪些岗位，谁在岗、从哪天到哪天；单位之间是什么关系。")
    return [Dataset("organisations", _("组织和岗位"), about, forms, (_("组织"), "Popolo"))]
