"""Two projects of the sample's first village, made through the same services as everything else: lamps in work, and parking
places whose acceptance was refused, mended and then signed by all."""

from datetime import timedelta
from decimal import Decimal

from lianxin.kit import clock
from lianxin.works import demo_pictures, selectors, services
from lianxin.works.demo_collective import load_collective
from lianxin.works.vocabulary import NEEDED_PARTIES, CheckItem, NoteKind

__all__ = ["load_collective", "load_works"]

_ITEMS = [("太阳能路灯二十四盏", 4_560_000), ("灯杆基础", 720_000), ("运输、安装", 720_000)]
_LINES = (
    ("reward", "县财政局", "一事一议奖补，只能用在这个项目上，剩下的退回。", 4_000_000),
    ("collective", "村集体", "剩下的转回集体账户。", 1_500_000),
    ("donation", "捐赠人若干", "只买小学门口的灯。", 500_000),
    ("voluntary", "村民", "挖坑、运料，出一天记一个工。", 4000),
)


_PLACES = (
    ("collective", "村集体", "剩下的转回集体账户。", 500_000),
    ("donation", "捐赠人若干", "只买挡车器。", 200_000),
    ("partner", "县交通运输局", "帮扶单位出的划线漆钱，剩下的退回。", 100_000),
    ("voluntary", "村民", "平地、搬石头，出一天记一个工。", 1200),
)
_VOLUNTEERS = ("许小寒", "何立冬", "吕惊蛰", "施谷雨", "张夏至", "孔白露")


def load_works(village, *, head, accountant, officer, supervisor):
    """The movements are of the last weeks, for the books before are closed."""
    now = clock.now()
    _lamps(village, head, accountant, officer, supervisor, now)
    _parking(village, head, accountant, officer, supervisor, now)


def _pictured(project, moment, words, picture, by, at):
    services.report_photos(project=project, moment=moment, words=words, photos=[picture], by=by, at=at)


