"""Papers: the sheet of a claim, the batch, what was handed over; and a batch that anybody adds up again."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.audit import selectors as log
from lianxin.kit import clock
from lianxin.kit.lines import LINES
from lianxin.kit.masking import mask_name
from lianxin.kit.prints import PAGES, as_on_paper, boxes_of, code_of
from lianxin.kit.templatetags.kit import day
from lianxin.points import selectors
from lianxin.points.calc import recounting
from lianxin.points.services.wording import batch_body, batch_name, batch_table
from lianxin.points.vocabulary import Proof


def claim_sheet(rule_set, site):
    """An empty claim with the rules on it: written by hand, entered by staff, verified by two."""
    with as_on_paper():
        rules = "\n".join(
            f"{each.code} {each.title}：{each.get_unit_display()} {each.points} 分" for each in rule_set.rules.all()
        )
        address = f"{site.rstrip('/')}{reverse('points:rules', args=[rule_set.public_id])}"
        return {
            "lang": "zh", "pages": PAGES, "form": _("积分申报表 · 第 1 版"), "title": _("积分申报表"),
            "number": f"{rule_set.division.name} · {rule_set}", "code": code_of(address), "code_words": _("扫码看规则"),
            "footer": _("积分申报表 · 第 1 版"), "signatures": [_("报的人"), _("录入"), _("核实人一"), _("核实人二")],
            "boxes": boxes_of(
                [
                    (_("姓名"), ""), (_("户编号"), ""), (_("哪天做的"), ""), (_("哪一条（编号）"), ""), (_("多少小时、次"), ""),
                    (_("谁可以作证"), ""), (_("做了什么"), "", 2), (_("规则"), rules),
                    (_("公示时"), _("□ 写姓名（遮住名字）　□ 只写编号")),
                    (_("说明"), _("两个核实人不是本人、家里人和近亲属。不用拍照。积分只加不扣。")),
                ]
            ),
        }  # fmt: skip


def claim_list(rule_set, site):
    """申报登记表: an empty list for a day on which many lent a hand, entered by staff on one screen; the rules below it."""
    with as_on_paper():
        rules = _("；").join(
            f"{each.code} {each.title}（{each.get_unit_display()} {each.points} 分）" for each in rule_set.rules.all()
        )
        return {"by_hand": True} | _table(
            _("积分申报登记表"), f"{rule_set.division.name} · {rule_set}",
            [_("姓名"), _("户编号"), _("哪一条（编号）"), _("哪天做的"), _("多少小时、次"), _("谁可以作证"), _("签字")], [3, 3, 3, 3, 3, 3, 3],
            [[""] * 7 for _line in range(LINES)],
            [rules, _("一行一个人、一件事。录的人点“录一沓申报表”，照着一行一行写。不用拍照。积分只加不扣。")],
            f"{site.rstrip('/')}{reverse('points:rules', args=[rule_set.public_id])}", _("扫码看规则"),
            form=_("积分申报登记表 · 第 1 版"),
        )  # fmt: skip


def _table(title, lead, heads, widths, rows, notes, address, words, *, form, empty=""):
    return {
        "lang": "zh", "pages": PAGES, "paper": "a4", "flipped": False, "form": form, "title": title, "lead": lead,
        "code": code_of(address), "code_words": words, "widths": widths, "heads": heads, "rows": rows,
        "empty": empty or _("这个月没有。"), "notes": notes, "footer": form,
    }  # fmt: skip


def batch_bundle(batch):
    """What still stands of a batch, as everybody reads it: ``(seal, zip)``, the same bytes for the same claims."""
    sheets = [
        [claim.public_id, [claim.rule.code, claim.points, claim.quantity]] for claim in selectors.claims_of_batch(batch)
    ]
    sheets.sort()
    rule = {"function": "batch", "rules": [[each.code, each.title, each.points] for each in batch.rule_set.rules.all()]}
    with as_on_paper():
        title = batch_name(batch)
    return log.bundle(
        "points-batch", rule=rule, sheets=sheets, marks={"posted": len(sheets)}, result=recounting.batch(rule, sheets),
        title=title,
    )  # fmt: skip


def batch_paper(batch, site):
    with as_on_paper():
        claims = list(selectors.claims_of_batch(batch))
        table = batch_table(claims)
        rows = [[number, name, what, day(on), str(points)] for number, name, what, on, points in table["rows"]]
        rows.append([_("合计"), "", "", "", str(sum(claim.points for claim in claims))])
        return _table(
            batch_name(batch), str(batch.rule_set), [column["name"] for column in table["columns"]], [3, 2, 5, 3, 1], rows,
            batch_body(batch, claims).split("\n\n"), f"{site.rstrip('/')}{reverse('points:batch', args=[batch.public_id])}",
            _("扫码看这一批"), form=_("积分公示表 · 第 1 版"),
        )  # fmt: skip


def panel_sheet(batch, site):
    """评议记录: what three people find of an objection, written and signed at the station, entered by staff afterwards."""
    with as_on_paper():
        judge = _("姓名、户编号；和这一笔、和核实人不是一家人、不是近亲属")
        return {
            "lang": "zh", "pages": PAGES, "form": _("积分异议评议记录 · 第 1 版"), "title": _("积分异议评议记录"),
            "number": batch_name(batch), "code": code_of(f"{site.rstrip('/')}{reverse('points:batch', args=[batch.public_id])}"),
            "code_words": _("扫码看这一批"), "footer": _("积分异议评议记录 · 第 1 版"),
            "signatures": [_("评议人一（监督委员会）"), _("评议人二"), _("评议人三"), _("记录人"), _("评议日期"), _("录入日期")],
            "boxes": boxes_of(
                [
                    (_("哪一件异议"), ""), (_("说的是哪一笔"), ""), (_("评议人一"), f"{_('监督委员会的人。')}{judge}", 1),
                    (_("评议人二"), judge, 1), (_("评议人三"), judge, 1), (_("问了谁、看了什么"), "", 3),
                    (_("评议意见"), _("□ 成立，去掉这一笔　□ 不成立。会公布，不写姓名。"), 3),
                ]
            ),
        }  # fmt: skip


def delivery_list(division, site):
    """送货单: what is to be carried to a door, where to, and a line to sign for whoever takes it in."""
    with as_on_paper():
        kept = selectors.things_to_bring_in(division)
        rows = [
            [
                each.purse.household.code if each.purse.household else mask_name(each.purse.person.name),
                (each.purse.household or each.purse.person).address or "", each.item.title, str(each.quantity),
                day(each.item.expires_on) if each.item.expires_on else "", "", "",
            ]
            for each in kept
        ]  # fmt: skip
        return {"by_hand": True} | _table(
            _("积分超市送货单"), f"{division.name} · {day(clock.today())}",
            [_("户编号"), _("送到哪"), _("东西"), _("份数"), _("保质期到"), _("收的人签字、按手印"), _("谁送的、哪天")], [3, 5, 4, 2, 3, 4, 3],
            rows, [_("送到了，当天录进系统：“要送到家的”里点“交给人了”，凭签字。没有人在家的，东西带回来，积分不扣。")],
            f"{site.rstrip('/')}{reverse('points:redemptions')}?place={division.public_id}&state={selectors.TO_BRING}",
            _("扫码录送到的"), form=_("积分超市送货单 · 第 1 版"), empty=_("现在没有要送到家的。"),
        )  # fmt: skip


def redemption_list(division, month, site):
    """What was handed over in a month, and empty lines for the day the power is out."""
    with as_on_paper():
        rows = [
            [
                day(each.ended_at), each.purse.household.code if each.purse.household else mask_name(each.purse.person.name),
                each.item.title, str(each.quantity), str(each.points), str(Proof(each.proof).label) if each.proof else "", each.handed_by_name,
            ]
            for each in selectors.handed_in(division, month)
        ]  # fmt: skip
        rows += [[""] * 7 for _line in range(max(0, LINES - len(rows)))]
        return {"by_hand": True} | _table(
            _("积分兑换登记表"), f"{division.name} · {month.year}年{month.month}月",
            [_("哪天"), _("户编号"), _("东西"), _("份数"), _("积分"), _("签字、按手印"), _("谁交的")], [4, 3, 5, 2, 2, 4, 2], rows,
            [_("当天把手写的录进系统：一个人点“照登记表录”，另一个人照着再写一遍，点“照登记表交”。")],
            f"{site.rstrip('/')}{reverse('points:store')}?place={division.public_id}", _("扫码看超市"),
            form=_("积分兑换登记表 · 第 1 版"),
        )  # fmt: skip
