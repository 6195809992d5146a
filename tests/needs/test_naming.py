"""Whom a complaint names does not see it: until the desk says it is not them, and for good when it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.accounts.models import Grant
from lianxin.accounts.vocabulary import Role
from lianxin.audit.models import AuditEvent
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.messaging.models import Message
from lianxin.needs import policies, selectors, services
from lianxin.needs.calc.naming import called_in
from lianxin.needs.errors import ConflictOfInterest
from lianxin.needs.models import Category, Need
from lianxin.needs.vocabulary import Verdict
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import UnitKind
from tests.cast import STARTED, make_user
from tests.needs.conftest import at


@pytest.mark.parametrize(
    ("words", "called"),
    [
        ("村里的王清明收了钱", "王清明"),
        ("王 清 明 收了钱", "王清明"),
        ("王书记收了钱", "王书记"),
        ("书记收了钱", ""),
        ("李书记收了钱", ""),
        ("王清收了钱", ""),
        ("", ""),
    ],
)
def test_called_in(words, called):
    assert called_in(words, name="王清明", surname="王", title="党支部书记") == called


def test_called_in_takes_one_character_for_nobody():
    assert called_in("王", name="王", surname="", title="") == ""


@given(before=st.text(max_size=20), after=st.text(max_size=20))
def test_called_in_finds_a_full_name_wherever_it_stands(before, after):
    assert called_in(f"{before}王清明{after}", name="王清明", surname="") == "王清明"


@pytest.fixture
def head(desk):
    """王清明 holds a post in the village's committee."""
    post = organisations.add_post(unit=desk.committee, title="主任", is_head=True, by=SYSTEM)
    user = desk.cast.user("secretary")
    organisations.appoint(
        post=post, user=user, holder_name=user.name, starts_on=STARTED, basis="选举", is_screened=True, by=SYSTEM
    )
    return user


def test_a_complaint_that_names_somebody_is_kept_from_them(desk):
    need = desk.register(kind="complaint", about_words="镇里的卫秋分").need
    assert [(p.called, p.verdict) for p in selectors.named_people(need)] == [("卫秋分", Verdict.ASKED)]
    assert need.is_sealed
    assert not policies.can_view_need(desk.actor("township_officer"), need)
    assert need.desk_path == desk.cast.county.path  # not to the desk of whom it is about
    assert policies.can_dispatch_need(desk.actor("county_officer"), need)


def test_a_post_said_with_the_surname_names_its_holder(desk, head):
    need = desk.register(kind="complaint", about_words="王主任").need
    assert need.kept_from == {head.pk}


def test_a_name_in_the_text_of_a_complaint_is_kept_from_its_owner_and_the_desk_stays(desk):
    need = desk.register(kind="complaint", content="找过王清明三次，王清明都不理。").need
    assert not need.is_sealed
    assert need.desk_path == desk.cast.village.path
    assert not policies.can_view_need(desk.actor("secretary"), need)
    assert policies.can_view_need(desk.actor("clerk"), need)


def test_names_elsewhere_and_in_other_kinds_are_just_words(desk):
    assert not desk.register(kind="praise", content="谢谢王清明修好了路灯").need.names_staff
    assert not desk.register(kind="help", content="王清明说过会修").need.names_staff
    assert not desk.register(kind="complaint", content="朱冬至不理人").need.names_staff  # serves another township


def test_who_complains_may_write_their_own_name(desk):
    need = desk.register(by=desk.actor("secretary"), kind="complaint", content="我是王清明，邻居夜里吵。").need
    assert not need.names_staff


def test_the_desk_is_asked_before_it_dispatches(desk):
    need = desk.register(kind="complaint", content="找过王清明三次，没有人管。").need
    with pytest.raises(RuleBroken, match="写到了王清明"):
        services.dispatch_need(need=need, unit=desk.committee, by=desk.actor("clerk"))
    need = services.rule_on_names(need=need, not_meant=[desk.cast.user("secretary").pk], by=desk.actor("clerk"))
    assert not need.names_staff
    assert not need.is_sealed
    assert policies.can_view_need(desk.actor("secretary"), need)
    assert services.dispatch_need(need=need, unit=desk.committee, by=desk.actor("clerk")).unit == desk.committee


def test_meant_seals_it_takes_it_off_the_public_page_and_moves_the_desk_above(desk):
    need = desk.register(kind="complaint", content="王清明把低保给了亲戚。").need
    services.publish_need(need=need, summary="低保评定", by=desk.actor("clerk"))
    need = services.rule_on_names(need=need, meant=[desk.cast.user("secretary").pk], by=desk.actor("clerk"))
    need = Need.objects.get(pk=need.pk)
    assert need.is_sealed
    assert not need.may_publish
    assert not need.public_summary
    assert need.desk_path == desk.cast.township.path
    assert not policies.can_view_need(desk.actor("clerk"), need)
    event = AuditEvent.objects.latest("pk")
    assert event.tag == "needs:need:rule_on_names"
    assert event.actor_name == "郑谷雨"


