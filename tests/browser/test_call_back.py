"""Nobody answers three times: the desk tries on three days, and only then the case closes, with words that say so."""

from datetime import timedelta

import pytest
import time_machine

from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day
from lianxin.needs import services as needs
from lianxin.needs.models import Need
from lianxin.needs.vocabulary import State
from tests.browser.test_journeys import look_up, page_of, press, text_of  # noqa: F401
from tests.needs.conftest import desk  # noqa: F401


def try_to_reach(page, base, need):
    """One attempt at the desk, from the case's page."""
    page.goto(f"{base}/needs/{need.public_id}/call_back/")
    page.get_by_label("联系上了吗").select_option("unreachable")
    press(page, "记录回访")
    return text_of(page)


@pytest.mark.django_db(transaction=True)
def test_three_attempts_on_three_days_close_it_and_it_can_be_reopened(page_of, desk, live_server):  # noqa: F811
    base, cast, now = live_server.url, desk.cast, clock.now()
    with time_machine.travel(now, tick=True) as time:
        made = desk.register(when=now)
        need = needs.dispatch_need(need=made.need, unit=desk.bureau, by=cast.actor("clerk"))
        need = needs.accept_need(need=need, by=cast.actor("handler"))
        need = needs.record_contact(need=need, words="打了电话", by=cast.actor("handler"))
        need = needs.report_resolved(need=need, answer="灯换好了", by=cast.actor("handler"))
        need = needs.approve_answer(need=need, by=cast.actor("checker"))
        days = []
        for attempt in range(3):
            clerk = page_of(cast.user("clerk"), "/today/")
            assert "等您" in text_of(clerk)
            assert need.title in text_of(clerk)
            days.append(day(clock.today()))
            shown = try_to_reach(clerk, base, need)
            assert ("已销号" in shown) == (attempt == 2)
            if attempt < 2:
                assert "今天已经回访过一次，请改天再试。" in try_to_reach(clerk, base, need)
                time.shift(timedelta(days=1))

        resident = page_of(None, "/")
        seen = look_up(resident, base, need.number, made.pickup_code)
        assert seen.count("我们回访了您，没有联系上，会改天再找您。") == 2
        assert (
            f"我们在{'、'.join(days)}回访过您，没有联系上，已销号。没办好的话，您可以要求重办一次，不用说理由。" in seen
        )
        press(resident, "没办好，请重办")
        press(resident, "没办好，请重办")
        assert Need.objects.get(pk=need.pk).state == State.REOPENED
