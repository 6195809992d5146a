"""Who speaks for whom is said by two, has a ground and an end, and opens nothing before or after."""

from datetime import date, timedelta
from random import Random

import pytest

from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, NotFound, RuleBroken
from lianxin.kit.waiting import waiting_for
from lianxin.messaging.models import Message
from lianxin.people import services as people
from lianxin.people.demo import load_papers, load_people
from lianxin.people.models import Guardianship, Household, Person
from lianxin.people.policies import can_settle_guardianship, guardianships_to_settle, in_force, is_in_force, is_own
from lianxin.people.selectors import guardians_of
from lianxin.people.selectors.mine import own_people

PAPERS = {"ground": "parent", "document": "户口簿", "decided_on": date(2020, 1, 1)}


def small(cast, home, **more):
    return people.register_person(name="周小苗", division=cast.village, by=home.clerk, **{"birth_year": 2019, **more})


@pytest.fixture
def child(cast, home):
    return small(cast, home)


@pytest.fixture
def asked(home, child):
    return people.ask_guardianship(person=child, guardian=home.rep, by=home.clerk, **PAPERS)


def again(person):
    return Person.objects.get(pk=person.pk)


def is_open_to(cast, child):
    actor, child = cast.actor("resident"), again(child)
    own = is_own(actor, child)
    assert own is (child in own_people(actor))
    return own


def test_one_registrar_asks_another_confirms_and_both_persons_are_told(cast, home, child, asked):
    assert not is_open_to(cast, child)
    for who, refused in (("clerk", NotAllowed), ("resident", NotFound), ("outsider", NotFound)):
        with pytest.raises(refused):
            people.confirm_guardianship(asked=asked, by=cast.actor(who))
    people.confirm_guardianship(asked=asked, by=cast.actor("secretary"))
    assert is_open_to(cast, child)
    assert guardians_of(again(child)) == [home.rep]
    told = Message.objects.filter(user=cast.user("resident"), kind="guardianship").values_list("title", flat=True)
    assert len(told) == 2
    assert (
        AuditEvent.objects.filter(tag="people:guardianship:confirm").latest("id").after["asked_by"] == home.clerk.name
    )
    with pytest.raises(RuleBroken, match="已经核对过"):
        people.confirm_guardianship(asked=asked, by=cast.actor("township_officer"))
    with pytest.raises(RuleBroken, match="已经登记过"):
        people.ask_guardianship(person=child, guardian=home.rep, by=home.clerk, **PAPERS)


def test_what_is_declined_or_taken_back_opens_nothing(cast, home, child, asked):
    with pytest.raises(RuleBroken, match="哪里不对"):
        people.decline_guardianship(asked=asked, reason=" ", by=cast.actor("secretary"))
    people.decline_guardianship(asked=asked, reason="户口簿上没有", by=cast.actor("secretary"))
    second = people.ask_guardianship(person=child, guardian=home.rep, by=home.clerk, **PAPERS)
    people.decline_guardianship(asked=second, reason="写错了", by=home.clerk)
    assert not is_open_to(cast, child)


def test_a_child_of_two_parents_has_both(cast, home, child):
    for each in (home.rep, home.other):
        people.set_guardian(person=child, guardian=each, by=SYSTEM)
    assert guardians_of(again(child)) == [home.rep, home.other]
    with pytest.raises(NotAllowed):
        people.set_guardian(person=child, guardian=home.rep, by=home.clerk)


def test_a_childs_ends_at_eighteen_and_a_birth_put_right_moves_the_day(cast, home, time_machine):
    time_machine.move_to(clock.now())
    born = clock.today() - timedelta(days=17 * 365)
    child = small(cast, home, birth_date=born, birth_year=None)
    held = people.set_guardian(person=child, guardian=home.rep, by=SYSTEM)
    assert held.ends_on == born.replace(year=born.year + 18)
    people.correct_person(person=child, birth_date=born + timedelta(days=20), reason="户口簿", by=home.clerk)
    held.refresh_from_db()
    assert held.ends_on == (born + timedelta(days=20)).replace(year=born.year + 18)
    time_machine.move_to(clock.day_start(held.ends_on - timedelta(days=1)))
    assert is_open_to(cast, child)
    time_machine.move_to(clock.day_start(held.ends_on))
    assert not is_open_to(cast, child)


def test_a_ward_whose_birth_was_erased_stays_one_until_the_day(cast, home):
    wish = people.ask_right(person=home.child, kind="deletion", text="删", by=cast.actor("resident"), asker="guardian")
    for state in ("reviewing", "fulfilled"):
        people.move_rights_request(request=wish, state=state, answer="已删", by=cast.actor("secretary"))
    assert again(home.child).birth_year is None
    assert is_open_to(cast, home.child)


