"""From a passed motion to a numbered resolution on the board, its bundle counted again, and what became of it."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings

from lianxin.audit import services as audit
from lianxin.audit.calc import recountable
from lianxin.bulletin import selectors as board
from lianxin.bulletin import services as bulletin
from lianxin.bulletin.models import Notice
from lianxin.deliberation import presenters, services
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken


def resolved(hall, meeting=None, days=None, **votes):
    """``days``: others than the usual ones."""
    meeting = meeting or hall.validated(
        hall.minuted(hall.held(hall.called(), 30), **(votes or {"yes": 20, "no": 6, "abstain": 4}))
    )
    today = clock.today()
    usual = {"effective_on": today, "due_on": today + timedelta(days=30), "review_on": today + timedelta(days=90)}
    return services.register_resolution(
        item=meeting.items.get(),
        responsible="上河村村民委员会",
        budget_fen=320_050,
        by=hall.head,
        **usual | (days or {}),
    )


def recount(data, folder):
    path = folder / "bundle.zip"
    path.write_bytes(data)
    environment = {"PATH": os.environ["PATH"], "LANG": "zh_CN.UTF-8", "PYTHONPATH": str(settings.BASE_DIR)}
    return subprocess.run(
        [sys.executable, "-m", "lianxin.recount", str(path)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_resolution_is_numbered_posted_and_counted_again(hall, tmp_path, client):
    meeting = hall.validated(hall.minuted(hall.held(hall.called(), 30), yes=20, no=6, abstain=4))
    for field in ("effective_on", "due_on"):
        with pytest.raises(RuleBroken, match="不能比那天早") as refused:
            resolved(hall, meeting, {field: clock.today() - timedelta(days=1)})
        assert refused.value.field == field
    head = audit.sign_log()
    first = resolved(hall, meeting)
    assert first.number == f"村代决〔{first.year}〕1号"
    assert client.get(f"/hall/resolutions/{first.public_id}/").status_code == 404
    published = services.publish_resolution(resolution=first, by=hall.head)
    standing = board.standing_of("resolution", first.public_id)
    assert published.state == "in_force"
    assert (standing.posted_until - standing.posted_on).days >= 14
    notice = Notice.objects.get(source_kind="resolution")
    assert first.bundle.seal in notice.body
    page = client.get(f"/hall/resolutions/{first.public_id}/").content.decode()
    assert f"/board/{notice.public_id}/" in page
    for told in ("应到人数 41，要三分之二以上（含三分之二），至少 28；到会人数 30，够了。", "至少 16；同意 20，够了。"):
        assert told in page
    data = client.get(f"/hall/resolutions/{first.public_id}/bundle.zip").content
    assert json.loads(recountable.unpack(data)["context.json"])["tree_head"] == head.note
    said = recount(data, tmp_path)
    assert (said.returncode, said.stdout.splitlines()[0][:3]) == (0, "一致：")
    assert first.bundle.seal in said.stdout
    assert first.minutes.digest in said.stdout


@pytest.mark.parametrize("place", [300, 900, -300])
def test_a_changed_byte_is_found(hall, tmp_path, place):
    data = bytearray(resolved(hall).bundle.data)
    data[place] ^= 1
    assert recount(bytes(data), tmp_path).returncode in (1, 2)


def test_what_did_not_pass_or_is_not_validated_is_no_resolution(hall):
    lost = hall.validated(hall.minuted(hall.held(hall.called(), 30), yes=10, no=20, abstain=0))
    with pytest.raises(RuleBroken):
        resolved(hall, lost)
    early = hall.minuted(hall.held(hall.called(hall.body(name="另一个")), 30), yes=20, no=0, abstain=0)
    with pytest.raises(RuleBroken):
        resolved(hall, early)


def test_two_in_a_year_have_two_numbers(hall):
    body, study = hall.body(), hall.studied()
    numbers = []
    for _n in range(2):
        meeting = hall.held(hall.called(body, study=study), 30)
        numbers.append(resolved(hall, hall.validated(hall.minuted(meeting, yes=20, no=0, abstain=0))).number)
    assert [number[-2] for number in numbers] == ["1", "2"]


def test_what_became_of_it_stays_and_its_end_has_a_reason(hall):
    resolution = services.publish_resolution(resolution=resolved(hall), by=hall.head)
    services.report_resolution(resolution=resolution, words="划线完成一半", by=hall.head)
    done = services.finish_resolution(resolution=resolution, words="二十个车位都划好了，花了 3200.5 元。", by=hall.head)
    assert done.state == "implemented"
    assert board.standing_of("resolution_result", resolution.public_id) is not None
    with pytest.raises(NotAllowed):
        services.end_resolution(resolution=done, state="annulled", words="法院", by=hall.cast.actor("resident"))
    ended = services.end_resolution(
        resolution=done, state="annulled", words="县法院判决撤销", by=hall.cast.actor("township_officer")
    )
    assert [step.state for step in ended.steps.all()] == ["in_force", "implemented", "annulled"]


def test_an_objection_found_right_is_read_beside_the_resolution(hall):
    resolution = services.publish_resolution(resolution=resolved(hall), by=hall.head)
    notice = Notice.objects.get(source_kind="resolution")
    objection = bulletin.raise_objection(
        notice=notice, words="车位数写错了，会上说的是十五个。", by=hall.cast.actor("resident")
    )
    bulletin.answer_first(objection=objection, words="正在核对。", by=hall.secretary)
    bulletin.uphold_objection(objection=objection, answer="确实写错。", by=hall.secretary)
    assert "异议成立" in resolution.steps.get().words


def four_steps(hall):
    """A matter through all four meetings; gives the process and the resolution."""
    process = services.start_process(
        division=hall.cast.village, kind="four_steps", title="村口停车位怎么分", by=hall.head
    )
    study = hall.studied()
    services.take_phase(process=process, meeting=study, words="提议划车位", by=hall.head)
    both = hall.minuted(hall.held(hall.planned(hall.body("two_committees", 9), days=0), 9), yes=9, no=0, abstain=0)
    services.take_phase(process=process, meeting=both, by=hall.head)
    services.take_phase(
        process=process, meeting=hall.minuted(hall.held(hall.planned(study.body, days=1), 7)), by=hall.head
    )
    return process, study


def test_four_steps_and_two_publications(hall):
    process, study = four_steps(hall)
    body = hall.body()
    soon = hall.planned(body, days=3, study=study)
    type(soon).objects.filter(pk=soon.pk).update(state="called", called_at=hall.now)
    hall.now -= timedelta(days=10)
    meeting = hall.called(body, days=14, study=study)
    meeting = hall.validated(hall.minuted(hall.held(meeting, 30), yes=20, no=5, abstain=5))
    services.take_phase(process=process, meeting=meeting, by=hall.head)
    resolution = resolved(hall, meeting)
    with pytest.raises(RuleBroken):
        services.take_phase(process=process, resolution=resolution, by=hall.head)
    services.publish_resolution(resolution=resolution, by=hall.head)
    services.take_phase(process=process, resolution=resolution, by=hall.head)
    with pytest.raises(RuleBroken):
        services.take_phase(process=process, resolution=resolution, by=hall.head)
    services.finish_resolution(resolution=resolution, words="划好了", by=hall.head)
    done = services.take_phase(process=process, resolution=resolution, by=hall.head)
    assert done.state == "done"
    assert [step.code for step in done.steps.all()] == [
        "propose",
        "consult",
        "review",
        "decide",
        "open_decision",
        "open_result",
    ]


def test_the_decision_waits_three_days_after_the_review(hall):
    process, study = four_steps(hall)
    hall.now -= timedelta(days=10)
    meeting = hall.called(days=13, study=study)  # two days after the review
    meeting = hall.validated(hall.minuted(hall.held(meeting, 30), yes=20, no=5, abstain=5))
    with pytest.raises(RuleBroken) as refused:
        services.take_phase(process=process, meeting=meeting, by=hall.head)
    assert "最早" in refused.value.message


def test_no_step_is_left_out(hall):
    process = services.start_process(division=hall.cast.village, kind="four_steps", title="路灯", by=hall.head)
    both = hall.minuted(hall.held(hall.planned(hall.body("two_committees", 9), days=0), 9))
    with pytest.raises(RuleBroken):
        services.take_phase(process=process, meeting=both, by=hall.head)


@pytest.mark.skipif(
    not any((Path(settings.BASE_DIR) / "frontend" / "fonts").glob("*.ttf")), reason="fonts are not built"
)
def test_the_papers_are_printed(hall, client):
    resolution = services.publish_resolution(resolution=resolved(hall), by=hall.head)
    meeting = resolution.item.meeting
    client.force_login(hall.cast.user("committee"))
    for name in ("notice", "sheet", "minutes"):
        answer = client.get(f"/hall/meetings/{meeting.public_id}/{name}.pdf")
        assert answer.content.startswith(b"%PDF"), name
    assert client.get(f"/hall/resolutions/{resolution.public_id}/notice.pdf").content.startswith(b"%PDF")


def test_a_resolution_comes_back_on_its_days(hall):
    resolution = services.publish_resolution(resolution=resolved(hall), by=hall.head)
    head, rows = hall.head, presenters.waiting.resolution_rows
    assert rows(head, clock.now()) == []
    with time_machine.travel(clock.now() + timedelta(days=31), tick=False):
        (row,) = rows(head, clock.now())
        assert (row.tone, "过了该办好的日子" in row.next_action) == ("late", True)
        assert rows(hall.cast.actor("resident"), clock.now()) == []
        services.finish_resolution(resolution=resolution, words="灯装好了。", by=head)
        assert rows(head, clock.now()) == []
    with time_machine.travel(clock.now() + timedelta(days=91), tick=False):
        (row,) = rows(head, clock.now())
        assert "回头看看" in row.next_action
        services.report_resolution(resolution=resolution, words="夜里有人走了。", by=head)
        assert rows(head, clock.now()) == []


def test_a_later_decision_is_entered_by_the_place_and_an_annulment_by_the_township(hall):
    resolution = services.publish_resolution(resolution=resolved(hall), by=hall.head)
    township = hall.cast.actor("township_officer")
    for actor, state in ((hall.head, "annulled"), (township, "revoked"), (township, "amended")):
        with pytest.raises(RuleBroken) as refused:
            services.end_resolution(resolution=resolution, state=state, words="某某", by=actor)
        assert refused.value.field == "state"
    services.end_resolution(resolution=resolution, state="annulled", words="责令改正", by=township)
