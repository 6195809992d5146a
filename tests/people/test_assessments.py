"""What the use of personal data means for people is assessed by one, reviewed by another, and kept."""

from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.urls import reverse

from lianxin.accounts.vocabulary import Role
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, NotFound, RuleBroken
from lianxin.people import policies, selectors
from lianxin.people import services as people
from lianxin.people.models import ImpactAssessment
from lianxin.people.presenters import assessment_rows
from lianxin.people.vocabulary.assessments import DRAFTS, REQUIRED, Subject
from tests.cast import make_user


@pytest.fixture
def maker(cast):
    return cast.actor("county_officer")


@pytest.fixture
def other(cast):
    cast.users["second_officer"] = make_user("second_officer", "许大寒", role=Role.COUNTY_OFFICER, scope=cast.county)
    return cast.actor("second_officer")


def assess(cast, maker, subject=Subject.SMS, **more):
    words = dict.fromkeys(("way", "effect", "measures", "conclusion"), "写明了")
    values = words | {"party": "某短信公司", "next_on": clock.today() + timedelta(days=300)} | more
    return people.assess_impact(path=cast.county.path, subject=subject, by=maker, **values)


def line(cast, subject=Subject.SMS):
    return next(each for each in selectors.assessment_lines(cast.county.path) if each.subject == subject)


def test_every_module_with_sensitive_data_begins_with_a_draft():
    assert set(DRAFTS) == set(Subject)
    assert set(Subject) - set(REQUIRED) == {Subject.ABROAD}
    assert all(draft.way and draft.effect and draft.measures for draft in DRAFTS.values())


def test_it_counts_once_somebody_else_agreed(cast, maker, other):
    made = assess(cast, maker)
    assert line(cast).is_missing
    with pytest.raises(NotAllowed):
        people.review_assessment(assessment=made, agrees=True, words="好", by=maker)
    with pytest.raises(NotFound):
        people.review_assessment(assessment=made, agrees=True, words="好", by=cast.actor("clerk"))
    with pytest.raises(RuleBroken, match="等复核"):
        assess(cast, maker)
    people.review_assessment(assessment=made, agrees=False, words="没写留存多久", by=other)
    assert line(cast).is_sent_back
    second = assess(cast, maker)
    assert second.version == 2
    people.review_assessment(assessment=second, agrees=True, words="同意", by=other)
    assert not line(cast).is_missing
    assert line(cast).standing == second


def test_only_the_newest_agreed_version_counts_whatever_was_sent_back_between(cast, maker, other):
    for agrees in (True, False, True):
        made = assess(cast, maker)
        people.review_assessment(assessment=made, agrees=agrees, words="看过", by=other)
    assert [each.version for each in selectors.assessments_for(cast.village)] == [3]


def test_who_is_entrusted_is_named_and_nobody_assesses_for_longer_than_a_year(cast, maker):
    with pytest.raises(RuleBroken, match="受托方"):
        assess(cast, maker, party=" ")
    with pytest.raises(RuleBroken, match="一年以内"):
        assess(cast, maker, next_on=clock.today() + timedelta(days=366))
    with pytest.raises(NotAllowed):
        assess(cast, cast.actor("auditor"))


def test_missing_over_and_waiting_are_todays_work(cast, maker, other):
    for subject in REQUIRED:
        made = assess(cast, maker, subject)
        people.review_assessment(assessment=made, agrees=True, words="同意", by=other)
    assert not policies.assessments_to_make(maker).exists()
    waiting = assess(cast, maker, Subject.HOST)
    assert not policies.assessments_to_make(maker).exists()
    assert policies.assessments_to_make(other).exists()
    assert "等您复核 1 份" in assessment_rows(other, clock.now())[0].meta
    people.review_assessment(assessment=waiting, agrees=True, words="同意", by=other)
    assert assessment_rows(other, clock.now()) == []
    soon = assess(cast, maker, Subject.NEEDS, next_on=clock.today() + timedelta(days=1))
    people.review_assessment(assessment=soon, agrees=True, words="同意", by=other)
    later = clock.now() + timedelta(days=2)
    with time_machine.travel(later, tick=False):
        assert policies.assessments_to_make(maker).exists()
        assert "还缺 1 份" in assessment_rows(maker, later)[0].meta
        assert Subject.NEEDS not in {each.subject for each in selectors.assessments_for(cast.village)}
    assert policies.assessments_to_make(cast.actor("clerk")) is None


def test_everybody_reads_which_version_of_when_and_who_is_entrusted(cast, client, maker, other):
    made = assess(cast, maker)
    assert "某短信公司" not in client.get("/privacy/").content.decode()
    people.review_assessment(assessment=made, agrees=True, words="同意", by=other)
    page = client.get("/privacy/").content.decode()
    assert "某短信公司" in page
    assert "第 1 版" in page


def test_one_page_makes_and_another_person_reviews(cast, client, maker, other, django_assert_max_num_queries):
    client.force_login(cast.user("county_officer"))
    page = reverse("people:assess", args=["needs"])
    assert str(DRAFTS[Subject.NEEDS].way) in client.get(page).content.decode()
    words = dict.fromkeys(("way", "effect", "measures", "conclusion"), "写明了")
    to = client.post(page, words | {"next_on": (clock.today() + timedelta(days=9)).isoformat()}).url
    assert "复核同意才算数" in client.get(to).content.decode()
    client.force_login(cast.user("second_officer"))
    client.post(to, {"agrees": "yes", "words": "看过"})
    with django_assert_max_num_queries(12):
        assert "复核同意" in client.get(to).content.decode()
    client.force_login(cast.user("auditor"))
    with django_assert_max_num_queries(12):
        listed = client.get(reverse("people:assessments")).content.decode()
    assert "有效" in listed
    assert "做新的一版" not in listed
    client.force_login(cast.user("clerk"))
    assert client.get(reverse("people:assessments")).status_code == 403


def test_a_version_stays_as_it_was(cast, maker):
    made = assess(cast, maker)
    with pytest.raises(DatabaseError), transaction.atomic():
        QuerySet(ImpactAssessment).filter(pk=made.pk).update(conclusion="改了")
