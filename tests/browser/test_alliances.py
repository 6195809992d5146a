"""A park alliance matches a need by clicks, each side at its own desk; the guest from outside sees the alliance alone."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from lianxin.kit import clock
from tests.alliances.conftest import park  # noqa: F401
from tests.browser.test_journeys import page_of, photo, press  # noqa: F401


@pytest.mark.parametrize("viewport", ["phone", "desktop"])
@pytest.mark.django_db(transaction=True)
def test_a_need_from_the_list_to_the_thanks(page_of, assert_accessible, park, photo, viewport, settings, tmp_path):  # noqa: F811
    settings.MEDIA_ROOT = tmp_path / "media"
    park.resource(division=park.cast.village)
    path = f"/alliances/{park.alliance.public_id}/"
    receiver = page_of(park.users["village"], path, viewport=viewport)
    assert_accessible(receiver)
    press(receiver, "写一条到清单上")
    receiver.get_by_label("哪张清单").select_option(label="需求")
    receiver.get_by_label("是什么").fill("缺一间培训用的会议室")
    receiver.get_by_label("说具体些").fill("要有投影，坐得下五十人")
    receiver.get_by_label("在哪里").fill("上河村")
    receiver.get_by_label("到哪天为止").fill((clock.today() - timedelta(days=1)).isoformat())
    press(receiver, "写一条到清单上")
    expect(receiver.locator("main")).to_contain_text("截止日要在起始日以后")
    assert_accessible(receiver)
    receiver.get_by_label("到哪天为止").fill("")
    press(receiver, "写一条到清单上")
    expect(receiver.locator("main")).to_contain_text("都说到“会议室”")
    assert_accessible(receiver)

    giver = page_of(park.users["outside"], "/alliances/", viewport=viewport)
    assert_accessible(giver)
    press(giver, "青禾园区党建联盟")
    press(giver, "可以对接的")
    assert_accessible(giver)
    press(giver, "缺一间培训用的会议室")
    press(giver, "我们来办")
    giver.get_by_label("用清单上的哪样资源").select_option(label="六十人会议室，有投影（外县物流公司）")
    giver.get_by_label("怎么帮").fill("周三下午空着")
    giver.get_by_label("哪天前送到").fill(clock.today().isoformat())
    assert_accessible(giver)
    press(giver, "我们来办")
    press(giver, "登记送到")
    giver.get_by_label("送了什么、交给谁").fill("会议室用了半天")
    giver.locator("main input[type=file]").set_input_files(photo)
    assert_accessible(giver)
    press(giver, "登记送到")
    expect(
        giver.get_by_text("登记送到，已记下。")
    ).to_be_visible()  # until then the picture is the one about to be sent
    expect(giver.locator("main img")).to_have_count(1)

    receiver.goto(giver.url)
    assert_accessible(receiver)
    press(receiver, "确认收到")
    receiver.get_by_label("收到了什么").fill("培训开成了")
    receiver.get_by_label("这条需求办成了吗").select_option(label="办成了，从清单上去掉")
    press(receiver, "确认收到")
    press(receiver, "致谢")
    receiver.get_by_label("感谢的话").fill("会议室很好用")
    press(receiver, "致谢")
    expect(receiver.locator("main")).to_contain_text("办完了")
    receiver.goto(re.sub(r"/alliances/.*", f"{path}matches/", giver.url))
    expect(receiver.locator("main")).to_contain_text("会议室很好用")
    assert_accessible(receiver)