def _parking(village, head, accountant, officer, supervisor, now):
    def ago(days):
        return now - timedelta(days=days)

    decision = next(each for each in selectors.open_decisions(village) if "停车位" in each.title)
    project = services.open_project(
        division=village, decision=decision.id, title="村口停车位", kind="new", sector="square", place="村口空地",
        why="逢集天天堵，救护车都进不来。", households=46, estimate_fen=800_000, by=head, at=ago(37),
    )  # fmt: skip
    project = services.design_project(
        project=project, design="划二十个车位，进口装一个挡车器。", land="public", by=head, at=ago(36),
        items=[("划线", 300_000), ("挡车器", 500_000)], plan_begin_on=clock.day_of(ago(24)),
        plan_complete_on=clock.day_of(ago(18)),
    )  # fmt: skip
    _pictured(project, "before", "村口空地，石头还没有搬。", demo_pictures.empty_square(), head, ago(33))
    lines = _sources(project, _PLACES, accountant, ago(32))
    services.fund_project(project=project, by=accountant, at=ago(31))
    services.approve_project(project=project, words="同意，备案。", by=officer, at=ago(30))
    _watched(project, _VOLUNTEERS, "17.2", supervisor, ago(30))
    contract = _bought(
        project, ("划线和挡车器", 800_000, "direct", "不到一万元，两人签字，监督的人在场。"),
        (("柳溪交通设施队", 762_000),), head, supervisor, ago(28), until=clock.day_of(ago(-165)),
        shares=dict(zip([each.pk for each in lines], (462_000, 200_000, 100_000), strict=False)),
    )  # fmt: skip
    services.procure_project(project=project, by=head, at=ago(24))
    services.begin_work(project=project, on=clock.day_of(ago(24)), by=head, at=ago(24))
    for line, amount, number in zip(
        lines, (500_000, 200_000, 100_000, 1150), ("转 15", "收据 4", "回单 9", "记工单 1"), strict=True
    ):
        _came(project, line, amount, number, accountant, ago(23))
    services.write_log(
        project=project, words="底下的碎石垫了十公分，量过。", on=clock.day_of(ago(22)), by=supervisor, at=ago(22)
    )
    _pictured(project, "during", "划了三个车位。", demo_pictures.places_half_marked(), supervisor, ago(20))
    services.complete_work(project=project, on=clock.day_of(ago(18)), by=head, at=ago(18))
    watching = [each.number for each in selectors.monitors_of(project) if each.is_drawn]
    words = {"project": project, "present": "镇、村、施工队", "by": supervisor}
    services.refuse_work(
        on=clock.day_of(ago(17)), signed=watching[1:], refused=watching[:1], bad=[CheckItem.QUANTITY], reason="靠井的三个车位窄了二十公分，要重划。",
        due_on=clock.day_of(ago(12)), at=ago(17), **words,
    )  # fmt: skip
    (defect,) = selectors.open_notes(project, NoteKind.DEFECT)
    services.mend_defect(project=project, note=defect, words="重划了，量过，够宽。", by=supervisor, at=ago(14))
    services.complete_work(project=project, on=clock.day_of(ago(14)), by=head, at=ago(14))
    services.accept_work(
        good=CheckItem,
        sheet="验 2-2",
        scans=[demo_pictures.signed_sheet()],
        parties=NEEDED_PARTIES,
        on=clock.day_of(ago(13)),
        signed=watching,
        at=ago(13),
        **words,
    )
    _pictured(project, "after", "重划以后，二十个都够宽。", demo_pictures.places_marked(), supervisor, ago(13))
    for line, amount, bill in zip(lines, (439_140, 200_000, 100_000), ("发票 41", "发票 42", "发票 43"), strict=False):
        _paid(project, line, amount, "工程款", bill, "柳溪交通设施队", accountant, head, ago(12), contract)
    services.settle_price(
        purchase=contract,
        price_fen=762_000,
        paper="结算单 2-1",
        reason="照合同做的，量过二十个车位。",
        by=head,
        at=ago(12),
    )
    services.agree_amendment(purchase=contract, by=supervisor, at=ago(11))
    back = services.give_back(
        project=project, line=lines[0], amount=38_000, number="转 19", reason="比预算少花的", by=accountant, at=ago(11)
    )
    services.release_payment(payment=back, on=clock.day_of(ago(11)), by=head, at=ago(11))
    services.settle_project(project=project, words="镇里看过票据。", by=accountant, at=ago(10))
    services.audit_settlement(
        project=project, words="票据、合同、工资都对过，没有问题。", paper="镇审 11 号", by=officer, at=ago(9)
    )
    services.hand_over(
        project=project, name="村口停车位二十个和挡车器", keeper="村委会水电员", upkeep="村集体经营收入，每年留五百元", standard="线看得清，杆抬得起", years=8,
        months=6, on=clock.day_of(ago(9)), by=head, at=ago(9),
    )  # fmt: skip
    services.plan_upkeep(project=project, year=ago(9).year, fen=50_000, words="集体经营收入", by=head, at=ago(9))
    services.record_upkeep(
        project=project, on=clock.day_of(ago(3)), words="补了进口两处线。", fen=6_000, receipt="收据 51", by=accountant, at=ago(3)
    )  # fmt: skip
    services.inspect_asset(
        project=project, on=clock.day_of(ago(2)), is_sound=True, words="线清楚，挡车器能升能降。", by=head, at=ago(2)
    )


def _watched(project, names, seed, supervisor, at):
    services.announce_draw(
        project=project,
        draw_words="县气象局公布的那一天最高气温",
        draw_on=clock.day_of(at + timedelta(days=3)),
        by=supervisor,
        at=at,
    )
    for name in names:
        services.enter_volunteer(project=project, name=name, interest="", by=supervisor, at=at)
    services.enter_volunteer(project=project, name="曹霜降", interest="弟弟卖挡车器", by=supervisor, at=at)
    services.draw_monitors(project=project, seed=seed, by=supervisor, at=at + timedelta(days=3))


def _bought(project, thing, offers, head, supervisor, planned, *, until, shares=None):
    """A purchase on its whole way to the contract, three percent of it kept back, bound of each source by ``shares``."""
    what, estimate, method, reason = thing
    opens = planned + timedelta(days=0 if method == "direct" else 4)
    purchase = services.plan_purchase(
        project=project, kind="works", what=what, estimate_fen=estimate, method=method, method_reason=reason,
        opens_on=clock.day_of(opens), by=head, at=planned,
    )  # fmt: skip
    bids = [services.receive_bid(purchase=purchase, bidder=name, by=head, at=planned) for name, _fen in offers]
    for name, office in (("唐白露", "村民代表"), ("陶立夏", "村民代表"), ("邵清明", "镇建设中心")):
        services.enter_evaluator(purchase=purchase, name=name, office=office, interest="", by=head, at=planned)
    services.enter_evaluator(
        purchase=purchase, name="曹霜降", office="村民代表", interest="弟弟在报价的一家做工", by=head, at=planned
    )
    amounts = {bid.pk: fen for bid, (_name, fen) in zip(bids, offers, strict=True)}
    services.open_bids(purchase=purchase, amounts=amounts, present="村务监督委员、报价的人", by=supervisor, at=opens)
    services.award_purchase(purchase=purchase, bid=bids[0], because="报价最低，做过同样的活。", by=head, at=opens)
    signed = opens + timedelta(days=4)
    return services.sign_contract(
        purchase=purchase, contract=f"合同 {project.serial}-1", signed_on=clock.day_of(signed), percent=3, until=until, shares=shares,
        terms="按图做，按期做完；验收合格后付到百分之九十七，余下的质保期满再付；坏了三天内来修。", by=head, at=signed,
    )  # fmt: skip


