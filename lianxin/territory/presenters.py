"""Places and their rules in words."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day, moment
from lianxin.territory import selectors
from lianxin.territory.calc.catalogue import GROUPS, KEYS
from lianxin.territory.calc.limits import split_limit
from lianxin.territory.vocabulary import LIMIT_WORDS, AuditTag

AUDIT_SENTENCES = {
    AuditTag.CREATE: gettext_lazy("{actor}新设了{subject}"),
    AuditTag.RENAME: gettext_lazy("{actor}登记更名：{subject}"),
    AuditTag.RECODE: gettext_lazy("{actor}登记换码：{subject}"),
    AuditTag.MOVE: gettext_lazy("{actor}登记隶属变动：{subject}"),
    AuditTag.MERGE: gettext_lazy("{actor}登记合并：{subject}"),
    AuditTag.SPLIT: gettext_lazy("{actor}登记拆分：{subject}"),
    AuditTag.END: gettext_lazy("{actor}登记撤销：{subject}"),
    AuditTag.IMPORT: gettext_lazy("{actor}导入了全国区划"),
    AuditTag.APPLY_CHANGES: gettext_lazy("{actor}应用了一批区划变更"),
    AuditTag.SET_YEAR: gettext_lazy("{actor}补全了 {after[year]} 年的放假安排：{reason}"),
    AuditTag.SET_DAY: gettext_lazy("{actor}改了上班日历：{reason}"),
    AuditTag.REMOVE_DAY: gettext_lazy("{actor}取消了上班日历里的 {before[day]}：{reason}"),
    AuditTag.SET_RULES: gettext_lazy("{actor}改了本地规则 {subject}：{reason}"),
}


def value_words(key, value):
    """A rule's value as people say it: ``5wd`` is 5 个工作日."""
    if key.kind == "limit":
        number, ending = split_limit(value)
        return LIMIT_WORDS[ending].format(n=number)
    if key.kind == "bool":
        return _("是") if value else _("否")
    return str(value)


def floor_words(key):
    """What the law sets as the least or the most, with its article; empty where no law does."""
    if not key.article:
        return ""
    if key.is_cap:
        return _("不能高于 {high}：{article}").format(high=key.high, article=_(key.article))
    return _("不能低于 {low}：{article}").format(low=key.low, article=_(key.article))


def ground_words(key):
    """What the default rests on, with its day, and whether the number is the law's or the county's."""
    said = _("{basis}（{day}）").format(basis=_(key.ground.words), day=day(date.fromisoformat(key.ground.on)))
    return said if key.ground.sets_value else _("{basis}；定多少没有统一规定，由本地定").format(basis=said)


@dataclass(frozen=True)
class RuleRow:
    """One rule in force, where it comes from and on what basis."""

    label: str
    value: str
    source: str
    is_own: bool
    basis: str
    since: date | None
    floor: str


def source_words(setting):
    return setting.source or _("系统默认")


def rule_groups(profile, own):
    """``(code, title, rows)`` of each part of the profile."""
    found = []
    for code, title in GROUPS:
        rows = [_row(key, profile.settings[key.name], own) for key in KEYS.values() if key.group == code]
        found.append((code, _(title), rows))
    return found


def _row(key, setting, own):
    basis = setting.basis if setting.source else ground_words(key)
    if setting.basis_on:
        basis = _("{basis}（{day}）").format(basis=basis, day=day(date.fromisoformat(setting.basis_on)))
    since = date.fromisoformat(setting.since) if setting.since else None
    return RuleRow(
        _(key.label),
        value_words(key, setting.value),
        source_words(setting),
        key.name in own,
        basis,
        since,
        floor_words(key),
    )


