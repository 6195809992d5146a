"""The sentences of this room's audit events."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.masking import Mask, mask_name
from lianxin.kit.templatetags.kit import day, moment
from lianxin.kit.waiting import Waiting
from lianxin.people import selectors
from lianxin.people.vocabulary import FIELD_LABELS, AuditTag
from lianxin.people.vocabulary.assessments import ASSESSORS
from lianxin.people.vocabulary.incidents import INCIDENT_HOURS

AUDIT_SENTENCES = {
    AuditTag.PERSON_REGISTERED: _("{actor} 登记了 {subject}"),
    AuditTag.PERSON_CORRECTED: _("{actor} 更正了 {subject} 的登记：{after[fields]}。理由：{reason}"),
    AuditTag.PERSON_DEPARTED: _("{actor} 登记了 {subject} 的离世或迁出，日期 {after[on]}"),
    AuditTag.PERSON_RETURNED: _("{actor} 登记 {subject} 仍在册，理由：{reason}"),
    AuditTag.LINK_ASKED: _("{actor} 提出把账号 {after[user]} 关联到 {subject}，等另一个人核对"),
    AuditTag.LINK_DECLINED: _("{actor} 退回了把账号 {after[user]} 关联到 {subject}，理由：{reason}"),
    AuditTag.PERSON_LINKED: _("{actor} 把账号 {after[user]} 关联到 {subject}"),
    AuditTag.PERSON_UNLINKED: _("{actor} 解除了账号 {before[user]} 与 {subject} 的关联，理由：{reason}"),
    AuditTag.GUARDIAN_ASKED: _("{actor} 提出给 {subject} 登记监护人，凭{after[ground]}，等另一个人核对"),
    AuditTag.GUARDIAN_DECLINED: _("{actor} 退回了给 {subject} 登记监护人，理由：{reason}"),
    AuditTag.GUARDIAN_CONFIRMED: _("{actor} 核对了 {subject} 的监护登记，凭{after[ground]}"),
    AuditTag.GUARDIAN_ENDED: _("{actor} 登记 {subject} 的一项监护到 {after[on]} 终止，理由：{reason}"),
    AuditTag.PERSON_RESTRICTED: _("{actor} 限制使用 {subject} 的信息。依据：{reason}"),
    AuditTag.ID_NUMBER_SET: _("{actor} 登记了 {subject} 的身份证号，用途 {after[purpose]}"),
    AuditTag.RECORD_OPENED: _("{actor} 打开了 {subject} 的记录，理由：{reason}"),
    AuditTag.RECORD_EXPORTED: _("{actor} 导出了 {subject} 的全部信息"),
    AuditTag.HOUSEHOLD_REGISTERED: _("{actor} 登记了户 {subject}"),
    AuditTag.HOUSEHOLDS_REGISTERED: _("{actor} 为 {subject} 登记了 {after[households]} 户 {after[persons]} 人"),
    AuditTag.HOUSEHOLD_CORRECTED: _("{actor} 更正了户 {subject} 的登记"),
    AuditTag.HOUSEHOLD_ENDED: _("{actor} 注销了户 {subject}"),
    AuditTag.HOUSEHOLD_MOVED_OUT: _("{actor} 登记户 {subject} 整户迁往{after[to]}"),
    AuditTag.HOUSEHOLD_MOVED_IN: _("{actor} 登记户 {subject} 从{after[from]}整户迁来"),
    AuditTag.MEMBER_JOINED: _("{actor} 在户 {subject} 增加了成员 {after[person]}"),
    AuditTag.MEMBER_LEFT: _("{actor} 登记成员 {after[person]} 离开户 {subject}"),
    AuditTag.REPRESENTATIVE_CHOSEN: _("{actor} 登记户 {subject} 的户代表改为 {after[person]}，理由：{reason}"),
    AuditTag.BELONGING_STARTED: _("{actor} 把 {subject} 列入{after[population]}"),
    AuditTag.BELONGING_ENDED: _("{actor} 把 {subject} 从{after[population]}中移出"),
    AuditTag.KINSHIP_RECORDED: _("{actor} 登记了 {subject} 的一项近亲属关系，来源 {after[source]}"),
    AuditTag.KINSHIP_ENDED: _("{actor} 终止了 {subject} 的一项近亲属关系"),
    AuditTag.LABEL_GIVEN: _("{actor} 给 {subject} 登记了一项重点户标签"),
    AuditTag.LABEL_REVIEWED: _("{actor} 复核了 {subject} 的一项重点户标签"),
    AuditTag.LABEL_ENDED: _("{actor} 终止了 {subject} 的一项重点户标签"),
    AuditTag.CONSENT_GIVEN: _("{actor} 登记了同意：{subject}"),
    AuditTag.CONSENT_WITHDRAWN: _("{actor} 登记了撤回同意：{subject}"),
    AuditTag.ROLL_DRAWN: _("{actor} 编制了名册 {subject}，{after[entries]} 人"),
    AuditTag.ROLL_ADOPTED: _("{actor} 登记名册 {subject} 已由{after[adopted_by]}通过"),
    AuditTag.ROLL_CORRECTED: _("{actor} 更正了名册 {subject}，理由：{reason}"),
    AuditTag.RIGHTS_ASKED: _("{actor} 提出了请求 {subject}"),
    AuditTag.RIGHTS_RECKONED: _("放假安排公布，请求 {subject} 的答复日期提前了"),
    AuditTag.RIGHTS_MOVED: _("{actor} 把请求 {subject} 办到“{after[state]}”"),
    AuditTag.IMPORT_RECEIVED: _("{actor} 上传了名单 {subject}，{after[rows]} 行"),
    AuditTag.IMPORT_STARTED: _("{actor} 核对列后开始导入 {subject}"),
    AuditTag.IMPORT_ADVANCED: _(
        "{actor} 导入 {subject} 的一段：录入 {after[imported]}，已有 {after[skipped]}，有误 {after[failed]}"
    ),
    AuditTag.IMPORT_DISCARDED: _("{actor} 没有导入 {subject}，删去了上传的 {after[rows]} 行"),
    AuditTag.IMPORT_UNDONE: _("{actor} 撤销了导入 {subject}，退出 {after[persons]} 人 {after[households]} 户"),
    AuditTag.EXPIRED_REMOVED: _("{actor} 按“{subject}”删除了 {after[count]} 条"),
    AuditTag.INCIDENT_REPORTED: _("{actor} 报告了一件个人信息安全事件 {subject}"),
    AuditTag.INCIDENT_DESCRIBED: _("{actor} 写明了个人信息安全事件 {subject} 的情况"),
    AuditTag.INCIDENT_NOTED: _("{actor} 记下了个人信息安全事件 {subject} 的一项措施"),
    AuditTag.INCIDENT_LISTED: _("{actor} 在个人信息安全事件 {subject} 的名单上加进 {after[count]} 人"),
    AuditTag.INCIDENT_AUTHORITY: _("{actor} 登记个人信息安全事件 {subject} 已报告主管部门"),
    AuditTag.INCIDENT_TOLD: _("{actor} 就个人信息安全事件 {subject} 告知了 {after[count]} 人"),
    AuditTag.INCIDENT_NOT_TOLD: _("{actor} 决定个人信息安全事件 {subject} 不逐个告知"),
    AuditTag.INCIDENT_PRINTED: _("{actor} 打印了个人信息安全事件 {subject} 的 {after[count]} 份告知书"),
    AuditTag.INCIDENT_LETTER: _("{actor} 登记个人信息安全事件 {subject} 的告知书送到 {after[count]} 份"),
    AuditTag.INCIDENT_CLOSED: _("{actor} 了结了个人信息安全事件 {subject}"),
    AuditTag.IMPACT_ASSESSED: _("{actor} 做了影响评估 {subject}"),
    AuditTag.ASSESSMENT_AGREED: _("{actor} 复核同意了影响评估 {subject}：{reason}"),
    AuditTag.ASSESSMENT_SENT_BACK: _("{actor} 复核退回了影响评估 {subject}：{reason}"),
    AuditTag.CONTRACT_DRAWN: _("{actor} 拟了委托处理合同 {subject}"),
    AuditTag.CONTRACT_SIGNED: _("{actor} 登记了委托处理合同 {subject} 的签署"),
    AuditTag.CONTRACT_ENDED: _("{actor} 登记了委托处理合同 {subject} 的了结：{reason}"),
    AuditTag.HOLD_PLACED: _("{actor} 对 {subject} 的信息依法留存，依据：{reason}"),
    AuditTag.HOLD_LIFTED: _("{actor} 解除了对 {subject} 信息的留存"),
}

#: How long what two have to say may wait for the second before its row is late.
_SECOND_DAYS = timedelta(days=3)


def link_rows(actor, at):
    """Accounts that wait for a second pair of eyes, as rows of 今日要办: one query."""
    return [_link_row(asked, at) for asked in selectors.links_waiting(actor)]


def _link_row(asked, at):
    url = reverse("people:settle_link", args=[asked.person.public_id])
    return _second_row(asked, url, gettext("核对账号关联：{name}"), asked.asked_by_name, at)


def guardian_rows(actor, at):
    """Guardianships that wait for a second pair of eyes, as rows of 今日要办: one query."""
    return [_guardian_row(asked, at) for asked in selectors.guardianships_waiting(actor)]


def _guardian_row(asked, at):
    url = reverse("people:settle_guardianship", args=[asked.person.public_id, asked.public_id])
    who = asked.asked_by.name if asked.asked_by else gettext("导入的名单")
    return _second_row(asked, url, gettext("核对监护登记：{name}"), who, at)


def label_rows(actor, at):
    """Priority labels whose review is due within a week, as rows of 今日要办: one query."""
    return [_label_row(label, at) for label in selectors.labels_to_look_at(actor)]


def _label_row(label, at):
    due = clock.day_end(label.review_on)
    return Waiting(
        url=reverse("people:review_label", args=[label.person.public_id, label.public_id]),
        title=gettext("复核重点户标签：{name}").format(name=mask_name(label.person.name, Mask.PUBLIC)),
        meta="",
        next_action=gettext("复核"),
        due_at=due,
        tone="late" if due < at else "wait",
        clock=gettext("等您"),
        due=gettext("{day}前").format(day=day(label.review_on)),
    )


def _second_row(asked, url, title, who, at):
    due = clock.day_end(clock.day_of(asked.asked_at + _SECOND_DAYS))
    return Waiting(
        url=url,
        title=title.format(name=mask_name(asked.person.name, Mask.PUBLIC)),
        meta=gettext("{name}提出").format(name=who),
        next_action=gettext("核对"),
        due_at=due,
        tone="late" if due < at else "wait",
        clock=gettext("等您"),
        due=gettext("{day}前").format(day=day(clock.day_of(due))),
    )


def unlinked_panel(actor, user):
    """Said on the page of an account that belongs to nobody registered yet; ``None`` where it does, or it works here."""
    if user.is_staff or selectors.person_of(user.pk):
        return None
    return True


def rights_rows(actor, at):
    """Requests about one's own data to be answered by a day, as rows of 今日要办: one query."""
    return [_rights_row(asked, at) for asked in selectors.rights_waiting(actor)]


