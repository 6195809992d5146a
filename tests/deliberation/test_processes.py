"""Ways a matter may take: what is open in which phase, until when, and what a village may make of them."""

from datetime import timedelta

import pytest

from lianxin.deliberation import selectors, services
from lianxin.deliberation.calc.phases import PROCESSES, STARTED, fault_of_own, keys_of, next_phase, phases_of
from lianxin.deliberation.models import Process, Topic
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.territory.calc.catalogue import KEYS


def rows_of(kind, **changed):
    """The rows of a copy that changes nothing but what is given by ``code_key``."""
    rows = [{"code": phase.code, "name": phase.name, "verbs": list(phase.verbs)} for phase in PROCESSES[kind]]
    for row in rows:
        row |= {
            key: changed[f"{row['code']}_{key}"]
            for key in ("name", "gap", "within", "verbs")
            if f"{row['code']}_{key}" in changed
        }
    return rows  # fmt: skip


def started(hall, kind="four_steps", **more):
    return services.start_process(division=hall.cast.village, kind=kind, title="村口停车位怎么分", by=hall.head, **more)


def told(hall, process, *words, at=None):
    for each in words:
        process = services.take_phase(process=process, words=each, by=hall.head, at=at)
    return process


@pytest.mark.parametrize("kind", STARTED)
def test_every_rule_a_phase_names_is_in_the_profile(kind):
    assert keys_of(PROCESSES[kind])
    assert all(KEYS[key].kind == "int" for key in keys_of(PROCESSES[kind]))


@pytest.mark.parametrize("kind", STARTED)
def test_a_copy_that_changes_nothing_is_a_way(kind):
    rows = rows_of(kind)
    assert fault_of_own(kind, rows, lambda key: KEYS[key].default) is None
    assert phases_of(kind, rows) == PROCESSES[kind]
    for at in range(len(rows)):
        fault = fault_of_own(kind, rows[:at] + rows[at + 1 :], lambda key: KEYS[key].default)
        assert fault == ("left_out", PROCESSES[kind][at].name)
    assert fault_of_own(kind, rows[1:] + rows[:1], lambda key: KEYS[key].default)[0] == "left_out"


def test_fund_raising_rests_on_words_a_decision_and_the_county_in_seven_working_days(hall):
    process = started(hall, "fund_raising")
    with pytest.raises(RuleBroken) as refused:
        told(hall, process, "  ")
    assert "十分之一以上村民" in refused.value.message
    told(hall, process, "村委会提的，修水渠，每人 15 元", "走了 46 户，签字 40 户")
    hall.now -= timedelta(days=10)
    meeting = hall.minuted(hall.held(hall.called(days=10), 30), yes=20, no=5, abstain=5)
    services.take_phase(process=process, meeting=meeting, by=hall.head)
    friday = clock.now().replace(year=2027, month=3, day=5, hour=10)
    process = services.take_phase(process=process, words="同意，上政〔2027〕3号", by=hall.head, at=friday)
    assert process.due_on.isoformat() == "2027-03-16"  # seven working days after a Friday


def test_a_topic_is_told_what_its_phase_leaves_open(hall):
    topic = hall.published()
    resident = hall.cast.actor("resident")
    process = started(hall, "fund_raising", topic=topic)
    assert selectors.closed_by_phase(topic, "comment") == ""
    services.add_comment(topic=topic, side="for", words="水渠该修", by=resident)
    told(hall, process, "村委会提的", "走了 46 户")
    hall.now -= timedelta(days=10)
    meeting = hall.minuted(hall.held(hall.called(days=10, topic=topic), 30), yes=20, no=5, abstain=5)
    services.take_phase(process=process, meeting=meeting, by=hall.head)
    with pytest.raises(RuleBroken) as refused:
        services.add_comment(topic=topic, side="for", words="再说一句", by=resident)
    assert "乡镇初审" in refused.value.message
    with pytest.raises(RuleBroken):
        services.open_asking(
            topic=topic, question="问", statements=["一", "二", "三"], closes_at=clock.now() + timedelta(days=1),
            by=hall.secretary,
        )  # fmt: skip


def test_a_topic_runs_on_one_process_at_a_time(hall):
    topic = hall.published()
    first = started(hall, topic=topic)
    with pytest.raises(RuleBroken):
        started(hall, topic=topic)
    services.stop_process(process=first, reason="换一种走法", by=hall.head)
    assert started(hall, "fund_raising", topic=topic).state == "running"


def test_the_topic_shows_where_it_stands_and_until_when(hall, client):
    topic = hall.published()
    page = client.get(f"/hall/topics/{topic.public_id}/").content.decode()
    assert "大家说，坐下来议" in page
    process = started(hall, topic=topic)
    page = client.get(f"/hall/topics/{topic.public_id}/").content.decode()
    assert "党组织提议" in page
    assert "最晚" in page
    Process.objects.filter(pk=process.pk).update(due_on=clock.today() - timedelta(days=1))
    assert "过了期限" in client.get(f"/hall/topics/{topic.public_id}/").content.decode()


def own(hall, rows, kind="four_steps", name="上河议事七步", by=None):
    return services.make_plan(division=hall.cast.village, kind=kind, name=name, phases=rows, by=by or hall.head)


def test_a_village_names_lengthens_and_adds_and_its_matter_runs_on_that(hall):
    rows = rows_of("four_steps", propose_name="支部先碰头", decide_gap=7, review_within=20)
    rows.insert(2, {"code": "own", "name": "户主会", "verbs": ["comment"]})
    plan = own(hall, rows)
    process = started(hall, plan=plan)
    assert [phase.name for phase in process.phases][:3] == ["支部先碰头", "村“两委”会议商议", "户主会"]
    assert (process.kind_name, process.phases[4].gap, process.phases[3].within) == ("上河议事七步", 7, 20)
    assert process.phases[4].passes
    assert next_phase(process.phases, {"propose", "consult"}).told == "户主会"
    services.end_plan(plan=plan, by=hall.head)
    with pytest.raises(RuleBroken):
        started(hall, plan=plan)
    assert own(hall, rows_of("four_steps")).name == plan.name  # the name is free again


