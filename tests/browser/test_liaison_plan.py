"""The branch secretary has a liaison list proposed, reads why, changes one household and confirms: as a person does it."""

import pytest

from lianxin.accounts.vocabulary import Role
from lianxin.liaison import selectors
from lianxin.liaison import services as liaison
from lianxin.liaison.models import Assignment, PlanPart
from lianxin.people import services as people
from tests.cast import STARTED, make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def village(cast):
    """A village with two liaisons and five households, of which nobody keeps in touch with any."""
    clerk, secretary = cast.actor("clerk"), cast.actor("secretary")
    cast.users["he"] = make_user("he", "何小雪", role=Role.LIAISON, scope=cast.village)
    for name in ("liaison", "he"):
        liaison.enrol_liaison(user=cast.user(name), division=cast.village, starts_on=STARTED, by=secretary)
    for number, name in enumerate(("周小满", "郑大山", "冯二喜", "陈三妹", "褚四海"), start=1):
        rep = people.register_person(name=name, division=cast.village, by=clerk)
        people.register_household(
            code=f"H{number}", division=cast.village, representative=rep, by=clerk, address=f"{number} 组 1 号"
        )
    return cast


@pytest.mark.parametrize("javascript", [True, False])
def test_secretary_reads_changes_and_confirms(village, open_page, assert_accessible, javascript):
    page = open_page("/liaison/keep/", user=village.user("secretary"), javascript=javascript)
    page.get_by_role("link", name="请系统拟一份安排").click()
    if javascript:
        assert_accessible(page)
    page.get_by_role("button", name="拟一份").click()
    assert page.get_by_text("还没有确认，什么都没有变").count() == 1
    assert page.get_by_text("新给 5 户").count() == 1
    if javascript:
        assert_accessible(page)
    page.get_by_role("link", name="改选").first.click()
    page.locator("input[type=radio]:not(:checked)").first.check()
    page.get_by_role("button", name="保存").click()
    assert page.get_by_text("由人改了 1 户").count() == 1
    assert not Assignment.objects.exists()
    page.get_by_label("依据（可不填）").fill("11月支部会")
    page.get_by_role("button", name="看过了，确认这个村的安排").click()
    assert page.get_by_text("已确认，换了 5 户").count() == 1
    part = PlanPart.objects.get()
    assert Assignment.objects.filter(ends_at__isnull=True, basis="11月支部会").count() == 5
    assert part.rows.exclude(chosen_id=None).count() == 5


def test_what_cannot_be_is_said_in_words(village, open_page, assert_accessible):
    secretary = village.actor("secretary")
    for each in selectors.serving(village.village.path):
        liaison.change_liaison(
            liaison=each, by=secretary, phone="", skills=[], own_cap=2, exemption="", volunteers=False
        )
    page = open_page("/liaison/plans/", user=village.user("secretary"))
    page.get_by_role("button", name="拟一份").click()
    assert page.get_by_text("这 5 户只能由这 2 名党员联系，他们一共还能联系 4 户，差 1 户。").count() == 1
    assert page.get_by_role("button", name="看过了，确认这个村的安排").count() == 0
    assert_accessible(page)
