"""Indicators counted from the records of other rooms: nobody types them, and the number is what those rooms say."""

from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.measures import measured_codes
from lianxin.ledger import services as ledger
from lianxin.ledger.vocabulary import Kind
from lianxin.organisations.models import Unit
from lianxin.works import selectors, services
from lianxin.works.models import Measured
from lianxin.works.vocabulary import BY_CODE
from tests.harvests.conftest import Farm


def told(place, code, year):
    services.count_programme(division=place)
    values, _years = selectors.programme(place, year)
    found = next(each for each in values if each.indicator.code == code)
    return found.value, found.whole


def test_what_the_rooms_count_is_in_the_list():
    assert {"linked"} <= measured_codes() <= {code for code, each in BY_CODE.items() if each.is_measured}


def test_households_linked_are_counted_once_and_few_are_not_told(cast):
    farm = Farm(cast)
    farm.opened()
    year = clock.today().year
    homes = farm.households()
    for home in homes[:2]:
        farm.pooled(home)
    assert told(cast.village, "linked", year) == (None, None)
    assert told(cast.village, "linked", year - 1) == (None, None)
    for home in homes:
        farm.pooled(home, kind="money", what="现金", value_fen=100, gets="share")
    assert told(cast.village, "linked", year) == (3, None)


def test_the_collectives_income_is_not_a_firms_and_not_what_was_sold(village, client):
    place, year = village.cast.village, clock.today().year
    village.books()
    firm = Unit.objects.create(kind="company", name="一号公司", division=place, division_path=place.path)
    book = ledger.open_book(unit=firm, name="账", opened_on=village.today, by=SYSTEM)
    bank, theirs = (
        ledger.open_account(
            book=book, code=code, name=code, kind=kind, measure="fen", opened_on=village.today, by=SYSTEM
        )
        for code, kind in (("101", Kind.BANK), ("501", Kind.INCOME))
    )
    on = clock.today()
    ledger.post(book=book, posting=ledger.Posting(on, "卖货", ((bank, 900), (theirs, -900))), by=SYSTEM)
    ours = village.book.accounts.get(code="101")
    ledger.post(book=village.book, posting=ledger.Posting(on, "租金", ((ours, 70), (village.rents, -70))), by=SYSTEM)
    card = services.add_card(
        division=place, kind="machine", name="老仓库", place="", amount=100, unit="台", proof="发票", original_fen=0, user="",
        by=village.accountant,
    )  # fmt: skip
    sold = village.resolution("卖老仓库", "同意卖掉老仓库。", 0)
    services.dispose_card(
        card=card, resolution=sold.public_id, reason="旧了", sold_fen=5_000, account=village.rents, receipt="收 1", on=on,
        by=village.accountant,
    )  # fmt: skip
    assert told(place, "income", year) == (70, None)
    kept = Measured.objects.get(code="income")
    assert (kept.formula, kept.source) == ("今年到现在记在集体账上的收入（元），卖资产的不算", "集体的账")
    Measured.objects.filter(code="income").update(formula="从前这样算的")
    page = client.get(f"/works/programme/?place={place.public_id}").content.decode()
    assert "从前这样算的" in page
