from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.accounts.vocabulary import Role
from lianxin.kit.templatetags.kit import day
from lianxin.organisations.calc.kinds import KINDS, size_fault
from lianxin.organisations.vocabulary import AuditTag, RoleScope
from lianxin.territory import selectors as territory

AUDIT_SENTENCES = {
    AuditTag.CREATE_UNIT: gettext_lazy("{actor}设立了{subject}"),
    AuditTag.RENAME_UNIT: gettext_lazy("{actor}把单位改名为{subject}"),
    AuditTag.DISSOLVE_UNIT: gettext_lazy("{actor}撤销了{subject}：{reason}"),
    AuditTag.RELATE: gettext_lazy("{actor}建立了单位关系 {subject}"),
    AuditTag.END_RELATION: gettext_lazy("{actor}结束了单位关系 {subject}"),
    AuditTag.ADD_POST: gettext_lazy("{actor}增设岗位 {subject}"),
    AuditTag.APPOINT: gettext_lazy("{actor}登记任职 {subject}，依据：{reason}"),
    AuditTag.END_TENURE: gettext_lazy("{actor}登记离任 {subject}：{reason}"),
}


def appointment_words(unit, data):
    """What an appointment brings, before it is confirmed."""
    post, user = data["post"], data["user"]
    lines = [
        _("{name} 从 {day} 起任 {unit} {post}。").format(
            name=data["holder_name"], day=day(data["starts_on"]), unit=unit.name, post=post.title
        )
    ]
    years = KINDS[unit.kind].term_years
    if data["term_ends_on"]:
        lines.append(_("{day} 届满。").format(day=day(data["term_ends_on"])))
    elif years:
        lines.append(_("任期 {n} 年。").format(n=years))
    if user and post.role:
        scope = unit.name if post.role_scope == RoleScope.UNIT else territory.full_name(unit.division)
        lines.append(
            _("账号 {user} 同日有“{role}”的角色，管 {scope}；离任那天收回。").format(
                user=user.username, role=Role(post.role).label, scope=scope
            )
        )
    elif post.role:
        lines.append(_("没有写账号：随岗位的“{role}”角色不会生效。").format(role=Role(post.role).label))
    if data["warning_words"]:
        lines.append(_("提示后的说明：{words}").format(words=data["warning_words"]))
    if not (user or data["holder_ref"]):
        lines.append(_("没有写账号和人口档案编号，系统核对不了近亲属回避，请自行核对。"))
    return lines


def size_words(unit, posts):
    """What is wrong with the number of seats of a body whose size the law sets; empty when it is right or none is set."""
    seats = sum(post.seats for post in posts)
    fault = size_fault(unit.kind, seats) if seats else None
    if fault is None:
        return ""
    low, high, source = fault
    return _("应有 {low}–{high} 人（{article}），现在设了 {n} 席。").format(
        low=low, high=high, article=_(source), n=seats
    )
