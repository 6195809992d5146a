"""What the sample's first village owns and tells of itself: a warehouse let, a pond whose contract ends soon, a pump, four readings."""

from datetime import timedelta

from lianxin.kit import clock
from lianxin.works import selectors, services

_CARDS = (
    ("building", "旧粮仓", "村口", 32_000, "平方米", "房产证 柳房 0031 号", 18_600_000),
    ("water", "东塘", "三组东头", 1_250, "亩", "集体土地确权登记 12 号", 0),
    ("machine", "抗旱水泵", "村委会库房", 200, "台", "发票 2024-118", 640_000),
)
_READINGS = (
    ("lit_road", 1_400, 3_200, "十月量的，村内主路。"),
    ("tap_water", 164, 171, "供水站户册。"),
    ("elder_meals", 1, None, "村委会一楼，一天两餐。"),
    ("travel", 25, None, "走访时问的，坐班车。"),
)


def load_collective(village, *, head, accountant, supervisor):
    now = clock.now()
    today = clock.day_of(now)
    barn, pond, pump = (
        services.add_card(
            division=village, kind=kind, name=name, place=place, amount=amount, unit=unit, proof=proof, original_fen=fen,
            user="村委会", by=accountant, at=now - timedelta(days=200),
        )
        for kind, name, place, amount, unit, proof, fen in _CARDS
    )  # fmt: skip
    _let(barn, "租 2026-1", "柳溪粮油店", "放粮食", today - timedelta(days=190), 900, 600_000, 6, accountant)
    _let(pond, "租 2024-3", "本村一户", "养鱼", today - timedelta(days=660), 40, 250_000, 12, accountant)
    for card, found, words in ((pump, "broken", "一台不出水，要修。"), (barn, "sound", "")):
        services.count_card(card=card, found=found, words=words, on=today - timedelta(days=3), by=supervisor, at=now)
        services.agree_card(card=card, by=accountant, at=now)
    for code, value, whole, words in _READINGS:
        services.record_reading(
            division=village, code=code, year=today.year, value=value, whole=whole, words=words, by=head, at=now
        )
    services.count_programme(division=village, at=now)


def _let(card, number, lessee, purpose, starts, left, fen, months, by):
    """Let since ``starts`` for ``left`` days more; what was due first is paid."""
    services.let_card(
        card=card, number=number, lessee=lessee, purpose=purpose, decision="村民代表会议通过", starts_on=starts,
        ends_on=clock.today() + timedelta(days=left), rent_fen=fen, months=months, terms="先交后用；不改用途；坏了自己修。", by=by,
    )  # fmt: skip
    (lease,) = selectors.leases_of(card)
    first = lease.dues.all()[0]
    account = selectors.rent_accounts(card.division)[0]
    services.take_rent(card=card, due=first, on=starts, receipt=f"收据 {number}", account=account, by=by)
