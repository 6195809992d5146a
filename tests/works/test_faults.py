"""A fault of what was built or is owned is a need at once: its page says where it comes from, the thing's page what became of it."""

import pytest

from lianxin.kit import clock
from lianxin.kit.faults import address_of, faults_of, find_thing
from lianxin.kit.waiting import waiting_for
from lianxin.needs.models import Category, Need
from lianxin.needs.services.telling import at_the_desk
from lianxin.works import services
from lianxin.works.models import Card
from tests.needs.conftest import desk  # noqa: F401
from tests.needs.test_pages import FORM
from tests.works.test_collective import card
from tests.works.test_keeping import handed
from tests.works.test_projects import refused


@pytest.fixture
def broken(village, desk):  # noqa: F811
    """A warehouse the supervisor found leaking at the count of the year."""
    found = card(village)
    by = village.cast.actor("supervisor")
    services.count_card(card=found, found="broken", words="东边漏雨", on=clock.today(), by=by)
    return found


def test_what_the_count_found_broken_is_a_need_and_the_card_shows_how_far_it_is(client, village, desk, broken):  # noqa: F811
    need = Need.objects.get()
    assert (need.channel, need.content, need.source_label) == ("inspection", "东边漏雨", broken.name)
    assert (need.division, need.public_summary) == (broken.division, f"{broken.name}坏了")
    assert need.requester_user_id == village.cast.actor("supervisor").id
    page = f"/works/assets/{broken.public_id}/"
    told = client.get(page).content.decode()
    assert need.number in told
    assert f"/needs/public/{need.public_id}/" in told
    for address in (f"/needs/public/{need.public_id}/", f"/needs/{need.public_id}/"):
        client.force_login(village.cast.user("clerk"))
        assert f'href="{page}"' in client.get(address).content.decode()
    Need.objects.filter(pk=need.pk).update(answer="瓦换了，不漏了。")
    assert "瓦换了，不漏了。" in client.get(page).content.decode()


def test_a_count_written_down_again_is_the_same_need(village, broken):
    services.decline_card(card=broken, reason="是西边", by=village.accountant)
    by = village.cast.actor("supervisor")
    services.count_card(card=broken, found="broken", words="西边漏雨", on=clock.today(), by=by)
    assert Need.objects.count() == 1


def test_what_an_inspection_found_stands_on_the_page_of_the_thing(client, village, desk):  # noqa: F811
    project = handed(village)
    call = {"project": project, "on": village.today, "by": village.head, "at": village.now}
    services.inspect_asset(is_sound=True, words="好的", **call)
    assert not Need.objects.exists()
    services.inspect_asset(is_sound=False, words="三盏不亮", **call)
    services.inspect_asset(is_sound=False, words="又有两盏不亮", **call)
    card = f"/works/assets/{project.card.public_id}/"
    assert f"{card}#faults" in client.get(f"/works/{project.public_id}/").content.decode()
    page = client.get(card).content.decode()
    assert all(need.number in page and need.source_id == project.card.public_id for need in Need.objects.all())
    assert Need.objects.count() == 2


def test_what_nobody_keeps_any_more_is_told_all_the_same_and_comes_to_who_sits_there(client, village, desk):  # noqa: F811
    project, page = handed(village), "/works/"
    client.force_login(village.cast.user("committee"))
    page += f"{project.public_id}/"
    kept = "村委会水电员"
    assert client.post(f"{page}keeper/", {"keeper": kept, "reason": "一样"}).status_code == 422
    assert client.post(f"{page}keeper/", {"keeper": "", "reason": "公益岗到期"}).status_code == 302
    told = client.get(page).content.decode()
    assert "现在没有人管护" in told
    project.card.refresh_from_db()
    assert project.card.user == ""
    assert any("没有人管护：定一个" in row.next_action for row in waiting_for(village.head, clock.now()))
    Category.objects.update(may_be_public=False)
    services.inspect_asset(project=project, on=clock.today(), is_sound=False, words="三盏不亮", by=village.head)
    need = Need.objects.get()
    assert (need.source_id, need.desk_path, need.may_publish) == (project.card.public_id, project.division_path, False)
    assert village.cast.user("clerk") in at_the_desk(need)
    found = {"project": project, "keeper": kept, "by": village.head}
    assert "为什么换" in refused("reason", run=services.change_keeper, reason=" ", **found)
    Card.objects.filter(pk=project.card.pk).update(state="idle")
    client.post(f"{page}keeper/", {"keeper": kept, "reason": "定了"})
    project.card.refresh_from_db()
    assert (project.card.state, project.card.user) == ("idle", ""), "what lies idle is used by nobody"
    assert kept in client.get(page).content.decode()


def test_a_resident_says_so_from_the_code_on_it_and_only_they_read_the_answer(client, village, desk):  # noqa: F811
    found = card(village)
    key = f"collective_card:{found.public_id}"
    assert client.get(f"/works/assets/{found.public_id}/code.pdf").content.startswith(b"%PDF")
    assert f"?thing={key}" in client.get(f"/works/assets/{found.public_id}/").content.decode()
    form = client.get(f"/needs/new/?thing={key}").content.decode()
    assert f'value="{key}"' in form
    assert f'<a href="/works/assets/{found.public_id}/">{found.name}</a>' in form
    assert client.post("/needs/new/", FORM | {"thing": key}).status_code == 302
    need = Need.objects.get()
    Need.objects.filter(pk=need.pk).update(answer="已和周小满说好。")
    page = client.get(f"/works/assets/{found.public_id}/").content.decode()
    assert need.number in page
    assert "已和周小满说好" not in page
    assert need.content not in page


def test_a_complaint_about_somebody_is_never_shown_at_the_thing(client, village, desk):  # noqa: F811
    found = card(village)
    told = FORM | {"thing": f"collective_card:{found.public_id}", "kind": "complaint", "about_words": "看仓库的"}
    assert client.post("/needs/new/", told).status_code == 302
    assert (Need.objects.get().source_id, faults_of("collective_card", found.public_id)) == ("", [])


@pytest.mark.parametrize("key", ["", "collective_card:", "collective_card:nothing", "somewhere:else", "x" * 40])
def test_what_is_no_thing_is_left_out_and_the_need_is_told_all_the_same(client, village, desk, key):  # noqa: F811
    assert find_thing(key) is None
    assert client.post("/needs/new/", FORM | {"thing": key}).status_code == 302
    assert (Need.objects.get().source_id, address_of("", ""), address_of("somewhere", "1")) == ("", "", "")
