"""What was said goes when its years are over; every number stays."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.models import AuditEvent
from lianxin.files import services as files
from lianxin.files.models import StoredFile
from lianxin.kit import clock
from lianxin.kit.actors import ANONYMOUS
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.messaging.models import Message
from lianxin.needs import selectors
from lianxin.needs import services as needs
from lianxin.needs.calc.keeping import years_before
from lianxin.needs.models import AttributionReview, Mediation, NamedPerson, Need, NeedStep
from lianxin.needs.policies import can_view_need, visible_needs
from lianxin.needs.selectors.words import keys_said_anywhere, needs_saying
from lianxin.needs.services.intake import Requester
from lianxin.needs.tasks import clear_old_needs
from lianxin.needs.vocabulary import ENDED, GONE, State
from lianxin.people.models import LegalHold, Person
from lianxin.territory import services as territory
from tests.files.test_photos import photo
from tests.needs.conftest import ZONE, at

SAID = ("周小满", "槐树", "三盏", "小卖部", "灯换好了", "打了电话", "9900000001", "吴老师", "老王")


@pytest.fixture
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "files"


def closed(desk, **changes):
    """A need told, answered with a photo, called back and closed."""
    need = desk.checked(
        title="槐树下路灯不亮", content="老槐树下三盏路灯不亮。", place_words="小卖部往北", about_words="", **changes
    )
    return needs.close_need(need=need, solved="yes", satisfaction=5, by=ANONYMOUS, at=at(11, 25), holds_pickup=True)


def closed_next_door(desk):
    """The same in the other village."""
    place = desk.cast.other_village
    Need.objects.filter(pk=closed(desk).pk).update(division=place, division_path=place.path)


def grow_old(days, *found):
    """As if these needs, or all that ended, had ended so many days ago."""
    ended = Need.objects.filter(closed_at__isnull=False)
    ended = ended.filter(pk__in=[need.pk for need in found]) if found else ended
    ended.update(closed_at=clock.now() - timedelta(days=days))


def everything():
    """Every column of the room's tables, of the messages and of the photos, opened."""
    from django.apps import apps

    models = [*apps.get_app_config("needs").get_models(), Message, StoredFile]
    return str([list(model.objects.values_list()) for model in models])


