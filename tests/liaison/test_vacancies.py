"""Households without anybody for too long become one task of the branch secretary."""

from datetime import timedelta

import time_machine
from django.urls import reverse

from lianxin.kit import clock
from lianxin.liaison import selectors
from lianxin.liaison import services as liaison
from lianxin.liaison.models import Liaison
from lianxin.liaison.vocabulary import EndReason


def later(days):
    return time_machine.travel(clock.now() + timedelta(days=days), tick=False)


def test_vacancy_becomes_a_task_after_the_days_of_the_place(door, client):
    made = door.assign(door.homes[0].household)
    liaison.end_assignment(assignment=made, reason=EndReason.MOVED, by=door.secretary)

    with later(13.9):
        assert not selectors.long_vacancies([door.cast.village.path])
    with later(14.1):
        [vacancy] = selectors.long_vacancies([door.cast.village.path])
        assert (vacancy.count, vacancy.days) == (1, 14)
        client.force_login(door.cast.user("secretary"))
        page = client.get(reverse("portal:inbox")).content.decode()
        assert "1 户超过 14 天没有联系人" in page
        client.force_login(door.cast.user("clerk"))
        assert "没有联系人" not in client.get(reverse("portal:inbox")).content.decode()


def test_a_household_never_assigned_counts_from_its_registration(door):
    with later(15):
        assert [each.count for each in selectors.long_vacancies([door.cast.village.path])] == [1]
        door.assign(door.homes[0].household)
        assert not selectors.long_vacancies([door.cast.village.path])


def test_a_village_that_does_not_use_liaisons_is_not_reminded(door):
    Liaison.objects.all().delete()
    with later(90):
        assert not selectors.long_vacancies([door.cast.village.path])


def test_the_list_of_households_without_a_liaison(door, client):
    door.household("王五")
    door.assign(door.homes[0].household)
    client.force_login(door.cast.user("secretary"))
    page = client.get(reverse("liaison:vacant")).content.decode()
    assert "SH-0002" in page
    assert "SH-0001" not in page