def test_an_adults_needs_its_finding_and_a_childs_no_agreement(cast, home, child):
    ask = {**PAPERS, "by": home.clerk}
    for changes, field in (
        ({"person": home.other}, "ground"),
        ({"person": home.other, "ground": "relative"}, "finding"),
        ({"person": child, "ground": "agreed"}, "ground"),
        ({"person": child, "guardian": home.child}, "guardian"),
        ({"person": child, "guardian": child}, "guardian"),
        ({"person": child, "decided_on": clock.today() + timedelta(days=1)}, "decided_on"),
        ({"person": child, "document": " "}, "document"),
        ({"person": child, "ends_on": clock.today()}, "ends_on"),
    ):
        with pytest.raises(RuleBroken) as broken:
            people.ask_guardianship(**{"guardian": home.rep, **ask, **changes})
        assert broken.value.field == field, changes
    ask["ground"] = "agreed"
    made = people.ask_guardianship(person=home.other, guardian=home.rep, finding="（2026）民特 1 号", **ask)
    assert (made.ends_on, made.state) == (None, "waiting")


def test_a_dead_or_ended_guardian_opens_nothing(cast, home):
    held = home.child.guardianships.get()
    people.end_guardianship(guardianship=held, reason="改由父亲监护", by=home.clerk)
    assert not is_open_to(cast, home.child)
    assert Message.objects.filter(user=cast.user("resident"), title__contains="终止").exists()
    with pytest.raises(RuleBroken):
        people.end_guardianship(guardianship=held, reason="再来", by=home.clerk)
    people.set_guardian(person=home.child, guardian=home.rep, by=SYSTEM)
    assert is_open_to(cast, home.child)
    people.depart_person(person=home.rep, died_on=clock.today(), by=home.clerk)
    assert not is_open_to(cast, home.child)
    with pytest.raises(RuleBroken):
        people.give_consent(person=home.child, purpose="publication", channel="paper", by=home.clerk)


def test_is_in_force_agrees_with_its_twin(cast, home, child, asked):
    people.end_guardianship(guardianship=home.child.guardianships.get(), reason="另有", by=home.clerk)
    people.set_guardian(person=home.child, guardian=home.rep, by=SYSTEM)
    for each in Guardianship.objects.select_related("person", "guardian"):
        assert is_in_force(each) is Guardianship.objects.filter(in_force(), pk=each.pk).exists()


def test_nobody_becomes_a_guardian_by_their_own_hand(cast, home, child):
    own = people.ask_link(person=home.other, user=cast.user("clerk"), by=cast.actor("secretary"))
    people.confirm_link(asked=own, by=cast.actor("township_officer"))
    home.other.refresh_from_db()
    with pytest.raises(RuleBroken, match="您自己的账号"):
        people.ask_guardianship(person=child, guardian=home.other, by=home.clerk, **PAPERS)
    asked = people.ask_guardianship(person=child, guardian=home.other, by=cast.actor("secretary"), **PAPERS)
    with pytest.raises(NotAllowed):
        people.confirm_guardianship(asked=asked, by=home.clerk)


def test_guardianships_to_settle_agrees_for_the_whole_cast(cast, asked):
    for name in cast.users:
        actor = cast.actor(name)
        listed = guardianships_to_settle(actor)
        assert (listed is not None and listed.exists()) == bool(can_settle_guardianship(actor, asked)), name


def test_from_the_persons_page_to_the_guardians_own(client, cast, home, child):
    address = f"/people/{child.public_id}/guardians/"
    client.force_login(cast.user("clerk"))
    assert address in client.get(f"/people/{child.public_id}/").content.decode()
    assert client.post(address, {**PAPERS, "guardian": home.rep.public_id}).status_code == 302
    [row] = [row for row in waiting_for(cast.actor("secretary"), clock.now()) if "核对监护登记" in row.title]
    assert child.name not in row.title
    client.force_login(cast.user("secretary"))
    assert "户口簿" in client.get(row.url).content.decode()
    assert client.post(row.url, {"is_right": "no", "reason": ""}).status_code == 422
    assert client.post(row.url, {"is_right": "yes"}).status_code == 302
    assert client.get(row.url).status_code == 404
    people.open_record(person=child, reason="核对户口", by=home.clerk)
    client.force_login(cast.user("resident"))
    ward = f"/me/{child.public_id}/"
    assert ward in client.get("/me/").content.decode()
    assert client.post(f"{ward}consents/publication/", {"agree": "yes"}).headers["Location"] == ward
    client.post(f"{ward}ask/", {"kind": "copy", "text": "要一份"})
    page = client.get(ward).content.decode()
    assert all(words in page for words in ("核对户口", "撤回同意", "查阅复制", "撤回请求", "由我监护"))
    wish = child.rights_requests.get()
    client.post(f"{ward}ask/{wish.public_id}/withdraw/")
    wish.refresh_from_db()
    assert wish.state == "withdrawn"
    client.force_login(cast.user("clerk"))
    held = child.guardianships.get()
    assert client.post(f"{address}{held.public_id}/end/", {"reason": "搬走"}).status_code == 302
    client.force_login(cast.user("resident"))
    assert client.get(ward).status_code == 404


def test_the_sample_has_somebody_in_care_and_one_that_waits(cast):
    load_people([(cast.village, 12)], cast.actor("clerk"), Random(3))
    lead = Household.objects.order_by("id").first().members.get(role="representative").person
    people.link_user(person=lead, user=cast.user("resident"), by=SYSTEM)
    load_papers(cast.village, cast.actor("clerk"), cast.actor("secretary"), cast.actor("resident"))
    assert sorted(Guardianship.objects.values_list("state", flat=True)) == ["confirmed", "confirmed", "waiting"]
    assert len(own_people(cast.actor("resident"))) == 2
