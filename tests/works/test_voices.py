"""Residents and a project: what they say to its design, who of them would watch, what is looked at one by one, where it stands after."""

from datetime import timedelta

import pytest

from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.waiting import waiting_for
from lianxin.works import presenters, services
from lianxin.works.errors import WrongState
from lianxin.works.models import Card, Comment, Monitor
from lianxin.works.vocabulary import CheckItem, Sector, Strand, sectors_of, strand_of
from tests.works.test_keeping import handed, settled


@pytest.fixture
def designed(village):
    return village.designed()


def _said(village, project, words="灯往学校那头挪二十米", who="resident"):
    return services.comment_on_design(project=project, words=words, by=village.cast.actor(who), at=village.now)


def test_a_design_is_commented_by_who_lives_there_and_answered_once(client, village, designed):
    made = _said(village, designed)
    page = client.get(f"/works/{designed.public_id}/comments/").content.decode()
    assert "灯往学校那头挪二十米" in page
    assert "等村里答复" in page
    assert village.cast.user("resident").name not in page
    answer = {"project": designed, "comment": made, "words": "采纳，方案改了", "at": village.now}

    def waits(who):
        rows = waiting_for(village.cast.actor(who), clock.now())
        return [row.next_action for row in rows if row.title == designed.title]

    assert waits("committee") == ["答复大家对方案的意见"]
    assert waits("supervisor") == ["监督员还没有定：公布怎么抽签，到那天抽"]
    with pytest.raises(NotAllowed):
        services.answer_comment(**answer, by=village.cast.actor("resident"))
    services.answer_comment(**answer, by=village.head)
    assert waits("committee") == []
    with pytest.raises(RuleBroken, match="还没有答复的"):
        services.answer_comment(**answer, by=village.head)
    assert presenters.comment_rows(designed)[0][2] == "采纳，方案改了"
    tags = AuditEvent.objects.filter(tag__in=("works:project:comment", "works:project:answer")).values_list(
        "tag", flat=True
    )
    assert sorted(tags) == ["works:project:answer", "works:project:comment"]


def test_a_comment_is_refused_in_words(village, designed):
    with pytest.raises(NotAllowed, match="住在这里"):
        _said(village, designed, who="outsider")
    with pytest.raises(RuleBroken, match="请写意见"):
        _said(village, designed, words=" ")
    for n in range(5):
        _said(village, designed, words=f"第 {n} 条")
    with pytest.raises(RuleBroken, match="已经提了 5 条"):
        _said(village, designed)
    assert Comment.objects.count() == 5
    for made in Comment.objects.all():
        services.answer_comment(project=designed, comment=made, words="看过", by=village.head, at=village.now)
    village.building(designed)
    with pytest.raises(WrongState):
        _said(village, designed)


def test_who_lives_there_volunteers_by_themselves(client, village, designed):
    resident, supervisor = village.cast.actor("resident"), village.cast.actor("supervisor")
    mine = {"project": designed, "interest": "", "by": resident, "at": village.now}
    with pytest.raises(RuleBroken, match="报名从公布"):
        services.volunteer_myself(**mine)
    on = village.today + timedelta(days=5)
    services.announce_draw(project=designed, draw_words="气温", draw_on=on, by=supervisor, at=village.now)
    services.enter_volunteer(project=designed, name=resident.name, interest="", by=supervisor, at=village.now)
    with pytest.raises(RuleBroken, match="同名的人"):
        services.volunteer_myself(**mine)
    Monitor.objects.update(
        user=village.cast.user("resident_abroad")
    )  # a namesake who volunteered by themselves shuts nobody out
    made = services.volunteer_myself(**mine)
    assert (made.number, made.user_id, made.name) == (2, resident.id, resident.name)
    with pytest.raises(RuleBroken, match="已经报过名"):
        services.volunteer_myself(**mine)
    for who in ("committee", "accountant", "supervisor", "outsider"):
        with pytest.raises(NotAllowed):
            services.volunteer_myself(**(mine | {"by": village.cast.actor(who)}))
    assert Monitor.objects.count() == 2
    client.force_login(village.cast.user("resident"))
    assert client.get(f"/works/{designed.public_id}/site/").status_code == 200


def test_a_number_that_never_came_is_replaced_after_three_days(village, designed):
    by = village.cast.actor("supervisor")
    on = village.today + timedelta(days=2)
    services.announce_draw(project=designed, draw_words="12 月 5 日气温", draw_on=on, by=by, at=village.now)
    again = {"project": designed, "draw_words": "12 月 20 日气温", "reason": "气象站坏了，没有公布", "by": by}
    for days in (0, 2, 4):
        at = village.now + timedelta(days=days)
        with pytest.raises(RuleBroken, match="过了公布的抽签日三天"):
            services.announce_again(**again, draw_on=on + timedelta(days=20), at=at)
    at = village.now + timedelta(days=5)
    for more, words in (({"reason": " "}, "为什么没有出来"), ({"draw_on": on}, "最早是明天")):
        with pytest.raises(RuleBroken, match=words):
            services.announce_again(**(again | {"draw_on": on + timedelta(days=20)} | more), at=at)
    project = services.announce_again(**again, draw_on=on + timedelta(days=20), at=at)
    assert (project.draw_words, project.draw_on) == ("12 月 20 日气温", on + timedelta(days=20))
    note = project.notes.get()
    assert "12 月 5 日气温" in note.words
    assert "气象站坏了" in note.words


def test_an_acceptance_looks_at_every_item(village):
    project = settled(village)
    accepted = project.acceptances.get()
    assert accepted.items == [[each.value, True] for each in CheckItem]
    tones = presenters.watch(project, [], names=False).acceptances[0]
    assert "当场试过，好用：合格" in tones[3]


def test_what_was_built_is_a_card_of_the_collective(client, village):
    project = handed(village)
    card = Card.objects.get(project=project)
    assert (card.name, card.original_fen, card.state, card.kind) == (
        project.asset.name,
        project.asset.value,
        "used",
        "facility",
    )
    assert card.number in client.get(f"/works/{project.public_id}/").content.decode()
    assert project.title in client.get(f"/works/assets/{card.public_id}/").content.decode()
    services.retire_asset(project=project, reason="换成新的", by=village.head, at=village.now)
    card.refresh_from_db()
    assert (card.state, card.gone_because) == ("gone", "报废：换成新的")


def test_every_project_stands_in_one_of_the_three_strands():
    assert sorted(sector for strand in Strand for sector in sectors_of(strand)) == sorted(Sector)
    assert all(strand_of(sector) == strand for strand in Strand for sector in sectors_of(strand))