def test_a_unit_whose_head_is_meant_does_not_get_it(desk, head):
    need = desk.register(kind="complaint", about_words="王主任").need
    officer = desk.actor("township_officer")
    need = services.rule_on_names(need=need, meant=[head.pk], by=officer)
    with pytest.raises(ConflictOfInterest):
        services.dispatch_need(need=need, unit=desk.committee, by=officer)
    assert services.dispatch_need(need=need, unit=desk.office, by=officer).unit == desk.office


def test_also_names_people_and_keeps_what_fits_nobody_as_words(desk):
    need = desk.register(kind="complaint", content="村里账不清。").need
    need = services.rule_on_names(need=need, also="王清明、外号老胡", by=desk.actor("clerk"))
    assert need.kept_from == {desk.cast.user("secretary").pk}
    assert "外号老胡" in need.about_words
    other = services.rule_on_names(need=desk.register(kind="complaint").need, also="老胡", by=desk.actor("clerk"))
    assert other.is_sealed
    assert not other.names_staff


def test_ruling_is_for_the_desk_and_words_have_their_length(desk):
    need = desk.register(kind="complaint", content="王清明不理人。").need
    with pytest.raises(NotAllowed):
        services.rule_on_names(need=need, by=desk.actor("supervisor"))
    with pytest.raises(RuleBroken, match="写不下"):
        services.rule_on_names(need=need, also="胡" * 121, by=desk.actor("clerk"))


def test_a_category_of_conduct_looks_for_names_too(desk):
    need = desk.register(kind="help", content="卫秋分说话难听。").need
    assert not need.names_staff
    conduct = Category.objects.get(code="conduct")
    need = services.reclassify_need(
        need=need, category=conduct, urgency="normal", reason="反映干部", by=desk.actor("clerk")
    )
    assert not policies.can_view_need(desk.actor("township_officer"), need)


@pytest.fixture
def two_bureaus(desk):
    """A second bureau of the county with somebody who handles its cases, and a complaint that names both."""
    water = organisations.create_unit(kind=UnitKind.BUREAU, name="青禾县水务局", division=desk.cast.county, by=SYSTEM)
    desk.cast.users["water"] = make_user("water", "史大寒")
    Grant.objects.create(
        user=desk.cast.users["water"], role=Role.UNIT_HANDLER, scope_path=desk.cast.county.path, unit_id=water.pk,
        scope_label=water.name, starts_on=STARTED, given_by_name="县委社会工作部", given_at=at(1, 1),
    )  # fmt: skip
    words = "青禾县交通运输局和青禾县水务局互相推，柳溪镇人民政府也不管。"
    return water, desk.register(kind="complaint", content=words).need


def _see(desk, need, names):
    need = Need.objects.get(pk=need.pk)
    page = [name for name in names if policies.can_view_need(desk.actor(name), need)]
    assert page == [n for n in names if policies.visible_needs(desk.actor(n)).filter(pk=need.pk).exists()]
    return page


def test_whoever_works_for_any_unit_it_names_does_not_see_it_until_the_desk_has_ruled(desk, two_bureaus):
    water, need = two_bureaus
    assert (need.about_unit, need.desk_path) == (desk.bureau, desk.cast.county.path)
    assert [named.unit for named in selectors.named_units(need)] == [desk.bureau, water, desk.office]
    everybody = ("water", "handler", "township_officer", "county_officer", "supervisor")
    assert _see(desk, need, everybody) == ["county_officer", "supervisor"]
    county = desk.actor("county_officer")
    with pytest.raises(RuleBroken, match="写到了青禾县交通运输局、青禾县水务局、柳溪镇人民政府"):
        services.dispatch_need(need=need, unit=water, by=county)
    need = services.rule_on_names(
        need=need, units_meant=[desk.bureau.pk, water.pk], units_not_meant=[desk.office.pk], by=county
    )
    assert _see(desk, need, everybody) == ["township_officer", "county_officer", "supervisor"]
    assert water not in selectors.units_for_dispatch(need)
    with pytest.raises(ConflictOfInterest):
        services.dispatch_need(need=need, unit=water, by=county)
    need = services.dispatch_need(need=need, unit=desk.office, by=county)
    assert _see(desk, need, everybody) == ["township_officer", "county_officer", "supervisor"]


def test_the_desk_is_asked_about_every_unit_on_its_page(desk, two_bureaus, client):
    water, need = two_bureaus
    client.force_login(desk.cast.user("county_officer"))
    assert (
        "写到了青禾县交通运输局、青禾县水务局、柳溪镇人民政府"
        in client.get(f"/needs/{need.public_id}/").content.decode()
    )
    address = f"/needs/{need.public_id}/rule_on_names/"
    assert "写到了“青禾县水务局”" in client.get(address).content.decode()
    assert client.post(address, {}).status_code == 422
    bureau, first, second = selectors.named_units(need)
    ruled = {f"unit_{bureau.pk}": "not_meant", f"unit_{first.pk}": "meant", f"unit_{second.pk}": "not_meant"}
    client.post(address, ruled)
    ruled = Need.objects.get(pk=need.pk)
    assert (ruled.about_unit, ruled.units_kept_from, ruled.is_sealed) == (None, (water,), True)
    assert "青禾县水务局" in client.get(f"/needs/{need.public_id}/").content.decode()