def test_a_village_cannot_leave_out_hurry_or_open(hall):
    for rows in (
        rows_of("four_steps")[1:],
        rows_of("four_steps", decide_gap=2),
        rows_of("four_steps", open_result_verbs=["comment"]),
    ):
        with pytest.raises(RuleBroken):
            own(hall, rows)
    own(hall, rows_of("four_steps"))
    with pytest.raises(RuleBroken) as twice:
        own(hall, rows_of("four_steps"))
    assert twice.value.field == "name"
    with pytest.raises(NotAllowed):
        own(hall, rows_of("four_steps"), name="别的", by=hall.cast.actor("resident"))


def test_days_of_the_county_are_said_to_be_working_days(hall, client):
    client.force_login(hall.cast.user("committee"))
    page = client.get("/hall/ways/new/fund_raising/").content.decode()
    assert page.count("个工作日。") == 1
    assert "空着就照规定：7 个工作日。" in page


def test_a_way_is_copied_and_taken_in_the_browser(hall, client):
    client.force_login(hall.cast.user("committee"))
    page = client.get("/hall/ways/new/four_steps/").content.decode()
    assert "第 4 步：会议决议" in page
    typed = {
        "division": hall.cast.village.public_id,
        "name": "我们的四步",
        "extra_name": "户主会",
        "extra_after": "consult",
    }
    for phase in PROCESSES["four_steps"]:
        typed |= {f"{phase.code}_name": phase.name, f"{phase.code}_open": "on"} | (
            {f"{phase.code}_gap": 2} if phase.gap else {}
        )
    refused = client.post("/hall/ways/new/four_steps/", typed)
    assert refused.status_code == 422
    assert "我们的四步" in refused.content.decode()
    page = client.post("/hall/ways/new/four_steps/", typed | {"decide_gap": 4}, follow=True).content.decode()
    assert "村“两委”会议商议 → 户主会" in page
    plan = selectors.plans([hall.cast.village.path])[0]
    answer = client.post(
        "/hall/steps/new/", {"division": hall.cast.village.public_id, "title": "修路", "kind": plan.public_id}
    )
    assert answer.status_code == 302
    assert "户主会" in client.get(answer["Location"]).content.decode()
    client.post(f"/hall/ways/{plan.public_id}/end/")
    assert "还没有自己的走法" in client.get("/hall/ways/").content.decode()


def test_a_meeting_takes_one_step_and_only_of_its_own_matter(hall, client):
    topic, other = hall.published(), hall.published()
    process = started(hall, topic=topic)
    body = hall.body("party_branch", 9)

    def branch(about, days=0):
        return hall.minuted(hall.held(hall.called(body, days=days, topic=about), 9), yes=9, no=0, abstain=0)

    for about in (other, None):
        with pytest.raises(RuleBroken, match="议程上没有这件事"):
            services.take_phase(process=process, meeting=branch(about), by=hall.head)
    Topic.objects.filter(pk=topic.pk).update(proposed_at=clock.now() + timedelta(days=2))
    process.refresh_from_db()
    with pytest.raises(RuleBroken, match="以前的会不算"):
        services.take_phase(process=process, meeting=branch(topic, days=1), by=hall.head)
    Topic.objects.filter(pk=topic.pk).update(proposed_at=clock.now() - timedelta(days=2))
    item = branch(None).items.get()  # named by hand
    with pytest.raises(RuleBroken) as refused:
        services.take_phase(process=process, item=item, by=hall.head)
    assert refused.value.field == "words"
    client.force_login(hall.cast.user("committee"))
    form = client.post(f"/hall/steps/{process.public_id}/phase/", {"item": item.public_id, "words": ""})
    assert form.status_code == 422  # the label says so before it is refused
    assert form.content.decode().count("不是从这件事的议题来的") >= 2
    services.take_phase(process=process, item=item, words="议的就是停车位，登记时没有选议题。", by=hall.head)
    assert item not in selectors.items_for_phase(process, process.phases[0])
    both = hall.called(hall.body("two_committees", 5), days=0, topic=topic)
    both = hall.minuted(hall.held(both, 5), yes=5, no=0, abstain=0)
    services.take_phase(process=process, meeting=both, by=hall.head)
    with pytest.raises(RuleBroken, match="一次会只走一步"):
        services.take_phase(process=process, item=item, words="再算一次。", by=hall.head)
    old = branch(topic)
    Process.objects.filter(pk=process.pk).update(started_at=clock.now() + timedelta(days=1))
    with pytest.raises(
        RuleBroken, match="以前的会不算"
    ):  # what votes counts since the matter set out, whenever the topic came
        services.take_phase(process=process, meeting=old, by=hall.head)


def test_without_a_topic_only_an_item_of_its_title_takes_its_steps(hall):
    process = started(hall)
    body = hall.body("party_branch", 9)
    for title in ("修路", process.title):
        meeting = hall.minuted(hall.held(hall.called(body, days=0, title=title), 9), yes=9, no=0, abstain=0)
        if title != process.title:
            with pytest.raises(RuleBroken, match="议程上没有这件事"):
                services.take_phase(process=process, meeting=meeting, by=hall.head)
    services.take_phase(process=process, meeting=meeting, by=hall.head)
    assert process.steps.get().item == meeting.items.get()
