"""来龙去脉: a public need's chain goes on through what was talked over, decided, built and accepted."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianxin.deliberation import selectors as hall_selectors
from lianxin.deliberation import services as hall_services
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.needs import services as needs
from lianxin.needs.models import Need, Topic
from lianxin.needs.vocabulary import HALL_SOURCE
from lianxin.works import services as works
from lianxin.works.models import Acceptance, Project


@pytest.fixture
def told(cast, desk):
    """Six needs of one matter, the first of them public."""
    made = [desk.register(title=f"路灯不亮{number}", content="村口到小学没有灯。").need for number in range(6)]
    Need.objects.filter(pk=made[0].pk).update(public_summary="村口到小学没有路灯", may_publish=True)
    needs.notice_topic(needs=made, by=SYSTEM)
    return Need.objects.get(pk=made[0].pk)


def propose(cast):
    return needs.propose_topic(topic=Topic.objects.get(), question="要不要装路灯", by=cast.actor("township_officer"))


def talked_over(cast, hall):
    brought = hall_selectors.topic_of_source(HALL_SOURCE, propose(cast).public_id)
    hall_services.accept_topic(topic=brought, reason="全村都关心", by=hall.secretary)
    talked_at = clock.now() + timedelta(days=6)
    hall.concerned(brought)
    hall_services.publish_topic(
        topic=brought, materials="一公里。", discuss_at=talked_at, discuss_where="村委会", seats=9,
        by=hall.secretary,
    )  # fmt: skip
    hall.named(brought)
    return hall_services.conclude_topic(
        topic=brought, outcome="consensus", outcome_words="装二十四盏。", route="to_assembly", by=hall.secretary,
        came=9, affected_came=4, at=talked_at,
    )  # fmt: skip


def decided(hall, topic):
    meeting = hall.planned(hall.body(), item=False, study=hall.studied(topic))
    hall_services.add_item(
        meeting=meeting, title="村口到小学装路灯", motion="同意装，不超过六万元。", topic=topic, by=hall.head
    )
    meeting = hall.validated(hall.minuted(hall.held(meeting, 35), yes=30, no=5, abstain=0))
    resolution = hall_services.register_resolution(
        item=meeting.items.get(), effective_on=clock.today(), responsible="村委会", budget_fen=6_000_000,
        due_on=clock.today() + timedelta(days=90), review_on=clock.today() + timedelta(days=120), by=hall.head,
    )  # fmt: skip
    return hall_services.publish_resolution(resolution=resolution, by=hall.head)


def page_of(client, need):
    return client.get(f"/story/{need.public_id}/").content.decode()


def test_a_need_that_belongs_to_no_matter_ends_with_itself(client, desk):
    need = desk.register().need
    Need.objects.filter(pk=need.pk).update(public_summary="一盏路灯不亮", may_publish=True)
    page = page_of(client, need)
    assert "同一件事" not in page
    assert "项目" not in page.partition("<main")[2].partition("</main>")[0]


def test_a_matter_nobody_has_taken_up_is_not_told(client, told):
    assert "同一件事" not in page_of(client, told)


def test_a_topic_the_hall_has_not_published_is_not_told(client, cast, told):
    topic = hall_selectors.topic_of_source(HALL_SOURCE, propose(cast).public_id)
    page = page_of(client, told)
    assert "6 件诉求说的是同一件事" in page
    assert topic.public_id not in page


def test_a_matter_of_few_needs_says_no_number(client, cast, desk):
    made = [desk.register(title=f"水管漏{number}").need for number in range(4)]
    Need.objects.filter(pk=made[0].pk).update(public_summary="水管漏水", may_publish=True)
    needs.notice_topic(needs=made, by=SYSTEM)
    needs.take_up_topic(
        topic=Topic.objects.get(), unit=desk.committee, plan="换管子", due_on=date(2099, 1, 1),
        by=cast.actor("township_officer"),
    )  # fmt: skip
    page = page_of(client, made[0])
    assert "这件事反复出现" in page
    assert "4 件诉求" not in page
    assert "上河村村民委员会牵头" in page


def test_the_story_goes_on_to_resolution_project_and_acceptance(client, cast, hall, village, told):
    resolution = decided(hall, talked_over(cast, hall))
    village.books()
    project = works.open_project(decision=resolution.public_id, **village.words(at=clock.now()), estimate_fen=6_000_000)
    page = page_of(client, told)
    for address in (
        f"/hall/topics/{project.topic_id}/",
        f"/hall/resolutions/{resolution.public_id}/",
        f"/works/{project.public_id}/",
    ):
        assert f'href="{address}"' in page, address
    assert "装二十四盏" in page
    assert "还没有验收" in page
    Acceptance.objects.create(
        project=project,
        on=clock.today(),
        is_passed=True,
        present="镇、村",
        signed=[1],
        at=clock.now(),
        by_name="王清明",
    )
    assert "验收合格" in page_of(client, told)


@pytest.mark.parametrize("who", [None, "resident", "clerk"])
def test_the_whole_story_asks_the_same_for_one_acceptance_and_for_a_hundred(client, cast, hall, village, told, who):
    resolution = decided(hall, talked_over(cast, hall))
    village.books()
    project = works.open_project(decision=resolution.public_id, **village.words(at=clock.now()), estimate_fen=6_000_000)
    if who:
        client.force_login(cast.user(who))
    seen = []
    for number in (1, 99):
        Acceptance.objects.bulk_create(
            Acceptance(project=project, on=clock.today(), is_passed=False, present="镇", refused=[1], reason="窄", at=clock.now(), by_name="王")
            for _each in range(number)
        )  # fmt: skip
        with CaptureQueriesContext(connection) as queries:
            page_of(client, told)
        seen.append(len(queries))
    assert Project.objects.count() == 1
    assert seen[0] == seen[1] <= 12
