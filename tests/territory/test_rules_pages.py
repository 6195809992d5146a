from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lianxin.kit import clock
from lianxin.territory import selectors, services
from lianxin.territory.calc.limits import Limit
from lianxin.territory.models import ProfileVersion


@pytest.fixture
def at_desk(client, cast):
    client.force_login(cast.user("county_officer"))
    return client


def url(place, name="edit_rules"):
    return reverse(f"territory:{name}", args=[place.public_id])


def sent(**values):
    return {
        "basis": "青委发〔2026〕8号第三条",
        "basis_on": "2026-11-01",
        "starts_on": clock.today().isoformat(),
        **values,
    }


def confirm(client, address, data):
    """Post, then press the button under the preview, as a browser without scripts does."""
    page = client.post(address, data)
    digest = page.context["digest"]
    assert f'name="confirm" value="{digest}"' in page.content.decode()
    return client.post(address, {**data, "confirm": digest})


def test_show_rules_says_value_source_basis_and_floor(client, cast):
    rules = {"callback.attempts": 2, "sla.normal.feedback": "3wd"}
    services.set_rules(
        division=cast.county,
        values=rules,
        basis="青委发〔2026〕8号第三条",
        basis_on=date(2026, 11, 1),
        starts_on=clock.today(),
        by=cast.actor("county_officer"),
    )
    page = client.get(url(cast.village, "rules")).content.decode()
    assert "3 个工作日" in page
    assert "青委发〔2026〕8号第三条（2026年11月1日）" in page
    assert "不能低于 15：村民委员会组织法第三十五条" in page
    assert "系统默认" in page
    assert "改规则" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_show_rules_under_the_same_queries(client, cast, count, django_assert_num_queries):
    for n in range(count):
        services.set_rules(
            division=cast.county,
            values={"callback.attempts": n + 1 if n != 2 else 5},
            basis="文",
            starts_on=clock.today(),
            by=cast.actor("county_officer"),
        )
    with django_assert_num_queries(5):
        client.get(url(cast.village, "rules"))
    with django_assert_num_queries(3):
        client.get(url(cast.county, "rules_history"))


def test_edit_rules_shows_what_changes_before_it_changes(at_desk, cast):
    services.set_rules(
        division=cast.township,
        values={"callback.attempts": 4},
        basis="镇规",
        starts_on=clock.today(),
        by=cast.actor("township_officer"),
    )
    data = sent(**{"callback.attempts": "2", "sla.normal.feedback_0": "3", "sla.normal.feedback_1": "wd"})
    page = at_desk.post(url(cast.county), data).content.decode()
    assert ProfileVersion.objects.filter(division=cast.county).count() == 0
    assert "适用于 1 个村（社区）。柳溪镇另有规定，不变。" in page
    assert "适用于 3 个村（社区）。" in page
    assert "3 个工作日" in page
    assert confirm(at_desk, url(cast.county), data).status_code == 302
    assert selectors.profile(cast.community).value("callback.attempts") == 2
    assert selectors.profile(cast.village).value("callback.attempts") == 4
    assert selectors.profile(cast.village).value("sla.normal.feedback") == "3wd"
    history = at_desk.get(url(cast.county, "rules_history")).content.decode()
    assert "蒋霜降" in history
    assert "随上级 → 2" in history


def test_edit_rules_promised_date_of_an_example_is_told_before_and_after(cast):
    [change] = selectors.planned_changes(cast.county, {"sla.normal.feedback": "3wd"}, clock.today())
    promise = change.promise
    calendar = selectors.work_calendar(cast.county)
    assert calendar.is_workday(timezone.localdate(promise.received))
    assert promise.before == Limit.parse("5wd").after(promise.received, calendar)
    assert promise.after == Limit.parse("3wd").after(promise.received, calendar)
    [change] = selectors.planned_changes(cast.county, {"work.hours": "8:00-12:00"}, clock.today())
    assert timezone.localtime(change.promise.after).hour == 12


def test_edit_rules_altered_after_the_preview_is_shown_again(at_desk, cast):
    data = sent(**{"callback.attempts": "2"})
    digest = at_desk.post(url(cast.county), data).context["digest"]
    again = at_desk.post(url(cast.county), {**data, "callback.attempts": "5", "confirm": digest})
    assert again.status_code == 200
    assert not ProfileVersion.objects.filter(division=cast.county).exists()