def preview_rows(changes):
    """Each planned change in words: old and new, for whom, and what it does to a promised date."""
    return [
        {
            "label": _(change.key.label),
            "old": value_words(change.key, change.old.value),
            "old_source": source_words(change.old),
            "new": value_words(change.key, change.new.value),
            "new_source": source_words(change.new),
            "for_whom": _("适用于 {n} 个村（社区）。").format(n=change.villages),
            "apart": _("{places}另有规定，不变。").format(places="、".join(change.apart)) if change.apart else "",
            "promise": _promise_words(change.promise),
            "later": _later_words(change.key, change.later),
        }
        for change in changes
    ]


def _promise_words(promise):
    if promise is None:
        return ""
    return _("例如 {received} 收到的一件：现在是 {before} 前，以后是 {after} 前。").format(
        received=moment(promise.received), before=moment(promise.before), after=moment(promise.after)
    )


def _later_words(key, later):
    if later is None:
        return ""
    return _("已定：从 {day} 起改为 {value}。").format(day=day(later[0]), value=_own_words(key, later[1]))


def revision_rows(revisions, with_names):
    """The history of a place's rules in words, newest first."""
    today = clock.today()
    return [
        {
            "starts_on": revision.version.starts_on,
            "is_pending": revision.version.starts_on > today,
            "made_at": revision.version.made_at,
            "made_by": revision.version.made_by_name if with_names else "",
            "basis": revision.basis,
            "basis_on": revision.version.basis_on,
            "changes": [
                {"label": _(key.label), "old": _own_words(key, old), "new": _own_words(key, new)}
                for key, old, new in revision.changes
            ],
        }
        for revision in revisions
    ]


def _own_words(key, value):
    return _("随上级") if value is None else value_words(key, value)


def attached_words(attached):
    """``挂在这里的：3 单位、420 住户``: what stays attached, whatever the place is called."""
    if not attached:
        return _("这里还没有挂任何东西。")
    things = "、".join(_("{what} {n}").format(what=what, n=n) for what, n in attached)
    return _("挂在这里和下面的：{things}。都不动，仍挂在这里。").format(things=things)


def rename_words(division, data):
    return [
        _("{old} 改名为 {new}。").format(old=selectors.full_name(division), new=data["name"]),
        _("旧名“{old}”留在历史里，照样能搜到。").format(old=division.name),
    ]


def recode_words(division, data):
    return [
        _("{name} 的代码由 {old} 换成 {new}。").format(
            name=selectors.full_name(division), old=division.code or _("（没有代码）"), new=data["code"]
        ),
        _("两个代码都能搜到。"),
    ]


def _with_below(division):
    n = selectors.living_below(division)
    return [_("下面的 {n} 个地方跟着走。").format(n=n)] if n else []


def move_words(division, data):
    return [
        _("{old} 移到 {new} 下面。").format(old=selectors.full_name(division), new=selectors.full_name(data["parent"])),
        *_with_below(division),
        _("在这里任职的人，管的还是这里；新的上级从今天起也能看到、能办。"),
    ]


def merge_words(division, data):
    return [
        _("{old} 并入 {new}，名称和代码留在历史里。").format(
            old=selectors.full_name(division), new=selectors.full_name(data["into"])
        ),
        *_with_below(division),
        _("{new} 的人从今天起也能看到、能办原来这里的事。").format(new=data["into"].name),
    ]


def split_words(division, data):
    names = _("、").join(" ".join(filter(None, part)) for part in data["parts"])
    return [
        _("{old} 拆成 {names}，名称和代码留在历史里。").format(old=selectors.full_name(division), names=names),
        *_with_below(division),
        _("原来的人、单位和下级仍挂在{name}，请随后逐个安排到新地方。").format(name=division.name),
    ]


def end_words(division, data):
    return [
        _("{name} 撤销，不再出现在选地方的地方。").format(name=selectors.full_name(division)),
        _("有归宿的请改用“并入别处”，那边的人才接得上。"),
    ]


def add_words(division, data):
    return [
        _("{place} 下面新设 {name}。").format(place=selectors.full_name(division), name=data["name"]),
        _("规则和上班日历随上级。"),
    ]
