"""A lighting project on its whole way: six needs, the hall, a purchase, acceptance refused, mended, accepted; three sources of
money and days of work; counted again by the tool that knows nothing of us."""

from datetime import timedelta

from lianxin.deliberation import selectors as hall_selectors
from lianxin.deliberation import services as hall_services
from lianxin.kit.actors import SYSTEM
from lianxin.needs import services as needs
from lianxin.recount.checking import check
from lianxin.works import selectors, services
from lianxin.works.vocabulary import CheckItem, Party
from tests.deliberation.conftest import Hall
from tests.needs.conftest import desk  # noqa: F401
from tests.works.conftest import Village, signed_sheet


def brought_to_the_hall(desk, when):  # noqa: F811
    """Six households told of dark lamps; the township takes what they have in common to the hall."""
    found = tuple(desk.in_progress(when=when) for _household in range(6))
    topic = needs.notice_topic(needs=found, by=SYSTEM, at=when)
    needs.propose_topic(topic=topic, question="村口到小学装不装路灯", by=desk.actor("township_officer"), at=when)
    return topic, hall_selectors.topic_of_source("needs_topic", topic.public_id)


def decided(village, brought):
    """The hall discusses it, and the representatives decide: sixty thousand yuan at most."""
    hall = village.hall = Hall(village.cast)
    hall.now = village.now
    topic = hall_services.accept_topic(topic=brought, reason="六户都说黑", by=hall.secretary, at=village.now)
    hall.concerned(topic)
    topic = hall_services.publish_topic(
        topic=topic, materials="一公里二十四盏，估算六万元。", discuss_at=village.now + timedelta(days=6), discuss_where="村委会",
        seats=9, by=hall.secretary, at=village.now,
    )  # fmt: skip
    meeting = hall.planned(hall.body(name="上河村村民代表会议"), item=False, study=hall.studied(topic))
    hall_services.add_item(
        meeting=meeting,
        title="村口到小学装路灯",
        motion="同意装二十四盏路灯，不超过六万元。",
        topic=topic,
        by=hall.head,
        at=village.now,
    )
    meeting = hall.minuted(hall.held(meeting, 35), yes=33, no=2, abstain=0)
    village.later(6)
    resolution = hall_services.register_resolution(
        item=hall.validated(meeting).items.get(), effective_on=village.today, responsible="村委会", budget_fen=6_000_000,
        due_on=village.today + timedelta(days=90), review_on=village.today + timedelta(days=120), by=hall.head, at=village.now,
    )  # fmt: skip
    return hall_services.publish_resolution(resolution=resolution, by=hall.head, at=village.now)


def test_six_needs_become_lamps_everybody_can_count(cast, desk, client, tmp_path):  # noqa: F811
    village = Village(cast)
    village.books()
    _topic, brought = brought_to_the_hall(desk, village.now)
    resolution = decided(village, brought)
    project = services.open_project(decision=resolution.public_id, **(village.words() | {"estimate_fen": 6_000_000}))
    assert project.topic_id == brought.public_id
    project = village.building(village.designed(project), percent=3, until=village.today + timedelta(days=400))
    monitors, by = [each.number for each in selectors.monitors_of(project) if each.is_drawn], cast.actor("supervisor")

    for line, amount in (
        (village.reward, 4_000_000),
        (village.own, 1_400_000),
        (village.gift, 500_000),
        (village.days, 2650),
    ):
        village.received(project, line, amount)
    services.complete_work(project=project, on=village.today, by=village.head, at=village.now)
    told = {"project": project, "present": "镇、村、施工队", "by": by}
    services.refuse_work(
        on=village.today, refused=monitors[:1], reason="三根灯杆是斜的", due_on=village.today + timedelta(days=5),
        at=village.now, **told,
    )  # fmt: skip
    (defect,) = selectors.open_notes(project, "defect")
    services.mend_defect(project=project, note=defect, words="扶正了，量过", by=by, at=village.later(2))
    services.complete_work(project=project, on=village.today, by=village.head, at=village.now)
    services.accept_work(
        good=CheckItem,
        sheet="验 1",
        scans=signed_sheet(),
        parties=Party,
        on=village.today,
        signed=monitors,
        at=village.now,
        **told,
    )

    shares = {village.reward.pk: 4_000_000, village.own.pk: 1_400_000, village.gift.pk: 500_000}
    services.rebind_contract(
        purchase=village.contract, shares=shares, reason="捐的都到了", by=village.accountant, at=village.now
    )
    for line, amount in ((village.reward, 4_000_000), (village.own, 1_223_000), (village.gift, 500_000)):
        village.paid(project, line, amount)
    village.priced(5_900_000)
    services.settle_project(project=project, words="镇里看过票据。", by=village.accountant, at=village.now)
    village.audited(project)
    project = services.hand_over(
        project=project, name="路灯二十四盏", keeper="村委会水电员", upkeep="集体经营收入", standard="天黑都亮，坏了三天内修好", years=10, months=6, on=village.today,
        by=village.head, at=village.now,
    )  # fmt: skip
    purses = selectors.purses_of(project)
    assert [purses[each.pk].in_hand for each in (village.reward, village.own, village.gift)] == [0, 177_000, 0]
    assert selectors.kept_back(project) == 177_000
    assert selectors.asset_of(project).value == 5_900_000
    assert purses[village.days.pk].received == 2650

    page = client.get(f"/works/{project.public_id}/").content.decode()
    for words in ("上河村村民代表会议", "村口到小学装不装路灯", "青禾照明安装队", "村委会水电员", "26.5 个工"):
        assert words in page
    decision = client.get(f"/hall/resolutions/{resolution.public_id}/").content.decode()
    assert f"/works/{project.public_id}/" in decision, "who reads what was decided finds what was built by it"
    site = client.get(f"/works/{project.public_id}/site/").content.decode()
    assert "三根灯杆是斜的" in site
    assert "验收合格" in site
    path = tmp_path / "money.zip"
    path.write_bytes(client.get(f"/works/{project.public_id}/money.zip").content)
    assert check(path).code == 0
    assert client.get(f"/works/{project.public_id}/sheet.pdf").content.startswith(b"%PDF")
