"""Courses, certificates, and what is still lacking; nobody is compared with anybody."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.models import AuditEvent
from lianxin.cadres import selectors, services
from lianxin.cadres.calc import hours
from lianxin.cadres.models import File, Training
from lianxin.cadres.vocabulary import CourseKind, Duty
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.organisations.models import Tenure

HAD = st.builds(
    hours.Had,
    st.sampled_from(CourseKind.values),
    st.integers(1, 60),
    st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    st.booleans(),
)


@given(st.integers(0, 60), st.booleans(), st.lists(HAD, max_size=8))
def test_what_is_lacking_is_what_is_asked_less_what_was_taken(asked, concentrated, had):
    found = hours.lacking(hours.Asked(asked, concentrated), had, 2026)
    taken = sum(each.hours for each in had if each.ended_on.year == 2026)
    assert found.hours == max(0, asked - taken)
    met = any(each.kind == "concentrated" and each.ended_on.year == 2026 for each in had)
    assert found.concentrated == (concentrated and not met)
    assert found.induction_by is None


@given(st.dates(date(2025, 6, 1), date(2026, 6, 1)), st.lists(HAD, max_size=5))
def test_a_new_secretary_is_trained_within_half_a_year(since, had):
    found = hours.lacking(hours.Asked(56, True, since), had, 2026)
    met = any(each.is_induction and each.ended_on >= since for each in had)
    assert found.induction_by == (None if met else since + timedelta(days=183))


@given(st.lists(HAD, max_size=8), st.sampled_from([2025, 2026]))
def test_each_kind_stands_apart_and_none_is_lost(had, year):
    found = hours.by_kind(had, year)
    assert sum(found.values()) == sum(each.hours for each in had if each.ended_on.year == year)
    assert set(found) <= set(CourseKind.values)


def course(desk, by="township_officer", **more):
    today = clock.today()
    said = {
        "title": "怎样开好村民会议",
        "kind": "concentrated",
        "level": "township",
        "organiser": "镇党校",
        "hours": 16,
    } | more
    days = {"starts_on": today, "ends_on": today} | {
        key: said.pop(key) for key in ("starts_on", "ends_on") if key in said
    }
    return services.hold_course(division=desk.cast.village, by=desk.by(by), **days, **said)


def enter(desk, made, *names, by="township_officer"):
    return services.enter_trainings(course=made, names=list(names), by=desk.by(by))


def year(file):
    return selectors.year_of(file, selectors.trainings_of(file))


def test_a_secretary_lacks_hours_a_concentrated_course_and_the_first_training(desk):
    desk.secretary()
    made = course(desk, kind="online")
    (found,) = enter(desk, made, "王清明")
    now = year(found.file)
    assert (now.duty, now.asked.hours, now.taken) == (Duty.SECRETARY, 56, {"online": 16})
    assert (now.lacking.hours, now.lacking.concentrated, bool(now.lacking.induction_by)) == (40, True, True)
    enter(desk, course(desk, hours=40, is_induction=True), "王清明")
    assert not year(found.file).lacking


SPANS = st.lists(
    st.tuples(st.dates(date(2025, 1, 1), date(2025, 3, 1)), st.none() | st.integers(1, 40)), max_size=5
).map(lambda rows: [(start, days and start + timedelta(days=days)) for start, days in rows])


@given(SPANS, st.dates(date(2025, 1, 1), date(2025, 4, 15)))
def test_service_goes_back_day_by_day_until_there_is_none(spans, today):
    def serves(day):
        return any(start <= day and (end is None or day <= end) for start, end in spans)

    expected = None
    if any(start <= today and (end is None or today < end) for start, end in spans):
        expected = today
        while serves(expected - timedelta(days=1)):
            expected -= timedelta(days=1)
    assert hours.unbroken_since(spans, today) == expected


@given(SPANS, st.dates(date(2025, 1, 1), date(2025, 4, 15)), st.integers(0, 30))
def test_a_second_post_taken_on_top_makes_nobody_an_old_hand(spans, today, days):
    since = hours.new_since(spans, today)
    if since:
        assert hours.new_since([*spans, (min(since + timedelta(days=days), today), None)], today) == since


def test_a_secretary_chosen_again_is_not_new(desk):
    tenure = desk.secretary()
    before = desk.today - timedelta(days=90)
    tenure.starts_on, tenure.ends_on = before - timedelta(days=1000), before
    tenure.save()
    desk.secretary()
    (found,) = enter(desk, course(desk), "王清明")
    assert (year(found.file).duty, year(found.file).asked.induction_since) == (Duty.SECRETARY, None)
    Tenure.objects.filter(pk=tenure.pk).update(ends_on=before - timedelta(days=30))
    assert year(found.file).asked.induction_since == before


@pytest.mark.parametrize("kind", ["party_group", "party_temp_branch", "party_functional_branch"])
def test_who_leads_a_group_is_no_secretary(desk, kind):
    tenure = desk.secretary()
    (found,) = enter(desk, course(desk), "王清明")
    assert selectors.secretary_tenure(found.file) == tenure
    tenure.post.unit.kind = kind
    tenure.post.unit.save()
    assert year(found.file).duty == Duty.NONE
    assert selectors.secretary_tenure(found.file) is None


def test_a_member_by_the_rule_for_members_and_others_by_none(desk):
    desk.resident()
    (found,) = enter(desk, course(desk), "周小满")
    assert year(found.file).duty == Duty.NONE
    facts = dict.fromkeys(("education", "skills", "languages", "places_served"), "")
    services.write_facts(file=found.file, is_member=True, by=desk.by("resident"), **facts)
    found.file.refresh_from_db()
    assert (year(found.file).duty, year(found.file).lacking.hours) == (Duty.MEMBER, 16)


def test_a_name_nobody_bears_enters_nobody(desk):
    desk.resident()
    made = course(desk)
    with pytest.raises(RuleBroken, match="没有这个人"):
        enter(desk, made, "周小满", "没有这个人")
    assert not Training.objects.exists()
    assert not File.objects.exists()
    enter(desk, made, "周小满")
    with pytest.raises(RuleBroken, match="已经登记过"):
        enter(desk, made, "周小满")


def test_nobody_enters_or_takes_back_their_own_training(desk):
    desk.secretary()
    desk.resident()
    made = course(desk, by="secretary")
    with pytest.raises(RuleBroken, match="把王清明去掉"):
        enter(desk, made, "周小满", "王清明", by="secretary")
    assert not Training.objects.exists()
    (own,) = enter(desk, made, "王清明")
    with pytest.raises(NotAllowed, match="自己的事"):
        services.withdraw_training(training=own, reason="不是我", by=desk.by("secretary"))


def test_what_was_entered_wrongly_counts_for_nothing_and_stays(desk):
    desk.resident()
    made = course(desk)
    (found,) = enter(desk, made, "周小满")
    with pytest.raises(NotAllowed):
        services.withdraw_training(training=found, reason="不是他", by=desk.by("resident"))
    services.withdraw_training(training=found, reason="不是他", by=desk.by("secretary"))
    assert year(found.file).taken == {}
    assert Training.objects.get().withdrawn_reason == "不是他"
    assert enter(desk, made, "周小满")[0].number != found.number
    told = AuditEvent.objects.filter(tag="cadres:training:withdraw").get()
    assert told.subject_label == "周**"


def test_days_and_people_who_may_not(desk):
    today = clock.today()
    for days in ((today, today + timedelta(days=1)), (today, today - timedelta(days=1))):
        with pytest.raises(RuleBroken, match="办完了再登记"):
            course(desk, starts_on=days[0], ends_on=days[1])
    for who in ("resident", "committee", "clerk", "outsider", "auditor", "supervisor"):
        with pytest.raises(NotAllowed):
            course(desk, by=who)


def test_entered_on_a_page_and_read_by_the_person(desk, client):
    desk.resident()
    client.force_login(desk.cast.user("secretary"))
    today = clock.today().isoformat()
    said = {
        "title": "怎样记账", "kind": "field", "level": "village", "organiser": "村支部", "starts_on": today, "ends_on": today,
        "hours": "4",
    }  # fmt: skip
    at = f"?place={desk.cast.village.public_id}"
    answer = client.post(f"/cadres/training/new/{at}", said)
    assert answer.status_code == 302
    assert client.post(f"{answer.url}enter/", {"names": "周小满\n\n"}).status_code == 302
    page = client.get(answer.url).content.decode()
    assert "周小满" in page
    assert "4 学时" in page
    found = Training.objects.get()
    client.force_login(desk.cast.user("resident"))
    page = client.get(f"/cadres/files/{found.file.public_id}/training/").content.decode()
    assert "怎样记账" in page
    assert client.get(f"/cadres/trainings/{found.public_id}/certificate.pdf").content.startswith(b"%PDF")
    assert client.get(f"/cadres/training/hours/{at}").status_code == 403


@pytest.mark.parametrize("number", [1, 3, 30])
def test_as_many_queries_for_many_people(desk, client, number):
    names = [f"钱大暑{each:02d}号" for each in range(number)]
    for name in names:
        desk.person(name)
    made = course(desk)
    enter(desk, made, *names)
    File.objects.update(is_member=True)
    client.force_login(desk.cast.user("township_officer"))
    at = f"?place={desk.cast.village.public_id}"
    file = File.objects.first()
    pages = (
        (f"/cadres/training/{at}", 6), (f"/cadres/training/hours/{at}&who=members", 8),
        (f"/cadres/courses/{made.public_id}/", 6), (f"/cadres/files/{file.public_id}/training/", 8),
    )  # fmt: skip
    for address, queries in pages:
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            page = client.get(address).content.decode()
        assert len(asked) == queries, (address, [each["sql"][:90] for each in asked])
    in_office = f"/cadres/training/hours/{at}"
    desk.serving(*File.objects.all())
    with CaptureQueriesContext(connection) as asked:
        page = client.get(in_office).content.decode()
    assert len(asked) == 10, [each["sql"][:90] for each in asked]
    order = [page.index(f">{each}<") for each in sorted(names)]
    assert order == sorted(order)  # by name, and by nothing else
    assert names[0] not in client.get(pages[1][0]).content.decode()  # who is in office stands there alone


def test_who_took_nothing_and_has_no_file_still_lacks(desk, client):
    desk.secretary()
    post = Tenure.objects.get().post
    Tenure.objects.create(post=post, holder_name="只有名字", starts_on=desk.today, basis="选举")
    desk.serving(desk.file("王清明"))
    found = {each.name: each for each in selectors.years_page(desk.cast.village)}
    assert (found["王清明"].duty, found["王清明"].lacking.hours, found["王清明"].lacking.one) == ("secretary", 56, True)
    assert (found["只有名字"].file, found["只有名字"].lacking.hours) == (None, 56)
    assert len(selectors.years_page(desk.cast.village).items) == 2  # two posts, one person
    client.force_login(desk.cast.user("township_officer"))
    page = client.get(f"/cadres/training/hours/?place={desk.cast.village.public_id}").content.decode()
    assert "只有名字" in page


def test_who_is_known_by_account_here_and_by_record_there_is_one_person(desk):
    person = desk.resident()
    file = desk.file()
    desk.secretary(user="resident", name="周小满")
    desk.serving(file)
    Tenure.objects.filter(post__title="委员").update(user=None, holder_ref=person.public_id)
    (found,) = selectors.years_page(desk.cast.village)
    assert (found.file, found.duty, found.lacking.hours, found.lacking.one) == (file, Duty.SECRETARY, 56, True)


def test_a_first_training_is_not_forgotten_with_the_year(desk):
    tenure = desk.secretary()
    Tenure.objects.filter(pk=tenure.pk).update(starts_on=desk.today - timedelta(days=800))
    (found,) = enter(desk, course(desk, kind="online"), "王清明")
    assert year(found.file).lacking.induction_by == desk.today - timedelta(days=800) + hours.HALF_A_YEAR


def test_a_committee_member_takes_one_training_a_term_and_no_fifty_six_hours(desk):
    desk.resident()
    file = desk.file()
    desk.serving(file)
    assert (year(file).duty, year(file).lacking.hours, year(file).lacking.one) == (Duty.COMMITTEE, 0, True)
    enter(desk, course(desk, hours=4), "周小满")
    assert not year(file).lacking
