"""支部工作手册: what a branch held in a year, on A4."""

from django.utils.translation import gettext as _

from lianxin.activities import presenters, selectors
from lianxin.activities.vocabulary import Kind
from lianxin.kit import clock
from lianxin.kit.prints import PAGES, code_of, report_table
from lianxin.kit.templatetags.kit import day
from lianxin.organisations import selectors as organisations
from lianxin.organisations.vocabulary import UnitKind


def handbook(unit, year, address):
    """The data of ``report.typ``: who leads the branch, its list, who is away, who came and went, how often what was held and
    what was not, then each with its minutes. No reasons of anybody."""
    held = selectors.activities_of_year(unit, year)
    counts = [[str(label), str(sum(each.kind == kind for each in held))] for kind, label in Kind.choices]
    sections = [
        *_people(unit, year),
        report_table(_("全年开了几次"), [_("什么活动"), _("次数")], counts),
        report_table(
            _("过了期没有开的"), [_("什么活动"), _("应当在哪段时间开")],
            [
                [str(Kind(kind).label), _("{first}到{last}").format(first=day(first), last=day(last))]
                for kind, first, last in selectors.missed_of(unit, year, held)
            ],
            empty=_("没有。"),
        ),
        *(_section(each) for each in held),
    ]  # fmt: skip
    sentences = [_("请假、缺席和不作要求的原因不在这里打印。")]
    if year != clock.today().year:
        sentences.append(_("支部委员会、党小组、名单和流动党员是打印这一天的，不是 {year} 年的。").format(year=year))
    return {
        "lang": "zh", "footer": _("{day} 打印").format(day=day(clock.today())), "title": _("支部工作手册"), "lead": _("{unit} · {year} 年").format(unit=unit.name, year=year),
        "sentences": sentences, "sections": sections, "pages": PAGES,
        "code": code_of(address), "code_words": _("扫码看记录"),
    }  # fmt: skip


def _people(unit, year):
    """The committee, the groups, the list by stages, who is away and with whom the branch keeps in touch, transfers."""
    serving = [[each.post.title, each.holder_name, day(each.starts_on)] for each in organisations.serving_in(unit)]
    groups = [
        [each.source.name]
        for each in organisations.relations_of(unit)
        if each.source.kind == UnitKind.PARTY_GROUP and not each.ends_on
    ]
    everybody = selectors.everybody_of(unit)
    stages = [
        [str(stage.label), str(len(people)), "、".join(each.name for each in people)]
        for stage, people in presenters.by_stage(everybody)
    ]
    away = [
        [each.name, day(each.away_since), each.away_place, each.away_contact] for each in everybody if each.away_since
    ]
    moved = [
        [each.member.name, each.from_unit.name, each.to_words, each.letter_no or "", each.get_state_display()]
        for each in selectors.transfers_of_year(unit, year)
    ]
    none = _("没有。")
    return [
        report_table(_("支部委员会"), [_("职务"), _("姓名"), _("从哪天起")], serving, empty=_("没有登记。")),
        *([report_table(_("党小组"), [_("名称")], groups)] if groups else []),
        report_table(_("名单"), [_("到哪一步"), _("人数"), _("姓名")], stages, empty=_("没有登记。"), shares=[1, 1, 5]),
        report_table(_("流动党员"), [_("姓名"), _("哪天外出"), _("在哪里"), _("支部谁联系")], away, empty=none),
        report_table(
            _("组织关系接转"), [_("姓名"), _("从哪里"), _("到哪里"), _("介绍信"), _("到哪一步")], moved, empty=none
        ),
    ]


def _section(activity):
    attendance = list(activity.attendance.all())
    due, present, absent, exempt = presenters.attendance_words(attendance)
    there = _("应到 {due} 人，实到 {present} 人").format(due=due, present=present)
    if absent:
        there += _("；没来：{names}").format(names="、".join(absent))
    if exempt:
        there += _("；另有 {n} 人不作要求").format(n=len(exempt))
    rows = [
        (_("时间地点"), f"{day(activity.held_on)} {activity.times} {activity.place}"),
        (_("主持、记录"), f"{activity.chair}、{activity.recorder}"), (_("到会"), there), (_("议题"), activity.topic),
        (_("记录"), activity.minutes), (_("决议"), activity.resolution),
        (_("表决"), presenters.vote_words(activity, attendance)), (_("签字"), "\n\n"),
    ]  # fmt: skip
    heads, *rows = [[str(label), words] for label, words in rows if words]
    return report_table(f"{activity.get_kind_display()} · {day(activity.held_on)}", heads, rows, shares=[1, 6])


def letter(transfer, address):
    """党员组织关系介绍信: the stub stays, the letter goes along, the receipt comes back. What is not kept here is for the pen."""
    name, blank = transfer.member.name, "＿＿＿＿"
    issued, until = day(transfer.issued_on), day(transfer.valid_until)
    dues = transfer.dues_paid_to or blank
    body = _("{name}同志（{stage}）的组织关系由我处转去，请转接。党费交到：{dues}。").format(
        name=name, stage=transfer.member.get_stage_display(), dues=dues
    )
    person = _("性别：{blank}　年龄：{blank}　民族：{blank}　身份证号：{blank}{blank}").format(blank=blank)
    return {
        "lang": "zh", "title": _("党员组织关系介绍信"), "number": _("第 {n} 号").format(n=transfer.letter_no), "code": code_of(address),
        "code_words": _("扫码看办到哪一步"), "seam": _("骑缝章"),
        "parts": [
            {
                "title": _("党员组织关系介绍信存根"), "to": "",
                "lines": [
                    _("{name}同志的组织关系由 {from_unit} 转到 {to}。").format(
                        name=name, from_unit=transfer.from_unit.name, to=transfer.to_words
                    ),
                    person, _("党费交到：{dues}。有效期到：{until}。").format(dues=dues, until=until),
                ],
                "signs": [_("经办人："), issued],
            },
            {
                "title": _("党员组织关系介绍信"), "to": _("{to}：").format(to=transfer.to_committee),
                "lines": [
                    body, person,
                    _("原支部：{unit}　本人联系电话：{phone}").format(
                        unit=transfer.from_unit.name, phone=transfer.contact or blank
                    ),
                    _("有效期到 {until}。").format(until=until),
                ],
                "signs": [_("{committee}（盖章）").format(committee=transfer.from_committee), issued],
            },
            {
                "title": _("回执"), "to": _("{committee}：").format(committee=transfer.from_committee),
                "lines": [
                    _("{name}同志的组织关系已转到 {to}，特此回复。").format(name=name, to=transfer.to_words),
                    _("接收日期：{blank}　回执编号：{blank}　经办人：{blank}　电话：{blank}").format(blank=blank),
                ],
                "signs": [_("{committee}（盖章）").format(committee=transfer.to_committee), _("　　　　年　　月　　日")],
            },
        ],
    }  # fmt: skip
