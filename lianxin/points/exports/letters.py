"""Letters for households without an account: what has to be told, and a stub that comes back signed."""

from django.utils.translation import gettext as _

from lianxin.kit.prints import PAGES, as_on_paper
from lianxin.kit.templatetags.kit import day
from lianxin.people import selectors as people
from lianxin.points import selectors


def letters(place, slips):
    """Written for whoever opens the door: the words of the message, where to ask, what the household may do."""
    families = people.members_by_household([each.household_id for each in slips if each.household_id])
    with as_on_paper():
        store = selectors.store_of(place)
        ask = _("有不明白的、不同意的，到党群服务中心说，或者跟您家的联系人说。")
        if store and store.phone:
            ask = _("有不明白的、不同意的，到{place}说，打电话 {phone}，或者跟您家的联系人说。").format(
                place=store.place, phone=store.phone
            )
        return {
            "lang": "zh", "pages": PAGES, "title": _("积分通知"), "lead": _("积分通知 · 第 1 版"),
            "footer": f"{place.name} · {_('积分通知 · 第 1 版')}", "stub": _("存根，签好带回来"),
            "signatures": [_("谁收的"), _("哪天"), _("谁送的")],
            "notes": [ask, _("写了期限的，从这张纸交到您手里那天起算。")],
            "letters": [
                {
                    "who": _who(each, families), "title": each.title,
                    "number": each.public_id, "words": each.words, "signed": f"{place.name} · {day(each.made_on)}",
                }
                for each in slips
            ],
        }  # fmt: skip


def _who(slip, families):
    """Whoever walks there has to find the door: the household's code and who speaks for it."""
    if not slip.household_id:
        return slip.person.name
    return " ".join((slip.household.code, *(person.name for person in families[slip.household_id][:1])))
