"""Certificates of volunteer service on paper, and whether a file is one."""

import re

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.prints import PAGES, as_on_paper, code_of, render_paper
from lianxin.kit.templatetags.kit import day
from lianxin.points import selectors
from lianxin.points.calc.badges import fingerprint

#: By these words in the file, before its code, a paper is known to claim that it is a certificate of ours.
_MARK = "lianxin-certificate-"
_MARKED = re.compile(rb"lianxin-certificate-([0-9A-HJKMNP-TV-Z]{12})")


def check_address(certificate):
    """What the code on the paper opens: the page that checks it; of a child's the public log, which names nobody."""
    if certificate.for_minor:
        return f"{certificate.site}{reverse('log:show')}?q={certificate.public_id}"
    page = certificate.site + reverse("points:certificate", args=[certificate.public_id])
    return f"{page}?check={selectors.check_code(certificate)}"


def certificate_paper(certificate):
    """Hours and deeds, from what is stored and nothing else: the same bytes always, until an award of it is reversed."""
    with as_on_paper():
        lines = selectors.lines_of_certificate(certificate)
        division, on = certificate.division, clock.day_of(certificate.issued_at)
        place, short = certificate.place_name or division.name, certificate.place_short or division.short_name
        period = _("{first}至{last}").format(first=day(certificate.first_on), last=day(certificate.last_on))
        return {
            "lang": "zh", "title": _("志愿服务记录证明"), "author": place, "mark": f"{_MARK}{certificate.public_id}",
            "date": [on.year, on.month, on.day], "number": _number(certificate),
            "withdrawn": _("已不再有效：其中一次服务的记录冲回了。") if certificate.is_withdrawn else "",
            "sentences": [
                _("{name}，身份证件号码（本人愿意时手写）＿＿＿＿＿＿＿＿＿＿＿＿。").format(name=certificate.name),
                _("{period}，在{place}参加志愿服务，共 {hours} 小时。").format(
                    period=period, place=short, hours=certificate.hours
                ).replace(" 小时", "\u00a0小\u2060时"),  # the number and its unit stay on one line
            ],
            "heads": [_("服务内容"), _("次数"), _("小时")],
            "rows": [[line.title, str(line.times), str(line.hours)] for line in lines],
            "total": [_("合计"), str(sum(line.times for line in lines)), str(certificate.hours)],
            "notes": [
                _("每一次都由两个人核实、公示过，没有异议或异议没有成立。按次、按件记的没有小时，不算在内。"),
                _("依据：志愿服务条例；志愿服务记录与证明出具办法（试行）。无偿出具，不评等级，不作比较。"),
                _checking(certificate),
            ],
            "code": code_of(check_address(certificate)), "code_words": _("扫码核验"), "signed": place, "signed_on": day(on),
            "seal": _("（盖章）"), "pages": PAGES,
            "footer": _("志愿服务记录证明 · 第 2 版 · 编号 {code}").format(code=certificate.public_id),
        }  # fmt: skip


def _number(certificate):
    if certificate.for_minor:
        return _("编号 {code}").format(code=certificate.public_id)
    return _("编号 {code} · 核验码 {check}").format(code=certificate.public_id, check=selectors.check_code(certificate))


def _checking(certificate):
    words = _("核验：扫码，对一对指纹 {print}。网上不写姓名；写上核验码和姓名，就知道是不是本人的。")
    if certificate.for_minor:
        words = _("核验：扫码，对一对指纹 {print}。未成年人的证明网上不公开，请问出具的村（社区）。")
    return words.format(print=fingerprint(certificate.digest))


def code_in(pdf):
    """The code of the certificate a PDF says it is, or empty."""
    found = _MARKED.search(pdf)
    return found[1].decode() if found else ""


def is_ours(pdf, certificate):
    """Whether the file is, to the byte, what is printed of this certificate now."""
    return pdf == render_paper("certificate", certificate_paper(certificate))
