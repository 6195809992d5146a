"""What the sample county lacks, counted since spring, one gap that somebody sees to, and places that are no division."""

from datetime import timedelta

from lianxin.coverage import selectors, services
from lianxin.coverage.calc import lists
from lianxin.coverage.vocabulary import Link
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.organisations import selectors as organisations

_COUNTED_FOR = 130  # days
_HEADS = ("地方", "类别", "名称", "片区", "行业", "人数", "党员")
_KINDS = lists.KINDS | {"自然村": "natural_village", "楼宇": "building", "从业人员群体": "workers"}
_SITES = (
    ("上河村", "自然村", "西坡", "", "", "86", ""),
    ("上河村", "骑手站点", "上河外卖骑手站", "老街", "外卖", "26", "1"),
    ("柳溪社区", "快递网点", "城北快递网点", "老街", "快递", "18", "2"),
    ("文昌社区", "楼宇", "文昌商务楼", "", "", "150", "4"),
    ("滨江社区", "楼宇", "滨江商厦", "", "", "210", "5"),
    ("江湾村", "从业人员群体", "江湾码头装卸班", "", "装卸", "30", "1"),
    ("青禾产业园", "司机之家", "产业园货车司机之家", "", "货运", "40", ""),
)


def load_sites(county, *, officer):
    """Sites as the county brought them in a list; one has an organisation, one an instructor, one a grid worker."""
    rows = lists.read_rows(lists.columns_of(_HEADS), _SITES, _KINDS)
    made = {site.name: site for site in services.import_sites(place=county, rows=rows, by=officer)}
    said = {"starts_on": clock.today(), "by": officer}
    building, workers = made["滨江商厦"], made["江湾码头装卸班"]
    branch = organisations.branches_of(building.division).first()
    services.link_unit(site=building, unit=branch, basis="社区党支部联系楼宇分工", **said)
    services.send_instructor(site=workers, instructor="钟立秋", basis="镇党委派驻", **said)
    if person := next((each for each in selectors.people_for(made["西坡"]) if each[0] == Link.GRID), None):
        services.link_person(site=made["西坡"], person=person, basis="网格划分", **said)
    proposal = selectors.proposal_of([made["产业园货车司机之家"].public_id])
    services.decline_founding(
        proposal=proposal,
        reason="司机流动大，先把人数摸清。",
        look_again_on=clock.today() + timedelta(days=90),
        by=officer,
    )


def load_gaps(county, *, officer):
    """Count the county as it was found, and give the first of what it lacks to the nearest leader; nothing lacking, nothing."""
    services.note_gaps(place=county, by=SYSTEM, on=clock.today() - timedelta(days=_COUNTED_FOR))
    gap = selectors.open_within(county.path).order_by("division_path", "id").first()
    if gap and (keepers := selectors.keepers_for(gap)):
        services.assign_gap(
            gap=gap, keeper=keepers[0], due_on=clock.today() + timedelta(days=60), plan="先请镇里派人，再从村里找合适的人。",
            by=officer,
        )  # fmt: skip
