"""Counts and gaps in words."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.coverage import selectors
from lianxin.coverage.calc import outlines, tiles
from lianxin.coverage.calc.lacking import SITES
from lianxin.coverage.policies import FOUNDERS, can_found
from lianxin.coverage.vocabulary import AuditTag, Founding, Link, SiteKind
from lianxin.kit import clock
from lianxin.kit.csvs import defuse
from lianxin.kit.templatetags.kit import day
from lianxin.kit.waiting import Waiting
from lianxin.territory import selectors as territory

#: An instructor is sent to a site, never to a whole village: a column that is always empty says nothing.
_SHOWN = tuple(link for link in Link if link is not Link.INSTRUCTOR)


def headings():
    """Of the table's columns, in the order of ``counts``."""
    return [*(str(link.label) for link in _SHOWN), _("没有任何党组织"), _("有组织没工作"), _("什么都没有")]


def counts(reach):
    """``(heading, number)`` of each column."""
    return list(zip(headings(), _numbers(reach), strict=True))


def _numbers(reach):
    return [*(reach.by_link[link] for link in _SHOWN), reach.unorganised, reach.on_paper, reach.unreached]


def part_rows(parts):
    """Of each part its place and its cells: ``(heading, number)`` of how many places it has, and of its counts."""
    heads = [_("村（社区、园区）"), *headings()]
    return [(each.place, list(zip(heads, [each.reach.places, *_numbers(each.reach)], strict=True))) for each in parts]


def site_part_rows(parts):
    """Of each part with sites its place, how many sites, with an organisation, lacking something, and what they lack together."""
    return [
        (each.place, *(sum(numbers) for numbers in zip(*[kind[:2] for kind in each.lacking.kinds.values()], strict=True)),
         each.lacking.sites, each.lacking.site_gaps)
        for each in parts
        if each.lacking.kinds
    ]  # fmt: skip


#: From so many places with a gap on, a part is drawn so dark.
_SHADES = ((6, ".6"), (3, ".4"), (1, ".22"), (0, ".05"))


def map_of(parts, boundaries, template=""):
    """The parts of a place on a plain map: outline, label and shade by how many places lack something; ``None`` without outlines.

    ``template`` is the operator's source of pictures to lie under it; without one there are none.
    """
    if not boundaries:
        return None
    polygons = {path: each.polygons for path, each in boundaries.items()}
    width, height, drawn = outlines.draw(polygons)
    frame = outlines.frame_of(polygons) if template else None
    under = [(tiles.address_of(template, each), each) for each in tiles.under(frame.box, frame.at)] if frame else []
    shapes = []
    for part in parts:
        if part.place.path in drawn:
            path, x, y = drawn[part.place.path]
            lacking = part.lacking.places
            shade = next(shade for least, shade in _SHADES if lacking >= least)
            words = _("{place} {n}").format(place=part.place.short_name, n=lacking)
            shapes.append({"path": path, "x": x, "y": y, "shade": shade, "words": words})
    sources = "、".join(sorted({each.source for each in boundaries.values()}))
    return {"width": width, "height": height, "shapes": shapes, "sources": sources, "tiles": under}


AUDIT_SENTENCES = {
    AuditTag.TAKE_OVER_LINKS: _L("{subject}接着联系{after[from]}的 {after[count]} 处场所和群体"),
    AuditTag.GIVE_BOUNDARIES: _L("{actor}给了“{subject}”{after[count]} 个地方的边界（{after[source]}）"),
    AuditTag.COUNT: _L("数了一遍“{subject}”的组织覆盖：新缺 {after[began]} 项，补上 {after[ended]} 项"),
    AuditTag.ASSIGN: _L("{actor}定了“{subject}”由{after[keeper]}在 {after[due]} 前补上"),
    AuditTag.ADD_SITE: _L("{actor}登记了场所（群体）“{subject}”"),
    AuditTag.CHANGE_SITE: _L("{actor}重新登记了“{subject}”有多少人"),
    AuditTag.END_SITE: _L("{actor}登记“{subject}”没有了：{reason}"),
    AuditTag.IMPORT_SITES: _L("{actor}给“{subject}”整表登记了 {after[count]} 个场所（群体）"),
    AuditTag.LINK: _L("{actor}登记了覆盖“{subject}”"),
    AuditTag.FOUND: _L("{actor}给{after[sites]}设立了{after[unit]}"),
    AuditTag.DECLINE: _L("{actor}决定{after[sites]}先不设党组织，{after[again]} 再看：{reason}"),
    AuditTag.END_LINK: _L("{actor}结束了覆盖“{subject}”：{reason}"),
}