def _rights_row(asked, at):
    return Waiting(
        url=reverse("people:request", args=[asked.public_id]),
        title=gettext("答复个人信息请求：{kind}").format(kind=asked.get_kind_display()),
        meta=mask_name(asked.person.name, Mask.PUBLIC),
        next_action=gettext("答复"),
        due_at=asked.due_at,
        tone="late" if asked.due_at < at else "wait",
        clock=gettext("等您"),
        due=gettext("{day}前").format(day=day(clock.day_of(asked.due_at))),
    )


def incident_rows(actor, at):
    """Incidents of which the authority or the people have not been told, as rows of 今日要办: one query."""
    return [_incident_row(each, at) for each in selectors.incidents_waiting(actor)]


def _incident_row(incident, at):
    due = incident.found_at + timedelta(hours=INCIDENT_HOURS)
    left = [] if incident.authority_told_at else [gettext("报告主管部门")]
    if not incident.is_people_settled:
        left.append(gettext("告知本人"))
    title = gettext("演练：个人信息安全事件") if incident.is_drill else gettext("个人信息安全事件")
    return Waiting(
        url=reverse("people:incident", args=[incident.public_id]),
        title=f"{title} {incident.public_id}",
        meta=gettext("还没有：{what}").format(what="、".join(left)),
        next_action=left[0],
        due_at=due,
        tone="late" if due < at else "wait",
        clock=gettext("马上办"),
        due=gettext("{day}前").format(day=moment(due)),
        is_urgent=True,
    )


