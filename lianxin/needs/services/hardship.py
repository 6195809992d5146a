"""A village that notices somebody in need reports it to the township's civil affairs at once."""

from django.utils.translation import gettext as _

from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.needs import policies, selectors
from lianxin.needs.calc.titles import title_of
from lianxin.needs.services.intake import Matter, Requester, register
from lianxin.needs.services.telling import tell_desk
from lianxin.needs.services.transitions import county_words
from lianxin.needs.vocabulary import Anonymity, Channel, Kind, Urgency
from lianxin.territory import selectors as territory

_AID, _TITLE_LENGTH = "aid", 30


@action(idempotent=True)
def report_hardship(
    *, division, content, client_key, name="", phone="", place_words="", asks_us=False, is_urgent=False, by, at=None
):
    """Report somebody who may need aid (Social Assistance Law, Art. 39): a need at the township's desk, never public.

    ``asks_us``: they or their family asked the village to apply for them (Art. 37), and hear how it goes; whoever did not ask is
    told nothing and counts in no rate of contact. Whether they get aid is decided by civil affairs, not here.
    """
    policies.can_take_need(by, division.path).or_raise()
    category = selectors.category_coded(_AID)
    if category is None or category.retired_on:
        raise RuleBroken(_("分类里没有“救助和社保”，请先请县里恢复这一类，或用“代为登记”。"))
    if asks_us and not name.strip():
        raise RuleBroken(_("受托代为申请，请写明是谁。"), field="name")
    with county_words():
        asked = (
            _("本人或家属请村（社区）代为提出申请（社会救助法第三十七条）。")
            if asks_us
            else _("工作中发现，主动报告（社会救助法第三十九条）。")
        )
        title = _("可能需要救助：{words}").format(words=title_of(content, _TITLE_LENGTH))
    matter = Matter(
        kind=Kind.HELP,
        category=category,
        title=title,
        content=f"{content.strip()}\n{asked}",
        division=division,
        urgency=Urgency.URGENT if is_urgent else Urgency.NORMAL,
        place_words=place_words,
    )
    requester = Requester(
        name=name.strip(),
        phone=phone,
        anonymity=Anonymity.CONFIDENTIAL if name.strip() else Anonymity.ANONYMOUS,
        wants_reply=asks_us,
    )
    desk = territory.one_level_up(division.path)
    made = register(matter, requester, Channel.GRID, client_key, by, at, received_by=by, desk=desk)
    with county_words():
        tell_desk(made.need, _("村里报告有人可能需要救助：{number}").format(number=made.need.number), key="hardship")
    return made
