"""The way into the pool: nothing without the person, a step a person, out at any time."""

from datetime import timedelta

import pytest

from lianxin.audit.models import AuditEvent
from lianxin.cadres import policies, presenters, selectors, services
from lianxin.cadres.models import File, PoolEntry, PoolMark
from lianxin.cadres.vocabulary import ROUTES, AuditTag, Channel, PoolState
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.people import services as people
from lianxin.territory import services as territory


def tags():
    return list(AuditEvent.objects.filter(tag__startswith="cadres:").order_by("id").values_list("tag", flat=True))


def test_from_nomination_to_the_pool(desk):
    desk.resident()
    entry = desk.nominated()
    assert entry.state == PoolState.NOMINATED
    entry = desk.consented(entry)
    assert (entry.state, entry.consent_channel) == (PoolState.ON_WAY, Channel.SELF)
    entry = desk.pooled(entry)
    assert entry.state == PoolState.IN_POOL
    assert entry.look_again_on == desk.today + timedelta(days=365)
    marks = [each.mark for each in selectors.marks_of(entry)]
    assert marks == ["self", "public", "village", "township", "county"]
    assert tags() == [AuditTag.OPEN_FILE, AuditTag.NOMINATE, AuditTag.CONSENT, *[AuditTag.PASS] * 4]
    assert File.objects.count() == 1


def test_nothing_goes_on_before_the_person_has_said_yes(desk):
    desk.resident()
    entry = desk.nominated()
    with pytest.raises(RuleBroken, match="等本人同意"):
        desk.passed(entry, "committee")
    for who in ("proposer", "township_officer", "clerk", "courier"):
        with pytest.raises(NotAllowed):
            services.consent(entry=entry, on=desk.today, by=desk.by(who), at=desk.now)
    for on in (desk.today - timedelta(days=1), desk.today + timedelta(days=1)):
        with pytest.raises(RuleBroken, match="不晚于今天"):
            services.consent(entry=entry, on=on, by=desk.by("resident"), at=desk.now)
    desk.person("钱大暑")
    paper = services.consent(entry=desk.nominated("钱大暑"), on=desk.today, by=desk.by("committee"), at=desk.now)
    assert paper.consent_channel == Channel.PAPER
    with pytest.raises(NotAllowed, match="换一个人"):
        desk.passed(paper, "committee")


def test_nobody_takes_two_steps_or_one_of_their_own(desk):
    desk.resident()
    entry = desk.passed(desk.consented(), "committee")
    for take in (services.pass_step, services.turn_down):
        with pytest.raises(NotAllowed, match="换一个人"):
            take(entry=entry, words="同意。", by=desk.by("committee"), at=desk.now)
    assert not policies.can_take_next_step(desk.by("committee"), entry)
    assert policies.can_take_next_step(desk.by("secretary"), entry)
    for who in ("township_officer", "clerk", "auditor"):
        with pytest.raises(NotAllowed):
            desk.passed(entry, who)
    desk.passed(entry, "secretary")
    desk.secretary()
    with pytest.raises(RuleBroken, match="自荐"):
        desk.nominated("王清明", by="secretary")
    own = desk.nominated("王清明", by="committee")
    own = services.consent(entry=own, on=desk.today, by=desk.by("secretary"), at=desk.now)
    with pytest.raises(NotAllowed, match="自己的事"):
        desk.passed(own, "secretary")


def test_who_nominated_takes_no_later_step(desk):
    desk.resident()
    entry = desk.consented()
    for take in (services.pass_step, services.turn_down):
        with pytest.raises(NotAllowed, match="推荐的人不能再办"):
            take(entry=entry, words="同意。", by=desk.by("proposer"), at=desk.now)
    assert not selectors.waiting(desk.by("proposer")).exists()
    assert selectors.waiting(desk.by("committee")).get() == entry
    assert desk.passed(entry, "committee").state == PoolState.ON_WAY


def test_a_file_follows_the_account_linked_later(desk):
    person = desk.person("钱大暑")
    file = desk.nominated("钱大暑").file
    assert file.user_id is None
    people.link_user(person=person, user=desk.cast.user("resident"), by=SYSTEM)
    assert selectors.own_file(desk.by("resident")) == file
    people.unlink_user(person=person, reason="登记人认错了人", by=desk.by("clerk"))
    assert selectors.own_file(desk.by("resident")) is None
    people.link_user(person=person, user=desk.cast.user("resident_abroad"), by=SYSTEM)
    assert selectors.own_file(desk.by("resident")) is None
    assert selectors.own_file(desk.by("resident_abroad")) == file


