"""What of the board everybody may take away."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.bulletin import selectors
from lianxin.kit.datasets import Dataset, Distribution


def datasets():
    """The notices of each year, and the feed."""
    forms = [Distribution(_("最新的五十份（订阅）"), reverse("bulletin:feed"), "application/atom+xml")]
    for year in selectors.posted_years():
        described = reverse("bulletin:table_description", args=[year])
        forms += [
            Distribution(
                _("{year} 年，表格").format(year=year), reverse("bulletin:table", args=[year]), "text/csv", described
            ),
            Distribution(
                _("{year} 年，逐行").format(year=year), reverse("bulletin:table_rows", args=[year]), "application/json"
            ),
        ]
    about = _("每一份贴出去的公开：哪个村、哪一类、说的是哪段时间、贴了多久、更正过没有、核验码是什么。")
    words, (issued, modified) = (_("村务公开"), _("财务公开"), _("党务公开")), selectors.posted_span()
    return [Dataset("notices", _("公开栏"), about, tuple(forms), words, issued=issued, modified=modified)]
