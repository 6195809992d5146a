"""The lamps of the sample's first village, made through the same services as everything else."""

from datetime import timedelta

from lianxin.kit import clock
from lianxin.works import selectors, services

_ITEMS = [("太阳能路灯二十四盏", 4_560_000), ("灯杆基础", 720_000), ("运输、安装", 720_000)]
_LINES = (
    ("reward", "县财政局", "一事一议奖补，只能用在这个项目上，剩下的退回。", 4_000_000),
    ("collective", "村集体", "剩下的转回集体账户。", 1_500_000),
    ("donation", "捐赠人若干", "只买小学门口的灯。", 500_000),
    ("voluntary", "村民", "挖坑、运料，出一天记一个工。", 4000),
)


def load_works(village, *, head, accountant, officer):
    """One project in work: the movements are of this month, for the books before are closed."""
    now = clock.now()

    def ago(days):
        return now - timedelta(days=days)

    decision = next(each for each in selectors.open_decisions(village) if "路灯" in each.title)
    project = services.open_project(
        division=village, decision=decision.id, title="村口到小学装路灯", kind="new", sector="lighting",
        place="村口到小学一公里，四十米一盏", why="学生早晚走黑路，半年里六户反映过，去年还摔过两个人。", households=86,
        estimate_fen=6_000_000, by=head, at=ago(45),
    )  # fmt: skip
    project = services.design_project(
        project=project, design="太阳能路灯，灯杆六米，离开屋檐三米，灯头朝路。", items=_ITEMS, by=head, at=ago(42),
        plan_begin_on=clock.day_of(ago(24)), plan_complete_on=clock.day_of(ago(6)),
    )  # fmt: skip
    lines = [
        services.add_line(
            project=project,
            source=source,
            giver=giver,
            conditions=conditions,
            promised=promised,
            by=accountant,
            at=ago(40),
        )
        for source, giver, conditions, promised in _LINES
    ]
    services.fund_project(project=project, by=accountant, at=ago(38))
    services.approve_project(project=project, words="同意，列入今年奖补项目。", by=officer, at=ago(34))
    services.procure_project(
        project=project, method="platform", method_reason="五万元以上，由镇里的平台谈，三家来谈，一起拆封。", contractor="青禾照明安装队",
        contract_fen=5_880_000, by=head, at=ago(28),
    )  # fmt: skip
    services.begin_work(project=project, on=clock.day_of(ago(23)), words="先挖小学门口的坑。", by=head, at=ago(23))
    for line, amount, number, days in (
        (0, 4_000_000, "回单 1102", 22),
        (1, 1_500_000, "转 18", 21),
        (3, 2650, "记工单 1", 12),
    ):
        services.receive_money(
            project=project, line=lines[line], amount=amount, on=clock.day_of(ago(days)), number=number, by=accountant,
            at=ago(days),
        )  # fmt: skip
    for line, amount, words, receipt in (
        (0, 2_352_000, "第一笔工程款", "发票 0731"),
        (1, 480_000, "基础混凝土", "发票 0733"),
    ):
        payment = services.draft_payment(
            project=project, line=lines[line], amount=amount, payee="青禾照明安装队", words=words, receipt=receipt,
            by=accountant, at=ago(16),
        )  # fmt: skip
        services.release_payment(payment=payment, on=clock.day_of(ago(15)), by=head, at=ago(15))
    services.draft_payment(
        project=project, line=lines[0], amount=882_000, payee="青禾照明安装队", words="第二笔工程款", receipt="发票 0752",
        by=accountant, at=ago(2),
    )  # fmt: skip