def assessment_rows(actor, at):
    """What is not assessed, over, or waits for this person's review, as one row of 今日要办: one query."""
    lines = selectors.assessment_lines(actor.scopes(*ASSESSORS)[0])
    missing = sum(line.is_missing for line in lines)
    waiting = sum(line.waits and line.newest.made_by_id != actor.id for line in lines)
    said = [gettext("还缺 {n} 份").format(n=missing)] if missing else []
    if waiting:
        said.append(gettext("等您复核 {n} 份").format(n=waiting))
    return [
        Waiting(
            url=reverse("people:assessments"), title=gettext("个人信息保护影响评估"), meta="，".join(said),
            next_action=gettext("复核") if waiting else gettext("评估"), due_at=clock.day_end(clock.day_of(at)),
            clock=gettext("等您"), due=gettext("今天看一看"),
        )
    ] if said else []  # fmt: skip


def told_panel(actor, person):
    """Incidents with this person's data of which they were told, on 我家; ``None`` where there is none."""
    return selectors.told_of(person) or None


FAULT_WORDS = {
    "no_guardian": _("“%(field)s”写的是“%(detail)s”，这一户里没有这位成年人，请核对姓名，或留空再到本人页面登记。"),
    "not_a_child": _("“%(field)s”只给不满十八周岁、登记了出生的人填；成年人的监护请到本人页面登记。"),
    "missing": _("“%(field)s”没有填，请补上。"),
    "too_long": _("“%(field)s”太长，请缩短。"),
    "not_a_name": _("“%(field)s”里有数字或符号，请改成姓名。"),
    "not_a_day": _("“%(field)s”写的是“%(detail)s”，不是能用的日期，请写成 1958-03-02。"),
    "not_phone": _("“%(field)s”不是有效的电话号码，请核对。"),
    "not_id_number": _("“%(field)s”校验不通过，请对照证件核对。"),
    "not_position": _("“%(field)s”要写经纬度两个数，如 30.1234, 104.5678；不知道就空着。"),
    "unknown_word": _("“%(field)s”写的是“%(detail)s”，看不懂，请用模板里的写法。"),
    "formula": _("“%(field)s”是公式，不会执行，请改成文字。"),
    "second_head": _("这一户已经有户主，请把其中一人的关系改掉。"),
}


def fault_words(faults):
    """What is wrong with one row, a sentence per cell."""
    return [
        str(FAULT_WORDS[code]) % {"field": FIELD_LABELS.get(field, field), "detail": detail}
        for field, code, detail in faults
    ]


AUDIT_VALUES = {
    "populations": _("人口口径"),
    "population": _("人口口径"),
    "fields": _("更正的项目"),
    "purpose": _("用途"),
    "present": _("是否登记"),
    "on": _("日期"),
    "died": _("是否去世"),
    "households": _("户数"),
    "persons": _("人数"),
    "code": _("户编号"),
    "person": _("人员编号"),
    "user": _("账号编号"),
    "source": _("来源"),
    "expires_on": _("到期日期"),
    "labels_ended": _("一并终止的标签"),
    "entries": _("人数"),
    "adopted_by": _("通过名册的会议或组织"),
    "kind": _("种类"),
    "ground": _("凭什么监护"),
    "own": _("本人办理"),
    "rows": _("行数"),
    "imported": _("已录入"),
    "skipped": _("已有，未重复录入"),
    "failed": _("有误"),
}