def gap_rows(found, today):
    """Of each place with its whole name what it lacks, since when, and who sees to it; ``found`` as ``gaps_page`` gives."""
    names = territory.full_names([place for place, _gaps in found])
    page, way = reverse("organisations:index"), _assigning()
    return [
        {
            "name": names[place.path],
            "page": f"{page}?place={place.public_id}",
            "lacks": [lack(gap, today, place.short_name, way) for gap in gaps],
        }
        for place, gaps in found
    ]


def _assigning():
    """Where it is said who sees to a gap: what stands before and after its id, looked up once for a page of gaps."""
    before, _mark, after = reverse("coverage:assign", args=["~"]).partition("~")
    return before, after


def lack(gap, today, where, way):
    """One gap: what, since when, who sees to it, whether the day is over, and the button that says who does; ``way`` as ``_assigning``."""
    is_kept, label = gap.keeper_id is not None, lack_label(gap.lacks)
    keeper = (
        _("{name}，{day}前补上").format(name=gap.keeper.name, day=day(gap.due_on)) if is_kept else _("还没定谁来补")
    )
    return {
        "url": gap.public_id.join(way), "label": label, "since": _("{day} 起").format(day=day(gap.since)), "keeper": keeper,
        "is_late": is_kept and gap.due_on < today, "act": _("改") if is_kept else _("现在定"),
        "aria": _("定谁来补：{place}{what}").format(place=where, what=label),
    }  # fmt: skip


def lack_label(link):
    """What is lacking; where an organisation is there only on paper, that."""
    return _("有组织没工作") if link == Link.WORK else _("缺{what}").format(what=Link(link).label)


def trend_bars(trend, *, of_sites=False):
    """``(month, gaps)`` of places, or of sites, for a chart of bars, in words; nothing where there never were any."""
    bars = [
        (_("{year}年{month}月").format(year=month.year, month=month.month), of_site if of_sites else of_place)
        for month, of_place, of_site in trend
    ]
    return bars if any(number for _month, number in bars) else []


def gap_facts(gap):
    """What stands above the form: place, since when, what is planned."""
    return _("{gap}，{day} 起没有").format(gap=gap, day=day(gap.since))


def waiting_rows(actor, at):
    """今日要办: gaps the actor sees to."""
    today = clock.day_of(at)
    return [
        Waiting(
            url=_page_of(gap),
            title=_("{place}还没有{link}").format(place=gap.where, link=gap.get_lacks_display()),
            meta=gap.plan or _("组织覆盖"), next_action=_("看一看，补上"), due_at=clock.day_end(gap.due_on),
            tone="late" if gap.due_on < today else "wait", clock=_("过了说好的日子") if gap.due_on < today else _("等您补"),
            due=_("{day}前").format(day=day(gap.due_on)),
        )
        for gap in selectors.gaps_of(actor)[:30]
    ]  # fmt: skip


def look_rows(actor, at):
    """今日要办: what was declined and is to be looked at again."""
    return [
        Waiting(
            url=f"{reverse('coverage:founding')}?place={decision.division.public_id}",
            title=_("{place}：到了再看设不设党组织的日子").format(place=decision.division.short_name),
            meta=_("上次先不设：{reason}").format(reason=decision.reason), next_action=_("看新的建议"),
            due_at=clock.day_end(decision.look_again_on), clock=_("等您看"),
            due=_("{day}起").format(day=day(decision.look_again_on)),
        )
        for decision in selectors.looks_due(actor.scopes(*FOUNDERS))[:30]
    ]  # fmt: skip


