"""Who gives money or things for the points of a village is thanked in public, by name unless they would rather not."""

from lianxin.bulletin.models import Notice
from lianxin.people import services as people
from lianxin.points import selectors, services


def give(village, rule_set, donor, **more):
    village.funded(rule_set, 5000, kind="donation", donor=donor, **more)


def test_donors_stand_in_the_totals_of_the_month_and_on_the_rules_with_thanks(client, village):
    rule_set = village.funded()
    give(village, rule_set, "柳溪菌业")
    give(village, rule_set, "孙小满的老同学", shows_donor=False)
    village.item(title="毛巾一条", source="donation", donor="钱记布店", quantity=4)
    village.item(title="盆一个", source="discount", donor="东头五金", shows_donor=False, quantity=2)
    services.open_store(
        division=village.cast.village,
        place="村委会",
        dates=[10],
        date_hours="8:30-11:30",
        by=village.clerk,
        at=village.now,
    )
    month = village.today.replace(day=1)
    notice = services.post_totals(division=village.cast.village, month=month, by=village.clerk, at=village.later(40))
    assert "谢谢给大家捐钱、捐东西、让利的人" in notice.body
    assert notice.tables[2]["rows"] == [
        ["柳溪菌业", "捐赠", "50.00 元"],
        ["不写名字的", "捐赠", "50.00 元"],
        ["钱记布店", "捐的", "毛巾一条 × 4"],
        ["不写名字的", "商家让利", "盆一个 × 2"],
    ]
    assert "老同学" not in str(notice.tables)
    page = client.get(f"/points/rules/{rule_set.public_id}/").content.decode()
    assert "柳溪菌业 · 捐赠 · 50.00 元" in page
    assert "不写名字的 · 捐赠 · 50.00 元" in page
    assert "老同学" not in page


def test_a_child_who_gives_is_thanked_without_a_name_and_the_totals_hang(village):
    rule_set = village.funded()
    people.register_person(
        name="周芽儿", division=village.cast.village, by=village.clerk, birth_year=village.today.year - 9
    )
    give(village, rule_set, "周芽儿")
    assert [gift.donor for gift in selectors.gifts_of(rule_set)] == [""]
    services.open_store(
        division=village.cast.village,
        place="村委会",
        dates=[10],
        date_hours="8:30-11:30",
        by=village.clerk,
        at=village.now,
    )
    month = village.today.replace(day=1)
    services.post_totals(division=village.cast.village, month=month, by=village.clerk, at=village.later(40))
    assert "周芽儿" not in str(Notice.objects.get(source_kind="points_totals").tables)


def test_where_nobody_gave_nothing_is_said(client, village):
    rule_set = village.funded()
    assert "谢谢捐钱" not in client.get(f"/points/rules/{rule_set.public_id}/").content.decode()
    totals = selectors.month_totals(village.cast.village, village.today.replace(day=1))
    assert totals.gifts == []


def test_the_page_of_the_store_names_givers_as_the_totals_do(client, village):
    village.funded()
    people.register_person(
        name="周芽儿", division=village.cast.village, by=village.clerk, birth_year=village.today.year - 9
    )
    for title, donor in (("毛巾一条", "周芽儿"), ("盆一个", "柳溪菌业")):
        village.item(title=title, source="donation", donor=donor)
    page = client.get(f"/points/store/?place={village.cast.village.public_id}").content.decode()
    assert ("周芽儿" in page, "柳溪菌业" in page) == (False, True)
