"""Representatives decide what is the assembly's as far as it was given to them: named matters, until a day, never what stays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.models import AuditEvent
from lianxin.deliberation import selectors, services
from lianxin.deliberation.calc.delegating import MAY_BE_GIVEN, STAYS, covers
from lianxin.deliberation.vocabulary import AssemblyMatter
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from tests.deliberation.test_village_rules import decided

GIVES = "授权村民代表会议定五万元以下的村庄道路修缮，到明年年底。"
DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 20))


def gives(hall, **more):
    """The assembly's resolution and what is entered of it."""
    resolution = decided(hall, motion=GIVES)
    return {
        "body": hall.body(name="上河村村民代表会议"), "resolution": resolution, "matter": "planning", "words": GIVES,
        "until": clock.today() + timedelta(days=30), "by": hall.head,
    } | more  # fmt: skip


def test_what_was_given_is_decided_by_representatives_until_its_day(hall, client):
    words = gives(hall)
    body, until = words["body"], words["until"]
    item = {"title": "修路", "motion": "修三百米路。", "assembly_matter": "planning", "by": hall.head}
    with pytest.raises(RuleBroken, match="没有授权给上河村村民代表会议"):
        services.add_item(meeting=hall.planned(body, item=False), **item)
    services.delegate_matter(**words)
    services.add_item(meeting=hall.planned(body, item=False), **item)
    for matter, days in (("welfare", 5), ("planning", 31)):
        with pytest.raises(RuleBroken):
            services.add_item(meeting=hall.planned(body, item=False, days=days), **item | {"assembly_matter": matter})
    event = AuditEvent.objects.get(tag="deliberation:body:delegate")
    assert event.after == {"matter": "planning", "words": GIVES, "until": until.isoformat()}
    page = client.get(f"/hall/?place={hall.cast.village.public_id}").content.decode()
    assert GIVES in page  # everybody reads it
    client.force_login(hall.cast.user("committee"))
    assert GIVES in client.get(f"/hall/bodies/{body.public_id}/").content.decode()


def test_it_falls_with_its_resolution_and_the_call_asks_again(hall):
    words = gives(hall)
    services.delegate_matter(**words)
    meeting = hall.planned(words["body"], item=False, study=hall.studied())
    services.add_item(meeting=meeting, title="修路", motion="修路。", assembly_matter="planning", by=hall.head)
    services.end_resolution(
        resolution=words["resolution"],
        state="annulled",
        words="县法院判决撤销。",
        by=hall.cast.actor("township_officer"),
    )
    with pytest.raises(RuleBroken, match="没有授权"):
        services.call_meeting(meeting=meeting, by=hall.head, at=hall.now)
    assert selectors.delegations_at(hall.cast.village.path) == []


def test_what_stays_with_the_assembly_and_what_it_did_not_say_is_refused(hall):
    words = gives(hall)
    for matter, article in STAYS.items():
        with pytest.raises(RuleBroken, match="不能授权") as refused:
            services.delegate_matter(**words | {"matter": matter})
        assert refused.value.article == article
    for field, wrong in (
        ("words", "授权定一切事项。"), ("words", " "), ("until", clock.today() - timedelta(days=1)),
        ("resolution", decided(hall, "villager_rep_assembly", motion=GIVES)),
    ):  # fmt: skip
        with pytest.raises(RuleBroken) as refused:
            services.delegate_matter(**words | {field: wrong})
        assert refused.value.field == field
    with pytest.raises(NotAllowed):
        services.delegate_matter(**words | {"by": hall.clerk})
    services.delegate_matter(**words)
    with pytest.raises(RuleBroken, match="已经登记过"):
        services.delegate_matter(**words)


def test_it_is_entered_and_chosen_in_the_browser(hall, client):
    words = gives(hall)
    body = words["body"]
    client.force_login(hall.cast.user("committee"))
    given_words = {
        "resolution": words["resolution"].public_id, "matter": "planning", "words": GIVES, "until": words["until"],
    }  # fmt: skip
    assert client.post(f"/hall/bodies/{body.public_id}/delegate/", given_words).status_code == 302
    meeting = hall.planned(body, item=False)
    form = {"title": "修路", "motion": "修路。", "assembly_matter": "planning"}
    page = client.post(f"/hall/meetings/{meeting.public_id}/item/", form, follow=True).content.decode()
    assert "村庄规划、建设：村民（居民）会议授权了的" in page
    assembly = words["resolution"].body
    assert client.get(f"/hall/bodies/{assembly.public_id}/delegate/").status_code == 404


def test_every_matter_may_be_given_or_stays():
    assert {*MAY_BE_GIVEN, *STAYS} == set(AssemblyMatter.values)
    assert not {*MAY_BE_GIVEN} & {*STAYS}


@given(st.lists(st.tuples(st.sampled_from(MAY_BE_GIVEN), DAYS, DAYS), max_size=4), st.sampled_from(MAY_BE_GIVEN), DAYS)
def test_a_day_is_covered_when_one_that_was_given_holds_both_ends_in(rows, matter, on):
    assert covers(rows, matter, on) == (
        on
        in {
            first + timedelta(days=n)
            for each, first, last in rows
            if each == matter
            for n in range((last - first).days + 1)
        }
    )
