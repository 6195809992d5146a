"""How rules and what stops them read, on the board and in a refusal."""

from django.utils.translation import gettext as _

from lianxin.kit.masking import mask_name
from lianxin.kit.templatetags.kit import day, day_of_year
from lianxin.kit.week import WEEKDAYS, runs_of_week, spells_words
from lianxin.points import selectors
from lianxin.points.calc.opening import CLOSED_WEEK
from lianxin.points.calc.prices import yuan
from lianxin.points.vocabulary import MoveKind
from lianxin.territory.calc.calendar import read_spells


def finding_sentence(finding):
    """A03“婚事新办”：婚姻是个人的事，不能打分（民法典第一千零四十六条）"""
    where = f"{finding.rule}" if finding.rule else ""
    said = _("“{sentence}”：").format(sentence=finding.sentence[:40]) if finding.sentence else ""
    article = _("（{article}）").format(article=_(finding.article)) if finding.article else ""
    return f"{where}{said}{_(finding.what)}{article}"


def rules_body(rule_set):
    """The text of the notice: from when to when, how much, by which decision, and what points are not."""
    return "\n\n".join(
        (
            rule_set.words or _("积分是村里对出力的人说一声谢谢。"),
            "\n".join(
                (
                    _("- 有效期：{first}至{last}").format(first=day(rule_set.starts_on), last=day(rule_set.ends_on)),
                    _("- 总共发 {n} 分，一分值 {yuan} 元").format(
                        n=rule_set.budget_points, yuan=yuan(rule_set.unit_value_fen)
                    ),
                    _("- 通过：{label}").format(label=rule_set.source_label),
                    _("- 征求意见：问了 {n} 人。{words}").format(
                        n=rule_set.consulted or 0, words=rule_set.consult_result
                    ),
                )
            ),
            _("积分只能加，不能扣；不排名；不和低保、贷款、入党、上学挂钩。不参加没有任何影响。"),
        )
    )


def rules_table(rule_set):
    heads = (("编号", "text"), ("做什么", "text"), ("给几分", "number"), ("按什么算", "text"), ("上限（每人／每户）", "text"),
             ("凭什么", "text"), ("出不了门的人", "text"))  # fmt: skip
    rows = [
        [
            each.code, each.title, each.points, each.get_unit_display(),
            f"{each.get_period_display()} {each.cap_person}／{each.cap_household}", each.get_evidence_display(),
            each.alternative,
        ]
        for each in rule_set.rules.all()
    ]  # fmt: skip
    return {"caption": "积分规则", "columns": [{"name": name, "kind": kind} for name, kind in heads], "rows": rows}


def shown_name(claim):
    """As it hangs: masked, or nothing for who asked for the number alone and for the young."""
    if claim.number_only or not selectors.is_known_grown(claim.person, claim.on):
        return "—"
    return mask_name(claim.person.name)


def batch_name(batch):
    """上河村2026年10月积分（第1批）"""
    return _("{place}{year}年{month}月积分（第{n}批）").format(
        place=batch.division.short_name, year=batch.month.year, month=batch.month.month, n=batch.serial
    )


def batch_body(batch, claims):
    total = sum(claim.points for claim in claims)
    return "\n\n".join(
        (
            _("共 {n} 笔，{points} 分。每一笔都有两个人核实，不是本人和近亲属。").format(n=len(claims), points=total),
            _(
                "觉得哪一笔不对，{day}前提异议，写编号就行，不用写名字。由三个人评议，其中一位是监督委员会的；结果公布，不写姓名。"
            ).format(day=day(batch.settles_from)),
            _("只写编号的，是本人不愿公布姓名，或者是未成年人。"),
        )
    )


def batch_table(claims):
    heads = (("编号", "text"), ("姓名", "text"), ("做了什么", "text"), ("哪天", "day"), ("几分", "number"))
    rows = [
        [claim.public_id, shown_name(claim), f"{claim.rule.code} {claim.rule.title}", claim.on, claim.points]
        for claim in claims
    ]
    return {
        "caption": "", "columns": [{"name": name, "kind": kind} for name, kind in heads], "rows": rows, "has_total": True,
    }  # fmt: skip


def prices_name(rule_set):
    return _("{place}积分超市的新价").format(place=rule_set.division.short_name)


def prices_body(rule_set):
    return _("{rules}生效，一分值 {yuan} 元。一份几分 = 成本 ÷ 一分值。已经留着等取的，还按原来的分。").format(
        rules=f"{rule_set.title}（第{rule_set.version}版）", yuan=yuan(rule_set.unit_value_fen)
    )


def prices_table(items):
    """``(thing, price before)`` of everything that lies there."""
    heads = (("东西", "text"), ("一份成本（元）", "money"), ("原来几分", "number"), ("现在几分", "text"))
    rows = [
        [each.title, each.cost_fen, before, _("不是整分，等分组上架") if each.is_off else str(each.price)]
        for each, before in items
    ]
    return {
        "caption": "积分超市", "columns": [{"name": name, "kind": kind} for name, kind in heads], "rows": rows,
    }  # fmt: skip