def _sources(project, rows, by, at):
    return [
        services.add_line(
            project=project, source=source, giver=giver, conditions=conditions, promised=promised, by=by, at=at
        )
        for source, giver, conditions, promised in rows
    ]


def _came(project, line, amount, number, by, at):
    services.receive_money(project=project, line=line, amount=amount, on=clock.day_of(at), number=number, by=by, at=at)


def _paid(project, line, amount, words, receipt, payee, drafter, releaser, at, purchase):
    payment = services.draft_payment(
        project=project,
        line=line,
        amount=amount,
        payee=payee,
        words=words,
        receipt=receipt,
        purchase=purchase,
        by=drafter,
        at=at,
    )
    services.release_payment(payment=payment, on=clock.day_of(at), by=releaser, at=at)


def _lamps(village, head, accountant, officer, supervisor, now):

    def ago(days):
        return now - timedelta(days=days)

    decision = next(each for each in selectors.open_decisions(village) if "路灯" in each.title)
    project = services.open_project(
        division=village, decision=decision.id, title="村口到小学装路灯", kind="new", sector="lighting",
        place="村口到小学一公里，四十米一盏", why="学生早晚走黑路，半年里六户反映过，去年还摔过两个人。", households=86,
        estimate_fen=6_000_000, by=head, at=ago(45),
    )  # fmt: skip
    project = services.design_project(
        project=project, design="太阳能路灯，灯杆六米，离开屋檐三米，灯头朝路。", land="public", point=(Decimal("30.21744"), Decimal("110.68122")), items=_ITEMS, by=head, at=ago(42),
        plan_begin_on=clock.day_of(ago(24)), plan_complete_on=clock.day_of(ago(6)),
    )  # fmt: skip
    lines = _sources(project, _LINES, accountant, ago(40))
    services.fund_project(project=project, by=accountant, at=ago(38))
    services.approve_project(project=project, words="同意，列入今年奖补项目。", by=officer, at=ago(34))
    _pictured(project, "before", "晚上七点的小学门口，一盏灯也没有。", demo_pictures.dark_road(), head, ago(33))
    contract = _bought(
        project, ("路灯和安装", 6_000_000, "platform", "五万元以上，由镇里的平台谈。"),
        (("青禾照明安装队", 5_880_000), ("河湾电力安装队", 5_960_000), ("北坡灯具店", 5_990_000)),
        head, supervisor, ago(33), until=clock.day_of(ago(-360)),
    )  # fmt: skip
    services.procure_project(project=project, by=head, at=ago(25))
    _watched(project, _VOLUNTEERS[:4], "9.6", supervisor, ago(27))
    services.begin_work(project=project, on=clock.day_of(ago(23)), words="先挖小学门口的坑。", by=head, at=ago(23))
    _came(project, lines[0], 4_000_000, "回单 1102", accountant, ago(22))
    _came(project, lines[1], 1_500_000, "转 18", accountant, ago(21))
    _came(project, lines[3], 2650, "记工单 1", accountant, ago(12))
    _pictured(
        project, "during", "小学门口立起两根灯杆，灯还没有接。", demo_pictures.poles_going_up(), supervisor, ago(14)
    )
    by = {"payee": "青禾照明安装队", "drafter": accountant, "releaser": head, "at": ago(15), "purchase": contract}
    _paid(project, lines[0], 2_352_000, "第一笔工程款", "发票 0731", **by)
    _paid(project, lines[1], 480_000, "基础混凝土", "发票 0733", **by)
    services.draft_payment(
        project=project, line=lines[0], amount=882_000, payee="青禾照明安装队", words="第二笔工程款", receipt="发票 0752",
        purchase=contract, by=accountant, at=ago(2),
    )  # fmt: skip
    signs = services.plan_purchase(
        project=project, kind="goods", what="反光警示牌六块", estimate_fen=48_000, method="direct", by=head, at=ago(3),
        method_reason="几百块钱，两个人签字买。", opens_on=clock.day_of(now) + timedelta(days=2),
    )  # fmt: skip
    services.receive_bid(purchase=signs, bidder="柳溪交通设施队", by=head, at=ago(2))
