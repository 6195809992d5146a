"""How a file comes about, and who finds the way to what is theirs to do."""

import pytest

from lianxin.cadres import selectors, services
from lianxin.cadres.models import File
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.organisations import services as organisations
from lianxin.organisations.models import Post, Unit


def committee(desk, title="委员", **more):
    village = desk.cast.village
    unit, _made = Unit.objects.get_or_create(
        kind="villagers_committee", name="上河村村民委员会", division=village, division_path=village.path
    )
    return Post.objects.create(unit=unit, title=title, **{"seats": 3, "selection": "elected"} | more)


def appointed(post, name, **more):
    said = {"starts_on": clock.today(), "basis": "选举结果", "is_screened": True, "by": SYSTEM} | more
    return organisations.appoint(post=post, holder_name=name, **said)


def test_a_secretary_who_was_never_a_reserve_gets_a_file_by_hand(desk, client):
    desk.secretary()
    client.force_login(desk.cast.user("township_officer"))
    place = f"?place={desk.cast.village.public_id}"
    desk_page = client.get(f"/cadres/{place}").content.decode()
    assert f"/cadres/open/{place}" in desk_page
    assert "建档案" in desk_page
    answer = client.post(f"/cadres/open/{place}", {"name": "王清明"})
    file = File.objects.get()
    assert answer["Location"] == f"/cadres/files/{file.public_id}/"
    assert selectors.secretary_tenure(file).post.title == "书记"
    assert client.post(f"/cadres/open/{place}", {"name": "没有这个人"}).status_code == 422
    client.force_login(desk.cast.user("auditor"))
    assert "建档案" not in client.get(f"/cadres/{place}").content.decode().split("这里还没有")[0]
    with pytest.raises(NotAllowed):
        services.open_file(division=desk.cast.village, name="王清明", by=desk.by("resident"))


def test_who_takes_a_post_has_a_file_from_that_day(desk):
    person, post = desk.person("钱大暑"), committee(desk)
    appointed(post, "钱大暑", holder_ref=person.public_id)
    assert File.objects.get().person == person
    tenure = appointed(post, "只有名字")
    assert File.objects.count() == 1  # a name alone is nobody yet
    user = desk.cast.user("courier")
    tenure.holder_name = user.name
    tenure.save()
    organisations.link_account(tenure=tenure, user=user, by=SYSTEM)
    assert set(File.objects.values_list("user", flat=True)) == {None, user.pk}
    station = Unit.objects.create(
        kind="station", name="上河村党群连心站", division=desk.cast.village, division_path=desk.cast.village.path
    )
    clerk = Post.objects.create(unit=station, title="值班员", selection="recruited")
    appointed(clerk, "周小满", user=desk.cast.user("resident"))
    assert File.objects.count() == 2  # a file is kept of the teams, not of everybody with a post


def test_a_supervisor_finds_the_rounds_and_who_may_not_see_them_no_button(desk, client):
    client.force_login(desk.cast.user("supervisor"))
    assert 'href="/cadres/rounds/"' in client.get("/manage/", follow=True).content.decode()
    rounds = client.get("/cadres/rounds/")
    assert rounds.status_code == 200
    assert 'href="/cadres/?' not in rounds.content.decode()
    for name, may in (("committee", False), ("auditor", False), ("secretary", True)):
        client.force_login(desk.cast.user(name))
        page = client.get(f"/cadres/?place={desk.cast.village.public_id}").content.decode()
        assert ("/cadres/rounds/" in page) == may, name


def found_unfit(desk, file):
    check = desk.check(file)
    desk.answered(check.answers.first(), "not_clear")
    services.close_check(check=check, by=desk.by("county_officer"), at=desk.now)


def test_who_was_found_unfit_is_ticked_in_nowhere(desk):
    """The register, elections and rosters ask through these two doors; a blank account does not get round it."""
    person = desk.resident()
    file = desk.file()
    found_unfit(desk, file)
    post = committee(desk)
    for who in ({"user": desk.cast.user("resident")}, {"holder_ref": person.public_id}):
        with pytest.raises(RuleBroken, match="没有通过") as refused:
            appointed(post, "周小满", **who)
        assert refused.value.field == "is_screened"
        with pytest.raises(RuleBroken, match="没有通过"):
            organisations.check_candidate(
                post=post, holder_name="周小满", starts_on=clock.today(), is_screened=True, **who
            )
    namesake = desk.person("周小满")
    with pytest.raises(RuleBroken, match="没有通过"):  # a right account beside another's record
        appointed(post, "周小满", user=desk.cast.user("resident"), holder_ref=namesake.public_id)
    with pytest.raises(RuleBroken, match="不是同一个人的"):
        appointed(post, "周小满")
    assert appointed(post, "周小满", holder_ref=namesake.public_id)
