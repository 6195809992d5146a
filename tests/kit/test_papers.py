"""A paper is the same to the byte all day, so that who asks again is told that nothing has changed."""

import time

import time_machine

from lianxin.kit.prints import render_paper

PAPER = {"title": "存根", "slips": [], "lang": "zh"}


def test_the_same_paper_is_the_same_to_the_byte_all_day():
    with time_machine.travel("2026-11-29 08:00+08:00", tick=False):
        first = render_paper("slips", PAPER)
    time.sleep(1.1)  # the engine reads the machine's own clock, to the second
    with time_machine.travel("2026-11-29 19:00+08:00", tick=False):
        assert render_paper("slips", PAPER) == first
    with time_machine.travel("2026-11-30 08:00+08:00", tick=False):
        assert render_paper("slips", PAPER) != first
