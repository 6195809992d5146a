"""When the record cannot be written, nothing is changed: not the place, not what follows it, not its rules."""

from datetime import date

import pytest
from django.apps import apps
from django.conf import settings

from lianxin.accounts.vocabulary import Role
from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import UnitKind
from lianxin.territory import services

ON = date(2026, 11, 1)


class DiskFull(Exception):
    pass


@pytest.fixture
def unrecorded(monkeypatch):
    def refuse(**columns):
        raise DiskFull

    monkeypatch.setattr(AuditEvent.objects, "create", refuse)


@pytest.fixture
def committee(cast):
    unit = organisations.create_unit(
        kind=UnitKind.VILLAGERS_COMMITTEE, name="上河村村民委员会", division=cast.village, by=SYSTEM
    )
    organisations.add_post(unit=unit, title="委员", seats=3, role=Role.COMMITTEE_MEMBER, by=SYSTEM)
    services.set_day(division=cast.county, day=ON, is_workday=False, basis="县庆", by=SYSTEM)
    return unit


def everything():
    models = [model for model in apps.get_models() if model._meta.app_label in settings.ROOMS]
    return {model._meta.label: sorted(map(repr, model._base_manager.values_list())) for model in models}


ACTS = {
    "move": lambda cast, unit: services.move_division(
        division=cast.village, parent=cast.other_township, on=ON, by=SYSTEM
    ),
    "merge": lambda cast, unit: services.merge_divisions(
        divisions=[cast.village], into=cast.other_village, on=ON, by=SYSTEM
    ),
    "recode": lambda cast, unit: services.recode_division(division=cast.village, code="990101100299", on=ON, by=SYSTEM),
    "set_rules": lambda cast, unit: services.set_rules(
        division=cast.county, values={"liaison.cap": 8}, basis="文", starts_on=clock.today(), by=SYSTEM
    ),
    "remove_day": lambda cast, unit: services.remove_day(
        override=apps.get_model("territory.CalendarOverride").objects.get(), reason="改期", by=SYSTEM
    ),
    "appoint": lambda cast, unit: organisations.appoint(
        post=unit.posts.get(),
        holder_name="周小满",
        user=cast.user("resident"),
        starts_on=ON,
        basis="选举",
        is_screened=True,
        by=SYSTEM,
    ),
    "dissolve": lambda cast, unit: organisations.dissolve_unit(unit=unit, on=ON, reason="撤并", by=SYSTEM),
}


@pytest.mark.parametrize("name", ACTS)
def test_nothing_changes_when_the_record_cannot_be_written(cast, committee, unrecorded, name):
    before = everything()
    with pytest.raises(DiskFull):
        ACTS[name](cast, committee)
    assert everything() == before
