"""A council decides by secret ballot; whoever likes takes the bundle home and counts it again without the server."""

import pytest
import time_machine

from lianxin.audit.calc import recountable
from tests.browser.hall import (
    Walk,
    called,
    counted,
    known_to_the_register,
    printed_codes,
    seated,
    voted_as_oneself,
    voted_by_code,
    voted_with_help,
)
from tests.browser.test_journeys import page_of, press, text_of  # noqa: F401
from tests.deliberation.conftest import MOTION
from tests.recount.test_bundles import DIFFERENT, NO_BUNDLE, SAME, counted_alone

COUNCIL = "上河村股份经济合作社理事会"
CHINESE = "zh_CN.UTF-8"


def put_to_ballot(walk, meeting):
    """The motion word for word, on slips; gives the address of the ballot and the codes."""
    page = counted(walk, meeting)
    press(page, "无记名投票")
    press(page, "无记名投票")
    assert MOTION in text_of(page)
    return walk.path(page), printed_codes(page)


def voted_in_secret(walk, ballot, codes):
    """Four by code, one with her account, one with help; gives a tracker."""
    trackers = [
        voted_by_code(walk, ballot, code, mark)
        for code, mark in zip(codes, ("同意", "同意", "同意", "不同意"), strict=False)
    ]
    voted_as_oneself(walk, ballot, "同意")
    voted_with_help(walk, ballot, "理事5", "弃权")
    return trackers[0]


def found_out(bundle):
    """One byte of the file; a vote exchanged in an archive that is whole again."""
    whole, files = bundle.read_bytes(), recountable.unpack(bundle.read_bytes())
    bundle.write_bytes(whole[:900] + bytes([whole[900] ^ 1]) + whole[901:])
    assert counted_alone(bundle, lang=CHINESE).returncode in (DIFFERENT, NO_BUNDLE)
    files["sheets.json"] = files["sheets.json"].replace(b'["no"]', b'["yes"]')
    bundle.write_bytes(recountable.pack(files))
    told = counted_alone(bundle, lang=CHINESE)
    assert (told.returncode, "文件 sheets.json 被改动过" in told.stdout) == (DIFFERENT, True)


@pytest.mark.django_db(transaction=True)
def test_what_was_voted_in_secret_is_counted_again_elsewhere(cast, page_of, live_server, assert_accessible, tmp_path):  # noqa: F811
    with time_machine.travel("2026-08-03 09:00+08:00", tick=True) as time:
        walk = Walk(page_of, cast, live_server.url, time)
        known_to_the_register(cast)
        seated(walk, COUNCIL, "collective_council", [*(f"理事{n} {n:03d}" for n in range(1, 6)), "周小满 SH-0001"])
        meeting = called(walk, COUNCIL, title="村口停车位怎么分", motion=MOTION)
        ballot, codes = put_to_ballot(walk, meeting)
        tracker = voted_in_secret(walk, ballot, codes)
        page = walk.at("committee", ballot)
        press(page, "截止，计票")
        press(page, "截止，计票")
        passed = "应到人数 6，要过半数，至少 4；同意 4，够了。"
        assert passed in text_of(page)
        shown = text_of(walk.at("committee", meeting))
        assert "票决：同意 4，不同意 1，弃权 1，无效 0" in shown
        assert passed in shown
        page = walk.at(None, ballot, viewport="phone")
        assert_accessible(page)
        seal = page.locator("main .digest").inner_text()
        with page.expect_download() as file:
            page.get_by_role("link", name="下载结果包").click()
        bundle = tmp_path / file.value.suggested_filename
        file.value.save_as(bundle)
    same = counted_alone(bundle, "--mine", tracker, lang=CHINESE)
    assert (same.returncode, same.stdout[:3]) == (SAME, "一致："), same.stderr
    assert f"查询码 {tracker}：包里记的是 同意\n" in same.stdout
    assert seal in same.stdout
    found_out(bundle)
