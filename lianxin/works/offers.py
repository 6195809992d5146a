"""What everybody may take away: projects by the standard for infrastructure."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.kit.datasets import Dataset, Distribution
from lianxin.works import selectors


def datasets():
    """Nothing before there is a project: the standard knows no empty package."""
    if not selectors.has_projects():
        return []
    return [
        Dataset(
            "projects", _("村里的项目"), _("每个项目谁决定的、钱从哪里来、怎么采购、做到哪一步、花了多少。没有个人的名字。"),
            (Distribution("OC4IDS 0.9", reverse("works:oc4ids_all"), "application/json"),),
            ("OC4IDS", "projects"), "CONT",
        )
    ]  # fmt: skip