def proposal_rows(proposals, actor):
    """Of each suggestion what to found, why, for whom, and whether the actor may decide."""
    places = [site.division for proposal in proposals for site in proposal.sites]
    names = territory.full_names(places) if places else {}
    return [
        {
            "key": proposal.key,
            "kind": proposal.kind.label,
            "why": proposal.why.label,
            "members": proposal.full_members,
            "sites": [(site, names[site.division_path]) for site in proposal.sites],
            "declined": proposal.declined,
            "instructor_for": proposal.sites[0] if proposal.kind == Founding.INSTRUCTOR else None,
            "may_decide": bool(can_found(actor, proposal)),
        }
        for proposal in proposals
    ]


def _page_of(gap):
    if gap.site_id:
        return reverse("coverage:site", args=[gap.site.public_id])
    return f"{reverse('coverage:show')}?place={gap.division.public_id}"


def kind_rows(counts):
    """Of each kind of site how many there are, how many an organisation is in, and in how many an instructor alone."""
    return [
        (
            SiteKind(kind).label,
            sites,
            organised if "formal" in SITES[kind] else "—",
            instructed if "formal" in SITES[kind] else "—",
        )
        for kind, sites, organised, instructed in counts
    ]


def site_rows(sites, gaps, today):
    """Of each site what it is, where, who is there, what reaches it, and what it lacks since when and who sees to it."""
    names, way = territory.full_names([site.division for site in sites]), _assigning()
    return [
        {
            "site": site,
            "meta": " · ".join([site.get_kind_display(), names[site.division_path], *site_numbers(site)]),
            "reached": "、".join(dict.fromkeys(str(Link(link.kind).label) for link in site.reached)),
            "lacks": [lack(gap, today, site.name, way) for gap in gaps.get(site.pk, ())],
        }
        for site in sites
    ]


def site_numbers(site):
    """Trade, people, full members: those that are known."""
    said = [site.trade] if site.trade else []
    if site.people is not None:
        said.append(_("{n} 人").format(n=site.people))
    if site.full_members is not None:
        said.append(_("正式党员 {n} 人").format(n=site.full_members))
    return said


_FAULTS = {
    "required": _L("没有写"),
    "unknown": _L("认不出来"),
    "ambiguous": _L("有几个地方都叫这个名字"),
    "too_long": _L("太长"),
    "number": _L("要写整数"),
    "more_members": _L("比人数还多"),
    "twice": _L("和上面重复"),
}
_COLUMNS = {
    "place": _L("地方"),
    "kind": _L("类别"),
    "name": _L("名称"),
    "near": _L("片区"),
    "trade": _L("行业"),
    "people": _L("人数"),
    "full_members": _L("正式党员"),
}


def fault_lines(faults):
    """What is wrong with each row of a list that stays out."""
    return [_("第 {n} 行：{faults}").format(n=number, faults=_fault_words(found)) for number, found in faults]


def _fault_words(found):
    return "；".join(f"{_COLUMNS[column]}{_FAULTS[code]}" for column, code in found)


#: A list as it could read: a paper in Chinese, whoever fills it in.
LIST_HEADS = ("地方", "类别", "名称", "片区", "行业", "人数", "正式党员")
LIST_SAMPLE = (
    ("上河村", "自然村", "西坡", "", "", "120", "6"),
    ("东岸社区", "楼宇", "东岸大厦", "东街", "", "260", "4"),
    ("东岸社区", "快递站点", "城北快递站", "东街", "快递", "18", "1"),
)


def fault_sheet(heads, cells, faults):
    """``(heads, rows)`` of the rows that stay out, as they came, each with what is wrong."""
    rows = [[*map(defuse, cells[number - 1]), _fault_words(found)] for number, found in faults]
    return [*map(defuse, heads), _("哪里不对")], rows