def month_name(month):
    return _("{year}年{month}月").format(year=month.year, month=month.month)


def totals_name(division, month):
    return _("{place}{year}年{month}月积分和积分超市的总数").format(
        place=division.short_name, year=month.year, month=month.month
    )


def totals_body(totals):
    said = _("兑出的东西按成本值 {yuan} 元，正好是用掉的 {points} 分。只公布总数，不公布谁换了什么。").format(
        yuan=yuan(totals.handed_fen), points=totals.handed_points
    )
    said += "\n\n" + _("这个月有 {n} 户得到谢谢，这里一共 {all} 户。不参加没有任何影响。").format(
        n=totals.thanked, all=totals.households
    )
    return "\n\n".join([said, *([_("谢谢给大家捐钱、捐东西、让利的人。")] if totals.gifts else [])])


def gift_words(gift):
    """``(谁, 怎么给的, 给了什么)``"""
    given = _("{yuan} 元").format(yuan=yuan(gift.fen)) if gift.fen else f"{gift.thing} × {gift.pieces}"
    return gift.donor or _("不写名字的"), str(gift.kind), given


def settled_table(settled):
    """What all households together held, got and gave up in a time, and the money behind it."""
    rows = [
        ["期初大家手里的", settled.opening], ["谢谢", settled.awarded], ["兑换", -settled.used], ["到期", -settled.ended],
        ["冲回", -settled.reversed_], ["期末大家手里的", settled.closing],
    ]  # fmt: skip
    return {
        "caption": f"积分结算（{day(settled.first)}到{day(settled.last)}，这段时间到位的钱 {yuan(settled.funded_fen)} 元）",
        "rows": rows, "columns": [{"name": "哪一种", "kind": "text"}, {"name": "分", "kind": "number"}],
    }  # fmt: skip


def thanked_table(names):
    """In the order of their names, and nothing of how much."""
    return {"caption": "谢谢大家", "rows": [[each] for each in names], "columns": [{"name": "姓名", "kind": "text"}]}


def totals_tables(totals):
    kinds = [
        [str(MoveKind(kind).label), abs(totals.points.get(kind, 0))]
        for kind in (MoveKind.AWARD, MoveKind.REDEEM, MoveKind.EXPIRE, MoveKind.REVERSE)
    ]
    heads = ["月初", "进", "兑出", "盘点差", "月末", "用掉几分"]
    if has_groups := any(each.grouped for each in totals.items):
        heads.insert(4, "分组")
    rows = [
        [
            each.title,
            each.source,
            each.cost_fen,
            each.price,
            each.opening,
            each.came,
            each.handed,
            each.found,
            *([each.grouped] if has_groups else []),
            each.closing,
            each.points,
        ]
        for each in totals.items
    ]
    thanks = {
        "caption": "谢谢", "rows": [list(gift_words(each)) for each in totals.gifts],
        "columns": [{"name": name, "kind": "text"} for name in ("谁", "怎么给的", "给了什么")],
    }  # fmt: skip
    return [
        {
            "caption": "积分", "rows": kinds,
            "columns": [{"name": "哪一种", "kind": "text"}, {"name": "分", "kind": "number"}],
        },
        {
            "caption": "积分超市", "rows": rows,
            "columns": [
                {"name": "东西", "kind": "text"}, {"name": "来源", "kind": "text"}, {"name": "一份成本（元）", "kind": "money"},
                {"name": "一份几分", "kind": "number"}, *({"name": head, "kind": "number"} for head in heads),
            ],
        },
        *([thanks] if totals.gifts else []),
    ]  # fmt: skip


def opening_lines(store):
    """When it is usually open, a line for each kind of day, and what the people of the store add."""
    lines = [
        f"{names} {spells_words(spells)}"
        for names, spells in runs_of_week([read_spells(hours) for hours in store.week or CLOSED_WEEK])
        if spells
    ]
    if store.dates:
        dates = _("、").join(_("{n} 日").format(n=date) for date in store.dates)
        lines.append(_("每月 {dates} {hours}").format(dates=dates, hours=hours_words(read_spells(store.date_hours))))
    return [*lines, *filter(None, [store.days])]


def opening_words(store):
    return _("；").join(opening_lines(store))


def hours_words(spells):
    """The hours of a day of the store, or that it is closed."""
    return spells_words(spells) if spells else _("不开门")


def fetch_words(day_, spells):
    """12月10日（周四）08:30–11:30"""
    return _("{day}（{weekday}）{hours}").format(
        day=day_of_year(day_), weekday=WEEKDAYS[day_.weekday()], hours=hours_words(spells)
    )
