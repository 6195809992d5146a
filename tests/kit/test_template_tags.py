from datetime import UTC, date, datetime, time

import pytest
from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import mark_safe
from time_machine import travel


def rendered(source, **context):
    return Template(source).render(Context(context))


@pytest.mark.parametrize(("language", "words"), [("zh-hans", "2026年11月23日"), ("en", "23 Nov 2026")])
def test_day_in_words(language, words):
    with translation.override(language):
        assert rendered("{{ d|day }}", d=date(2026, 11, 23)) == words


def test_moment_is_local_and_says_the_year_only_when_needed():
    with travel(datetime(2026, 11, 23, 12, tzinfo=UTC)), translation.override("zh-hans"):
        assert rendered("{{ m|moment }}", m=datetime(2026, 11, 23, 6, 5, tzinfo=UTC)) == "11月23日 14:05"
        assert rendered("{{ m|moment }}", m=datetime(2025, 12, 31, 17, 0, tzinfo=UTC)) == "1月1日 01:00"
        assert rendered("{{ m|moment }}", m=datetime(2025, 12, 31, 15, 0, tzinfo=UTC)) == "2025年12月31日 23:00"


def test_dates_of_nothing_are_empty():
    assert rendered("{{ d|day }}{{ d|moment }}{{ d|clock }}{{ d|iso }}", d=None) == ""


def test_clock_of_a_time():
    assert rendered("{{ t|clock }}", t=time(9, 30)) == "09:30"


def test_state_has_an_icon_and_the_word_escaped():
    html = rendered('{% state "late" word %}', word="<已超时>")
    assert "state--late" in html
    assert "#triangle-alert" in html
    assert "&lt;已超时&gt;" in html


def test_state_of_an_unknown_kind_is_plain_ink():
    assert "state--ink" in rendered('{% state "rainbow" "未知" %}')


def test_icon_without_a_label_is_hidden_from_readers():
    assert 'aria-hidden="true"' in rendered('{% icon "phone" %}')
    assert 'aria-label="电话"' in rendered('{% icon "phone" "电话" %}')


def test_crumbs_last_is_the_current_page():
    html = rendered('{% crumbs "首页" "/" "诉求" "/needs/" title %}', title="<路灯>")
    assert '<a href="/needs/">诉求</a>' in html
    assert '<span aria-current="page">&lt;路灯&gt;</span>' in html


def test_state_escapes_even_after_the_same_word_was_safe():
    rendered('{% state "ok" word %}', word=mark_safe("<b>好</b>"))
    assert "<b>" not in rendered('{% state "ok" word %}', word="<b>好</b>")
