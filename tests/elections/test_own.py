"""A person's own copy holds where they stood and whether they were to be recalled, with the reason they have a right to answer."""

from datetime import date

from lianxin.elections import services
from lianxin.elections.own import OWN
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.own_data import about
from lianxin.organisations import services as organisations
from lianxin.people import services as people


def test_the_copy_holds_candidacies_and_recalls(village):
    person = people.register_person(
        name="孙立冬", division=village.cast.village, by=village.at("clerk"), phone="19900006001", birth_year=1980
    )
    election = village.listed()
    village.stands(election, "孙立冬", holder_ref=person.public_id)
    village.stands(election, "乙")
    tenure = organisations.appoint(
        post=village.member, holder_name="孙立冬", holder_ref=person.public_id, starts_on=date(2026, 1, 5), basis="选举",
        is_screened=True, by=SYSTEM,
    )  # fmt: skip
    recall = services.raise_recall(
        tenure=tenure,
        ground="voters",
        asked=20,
        total=100,
        raised_on=clock.today(),
        reason="两年不开会",
        by=village.at(),
    )
    services.write_answer(recall=recall, answer="每月都开", by=village.at())
    stood, recalled = (about(own, person).rows for own in OWN)
    assert [(row["election__unit__name"], row["post__title"]) for row in stood] == [("上河村村民委员会", "主任")]
    assert [(row["reason"], row["answer"], row["state"]) for row in recalled] == [("两年不开会", "每月都开", "已提出")]
