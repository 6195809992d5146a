"""What of the needs everybody may take away."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.kit.datasets import Dataset, Distribution
from lianxin.needs import selectors


def datasets():
    """The public needs of each year, the feed, and the interface."""
    forms = [
        Distribution(_("最新的五十件（订阅）"), reverse("needs:feed"), "application/atom+xml"),
        Distribution(_("逐件查询（Open311）"), reverse("open311:discovery", args=["json"]), "application/json"),
    ]
    for year in selectors.public_years():
        described = reverse("needs:table_description", args=[year])
        forms.append(
            Distribution(
                _("{year} 年，表格").format(year=year), reverse("needs:table", args=[year]), "text/csv", described
            )
        )
    about = _("诉求人同意公开的诉求：是哪类事、哪个村、谁在办、哪天前答复、办得怎样。没有姓名、电话、住址。")
    return [Dataset("needs", _("公开的诉求"), about, tuple(forms), (_("诉求"), "Open311"))]
