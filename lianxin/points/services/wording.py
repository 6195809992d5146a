"""How rules and what stops them read, on the board and in a refusal."""

from django.utils.translation import gettext as _

from lianxin.kit.templatetags.kit import day
from lianxin.points.calc.prices import yuan


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