def test_a_unit_guessed_from_the_text_is_ruled_on_like_any_other(desk):
    need = desk.register(kind="complaint", content="我先去了柳溪镇人民政府，他们叫我到这里来。路还是没人修。").need
    county = desk.actor("county_officer")
    assert (need.about_unit, need.is_sealed) == (desk.office, True)
    with pytest.raises(RuleBroken, match="写到了柳溪镇人民政府。请先核对"):
        services.dispatch_need(need=need, unit=desk.bureau, by=county)
    assert _see(desk, need, ("township_officer", "clerk", "county_officer")) == ["county_officer"]
    need = services.rule_on_names(need=need, units_not_meant=[desk.office.pk], by=county)
    assert (need.about_unit, need.is_sealed, need.names_staff) == (None, False, False)
    assert _see(desk, need, ("township_officer", "clerk", "county_officer")) == [
        "township_officer", "clerk", "county_officer",
    ]  # fmt: skip
    need = services.dispatch_need(need=need, unit=desk.office, by=county)
    assert need.unit == desk.office
    assert not need.may_publish


def test_a_guess_ruled_meant_stays_sealed_and_may_be_taken_back(desk):
    need = desk.register(kind="complaint", content="柳溪镇人民政府三次叫我白跑。", about_words="").need
    county = desk.actor("county_officer")
    need = services.rule_on_names(need=need, units_meant=[desk.office.pk], by=county)
    assert (need.about_unit, need.is_sealed) == (desk.office, True)
    with pytest.raises(ConflictOfInterest):
        services.dispatch_need(need=need, unit=desk.office, by=county)
    need = services.rule_on_names(need=need, units_not_meant=[desk.office.pk], by=county)
    assert (need.about_unit, need.is_sealed) == (None, False)


def test_a_guess_taken_back_keeps_the_seal_that_something_else_asks_for(desk):
    need = desk.register(kind="complaint", content="柳溪镇人民政府也不管。", about_words="那个收钱的").need
    need = services.rule_on_names(need=need, units_not_meant=[desk.office.pk], by=desk.actor("county_officer"))
    assert (need.about_unit, need.is_sealed) == (None, True)


def test_a_unit_named_beside_the_chosen_one_moves_the_desk_above_both(desk):
    need = desk.register(kind="complaint", about_unit=desk.committee, about_words="还有柳溪镇人民政府").need
    assert (need.about_unit, need.desk_path) == (desk.committee, desk.cast.county.path)
    assert not policies.can_view_need(desk.actor("township_officer"), need)


def test_a_need_that_becomes_a_complaint_looks_for_units_too(desk):
    need = desk.register(kind="help", content="柳溪镇人民政府的窗口三次叫我白跑。").need
    conduct = Category.objects.get(code="conduct")
    need = services.reclassify_need(
        need=need, category=conduct, urgency="normal", reason="反映窗口", by=desk.actor("clerk")
    )
    assert need.desk_path == desk.cast.county.path
    assert not policies.can_view_need(desk.actor("township_officer"), need)


def test_whom_it_names_is_not_even_told_that_it_is_late(desk):
    named = desk.register(kind="complaint", content="卫秋分三次不接电话。", when=at(11, 2)).need
    other = desk.register(kind="complaint", content="邻居夜里吵。", when=at(11, 2)).need
    services.ring_alarms(at=at(11, 27))
    told = "".join(Message.objects.filter(user=desk.cast.user("township_officer")).values_list("title", flat=True))
    assert other.number in told
    assert named.number not in told


def test_rule_on_names_audit_fails_nothing_changed(desk, monkeypatch):
    need = desk.register(kind="complaint", content="王清明不理人。").need

    class Broken(Exception):
        pass

    def refuse(*args, **kwargs):
        raise Broken

    monkeypatch.setattr(AuditEvent.objects, "create", refuse)
    with pytest.raises(Broken):
        services.rule_on_names(need=need, meant=[desk.cast.user("secretary").pk], by=desk.actor("clerk"))
    assert not Need.objects.get(pk=need.pk).is_sealed


def test_the_desk_sees_whom_it_must_ask_about_and_where_it_goes_then(desk, client):
    need = desk.register(kind="complaint", content="王清明把低保给了亲戚。").need
    client.force_login(desk.cast.user("clerk"))
    page = client.get(f"/needs/{need.public_id}/").content.decode()
    assert "写到了王清明" in page
    (named,) = selectors.named_people(need)
    form = client.get(f"/needs/{need.public_id}/rule_on_names/").content.decode()
    assert f"person_{named.pk}" in form
    empty = client.post(f"/needs/{need.public_id}/rule_on_names/", {})
    assert empty.status_code == 422
    done = client.post(f"/needs/{need.public_id}/rule_on_names/", {f"person_{named.pk}": "meant"})
    assert done.url == "/needs/"  # it is sealed now and no longer the village's
    client.force_login(desk.cast.user("secretary"))
    assert client.get(f"/needs/{need.public_id}/").status_code == 404
