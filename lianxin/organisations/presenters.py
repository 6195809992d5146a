from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.accounts import selectors as grants
from lianxin.accounts.vocabulary import Role
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day
from lianxin.organisations import selectors
from lianxin.organisations.calc.kinds import size_fault
from lianxin.organisations.services.followers import open_at, people_at
from lianxin.organisations.vocabulary import AuditTag, RoleScope
from lianxin.territory import selectors as territory

AUDIT_SENTENCES = {
    AuditTag.CREATE_UNIT: gettext_lazy("{actor}设立了{subject}"),
    AuditTag.RENAME_UNIT: gettext_lazy("{actor}改了单位{subject}的名称或者简称"),
    AuditTag.DISSOLVE_UNIT: gettext_lazy("{actor}撤销了{subject}：{reason}"),
    AuditTag.MERGE_UNIT: gettext_lazy("{actor}把{subject}并入{after[into]}：{reason}"),
    AuditTag.SPLIT_UNIT: gettext_lazy("{actor}拆分了{subject}：{reason}"),
    AuditTag.MOVE_UNIT: gettext_lazy("{actor}登记{subject}搬到{after[place]}：{reason}"),
    AuditTag.FOLLOW_PLACE: gettext_lazy(
        "{actor}让{subject}的 {after[count]} 个单位跟着区划并到{after[into]}：{reason}"
    ),
    AuditTag.RELATE: gettext_lazy("{actor}建立了单位关系 {subject}"),
    AuditTag.END_RELATION: gettext_lazy("{actor}结束了单位关系 {subject}"),
    AuditTag.ADD_POST: gettext_lazy("{actor}增设岗位 {subject}"),
    AuditTag.CHANGE_POST: gettext_lazy("{actor}改了岗位 {subject}"),
    AuditTag.END_POST: gettext_lazy("{actor}撤销了岗位 {subject}：{reason}"),
    AuditTag.LINK_ACCOUNT: gettext_lazy("{actor}给任职 {subject} 关联了账号"),
    AuditTag.APPOINT: gettext_lazy("{actor}登记任职 {subject}，依据：{reason}"),
    AuditTag.BRING_ROSTER: gettext_lazy("{actor}导入了花名册 {subject}：任职 {after[count]} 人"),
    AuditTag.UNDO_ROSTER: gettext_lazy("{actor}撤回了花名册 {subject}"),
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
    years = selectors.term_years_of(unit)
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
    seats = sum(post.seats for post in posts if post.is_seat and not post.ended_on)
    fault = size_fault(unit.kind, seats) if seats else None
    if fault is None:
        return ""
    low, high, source = fault
    return _("应有 {low}–{high} 人（{article}），现在设了 {n} 席。").format(
        low=low, high=high, article=_(source), n=seats
    )


def merge_words(unit, data):
    """What a merger brings, before it is confirmed."""
    into, on = data["into"], day(data["on"])
    first = _("{unit} 从 {day} 起并入 {into}，原单位撤销，名称和历史都留着。").format(
        unit=unit.name, day=on, into=into.name
    )
    beside = [*_seat_words(into, data), *_role_words(unit, into), *_relation_words(unit, into)]
    held = _tenure_words(unit, {tenure.pk: into.name for tenure in data.get("staying") or ()})
    return [first, *held, *beside, *_open_words(unit, into.name)]


def _seat_words(into, data):
    """For each post somebody goes on in, how many of its seats at the successor are free."""
    lines = []
    for title in dict.fromkeys(tenure.post.title for tenure in data.get("staying") or ()):
        post = selectors.living_posts(into).filter(title=title).first()
        if post:
            free = post.seats - post.tenures.filter(selectors.lasting(on=data["on"])).count()
            lines.append(_("{unit} 的“{post}”还空 {n} 席。").format(unit=into.name, post=title, n=max(free, 0)))
    return lines


def _role_words(unit, into):
    held = [f"{grant.user.name}（{Role(grant.role).label}）" for grant in grants.grants_of_unit(unit.pk, clock.today())]
    return [_("给本单位的角色转到 {into}：{who}。").format(into=into.name, who="、".join(held))] if held else []


def _relation_words(unit, into):
    """Which relations go along, and which end with the unit."""
    carried = {relation.pk for relation, _source, _target in selectors.relations_carried(unit, into)}
    goes, ends = [], []
    for relation in selectors.relations_of(unit).filter(ends_on__isnull=True):
        other = relation.target if relation.source_id == unit.pk else relation.source
        (goes if relation.pk in carried else ends).append(f"{other.name}（{relation.get_kind_display()}）")
    lines = [_("接着保持的关系：{which}。").format(which="、".join(goes))] if goes else []
    return [*lines, *([_("随本单位结束的关系：{which}。").format(which="、".join(ends))] if ends else [])]


def split_words(unit, data):
    """What a split brings, before it is confirmed."""
    parts = data["names"]
    first = _("{unit} 从 {day} 起拆成 {parts}，原单位撤销；新单位的岗位照原来的设。").format(
        unit=unit.name, day=day(data["on"]), parts="、".join(parts)
    )
    people, placed = people_at(unit), []
    for part in parts:
        if names := [people[key] for key, name in data["placed"].items() if name == part and key in people]:
            words = _("名单转到 {into}，{n} 人：{names}。")
            placed.append(words.format(into=part, n=len(names), names="、".join(names)))
    held = _tenure_words(unit, {tenure.pk: name for tenure, name in data["staying"].items()})
    return [first, *held, *placed, *_open_words(unit, parts[0] if parts else "", but_people=True)]


def move_words(unit, data):
    """What a move brings, before it is confirmed."""
    return [
        _("{unit} 从 {day} 起在 {place}，原来在 {before}。").format(
            unit=unit.name, day=day(data["on"]), place=territory.full_name(data["division"]),
            before=territory.full_name(unit.division),
        ),
        _("任职和没有办完的事都不动；随岗位的角色跟到新的地方。"),
    ]  # fmt: skip


def follow_words(place, into):
    """What becomes of each unit of a place that ended, before it is confirmed."""
    lines = []
    for unit, like in selectors.likes_at(into, selectors.units_left_at(place)):
        if like is None:
            lines.append(_("{unit} 搬到 {place}，岗位和任职不动。").format(unit=unit.name, place=into.name))
            continue
        ending = [f"{tenure.holder_name}（{tenure.post.title}）" for tenure in selectors.serving_in(unit)]
        words = _("{unit} 并入 {into}。").format(unit=unit.name, into=like.name)
        if ending:
            words += _("任期同日结束：{names}。").format(names="、".join(ending))
        lines.append(words + "".join(_open_words(unit, like.name)))
    return lines


def _tenure_words(unit, goes_on):
    """``goes_on`` names where a tenure goes on, by its id; the others end."""
    held = {}
    for each in selectors.serving_in(unit):
        held.setdefault(goes_on.get(each.pk, ""), []).append(f"{each.holder_name}（{each.post.title}）")
    ending = held.pop("", [])
    lines = [
        _("接着在 {into} 任原来的岗位：{names}。").format(into=into, names="、".join(names))
        for into, names in held.items()
    ]
    return [*lines, *([_("任期同日结束，角色收回：{names}。").format(names="、".join(ending))] if ending else [])]


def _open_words(unit, into, **kinds):
    goes, stays = open_at(unit, **kinds)
    lines = [_("转给 {into}：{what}。").format(into=into, what="、".join(goes))] if goes else []
    if stays:
        lines.append(_("留在原单位名下，请另外处理：{what}。").format(what="、".join(stays)))
    return lines


def left_behind_words(division):
    """Each unit that stands at a place, with what is open at it: what needs a successor once the place ends."""
    return [_left(unit) for unit in selectors.units_left_at(division)]


def _left(unit):
    goes, stays = open_at(unit)
    if not (goes or stays):
        return unit.name
    return _("{unit}（没有办完：{what}）").format(unit=unit.name, what="、".join([*goes, *stays]))
