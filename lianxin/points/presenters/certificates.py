"""Certificates of volunteer service in words. Hours are said; points are not."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.kit.masking import mask_name
from lianxin.kit.templatetags.kit import day
from lianxin.points import selectors
from lianxin.points.calc.badges import fingerprint
from lianxin.points.presenters.rules import Row
from lianxin.points.vocabulary import PublicFact

FACT_NAMES = {
    PublicFact.CERTIFIED: _L("出具了一张志愿服务证明"),
    PublicFact.WITHDRAWN: _L("一张志愿服务证明不再有效"),
}


def certificate_row(certificate, *, is_masked=True):
    name = mask_name(certificate.name) if is_masked else certificate.name
    tone, state = ("done", _("不再有效")) if certificate.is_withdrawn else ("ok", _("有效"))
    return Row(
        reverse("points:certificate", args=[certificate.public_id]),
        _("{name} · {hours} 小时").format(name=name, hours=certificate.hours), tone, state,
        " · ".join((certificate.division.short_name, period_of(certificate), certificate.public_id)),
    )  # fmt: skip


def period_of(certificate):
    return _("{first}至{last}").format(first=day(certificate.first_on), last=day(certificate.last_on))


def certificate_facts(certificate, *, is_holder):
    """What everybody reads who has the number: who issued it, how many hours, when; the name, and what is asked for to compare one,
    only whose it is."""
    named = [(_("姓名"), certificate.name), (_("核验码"), selectors.check_code(certificate))] if is_holder else []
    return [
        *named,
        (_("志愿服务"), _("{hours} 小时").format(hours=certificate.hours)),
        (_("什么时候"), period_of(certificate)),
        (_("谁出具的"), certificate.division.name),
        (_("哪天出具的"), day(certificate.issued_at)),
        (_("编号"), certificate.public_id),
        (_("指纹"), fingerprint(certificate.digest)),
    ]


def hours_words(hours):
    """``柳溪村 · 12 小时`` with the days between which it was done."""
    return _("{name} · {place} · {hours} 小时（{first}至{last}）").format(
        name=hours.person.name,
        place=hours.division.short_name,
        hours=hours.hours,
        first=day(hours.first),
        last=day(hours.last),
    )