def test_edit_rules_floor_of_the_law_is_refused_with_its_article_and_keeps_what_was_typed(at_desk, cast):
    answer = at_desk.post(url(cast.county), sent(**{"posting.min_days": "7", "callback.attempts": "2"}))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "“公示最少天数”不能低于 15：村民委员会组织法第三十五条" in page
    assert 'value="7"' in page
    assert not ProfileVersion.objects.filter(division=cast.county).exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"sla.normal.feedback_0": "3"},
        {"sla.normal.feedback_0": "0", "sla.normal.feedback_1": "wd"},
        {"work.hours": "25:00-26:00"},
        {"callback.attempts": "99"},
        {"callback.attempts": "三"},
        {"rates.partly_solved_weight": "0.7"},
        {"starts_on": "2020-01-01", "callback.attempts": "2"},
        {"basis": " ", "callback.attempts": "2"},
    ],
)
def test_edit_rules_wrong_words_are_said_and_nothing_is_kept(at_desk, cast, wrong):
    assert at_desk.post(url(cast.county), sent(**wrong)).status_code == 422
    assert not ProfileVersion.objects.filter(division=cast.county).exists()


def test_edit_rules_one_group_leaves_the_others_alone(at_desk, cast):
    services.set_rules(
        division=cast.county,
        values={"liaison.cap": 8},
        basis="文",
        starts_on=clock.today(),
        by=cast.actor("county_officer"),
    )
    address = url(cast.county) + "?group=callback"
    assert confirm(at_desk, address, sent(**{"callback.attempts": "2"})).status_code == 302
    assert selectors.profile(cast.county).value("liaison.cap") == 8


def test_edit_rules_emptied_field_goes_back_to_the_place_above(at_desk, cast):
    for place, attempts in ((cast.county, 2), (cast.township, 4)):
        services.set_rules(
            division=place,
            values={"callback.attempts": attempts},
            basis="文",
            starts_on=clock.today(),
            by=cast.actor("county_officer"),
        )
    page = at_desk.get(url(cast.township)).content.decode()
    assert "不填就按青禾县：2。" in page
    assert confirm(at_desk, url(cast.township), sent()).status_code == 302
    assert selectors.profile(cast.village).value("callback.attempts") == 2


def test_edit_rules_without_a_change_says_so(at_desk, cast):
    assert "没有一项和现在不同" in at_desk.post(url(cast.county), sent()).content.decode()


@pytest.mark.parametrize("name", ["resident", "clerk", "secretary", "auditor", "operator", "township_officer"])
def test_edit_rules_of_the_county_others_are_refused(client, cast, name):
    client.force_login(cast.user(name))
    assert client.get(url(cast.county)).status_code == 403
    assert client.post(url(cast.county), sent(**{"callback.attempts": "2"})).status_code == 403


def test_a_township_sets_rules_for_its_villages(client, cast):
    client.force_login(cast.user("township_officer"))
    assert client.get(url(cast.village)).status_code == 200
    assert client.get(url(cast.community)).status_code == 403


def test_a_later_rule_is_announced_and_told_in_the_preview_of_an_earlier_one(at_desk, cast):
    later = clock.today() + timedelta(days=10)
    by = cast.actor("county_officer")
    services.set_rules(division=cast.county, values={"callback.attempts": 4}, basis="文", starts_on=later, by=by)
    words = f"{later.year}年{later.month}月{later.day}日"
    assert f"还有改动到 {words} 生效" in at_desk.get(url(cast.county, "rules")).content.decode()
    assert "未到生效日" in at_desk.get(url(cast.county, "rules_history")).content.decode()
    page = at_desk.post(url(cast.county), sent(**{"callback.attempts": "2"})).content.decode()
    assert f"已定：从 {words} 起改为 4。" in page


def test_a_later_rule_is_not_in_force_yet(at_desk, cast):
    later = (clock.today() + timedelta(days=10)).isoformat()
    assert confirm(at_desk, url(cast.county), sent(**{"callback.attempts": "2"}, starts_on=later)).status_code == 302
    assert selectors.profile(cast.village).value("callback.attempts") == 3


def test_a_day_is_taken_back_with_a_reason(at_desk, cast):
    day = date(2026, 12, 1)
    services.set_day(division=cast.county, day=day, is_workday=False, basis="县庆", by=cast.actor("county_officer"))
    assert "/calendar/2026-12-01/remove/" in at_desk.get(url(cast.county, "calendar")).content.decode()
    address = reverse("territory:remove_day", args=[cast.county.public_id, "2026-12-01"])
    assert at_desk.post(address, {"reason": ""}).status_code == 422
    assert at_desk.post(address, {"reason": "县庆改期"}).status_code == 302
    assert selectors.work_calendar(cast.village).is_workday(day)
    assert at_desk.get(address).status_code == 404
    assert at_desk.get(address.replace("2026-12-01", "x")).status_code == 404


def test_a_day_is_taken_back_by_the_county_only(client, cast):
    day = date(2026, 12, 1)
    services.set_day(division=cast.county, day=day, is_workday=False, basis="县庆", by=cast.actor("county_officer"))
    client.force_login(cast.user("township_officer"))
    address = reverse("territory:remove_day", args=[cast.county.public_id, "2026-12-01"])
    assert client.post(address, {"reason": "不放了"}).status_code == 403
