"""Representatives meet in the place of everybody only where the size of the place or a charter lets them, and it is said which."""

import pytest

from lianxin.deliberation import services
from lianxin.deliberation.calc.bodies import BODIES
from lianxin.deliberation.models import Body
from lianxin.deliberation.vocabulary import BodyKind, RepsGround
from lianxin.kit.errors import NotAllowed, RuleBroken
from tests.deliberation.conftest import Hall

REPS = [each for each in BodyKind if BODIES[each].stands_on]
WORDS = "全村 412 户分在七条沟，村民会议定的"


def set_up(hall: Hall, kind, **more):
    if BODIES[kind].stands_for:
        more["stands_for"] = hall.body("cooperative_meeting", 151)
    return services.set_up_body(division=hall.cast.village, kind=kind, name=f"新{kind}", by=hall.head, **more)


def test_only_the_four_that_stand_in_for_everybody_need_a_ground_and_name_its_law():
    assert set(REPS) == {
        BodyKind.VILLAGER_REPS,
        BodyKind.RESIDENT_REPS,
        BodyKind.COLLECTIVE_REPS,
        BodyKind.COOPERATIVE_REPS,
    }
    assert all(BODIES[each].ground_source for each in REPS)
    assert all(not BODIES[each].ground_source for each in BodyKind if each not in REPS)


@pytest.mark.parametrize("kind", REPS)
@pytest.mark.parametrize("ground", ["", *RepsGround])
@pytest.mark.parametrize("words", ["", WORDS])
def test_a_ground_the_law_knows_and_its_words_set_it_up_and_nothing_less(hall, kind, ground, words):
    known = ground in BODIES[kind].stands_on
    if known and words:
        assert set_up(hall, kind, stands_on=ground, stands_on_words=words).stands_on == ground
        return
    with pytest.raises(RuleBroken) as refused:
        set_up(hall, kind, stands_on=ground, stands_on_words=words)
    assert refused.value.field == "stands_on"
    assert refused.value.article


def test_who_meets_as_a_whole_gives_no_ground(hall):
    with pytest.raises(RuleBroken, match="本来就有"):
        set_up(hall, BodyKind.VILLAGERS_ASSEMBLY, stands_on="many", stands_on_words=WORDS)


def test_those_set_up_before_say_it_before_they_are_called_again(hall, client):
    body = hall.body()
    Body.objects.filter(pk=body.pk).update(stands_on="", stands_on_words="")
    body.refresh_from_db()
    meeting = hall.planned(body, study=hall.studied())
    with pytest.raises(RuleBroken, match="写明为什么设") as refused:
        services.call_meeting(meeting=meeting, by=hall.head, at=hall.now)
    assert "第三十条" in refused.value.article
    with pytest.raises(NotAllowed):
        services.state_ground(body=body, stands_on="many", words=WORDS, by=hall.supervisor)
    client.force_login(hall.cast.user("committee"))
    at = f"/hall/bodies/{body.public_id}/"
    assert "写明以前不能通知开会" in client.get(at).content.decode()
    form = client.get(f"{at}ground/").content.decode()
    assert "人数较多或者居住分散的村" in form
    assert "章程写明设代表大会" not in form
    page = client.post(f"{at}ground/", {"stands_on": "scattered", "words": WORDS}, follow=True).content.decode()
    assert f"居住分散，{WORDS}" in page
    assert services.call_meeting(meeting=meeting, by=hall.head, at=hall.now).state == "called"
    whole = hall.body("villagers_assembly", 0)
    assert client.get(f"/hall/bodies/{whole.public_id}/ground/").status_code == 404


def test_the_page_that_sets_it_up_asks_for_it_and_keeps_what_was_typed(hall, client):
    client.force_login(hall.cast.user("committee"))
    typed = {"division": hall.cast.village.public_id, "kind": "villager_rep_assembly", "name": "上河村村民代表会议"}
    refused = client.post("/hall/bodies/new/", typed)
    assert refused.status_code == 422
    assert "设村民代表会议要有依据" in refused.content.decode()
    done = client.post("/hall/bodies/new/", {**typed, "stands_on": "many", "stands_on_words": WORDS}, follow=True)
    assert f"人数较多，{WORDS}" in done.content.decode()
