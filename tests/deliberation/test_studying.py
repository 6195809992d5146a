"""The Party's study is a meeting of its own about the same matter, and its step is over before the assembly is called."""

import pytest

from lianxin.deliberation import services
from lianxin.deliberation.errors import WrongState
from lianxin.kit.errors import NotAllowed, RuleBroken


def branch(hall, topic=None, **more):
    """A meeting of the branch on a topic, with minutes."""
    body = more.pop("body", None) or hall.body("party_branch", 9, name="支部")
    return hall.minuted(hall.held(hall.planned(body, days=0, topic=topic, **more), present=7))


def test_a_topic_is_studied_before_the_assembly_is_called(hall):
    topic = hall.published()
    body = hall.body("party_branch", 9, name="支部")
    other = branch(hall, body=body)
    meeting = hall.planned(hall.body(), study=other, topic=topic)
    with pytest.raises(RuleBroken, match="没有研究过") as refused:
        services.call_meeting(meeting=meeting, by=hall.head, at=hall.now)
    assert "第二十八条" in refused.value.article
    study = branch(hall, topic, body=body)
    with pytest.raises(NotAllowed):
        services.name_study(meeting=meeting, study=study, by=hall.clerk)
    with pytest.raises(RuleBroken):
        services.name_study(meeting=meeting, study=hall.planned(hall.body(name="另一个")), by=hall.head)
    services.name_study(meeting=meeting, study=study, by=hall.head)
    called = services.call_meeting(meeting=meeting, by=hall.head, at=hall.now)
    assert called.state == "called"
    with pytest.raises(WrongState):
        services.name_study(meeting=meeting, study=other, by=hall.head)


def test_what_has_no_topic_is_studied_under_its_name_or_its_motion(hall):
    body = hall.body()
    study = branch(hall, title="老井怎么办", motion="老井加盖上锁。")
    for words in ({"title": "村口停车位怎么分", "motion": "划二十个。"}, {"title": "村口停车位怎么分", "motion": ""}):
        with pytest.raises(RuleBroken, match="没有研究过“村口停车位怎么分”"):
            services.call_meeting(meeting=hall.planned(body, study=study, **words), by=hall.head, at=hall.now)
    for words in ({"title": "老井 怎么办", "motion": "另写的话。"}, {"title": "水井的事", "motion": "老井加盖上锁。"}):
        meeting = hall.planned(body, study=study, **words)
        assert services.call_meeting(meeting=meeting, by=hall.head, at=hall.now).state == "called"


def test_a_study_serves_until_the_body_has_met_on_it(hall):
    body, topic = hall.body(), hall.published()
    study, other = branch(hall, topic), hall.studied()
    services.name_study(meeting=(about := hall.planned(body, days=20, topic=topic)), study=study, by=hall.head)
    hall.minuted(hall.held(hall.planned(body, days=10, study=other), present=30), yes=20, no=5, abstain=5)
    again = hall.planned(body, days=20, study=other)
    with pytest.raises(RuleBroken, match="再研究一次"):
        services.call_meeting(meeting=again, by=hall.head, at=hall.now)
    hall.held(about, present=30)  # another matter was decided meanwhile; this topic was not
    with pytest.raises(RuleBroken, match="再研究一次"):
        services.call_meeting(meeting=hall.planned(body, days=30, study=study, topic=topic), by=hall.head, at=hall.now)


def test_the_step_of_the_process_is_taken_before_the_call(hall):
    topic = hall.published()
    process = services.start_process(
        division=hall.cast.village, kind="four_steps", title="停车位", topic=topic, by=hall.head
    )
    body = hall.body("party_branch", 9, name="支部")
    study = branch(hall, topic, body=body)
    meeting = hall.planned(hall.body(), study=study, topic=topic)
    with pytest.raises(RuleBroken, match="“党组织提议”这一步还没有走"):
        services.call_meeting(meeting=meeting, by=hall.head, at=hall.now)
    services.take_phase(process=process, meeting=study, by=hall.head)
    both = hall.minuted(hall.held(hall.planned(hall.body("two_committees", 7), days=0, topic=topic), present=7))
    services.take_phase(process=process, meeting=both, by=hall.head)
    with pytest.raises(RuleBroken, match="“党员大会审议”这一步还没有走"):
        services.call_meeting(meeting=meeting, by=hall.head, at=hall.now)
    services.take_phase(process=process, meeting=branch(hall, topic, body=body), by=hall.head)
    assert services.call_meeting(meeting=meeting, by=hall.head, at=hall.now).state == "called"


def test_the_study_stands_on_the_pages_of_topic_and_meeting(hall, client):
    topic = hall.published()
    study = branch(hall, topic)
    meeting = services.call_meeting(
        meeting=hall.planned(hall.body(), study=study, topic=topic), by=hall.head, at=hall.now
    )
    for address in (f"/hall/topics/{topic.public_id}/", f"/hall/meetings/{meeting.public_id}/"):
        page = client.get(address).content.decode()
        assert "党组织先研究" in page
        assert "支部 " in page
        assert f"/hall/meetings/{study.public_id}/" not in page  # the branch's meetings are its own
    client.force_login(hall.cast.user("committee"))
    assert f"/hall/meetings/{study.public_id}/" in client.get(f"/hall/topics/{topic.public_id}/").content.decode()
    prepared = client.get(f"/hall/meetings/{study.public_id}/").content.decode()
    assert "为哪些会先研究" in prepared
    assert str(meeting) in prepared
    open_plan = hall.planned(hall.body(name="二"), topic=topic)
    chosen = client.post(f"/hall/meetings/{open_plan.public_id}/study/", {"study": study.public_id})
    assert chosen.status_code == 302
    open_plan.refresh_from_db()
    assert open_plan.study == study
