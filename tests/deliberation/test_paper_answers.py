"""Township and county answer a raising on paper: entered with its pages, both names beside it, on it goes or no further."""

from datetime import timedelta

import pytest

from lianxin.audit.models import LogEntry
from lianxin.deliberation import services
from lianxin.files import selectors as files
from lianxin.files.services.owners import can_view_file
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from tests.deliberation.test_raisings import decided
from tests.files.test_photos import photo


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def given(raising, **more):
    return {
        "raising": raising, "agrees": True, "words": "没有意见", "filing": "柳政〔2026〕3号", "answered_by": "镇农业办 卫某",
        "answered_on": clock.today(), "scans": [photo()],
    } | more  # fmt: skip


def test_both_levels_are_entered_by_the_village_and_both_names_stand_there(hall, client):
    raising, _meeting = decided(hall, hall.raising())
    raising = services.enter_answer(**given(raising), by=hall.clerk)
    assert (raising.phase.code, raising.township_filing) == ("county", "柳政〔2026〕3号")
    raising = services.enter_answer(
        **given(raising, filing="青农〔2026〕8号", answered_by="县农业农村局 蒋某"), by=hall.clerk
    )
    assert (raising.phase.code, raising.county_filing) == ("open_decision", "青农〔2026〕8号")
    page = client.get(f"/hall/raisings/{raising.public_id}/").content.decode()
    for words in ("镇农业办 卫某", "县农业农村局 蒋某", f"{hall.clerk.name}照纸登记", "青农〔2026〕8号"):
        assert words in page
    pages = [files.files_of("raising_answer", each.public_id) for each in raising.paper_answers.all()]
    assert "/files/" not in page
    kept = pages[0][0]
    assert any(kept.sha256 in body for body in LogEntry.objects.values_list("body", flat=True))
    client.force_login(hall.cast.user("township_officer"))
    assert f"/files/{kept.public_id}/" in client.get(f"/hall/raisings/{raising.public_id}/").content.decode()
    assert can_view_file(hall.cast.actor("township_officer"), kept)
    assert not can_view_file(hall.cast.actor("resident"), kept)


def test_a_no_on_paper_ends_it(hall):
    raising, _meeting = decided(hall, hall.raising())
    raising = services.enter_answer(**given(raising, agrees=False, words="超出范围"), by=hall.clerk)
    assert (raising.process.state, raising.process.stopped_reason) == ("stopped", "柳政〔2026〕3号 超出范围")
    assert raising.township_filing == ""


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"scans": []}, "scans"),
        ({"answered_on": clock.today() + timedelta(days=1)}, "answered_on"),
        ({"answered_by": " 郑谷雨"}, "answered_by"),
    ],
)
def test_without_its_pages_or_its_names_it_is_refused(hall, more, field):
    raising, _meeting = decided(hall, hall.raising())
    with pytest.raises(RuleBroken) as refused:
        services.enter_answer(**given(raising, **more), by=hall.clerk)
    assert refused.value.field == field
    assert not raising.paper_answers.exists()


def test_only_the_place_enters_it_and_only_while_somebody_is_asked(hall):
    raising = hall.raising()
    with pytest.raises(RuleBroken):
        services.enter_answer(**given(raising), by=hall.clerk)
    raising, _meeting = decided(hall, raising)
    for name in ("resident", "outsider", "township_officer"):
        with pytest.raises(NotAllowed):
            services.enter_answer(**given(raising), by=hall.cast.actor(name))
    services.pass_raising(raising=raising, words="好", filing="1", by=hall.cast.actor("township_officer"))
    raising = services.enter_answer(**given(raising), by=hall.clerk)  # now it is the county's
    assert (raising.township_filing, raising.county_filing) == ("1", "柳政〔2026〕3号")


def test_it_is_entered_in_the_browser(hall, client):
    raising, _meeting = decided(hall, hall.raising())
    client.force_login(hall.cast.user("clerk"))
    at = f"/hall/raisings/{raising.public_id}/"
    assert "登记纸质答复" in client.get(at).content.decode()
    typed = {
        "agrees": "yes", "words": "没有意见", "filing": "柳政〔2026〕3号", "answered_by": "镇农业办 卫某",
        "answered_on": clock.today().isoformat(),
    }  # fmt: skip
    wrong = client.post(f"{at}answer/", typed)
    assert wrong.status_code == 422
    assert "镇农业办 卫某" in wrong.content.decode()
    page = client.post(f"{at}answer/", typed | {"scans": [photo()]}, follow=True).content.decode()
    assert "镇农业办 卫某" in page
