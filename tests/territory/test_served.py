"""The register may hold the whole country; what is told is told to the places somebody works for."""

from datetime import timedelta

import pytest
from django import forms

from lianxin.accounts.models import Grant
from lianxin.accounts.vocabulary import Role
from lianxin.deliberation import services as hall
from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.needs.models import Need
from lianxin.needs.services.letters import _named_place
from lianxin.stations import services as stations
from lianxin.stations.models import Errand
from lianxin.territory import selectors
from lianxin.territory.fields import DivisionField
from tests.cast import make_division, make_user
from tests.needs.conftest import desk  # noqa: F401
from tests.needs.test_pages import FORM


@pytest.fixture
def far(cast):
    """A village of another county of the register, for which nobody works here, and one of a known name."""
    county = make_division(None, "county", "远山县", "990201")
    town = make_division(county, "township", "白石镇", "990201100")
    make_division(town, "village", "上河村", "990201100201")
    return make_division(town, "village", "松林村", "990201100202")


class Form(forms.Form):
    division = DivisionField()


def test_whoever_works_in_a_village_makes_its_county_served(cast, far):
    assert selectors.served_paths() == (cast.county.path,)
    make_user("far", "何大寒", role=Role.STATION_STAFF, scope=far)
    assert selectors.served_paths() == (cast.county.path, far.parent.parent.path)
    assert [place.name for place in selectors.served_places()] == ["青禾县", "远山县"]


def test_residents_and_what_has_ended_serve_no_place(cast, far):
    make_user("far", "何大寒", role=Role.RESIDENT, scope=far)
    Grant.objects.filter(user=make_user("was", "何小寒", role=Role.STATION_STAFF, scope=far).pk).update(
        ends_on=clock.today() - timedelta(days=1)
    )
    assert selectors.served_paths() == (cast.county.path,)


def test_before_anybody_works_everywhere_is_served(db):
    place = make_division(None, "county", "远山县", "990201")
    assert selectors.served_paths() == ("",)
    assert selectors.served_places() == [place]
    assert Form({"division": "远山县"}).is_valid()


def test_an_office_above_several_counties_serves_them_all(cast):
    city = make_division(None, "prefecture", "临海市", "9903")
    village = make_division(make_division(city, "county", "海东县", "990301"), "village", "沙滩村")
    make_user("city", "何大寒", role=Role.COUNTY_OFFICER, scope=city)
    assert selectors.served_paths() == (cast.county.path, city.path)
    assert Form({"division": "沙滩村"}).is_valid()
    assert selectors.must_be_served(village) is None


def test_a_place_elsewhere_is_named_with_its_whole_way_and_what_to_do(far):
    form = Form({"division": "松林村"})
    assert not form.is_valid()
    assert form.errors["division"] == [
        "“远山县 白石镇 松林村”不归这里管，这里管的是青禾县。请写这里的村（社区）；那边的事，请打那边的 12345。"
    ]


def test_a_place_elsewhere_cannot_be_chosen_either(far):
    sent = {"division": "松林村", "division_asked": "松林村", "division_choice": far.public_id}
    form = Form(sent)
    assert "“远山县 白石镇 松林村”不归这里管" in form.errors["division"][0]


def test_of_two_of_a_name_the_served_one_is_meant(cast, far):
    form = Form({"division": "上河村"})
    assert form.is_valid()
    assert form.cleaned_data["division"] == cast.village


def test_what_is_no_place_at_all_is_said_as_before(far):
    assert "没有找到这个地方" in Form({"division": "无此村"}).errors["division"][0]


def test_the_register_itself_asks_for_any_place(far):
    class Anywhere(forms.Form):
        division = DivisionField(within="")

    assert Anywhere({"division": "松林村"}).is_valid()


def test_a_need_elsewhere_is_refused_by_page_and_service(client, desk, far):  # noqa: F811
    refused = client.post("/needs/new/", {**FORM, "division": "松林村"})
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "远山县 白石镇 松林村" in page
    assert FORM["content"] in page
    with pytest.raises(RuleBroken, match="远山县 白石镇 松林村") as error:
        desk.register(division=far)
    assert error.value.field == "division"
    assert not Need.objects.exists()


def test_a_topic_elsewhere_is_refused(cast, far):
    with pytest.raises(RuleBroken, match="不归这里管"):
        hall.propose_topic(division=far.parent, title="修桥", words="桥断了", by=cast.actor("resident"))


def test_an_errand_elsewhere_is_refused(cast, far):
    resident = cast.user("resident")
    with pytest.raises(RuleBroken, match="不归这里管"):
        stations.ask_errand(
            kind="other", what="取药", division=far, principal=stations.Principal("周小满", user_id=resident.pk),
            client_key="K" * 20, by=cast.actor("resident"),
        )  # fmt: skip
    assert not Errand.objects.exists()


def test_a_letter_means_a_served_place(cast, far):
    assert _named_place("上河村的路灯不亮") == cast.village
    assert _named_place("松林村的路灯不亮") is None