def test_words_names_contacts_photos_and_messages_go(desk, media):
    need = closed(desk, requester=Requester(name="周小满", phone="+8619900000001", speaks_for="老王"))
    files.store_photo(upload=photo(), owner_kind="need", owner_id=need.public_id, by=desk.actor("clerk"))
    before = everything()
    assert "周小满" in before
    assert [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    grow_old(3 * 366)
    assert clear_old_needs() == 1
    for words in SAID:
        assert words not in everything(), words
    assert not StoredFile.objects.exists()
    assert not Message.objects.filter(key__contains=need.public_id).exists()


@pytest.mark.django_db(transaction=True)
def test_the_photo_leaves_the_disk(desk, media):
    need = closed(desk)
    files.store_photo(upload=photo(), owner_kind="need", owner_id=need.public_id, by=desk.actor("clerk"))
    grow_old(3 * 366)
    clear_old_needs()
    assert not [path for path in media.rglob("*") if path.is_file()]


def test_every_number_stays(desk):
    closed(desk)
    closed(desk, requester=Requester(name="周小满", email="man@example.org"))
    closed(desk, requester=Requester(anonymity="anonymous"))
    closed(desk, by=desk.actor("resident"), requester=Requester(name="周小满"))
    span = {"start": date(2026, 11, 1), "end": date(2026, 11, 30)}
    rates = selectors.three_rates(**span)
    grow_old(3 * 366)
    month, recounted = selectors.month_counts(span["start"]), selectors.recount()
    assert clear_old_needs() == 4
    assert selectors.three_rates(**span) == rates
    assert selectors.month_counts(span["start"]) == month
    assert selectors.recount() == recounted
    found = Need.objects.first()
    assert (found.state, found.satisfaction, found.solved) == (State.CLOSED, 5, "yes")
    assert found.title == found.category.name
    verbs = list(found.steps.values_list("verb", flat=True))
    assert verbs[0] == "register"
    assert verbs[-1] == "close"


def test_one_event_says_how_many_and_of_which_place(desk):
    closed(desk)
    closed_next_door(desk)
    grow_old(3 * 366)
    assert clear_old_needs() == 2
    events = AuditEvent.objects.filter(tag="needs:words:clear")
    assert {(event.scope_path, event.after["needs"]) for event in events} == {
        (desk.cast.village.path, 1),
        (desk.cast.other_village.path, 1),
    }
    assert clear_old_needs() == 0
    assert events.count() == 2


def test_the_years_are_those_of_the_place(desk):
    closed(desk)
    closed_next_door(desk)
    territory.set_rules(
        division=desk.cast.village, values={"privacy.need_years": 5}, starts_on=clock.today(), basis="县档案馆的规定",
        by=desk.actor("county_officer"),
    )  # fmt: skip
    grow_old(4 * 366)
    assert clear_old_needs() == 1
    assert Need.objects.get(cleared_at__isnull=False).division == desk.cast.other_village


def test_a_day_before_its_years_are_over_a_need_keeps_its_words(desk):
    closed(desk)
    grow_old(3 * 365 - 1)
    assert clear_old_needs() == 0


def test_the_word_index_forgets_the_words_and_keeps_the_number(desk):
    need, other = closed(desk), desk.register(title="槐树倒了", content="村口的槐树倒在路上。").need
    needs.index_words()
    viewer = desk.actor("county_officer")
    assert keys_said_anywhere("槐树") == {need.pk, other.pk}
    grow_old(3 * 366)
    assert clear_old_needs() == 1
    needs.index_words()
    assert keys_said_anywhere("槐树") == {other.pk}
    assert keys_said_anywhere("三盏路灯") == set()
    assert keys_said_anywhere("hsx") == set()
    assert list(needs_saying(need.number, viewer)) == [need]


#: 槐树 as it lies there, without the bytes it may share with the term before it.
TREE = "槐树".encode()[2:]


def index_on_disk():
    with connection.cursor() as cursor:
        cursor.execute("SELECT group_concat(hex(block)) FROM needs_words_data")
        return bytes.fromhex(cursor.fetchone()[0].replace(",", ""))


@pytest.mark.django_db(transaction=True)
def test_the_sqlite_index_has_no_trace_of_the_words(desk):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL's own vacuum takes rows off the disk")
    closed(desk)
    needs.index_words()
    assert TREE in index_on_disk()
    grow_old(3 * 366)
    clear_old_needs()
    assert TREE not in index_on_disk()


def test_what_was_never_put_down_is_cleared_all_the_same(desk):
    need = closed(desk)
    grow_old(3 * 366)
    assert clear_old_needs() == 1
    needs.index_words()
    assert keys_said_anywhere("槐树") == set()
    assert keys_said_anywhere(need.number) == {need.pk}


def test_what_is_open_stays(desk):
    need = desk.in_progress(title="槐树下路灯不亮")
    Need.objects.filter(pk=need.pk).update(received_at=clock.now() - timedelta(days=4000))
    assert clear_old_needs() == 0
    assert "槐树" in everything()


def test_what_was_merged_into_an_open_one_stays_until_that_has_ended(desk):
    lead, other = desk.answered(), desk.register().need
    other = needs.merge_need(need=other, into=lead, by=desk.actor("clerk"), at=at(11, 24))
    grow_old(4000, other)
    assert clear_old_needs() == 0
    needs.close_need(need=lead, solved="yes", satisfaction=5, by=ANONYMOUS, holds_pickup=True, at=at(11, 25))
    assert clear_old_needs() == 0, "it ends with the one it went into"
    grow_old(4000)
    assert clear_old_needs() == 2


def test_what_is_appealed_stays_until_it_is_decided(desk):
    need = closed(desk)
    grow_old(4000)
    now = clock.now()
    review = AttributionReview.objects.create(
        need=need, reason="weather", words="下雨", evidence="照片", asked_at=now, asked_by_id=1,
        objection_ends_at=now, finding=True, found_at=now, appeal_ends_at=now + timedelta(days=1),
    )  # fmt: skip
    assert clear_old_needs() == 0
    AttributionReview.objects.update(appealed_at=now, appeal="不对", appeal_ends_at=now)
    assert clear_old_needs() == 0
    AttributionReview.objects.update(final=True, final_at=now)
    assert clear_old_needs() == 1
    review.refresh_from_db()
    assert (review.words, review.appeal, review.final) == (GONE, "", True)


def test_what_people_mediate_about_stays(desk):
    need = closed(desk)
    grow_old(4000)
    mediation = Mediation.objects.create(
        number="T1", need=need, division=need.division, division_path=need.division_path, mediator_id=1,
        mediator_name="吴老师", opened_at=clock.now(), facts="两家",
    )  # fmt: skip
    assert clear_old_needs() == 0
    Mediation.objects.filter(pk=mediation.pk).update(ended_at=clock.now())
    assert clear_old_needs() == 1


@pytest.mark.parametrize("known_by", ["user", "phone"])
def test_a_legal_hold_keeps_what_is_of_that_person(desk, known_by):
    asks = {"by": desk.actor("resident")} if known_by == "user" else {}
    closed(desk, requester=Requester(name="周小满", phone="" if asks else "+8619900000001"), **asks)
    person = Person(name="周小满", division=desk.cast.village, division_path=desk.cast.village.path)
    person.set_phone("+8619900000001" if known_by == "phone" else "")
    person.user = desk.cast.user("resident") if known_by == "user" else None
    person.save()
    hold = LegalHold.objects.create(person=person, basis="诉讼", placed_at=clock.now(), placed_by_name="县")
    grow_old(4000)
    assert clear_old_needs() == 0
    LegalHold.objects.filter(pk=hold.pk).update(lifted_at=clock.now())
    assert clear_old_needs() == 1


@pytest.mark.parametrize("named", [True, False])
def test_a_hold_on_whom_it_is_about_keeps_the_complaint(desk, named):
    need, user = closed(desk), desk.cast.user("secretary")
    person = Person.objects.create(
        name="吴老师", division=desk.cast.village, division_path=desk.cast.village.path, user=user
    )
    if named:
        NamedPerson.objects.create(need=need, user=user, called="吴老师")
    else:
        Need.objects.filter(pk=need.pk).update(about_user=user)
    hold = LegalHold.objects.create(person=person, basis="调查", placed_at=clock.now(), placed_by_name="县")
    grow_old(4000)
    assert clear_old_needs() == 0
    LegalHold.objects.filter(pk=hold.pk).update(lifted_at=clock.now())
    assert clear_old_needs() == 1


def test_a_sealed_complaint_that_was_cleared_is_shown_to_nobody_above(desk):
    need, officer = closed(desk), desk.actor("township_officer")
    Need.objects.filter(pk=need.pk).update(is_sealed=True, about_user=desk.cast.user("county_officer"))
    assert visible_needs(officer).filter(pk=need.pk).exists()
    grow_old(4000)
    clear_old_needs()
    need.refresh_from_db()
    assert not visible_needs(officer).filter(pk=need.pk).exists()
    assert not visible_needs(desk.actor("county_officer")).filter(pk=need.pk).exists()
    assert not can_view_need(officer, need)


def test_whom_a_complaint_named_is_not_kept_either(desk):
    need = closed(desk)
    NamedPerson.objects.create(need=need, user=desk.cast.user("secretary"), called="吴老师")
    Need.objects.filter(pk=need.pk).update(names_staff=True)
    grow_old(4000)
    clear_old_needs()
    need.refresh_from_db()
    assert not NamedPerson.objects.exists()
    assert not need.names_staff


def test_the_clock_alone_clears(desk):
    given = {"division": desk.cast.village, "before": clock.now(), "at": clock.now()}
    with pytest.raises(NotAllowed):
        needs.clear_needs(by=desk.actor("county_officer"), **given)


def test_a_cleared_need_says_so_and_goes_on_no_more(client, desk):
    need = closed(desk)
    grow_old(4000)
    clear_old_needs()
    client.force_login(desk.cast.user("clerk"))
    page = client.get(f"/needs/{need.public_id}/").content.decode()
    assert "保存期满，姓名、电话、内容和照片已清掉" in page
    assert "您可以" not in page
    assert "下一步" not in page
    with pytest.raises(RuleBroken, match="保存期满"):
        needs.reopen_need(need=need, words="又坏了", by=ANONYMOUS, holds_pickup=True)


def test_a_published_need_stays_published_in_its_general_words(client, desk):
    need = closed(desk)
    Need.objects.filter(pk=need.pk).update(public_summary="村东头路灯不亮")
    grow_old(4000)
    clear_old_needs()
    assert "村东头路灯不亮" in client.get("/needs/public/").content.decode()


def test_every_step_of_the_requester_is_nobodys(desk):
    closed(desk, by=desk.actor("resident"), requester=Requester(name="周小满"))
    grow_old(4000)
    clear_old_needs()
    assert not NeedStep.objects.filter(by_id=desk.cast.user("resident").pk).exists()
    assert Need.objects.get().state in ENDED


@given(st.datetimes(min_value=datetime(1980, 1, 1), max_value=datetime(2100, 1, 1)), st.integers(0, 12))
def test_years_before_is_the_same_day_and_never_later(moment, years):
    found = years_before(moment.replace(tzinfo=ZONE), years)
    assert found.year == moment.year - years
    assert (found.month, found.day) in ((moment.month, moment.day), (2, 28))
    assert found.timetz() == moment.replace(tzinfo=ZONE).timetz()
    assert (moment.replace(tzinfo=ZONE) - found).days <= 366 * years