def test_a_file_of_the_account_alone_becomes_the_persons(desk):
    desk.secretary()
    file = desk.file("王清明")
    person = desk.person("王清明")
    people.link_user(person=person, user=desk.cast.user("secretary"), by=SYSTEM)
    file.refresh_from_db()
    assert (file.person_id, file.user_id) == (person.pk, desk.cast.user("secretary").pk)
    assert File.objects.count() == 1


def test_a_file_goes_where_its_person_moves(desk):
    household = people.register_family(
        division=desk.cast.village, code="上-900", name="钱大暑", birth_year=1990, by=SYSTEM
    )
    file = desk.nominated("钱大暑").file
    people.move_household(household=household, division=desk.cast.other_village, code="下-900", by=SYSTEM)
    file.refresh_from_db()
    assert (file.division, file.division_path) == (desk.cast.other_village, desk.cast.other_village.path)
    assert tags()[-1] == AuditTag.MOVE_FILE
    secretary_there = policies.files_readable(desk.by("secretary"))
    assert not secretary_there.filter(pk=file.pk).exists()


def test_two_files_of_one_person_stay_as_they_were(desk):
    desk.secretary()
    by_account = desk.file("王清明")
    person = desk.person("王青鸣")
    by_person = desk.nominated("王青鸣").file
    people.link_user(person=person, user=desk.cast.user("secretary"), by=SYSTEM)
    by_account.refresh_from_db()
    by_person.refresh_from_db()
    assert (by_account.user_id, by_person.user_id) == (desk.cast.user("secretary").pk, None)


def test_out_at_any_time_without_a_reason(desk):
    desk.resident()
    for make in (desk.nominated, desk.consented, desk.pooled):
        entry = services.leave_pool(entry=make(), by=desk.by("resident"), at=desk.now)
        assert entry.state == PoolState.LEFT
    with pytest.raises(RuleBroken, match="已退出"):
        services.leave_pool(entry=entry, by=desk.by("resident"), at=desk.now)
    other = desk.nominated()
    with pytest.raises(NotAllowed):
        services.leave_pool(entry=other, by=desk.by("courier"), at=desk.now)
    assert not any(each.words for each in PoolMark.objects.filter(mark="left"))


def test_for_who_has_an_account_nobody_of_the_village_speaks(desk):
    desk.resident()
    entry = desk.nominated()
    own = dict.fromkeys(("education", "skills", "languages", "places_served"), "别人写的")
    for who in ("committee", "secretary"):
        by = {"by": desk.by(who), "at": desk.now}
        for step in (
            lambda by=by: services.consent(entry=entry, on=desk.today, **by),
            lambda by=by: services.leave_pool(entry=entry, **by),
            lambda by=by: services.write_facts(file=entry.file, **own, **by),
        ):
            with pytest.raises(NotAllowed, match="由本人写"):
                step()
    desk.person("钱大暑")
    paper = services.consent(entry=desk.nominated("钱大暑"), on=desk.today, by=desk.by("committee"), at=desk.now)
    assert services.write_facts(file=paper.file, by=desk.by("secretary"), at=desk.now, **own).skills == "别人写的"


def test_who_is_not_passed_reads_why_and_can_come_again(desk):
    desk.resident()
    entry = services.turn_down(entry=desk.consented(), words="到会的人不够。", by=desk.by("committee"), at=desk.now)
    assert entry.state == PoolState.TURNED_DOWN
    assert [each.words for each in selectors.marks_of(entry)][-1] == "到会的人不够。"
    assert "到会的人不够" not in str(list(AuditEvent.objects.values_list("reason", "after", "before")))
    assert desk.nominated().state == PoolState.NOMINATED


def test_one_open_way_a_person(desk):
    desk.resident()
    desk.nominated()
    with pytest.raises(RuleBroken, match="已经推荐过"):
        desk.nominated(by="committee")
    with pytest.raises(RuleBroken, match="已经推荐过"):
        services.nominate_self(
            division=desk.cast.village, source="farmer", words="想干", by=desk.by("resident"), at=desk.now
        )


def test_who_puts_themself_forward_has_agreed(desk):
    with pytest.raises(NotAllowed, match="关联"):
        services.nominate_self(division=desk.cast.village, source="farmer", words="想干", by=desk.by("resident"))
    desk.resident()
    entry = services.nominate_self(division=desk.cast.village, source="farmer", words="想干", by=desk.by("resident"))
    assert (entry.state, entry.consent_channel) == (PoolState.ON_WAY, Channel.SELF)
    with pytest.raises(NotAllowed):
        services.nominate_self(division=desk.cast.other_village, source="farmer", words="想干", by=desk.by("resident"))


