"""The sample's mushroom venture: land, money and work of its households, a batch that was sold and one that grows."""

from datetime import timedelta

from lianxin.harvests import services
from lianxin.harvests.vocabulary import BatchKind, ContractKind, DueWay, InputKind, LinkKind, Return, Vehicle
from lianxin.kit import clock
from lianxin.people import selectors as people

_HOMES = 6


def load_harvests(village, book, *, accountant, head, officer):
    """Everything on days the books are open for; without households enough, nothing is pooled."""
    first = book.closed_through + timedelta(days=1)
    homes = list(people.living_households(village.path).order_by("code", "id")[:_HOMES])
    venture = services.open_venture(
        division=village, book=book, name="香菇大棚", product="香菇", vehicle=Vehicle.COLLECTIVE, runner=str(book.unit),
        scale=1_250, unit="亩", plan="三组河边十二亩半，搭三个棚，菌棒从县里拿。棚到期拆了，地还给各家。",
        support="县食用菌站，每月来一次", decision="村民代表会议定的", begun_on=first, by=accountant,
    )  # fmt: skip
    services.check_venture(venture=venture, words="不占基本农田，租金有账可查，到期拆棚。同意。", by=officer)
    _pooled(venture, homes, first, accountant)
    _contracts(venture, first, accountant)
    sold = _batch(venture, 40_000, 60_000, accountant, first)
    _grown(sold, homes, first, accountant)
    running = _batch(venture, 60_000, 90_000, accountant, first)
    today = clock.today()
    call = {"batch": running, "on": today, "by": accountant}
    services.buy(
        words="菌棒六百棒", fen=132_000, quantity=60_000, unit="棒", party="县食用菌站", receipt="发票 0341", **call
    )
    services.log_work(household=homes[-1], worker="本户", words="码棒", days=150, fen=18_000, **call)
    services.note_loss(words="两天高温，坏了十二棒。", quantity=1_200, **call)
    services.plan_batch(
        venture=venture, year=today.year + 1, kind=BatchKind.CROP, scale=80_000, unit="棒", plan="明年春天再上八百棒。",
        cost_fen=190_000, yields=110_000, measure="公斤", price_fen=720, by=accountant,
    )  # fmt: skip
    services.draft_payout(venture=venture, to=(None, "县食用菌站"), fen=132_000, receipt="转账单 17", by=accountant)
    payout = services.draft_payout(
        venture=venture, to=(homes[0].pk, ""), fen=24_000, receipt="转账单 16", by=accountant
    )
    services.release_payout(payout=payout, on=today, by=head)


def _pooled(venture, homes, first, by):
    words = {
        "venture": venture, "valued_by": "村民评议小组", "valued_on": first, "meeting": "村民代表会议", "signed_by": "户主和配偶",
        "starts_on": first, "ends_on": first.replace(year=first.year + 4), "by": by,
    }  # fmt: skip
    for number, home in enumerate(homes, 1):
        land = {"kind": InputKind.LAND, "what": f"河边第 {number} 块", "amount": 150 + 23 * number, "unit": "亩"}
        land |= {
            "grade": "三等",
            "use": "种香菇",
            "held_until": first.replace(year=first.year + 12),
            "filed": f"备 {number}",
        }
        rents = number % 2 == 0
        gets = {"gets": Return.RENT, "rent_fen": 60_000} if rents else {"gets": Return.SHARE}
        services.pool_input(
            household=home, value_fen=50_000 * number, contract=f"土入 {number}", **land, **gets, **words
        )
    for number, home in enumerate(homes[:3], 1):
        money = {"kind": InputKind.MONEY, "what": "现金", "amount": 0, "unit": "", "gets": Return.SHARE}
        services.pool_input(household=home, value_fen=200_000, contract=f"资入 {number}", **money, **words)
    for home in homes[:4]:
        services.link_household(
            venture=venture,
            household=home,
            kind=LinkKind.WORK,
            contract="用工名单",
            expected_fen=300_000,
            on=first,
            by=by,
        )


def _contracts(venture, first, by):
    call = {"venture": venture, "starts_on": first, "by": by}
    services.sign_contract(
        kind=ContractKind.SALE, number="销 2026-4", party="县城批发市场", fen=0, ends_on=first + timedelta(days=120),
        terms="一级每公斤不低于七元，行情高随行情；当天结清。", **call,
    )  # fmt: skip
    services.sign_contract(
        kind=ContractKind.SERVICE, number="技 2026-2", party="县食用菌站", starts_on=first, ends_on=first + timedelta(days=400),
        terms="每月来一次，随叫随到；每三个月付一次。", way=DueWay.PAY, due_fen=60_000, months=3, by=by, venture=venture,
    )  # fmt: skip
    services.sign_contract(
        kind=ContractKind.INSURANCE, number="保 0090", party="县农业保险", fen=4_000_000, ends_on=first + timedelta(days=365),
        terms="风灾、水灾、高温，按棒赔。", **call,
    )  # fmt: skip


def _batch(venture, scale, yields, by, first):
    batch = services.plan_batch(
        venture=venture, year=first.year, kind=BatchKind.CROP, scale=scale, unit="棒", plan="菌棒进棚，出三潮菇。",
        cost_fen=scale * 23 // 10, yields=yields, measure="公斤", price_fen=700, by=by,
    )  # fmt: skip
    return services.begin_batch(batch=batch, on=first, by=by)


def _grown(batch, homes, first, by):
    """Bought, worked, harvested in two grades, sold, closed."""
    call = {"batch": batch, "on": first, "by": by}
    services.buy(
        words="菌棒四百棒", fen=88_000, quantity=40_000, unit="棒", party="县食用菌站", receipt="发票 0307", **call
    )
    services.log_work(household=homes[0], worker="本户", words="搭棚、码棒", days=200, fen=24_000, **call)
    land = batch.venture.inputs.get(household=homes[1], gets=Return.RENT)
    services.owe_rent(put_in=land, year=first.year, words="头一季地租", fen=15_000, **call)
    for grade, quantity, fen in (("一级", 42_000, 302_400), ("二级", 15_000, 75_000)):
        services.harvest(quantity=quantity, grade=grade, **call)
        services.sell(quantity=quantity, grade=grade, fen=fen, party="县城批发市场", receipt="回单 0612", **call)
    wrong = services.buy(words="薄膜两卷（重记）", fen=9_000, party="镇农资店", receipt="收据 21", **call)
    services.undo_event(batch=batch, event=wrong, reason="记了两次", by=by)
    services.close_batch(batch=batch, on=clock.today(), by=by)
