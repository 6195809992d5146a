"""What other systems are told of a need: every verb, never a person, nothing of a complaint."""

import json

import pytest

from lianxin.kit.errors import RuleBroken
from lianxin.messaging import services as messaging
from lianxin.messaging.kinds import known_events
from lianxin.messaging.models import HookDelivery, HookEvent
from lianxin.needs import services
from lianxin.needs.models import Category
from lianxin.needs.services.intake import Requester
from lianxin.needs.vocabulary import QUIET_VERBS, Verb


@pytest.fixture
def hook(desk):
    made, _secret = messaging.add_hook(
        path=desk.cast.county.path,
        place_label="青禾县",
        label="县数据平台",
        address="https://data.example.org/hook",
        by=desk.actor("county_officer"),
    )
    return made


def test_every_verb_has_its_event():
    said = {f"lianxin.need.{verb}" for verb in Verb if verb not in QUIET_VERBS}
    assert {kind for kind in known_events() if kind.startswith("lianxin.need.")} == said
    assert {Verb.MEDIATE} == QUIET_VERBS


def test_each_step_is_told_with_the_change_and_without_a_person(desk, hook):
    need = desk.answered()
    kinds = list(HookEvent.objects.order_by("id").values_list("kind", flat=True))
    assert kinds == [
        f"lianxin.need.{verb}" for verb in ("register", "dispatch", "accept", "contact", "report_resolved")
    ]
    assert HookDelivery.objects.count() == 5
    said = HookEvent.objects.latest("id").data
    assert said["number"] == need.number
    assert (said["state"], said["place"]["name"]) == ("resolved_reported", "柳溪镇")
    told = json.dumps(list(HookEvent.objects.values_list("data", flat=True)), ensure_ascii=False)
    assert not [
        word for word in ("周小满", "9900000001", need.title, need.content, "灯换好了", "上河村") if word in told
    ]


def test_a_complaint_is_told_to_nobody(desk, hook):
    desk.register(about_words="村会计")
    assert HookEvent.objects.count() == 0


def test_what_is_refused_is_not_told(desk, hook):
    need = desk.in_progress()
    before = HookEvent.objects.count()
    with pytest.raises(RuleBroken):
        services.report_resolved(need=need, answer=" ", by=desk.actor("handler"))
    assert HookEvent.objects.count() == before


def test_nobody_listening_costs_no_event(desk):
    desk.register(requester=Requester(name="周小满"))
    assert HookEvent.objects.count() == 0


def test_that_two_people_mediate_is_told_to_nobody(desk, hook):
    need = desk.register(category=Category.objects.get(code="disputes")).need
    before = HookEvent.objects.count()
    parties = [("钱大暑", "", ""), ("孙处暑", "", "")]
    services.mediate_need(need=need, parties=parties, facts="争沟", by=desk.actor("clerk"))
    assert HookEvent.objects.count() == before