def test_the_route_of_the_place_is_kept_with_the_entry(desk):
    desk.resident()
    before = desk.consented()
    territory.set_rules(
        division=desk.cast.county, values={"cadres.route": "一荐两审一备案"}, basis="县办法第三条",
        starts_on=clock.today(), by=desk.by("county_officer"),
    )  # fmt: skip
    desk.person()
    after = desk.nominated("钱大暑")
    assert before.route == ["self", "public", "village", "township", "county"]
    assert after.route == ["self", "village", "township", "county"]


def test_nobody_and_several_of_a_name(desk):
    for _number in range(2):
        desk.person("钱大暑")
    for name in ("没有这个人", "钱大暑"):
        with pytest.raises(RuleBroken, match="没有找到"):
            desk.nominated(name)
    assert not File.objects.exists()


def test_who_may_nominate(desk):
    desk.resident()
    for who in ("resident", "clerk", "supervisor", "outsider", "auditor", "operator"):
        with pytest.raises(NotAllowed):
            desk.nominated(by=who)
    assert not PoolEntry.objects.exists()


def test_a_mentor_and_the_look_once_a_year(desk):
    desk.resident()
    entry = desk.pooled()
    entry = services.accompany(
        entry=entry, mentor="王清明", plan="跟着值班", by=desk.by("township_officer"), at=desk.now
    )
    assert (entry.mentor, entry.plan) == ("王清明", "跟着值班")
    with pytest.raises(NotAllowed):
        services.keep_in_pool(entry=entry, words="好", by=desk.by("secretary"), at=desk.now)
    desk.later(365)
    entry = services.keep_in_pool(entry=entry, words="谈过话", by=desk.by("county_officer"), at=desk.now)
    assert entry.look_again_on == desk.today + timedelta(days=365)


def test_what_waits_stands_in_todays_list_of_who_is_next(desk, client):
    desk.resident()
    entry = desk.nominated()

    def rows(who):
        return [row.next_action for row in presenters.waiting_rows(desk.by(who), clock.now())]

    assert len(rows("resident")) == 1
    assert rows("committee") == []
    desk.consented(entry)
    assert rows("resident") == []
    assert rows("committee") == ["办一步：群众推荐"]
    desk.passed(entry, "committee")
    assert rows("committee") == []
    assert rows("secretary") == ["办一步：村里把关"]
    assert rows("township_officer") == []
    client.force_login(desk.cast.user("secretary"))
    assert "后备人选周小满" in client.get("/today/").content.decode()


@pytest.mark.parametrize("route", list(ROUTES))
def test_the_list_holds_whose_turn_it_is_on_every_route(desk, route):
    """As the policy says for the whole cast; the look once a year is for who may do it."""
    territory.set_rules(
        division=desk.cast.county, values={"cadres.route": route}, basis="县办法第三条", starts_on=clock.today(),
        by=desk.by("county_officer"),
    )  # fmt: skip
    desk.resident()
    entry = desk.consented()

    def listed():
        return {
            name
            for name in desk.cast.users
            if (found := selectors.waiting(desk.by(name))) is not None and found.exists()
        }

    taken = {"proposer"}
    while entry.state == "on_way":
        may = {name for name in desk.cast.users if policies.can_take_next_step(desk.by(name), entry)}
        assert listed() == may - taken
        (who, *_others) = sorted(may - taken)
        taken.add(who)
        entry = desk.passed(entry, who)
    assert listed() == set()
    PoolEntry.objects.update(look_again_on=clock.today())
    assert listed() == {name for name in desk.cast.users if policies.can_look_after(desk.by(name), entry)}


def test_the_township_lets_somebody_go_on_the_day_of_the_yearly_look_with_words_they_read(desk, client):
    desk.resident()
    entry = desk.pooled()
    said = {"words": "这一年都在外地，来不了。", "by": desk.by("township_officer")}
    with pytest.raises(RuleBroken, match="到了再定"):
        services.release_from_pool(entry=entry, **said, at=desk.now)
    desk.later(366)
    with pytest.raises(NotAllowed):
        services.release_from_pool(entry=entry, words="x", by=desk.by("secretary"), at=desk.now)
    gone = services.release_from_pool(entry=entry, **said, at=desk.now)
    assert (gone.state, gone.look_again_on) == (PoolState.RELEASED, None)
    assert AuditEvent.objects.filter(tag=AuditTag.RELEASE).count() == 1
    client.force_login(desk.cast.user("resident"))
    assert "这一年都在外地，来不了。" in client.get(f"/cadres/files/{entry.file.public_id}/").content.decode()
    assert desk.nominated().state == PoolState.NOMINATED  # and may come again
